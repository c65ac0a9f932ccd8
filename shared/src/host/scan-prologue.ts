import type { Boundary } from "../model/module.ts";
import { cookedString } from "../syntax/escapes.ts";
import { endOfIdentifier, endOfLine, endOfString, hasLineBreak, skipTrivia } from "./text-scanner.ts";

/**
 * The directives of a file, in order: the strings before its first other statement, as far as a scan can tell.
 * Reads past a byte order mark, a hashbang and comments; `("use server")` and `"use server" + x` are no directives.
 */
export function scanPrologue(text: string): readonly string[] {
  return readPrologue(text).directives;
}

/** The same, and the position of the statement behind them. */
export function readPrologue(text: string): { readonly directives: readonly string[]; readonly end: number } {
  const directives: string[] = [];
  let position = skipTrivia(text, startOfProgram(text));
  while (isQuote(text[position])) {
    const end = endOfString(text, position);
    if (end === undefined) break;
    const next = endOfDirective(text, end);
    if (next === undefined) break;
    directives.push(cookedString(text, position, end));
    position = skipTrivia(text, next);
  }
  return { directives, end: position };
}

/** The side a file belongs to by its directives. With both (a compile error) the first one says it. */
export function scanBoundary(text: string): Boundary {
  for (const directive of scanPrologue(text)) {
    if (directive === "use server") return "server";
    if (directive === "use client") return "client";
  }
  return "none";
}

function startOfProgram(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return text.startsWith("#!", start) ? endOfLine(text, start) : start;
}

/** Where the statement of the string that ends at `end` is over; `undefined` when the string is only the start of an expression. */
function endOfDirective(text: string, end: number): number | undefined {
  const next = skipTrivia(text, end);
  const character = text[next];
  if (character === undefined) return next;
  if (character === ";") return next + 1;
  if (!hasLineBreak(text, end, next)) return undefined;
  return continuesExpression(text, next) ? undefined : next;
}

/** Whether a token on a new line goes on with the expression before it, so that no semicolon is inserted. */
function continuesExpression(text: string, start: number): boolean {
  const two = text.slice(start, start + 2);
  if (two === "++" || two === "--") return false;
  const character = text[start] ?? "";
  if (CONTINUING.includes(character)) return true;
  if (character === "!") return two === "!=";
  return CONTINUING_WORDS.includes(text.slice(start, endOfIdentifier(text, start)));
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}

const CONTINUING = ".,?:([`+-*/%&|^<>=";
/** `as` and `satisfies` are left out: they need to stand on the same line. */
const CONTINUING_WORDS = ["in", "instanceof"];
