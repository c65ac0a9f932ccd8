import type { TSESTree } from "@typescript-eslint/utils";
import type { Boundary, Directive, FunctionNode } from "../model/module.ts";
import { isErased } from "./erased-by-typescript.ts";

/**
 * The prologue of a file or function body: the strings before its first other statement, in order. Like next's compiler, it reads past
 * strings in parentheses, which are no directives (not on to a `"use client"`), and past what `isGone` says is not there any more when the
 * compiler looks.
 */
export function prologueOf(
  body: readonly TSESTree.Node[] | null | undefined,
  isGone: (statement: TSESTree.Node) => boolean = isErased,
): Directive[] {
  const directives: Directive[] = [];
  let isPastParentheses = false;
  for (const statement of body ?? []) {
    const directive = directiveOf(statement);
    if (!directive && !isStringStatement(statement) && !isGone(statement)) break;
    if (directive && !(isPastParentheses && directive.value === "use client")) directives.push(directive);
    if (!directive && isStringStatement(statement)) isPastParentheses = true;
  }
  return directives;
}

/** The prologue of a function's own body; empty for an arrow that has an expression as body. */
export function functionPrologue(node: FunctionNode): Directive[] {
  return node.body?.type === "BlockStatement" ? prologueOf(node.body.body) : [];
}

/** The directive `value` among `directives`, if it is there. */
export function findDirective(directives: readonly Directive[], value: string): Directive | undefined {
  return directives.find((directive) => directive.value === value);
}

/** The side a file belongs to by its prologue. With both directives (a compile error) the first one says it. */
export function boundaryOf(directives: readonly Directive[]): Boundary {
  for (const { value } of directives) {
    if (value === "use server") return "server";
    if (value === "use client") return "client";
  }
  return "none";
}

/**
 * Parsers mark a directive differently (`directive` may be absent, `undefined` or `null` on other statements), and drop the
 * parentheses of `("use server")`, which is no directive: so the statement has to start where its string does.
 */
function directiveOf(statement: TSESTree.Node): Directive | undefined {
  if (!isStringStatement(statement)) return undefined;
  const { expression } = statement;
  if (statement.range[0] !== expression.range[0]) return undefined;
  return { value: writtenString(expression), node: statement };
}

/** A statement that is nothing but a string, also one in parentheses. */
export function isStringStatement(
  statement: TSESTree.Node,
): statement is TSESTree.ExpressionStatement & { readonly expression: TSESTree.StringLiteral } {
  if (statement.type !== "ExpressionStatement") return false;
  const { expression } = statement;
  return expression?.type === "Literal" && typeof expression.value === "string";
}

/** The text between the quotes; the last one may be missing while somebody types. */
function writtenString({ raw, value }: TSESTree.StringLiteral): string {
  if (!raw) return value;
  const isClosed = raw.length > 1 && raw.endsWith(raw.charAt(0));
  return raw.slice(1, isClosed ? -1 : undefined);
}
