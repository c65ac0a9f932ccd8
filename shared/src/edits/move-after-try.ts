import type { TSESTree } from "@typescript-eslint/utils";
import { completesNormally, type NeverReturns } from "../flow/completion.ts";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable } from "../syntax/bindings.ts";
import { childrenOf, identifiersIn, isInside, statementsOf } from "../syntax/children.ts";
import { wrapped } from "../syntax/unwrap.ts";
import { codeStyleOf, indentationAt, lineStart } from "./layout.ts";

/**
 * Moves the statement of `call` behind the `try` around it. Only where that changes nothing but who sees the error: the statement is the
 * last of the `try` block, whoever comes past the `try` comes from there, and all it names is visible there.
 */
export function moveAfterTry(
  module: ModuleAnalysis,
  call: TSESTree.CallExpression,
  outer: TSESTree.TryStatement,
  neverReturns: NeverReturns,
): Edit[] | undefined {
  const statement = statementOf(call);
  const { block, handler, finalizer } = outer;
  if (!statement || statement.parent !== block || block.body.at(-1) !== statement || block.body.length === 1)
    return undefined;
  if (!statementsOf(outer.parent) || (handler && completesNormally(handler, neverReturns))) return undefined;
  if (finalizer && !completesNormally(finalizer, neverReturns)) return undefined;
  if (identifiersIn(statement).some((name) => isBoundIn(module, name, block))) return undefined;
  const text = module.text.slice(...statement.range);
  const { lineBreak } = codeStyleOf(module);
  const indentation = indentationAt(module.text, outer.range[0]);
  const moved = reindented(text, indentationAt(module.text, statement.range[0]), indentation, statement);
  return [
    removeLines(module.text, statement),
    { start: outer.range[1], end: outer.range[1], text: `${lineBreak}${indentation}${moved}` },
  ];
}

/** `redirect(x);`, `await signIn(x);`, `return redirect(x);`. */
function statementOf(call: TSESTree.CallExpression): TSESTree.Statement | undefined {
  const value = wrapped(call);
  const settled = value.parent?.type === "AwaitExpression" ? wrapped(value.parent) : value;
  const { parent } = settled;
  return parent?.type === "ExpressionStatement" || parent?.type === "ReturnStatement" ? parent : undefined;
}

function isBoundIn(module: ModuleAnalysis, name: TSESTree.Identifier, block: TSESTree.BlockStatement): boolean {
  const variable = findVariable(module.scopes, name);
  return variable !== undefined && isInside(variable.scope.block, block);
}

/** The statement with its line, if it has one of its own. */
function removeLines(text: string, { range: [start, end] }: TSESTree.Node): Edit {
  const first = lineStart(text, start);
  const lineEnd = text.indexOf("\n", end);
  const ownsLines = text.slice(first, start).trim() === "" && lineEnd !== -1 && text.slice(end, lineEnd).trim() === "";
  return ownsLines ? { start: first, end: lineEnd + 1, text: "" } : { start, end, text: "" };
}

/** Lines after the first move with it, but never the text of a template. */
function reindented(text: string, from: string, to: string, statement: TSESTree.Node): string {
  if (!from.startsWith(to) || hasTemplate(statement)) return text;
  return text
    .split("\n")
    .map((line, index) => (index > 0 && line.startsWith(from) ? to + line.slice(from.length) : line))
    .join("\n");
}

function hasTemplate(node: TSESTree.Node): boolean {
  return node.type === "TemplateLiteral" || childrenOf(node).some(hasTemplate);
}
