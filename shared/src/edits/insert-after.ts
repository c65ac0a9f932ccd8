import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { codeStyleOf, indentationAt } from "./layout.ts";

/**
 * Puts `statement` behind the statement of `owner` that holds `node`. `undefined` where that one leaves the function, or where no statement
 * can follow it.
 */
export function insertAfter(
  module: ModuleAnalysis,
  owner: FunctionNode,
  node: TSESTree.Node,
  statement: string,
): Edit | undefined {
  const before = statementAround(owner, node);
  if (!before || before.type === "ReturnStatement" || before.type === "ThrowStatement") return undefined;
  const { lineBreak, semicolon } = codeStyleOf(module);
  const [start, end] = before.range;
  return { start: end, end, text: `${lineBreak}${indentationAt(module.text, start)}${statement}${semicolon}` };
}

/** The innermost statement in a list of `owner` itself. */
export function statementAround(owner: FunctionNode, node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node; current.parent && current !== owner; current = current.parent) {
    const { parent } = current;
    if (parent.type === "BlockStatement" && enclosingFunction(current) === owner) return current;
  }
  return undefined;
}
