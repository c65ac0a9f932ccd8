-- What one does in Neovim: open files, see a finding, hover, complete, apply the repair, move an action. Written for 0.7, which Debian 12 has.

local patience = 90000

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function wait(what, condition)
  if not vim.wait(patience, condition, 50) then fail("In vain waited for " .. what .. ".") end
end

local function check(what, condition)
  if not condition then fail("Wrong: " .. what .. ".") end
  print("ok: " .. what)
end

vim.cmd("edit app/actions.ts")
vim.bo.filetype = "typescript"
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = "typescript-language-server",
  cmd = { vim.env.SERVER_ACTIONS_NODE, vim.env.SERVER_ACTIONS_SERVER, "--stdio" },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

local function findings()
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.source == "server-actions"
  end, vim.diagnostic.get(buffer))
end

local function request(method, params)
  local responses = vim.lsp.buf_request_sync(buffer, method, params, patience) or {}
  local response = responses[client] or {}
  if response.err then fail(method .. ": " .. response.err.message) end
  return response.result
end

wait("a finding", function()
  return #findings() > 0
end)
local finding = findings()[1]
check("the finding is in the seventh line", finding.lnum == 6)

local document = { uri = vim.uri_from_bufnr(buffer) }
local hover = request("textDocument/hover", { textDocument = document, position = { line = 3, character = 24 } })
check("the hover shows the card", hover and hover.contents.value:find("**Server Function**", 1, true))

local range = {
  start = { line = finding.lnum, character = finding.col },
  ["end"] = { line = finding.end_lnum, character = finding.end_col },
}
local diagnostic = { range = range, code = 72001, source = finding.source, message = finding.message, severity = finding.severity }
local actions = request("textDocument/codeAction", {
  textDocument = document,
  range = range,
  context = { diagnostics = { diagnostic }, only = { "quickfix" } },
})
local repair
for _, action in ipairs(actions or {}) do
  if not repair and action.title:find("unstable_rethrow", 1, true) then repair = action end
end
check("the repair is offered", repair)
if repair.edit then
  vim.lsp.util.apply_workspace_edit(repair.edit, "utf-16")
else
  request("workspace/executeCommand", repair.command)
end

wait("the finding to go", function()
  return #findings() == 0
end)
local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
check("the repair is applied", text:find("unstable_rethrow(error);", 1, true))

-- The files open one after the other, as `name` with the client attached.
local function open(name, filetype)
  vim.cmd("edit! " .. name)
  vim.bo.filetype = filetype
  buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, client)
  return { uri = vim.uri_from_bufnr(buffer) }, vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
end

-- The first place of `word` behind `mark`.
local function place(lines, mark, word)
  for row, line in ipairs(lines) do
    local at = line:find(mark, 1, true)
    if at then return { line = row - 1, character = line:find(word, at, true) - 1 } end
  end
  fail("No such place: " .. mark)
end

local menu, lines = open("app/menu.tsx", "typescriptreact")
local function hovered(mark, word)
  local found = request("textDocument/hover", { textDocument = menu, position = place(lines, mark, word) })
  return found and found.contents.value or ""
end
check("the hover of a dispatch function tells its action", hovered("action={", "submit"):find("dispatches to `save`", 1, true))
check("the hover of a prop tells what it receives", hovered("onClick", "onPick"):find("receives the Server Function `remove`", 1, true))

local function labels(document, position)
  local found = request("textDocument/completion", { textDocument = document, position = position }) or {}
  return vim.tbl_map(function(item)
    return item.label
  end, found.items or found)
end
check("the name of an action prop is completed", vim.tbl_contains(labels(menu, place(lines, "pic }", " }")), "picAction"))

local new = open("app/new.ts", "typescript")
vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { '"use "', "", "export async function a() {}" })
check("a directive is completed", vim.tbl_contains(labels(new, { line = 0, character = 5 }), "use server"))

local page, page_lines = open("app/page.tsx", "typescriptreact")
local head = place(page_lines, "async", "async")
local moves = request("textDocument/codeAction", {
  textDocument = page,
  range = { start = head, ["end"] = head },
  context = { diagnostics = {}, only = { "refactor.extract" } },
})
local move
for _, action in ipairs(moves or {}) do
  if action.title:find("Move `pageAction`", 1, true) then move = action end
end
check("the refactoring is offered", move)
-- The server asks for the edit from within the command.
if move.edit then
  vim.lsp.util.apply_workspace_edit(move.edit, "utf-16")
else
  local command = type(move.command) == "table" and move.command or move
  request("workspace/executeCommand", { command = command.command, arguments = command.arguments })
end
wait("the action to move", function()
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
  return text:find("pageAction.bind(null, id)", 1, true)
end)
print("ok: the action moves to the actions file")
vim.cmd("qall!")
