import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable } from "../syntax/bindings.ts";
import { childrenOf, identifiersIn, isInside } from "../syntax/children.ts";
import { codeStyleOf, indentationAt, lineStart } from "./layout.ts";

/**
 * Moves `statements`, which follow one another after `target` in the same list, before it.
 * `undefined` when something else stands between them, or they need a name that is declared by what they would pass.
 */
export function moveBefore(
  module: ModuleAnalysis,
  target: TSESTree.Node,
  statements: readonly TSESTree.Node[],
): Edit[] | undefined {
  const first = statements[0];
  const last = statements.at(-1);
  if (!first || !last || !areNeighbours(statements)) return undefined;
  const needed = statements.flatMap(identifiersIn);
  const isDeclaredBetween = (name: TSESTree.Identifier) => {
    const definition = findVariable(module.scopes, name)?.defs[0]?.name as TSESTree.Node | undefined;
    return (
      definition !== undefined &&
      definition.range[0] >= target.range[0] &&
      definition.range[1] <= first.range[0] &&
      !isParameterIn(definition, target)
    );
  };
  if (needed.some(isDeclaredBetween)) return undefined;
  const { lineBreak, semicolon } = codeStyleOf(module);
  const [start] = target.range;
  const moved = module.text.slice(first.range[0], last.range[1]);
  // Without semicolons, such a line would go on the one before it.
  const guard = semicolon === "" && "([`+-/".includes(moved.charAt(0)) ? ";" : "";
  const ownsLine = module.text.slice(lineStart(module.text, start), start).trim() === "";
  const separator = ownsLine ? `${lineBreak}${indentationAt(module.text, start)}` : " ";
  return [
    { start, end: start, text: `${guard}${moved}${separator}` },
    removal(module.text, first.range[0], last.range[1]),
  ];
}

function areNeighbours(statements: readonly TSESTree.Node[]): boolean {
  const list = statements[0]?.parent ? childrenOf(statements[0].parent) : [];
  const start = list.indexOf(statements[0] as TSESTree.Node);
  return statements.every((statement, index) => list[start + index] === statement);
}

/** A name of a function inside the target is out of reach anyway. */
function isParameterIn(definition: TSESTree.Node, target: TSESTree.Node): boolean {
  let node = definition.parent;
  while (node && node !== target) {
    if (node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression") return isInside(node, target);
    node = node.parent;
  }
  return false;
}

function removal(text: string, start: number, end: number): Edit {
  const first = lineStart(text, start);
  const lineEnd = text.indexOf("\n", end);
  const ownsLines = text.slice(first, start).trim() === "" && lineEnd !== -1 && text.slice(end, lineEnd).trim() === "";
  if (ownsLines) return { start: first, end: lineEnd + 1, text: "" };
  let from = start;
  while (text[from - 1] === " " && text[from - 2] === ";") from -= 1;
  return { start: from, end, text: "" };
}
