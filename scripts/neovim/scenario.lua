-- What one does in Neovim: open a file, see a finding, hover, apply the repair. Written for 0.7, which Debian 12 has.

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
vim.cmd("qall!")
