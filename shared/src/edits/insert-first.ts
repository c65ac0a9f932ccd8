import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { functionPrologue } from "../syntax/directives.ts";
import { isFunction } from "../syntax/functions.ts";
import { codeStyleOf, indentationAt } from "./layout.ts";

/**
 * Makes `statements`, each without a semicolon at its end, the first thing that a function or `catch` clause does, behind its directives. An
 * arrow's expression becomes what its new block returns. `undefined` where the code is written in a way nobody expects.
 */
export function insertFirst(
  module: ModuleAnalysis,
  owner: FunctionNode | TSESTree.CatchClause,
  statements: readonly string[],
): readonly Edit[] | undefined {
  return owner.body.type === "BlockStatement"
    ? asFirst(module, owner, owner.body, statements)
    : inNewBlock(module, owner, statements);
}

function asFirst(
  module: ModuleAnalysis,
  owner: FunctionNode | TSESTree.CatchClause,
  block: TSESTree.BlockStatement,
  statements: readonly string[],
): readonly Edit[] {
  const { text } = module;
  const { lineBreak, semicolon } = codeStyleOf(module);
  const opening = indentationAt(text, block.range[0]);
  const directive = isFunction(owner) ? functionPrologue(owner).at(-1)?.node : undefined;
  const start = directive?.range[1] ?? block.range[0] + 1;
  const first = block.body.find(({ range }) => range[0] >= start);
  const asLines = (indentation: string, last: string) =>
    statements
      .map((statement, index) => {
        const end = index === statements.length - 1 ? last : semicolon;
        return `${lineBreak}${indentation}${statement}${end}`;
      })
      .join("");
  const onOneLine = ` ${statements.join("; ")};`;
  if (first) {
    const isOneLine = !text.slice(start, first.range[0]).includes("\n");
    if (isOneLine) return [insertAt(start, onOneLine)];
    const isRisky = "([`+-/".includes(text[first.range[0]] ?? "");
    return [insertAt(start, asLines(indentationAt(text, first.range[0]), isRisky ? ";" : semicolon))];
  }
  const end = block.range[1] - 1;
  const inside = text.slice(start, end);
  if (directive || inside.trim() !== "")
    return [insertAt(start, inside.includes("\n") ? asLines(`${opening}  `, semicolon) : onOneLine)];
  return [{ start, end, text: `${asLines(`${opening}  `, semicolon)}${lineBreak}${opening}` }];
}

/** `(error) => value` becomes `(error) => { rethrow(error); return value; }`. */
function inNewBlock(
  { text }: ModuleAnalysis,
  owner: FunctionNode | TSESTree.CatchClause,
  statements: readonly string[],
): readonly Edit[] | undefined {
  if (owner.type !== "ArrowFunctionExpression") return undefined;
  const head = owner.returnType?.range[1] ?? owner.params.at(-1)?.range[1] ?? owner.range[0];
  const arrow = text.indexOf("=>", head);
  const between = text.slice(head, arrow);
  if (arrow === -1 || between.includes("/*") || between.includes("//")) return undefined;
  const bodyStart = arrow + 2;
  const hasSpace = text[bodyStart] === " ";
  return [
    insertAt(bodyStart + (hasSpace ? 1 : 0), `${hasSpace ? "" : " "}{ ${statements.join("; ")}; return `),
    insertAt(owner.range[1], "; }"),
  ];
}

function insertAt(offset: number, text: string): Edit {
  return { start: offset, end: offset, text };
}
