import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { codeStyleOf, freshName, indentationAt } from "./layout.ts";

/**
 * Makes `rethrow(error)` the first thing that a `catch` clause or a rejection callback does, giving it a parameter where it has none.
 * `undefined` where the error is taken apart by a pattern, or the code is written in a way nobody expects.
 */
export function insertRethrow(
  module: ModuleAnalysis,
  handler: FunctionNode | TSESTree.CatchClause,
  rethrow: string,
): Edit[] | undefined {
  const param = handler.type === "CatchClause" ? handler.param : handler.params[0];
  if (param && param.type !== "Identifier") return undefined;
  const name = param?.name ?? freshName(handler, "error");
  const binding = param ? [] : bindParameter(module, handler, name);
  const call = `${rethrow}(${name})`;
  const insertion =
    handler.body.type === "BlockStatement" ? asFirst(module, handler.body, call) : inNewBlock(module, handler, call);
  return binding && insertion && [...binding, ...insertion];
}

function bindParameter(
  { text }: ModuleAnalysis,
  handler: FunctionNode | TSESTree.CatchClause,
  name: string,
): Edit[] | undefined {
  if (handler.type === "CatchClause") return [insertAt(handler.body.range[0], `(${name}) `)];
  const afterName = handler.id?.range[1] ?? handler.range[0];
  const open = text.indexOf("(", afterName);
  if (handler.typeParameters || open === -1 || !isBlank(text.slice(open + 1, text.indexOf(")", open))))
    return undefined;
  return [insertAt(open + 1, name)];
}

function asFirst(module: ModuleAnalysis, block: TSESTree.BlockStatement, call: string): Edit[] {
  const { lineBreak, semicolon } = codeStyleOf(module);
  const open = block.range[0] + 1;
  const [first] = block.body;
  const opening = indentationAt(module.text, block.range[0]);
  if (!first) {
    const inside = module.text.slice(open, block.range[1] - 1);
    if (isBlank(inside))
      return [
        {
          start: open,
          end: block.range[1] - 1,
          text: `${lineBreak}${opening}  ${call}${semicolon}${lineBreak}${opening}`,
        },
      ];
    return [insertAt(open, inside.includes("\n") ? `${lineBreak}${opening}  ${call}${semicolon}` : ` ${call};`)];
  }
  const isOneLine = !module.text.slice(open, first.range[0]).includes("\n");
  if (isOneLine) return [insertAt(open, ` ${call};`)];
  const isRisky = "([`+-/".includes(module.text[first.range[0]] ?? "");
  return [
    insertAt(open, `${lineBreak}${indentationAt(module.text, first.range[0])}${call}${isRisky ? ";" : semicolon}`),
  ];
}

/** `(error) => value` becomes `(error) => { rethrow(error); return value; }`. */
function inNewBlock(
  { text }: ModuleAnalysis,
  handler: FunctionNode | TSESTree.CatchClause,
  call: string,
): Edit[] | undefined {
  if (handler.type !== "ArrowFunctionExpression") return undefined;
  const head = handler.returnType?.range[1] ?? handler.params.at(-1)?.range[1] ?? handler.range[0];
  const arrow = text.indexOf("=>", head);
  const between = text.slice(head, arrow);
  if (arrow === -1 || between.includes("/*") || between.includes("//")) return undefined;
  const bodyStart = arrow + 2;
  const hasSpace = text[bodyStart] === " ";
  return [
    insertAt(bodyStart + (hasSpace ? 1 : 0), `${hasSpace ? "" : " "}{ ${call}; return `),
    insertAt(handler.range[1], "; }"),
  ];
}

function insertAt(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
