import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import { childrenOf } from "../syntax/children.ts";

/** How a file is written, as far as an inserted line has to fit in. */
export interface CodeStyle {
  readonly quote: "'" | '"';
  /** `";"`, or nothing in a file without semicolons. */
  readonly semicolon: "" | ";";
  readonly lineBreak: "\n" | "\r\n";
}

/** Read from the file's imports, else from its first statements. */
export function codeStyleOf({ text, ast }: ParsedSource): CodeStyle {
  const statements = ast.body.filter(
    ({ type }) => type === "ImportDeclaration" || type === "ExpressionStatement" || type === "VariableDeclaration",
  );
  const sample = statements[0];
  const source = ast.body.find((statement) => statement.type === "ImportDeclaration")?.source;
  return {
    quote: source && text[source.range[0]] === "'" ? "'" : '"',
    semicolon: sample && text[sample.range[1] - 1] !== ";" ? "" : ";",
    lineBreak: lineBreakOf(text),
  };
}

/** Windows' where a text has one. */
export function lineBreakOf(text: string): CodeStyle["lineBreak"] {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The white space at the beginning of the line on which `offset` stands. */
export function indentationAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return text.slice(start, end);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Whether a name is written anywhere below `node`. */
export function mentions(node: TSESTree.Node, name: string): boolean {
  if (node.type === "Identifier" || node.type === "JSXIdentifier") return node.name === name;
  return childrenOf(node).some((child) => mentions(child, name));
}

/** `name`, or the first of `name2`, `name3`, ... that is not written below `node`. */
export function freshName(node: TSESTree.Node, name: string): string {
  for (let count = 2, fresh = name; ; count += 1, fresh = `${name}${count - 1}`)
    if (!mentions(node, fresh)) return fresh;
}
