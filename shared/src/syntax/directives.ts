import type { TSESTree } from "@typescript-eslint/utils";
import type { Boundary, Directive, FunctionNode } from "../model/module.ts";
import { isErased, isErasedFromFile, type NamesOfFile } from "./erased-by-typescript.ts";
import { isInParentheses, stringOf } from "./string-statements.ts";

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
    if (!directive && !stringOf(statement) && !isGone(statement)) break;
    if (directive && !(isPastParentheses && directive.value === "use client")) directives.push(directive);
    if (!directive && stringOf(statement)) isPastParentheses = true;
  }
  return directives;
}

/**
 * The directives of a file with the statements `body`. What is behind the last one that is a string is not looked at: the names of the file,
 * which need `parent`s, are asked for only where a string stands behind an import.
 */
export function fileDirectives(body: readonly TSESTree.Node[], names: NamesOfFile): Directive[] {
  const last = body.findLastIndex((statement?: TSESTree.Node) => statement && stringOf(statement));
  return prologueOf(body.slice(0, last + 1), (statement) => isErasedFromFile(names, statement));
}

/** The prologue of a function's own body; empty for an arrow that has an expression as body. */
export function functionPrologue(node: FunctionNode): Directive[] {
  return node.body?.type === "BlockStatement" ? prologueOf(node.body.body) : [];
}

/** Whether a function has a directive of its own for which it is sent as a reference: `"use server"`, `"use cache"`. */
export function isSentAsReference(node: FunctionNode): boolean {
  return functionPrologue(node).some(({ value }) => value === "use server" || value.startsWith("use cache"));
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

/** Parsers mark directives differently, and not as next's compiler does: for it `"use\x20server"` is one, and so is `"use server" as any`. */
function directiveOf(statement: TSESTree.Node): Directive | undefined {
  const string = stringOf(statement);
  if (!string || statement.type !== "ExpressionStatement" || isInParentheses(statement)) return undefined;
  return { value: string.value, node: statement };
}
