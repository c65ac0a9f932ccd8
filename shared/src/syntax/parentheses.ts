import type { TSESTree } from "@typescript-eslint/utils";

/**
 * Whether a closing parenthesis follows `node`, comments aside. For the object of a member or the callee of a call this says that
 * it is written in parentheses, which the trees do not keep.
 */
export function isParenthesized(text: string, node: TSESTree.Node): boolean {
  return text.charAt(skipTrivia(text, node.range[1])) === ")";
}

/** Whether an expression, or what TypeScript's wrappers (`as`, `satisfies`, `!`) hold of it, is written in parentheses: stripping types leaves these. */
export function hasParentheses(text: string, node: TSESTree.Node): boolean {
  let current = node;
  for (;;) {
    if (isParenthesized(text, current)) return true;
    if (!("expression" in current) || !current.type.startsWith("TS") || typeof current.expression === "boolean")
      return false;
    current = current.expression;
  }
}

/** The first offset from `start` on that is neither white space nor part of a comment. */
export function skipTrivia(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (isSpace(text.charAt(at))) at += 1;
    if (text.startsWith("//", at)) at = endOrLength(text, text.indexOf("\n", at), 1);
    else if (text.startsWith("/*", at)) at = endOrLength(text, text.indexOf("*/", at + 2), 2);
    else return at;
  }
}

function endOrLength(text: string, found: number, length: number): number {
  return found < 0 ? text.length : found + length;
}

function isSpace(character: string): boolean {
  return character !== "" && character.trim() === "";
}
