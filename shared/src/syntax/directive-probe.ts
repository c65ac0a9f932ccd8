/** Whether a text can hold a directive that is wrong: asked of every file, before its tree. */
import { intendedDirective, isCacheDirective } from "./directive-spelling.ts";
import { cookedString } from "./escapes.ts";
import { mayHaveServerDirective } from "./text-probe.ts";

/**
 * Whether anything in the text looks like a directive, but for a `"use client"` with which it begins: that one is right.
 * A string stands between two quotes that follow each other, whatever else these may be; so every pair of them is looked at.
 */
export function mayHaveFaultyDirective(text: string): boolean {
  if (mayHaveServerDirective(text)) return true;
  const prologue = clientPrologues.find((start) => text.startsWith(start)) ?? "";
  return quotes.some((quote) => hasDirectiveBetween(text, quote, prologue.length));
}

function hasDirectiveBetween(text: string, quote: string, start: number): boolean {
  let opening = text.indexOf(quote, start);
  while (opening !== -1) {
    const closing = text.indexOf(quote, opening + 1);
    if (closing === -1) return false;
    if (mayBeDirective(text, opening, closing)) return true;
    opening = closing;
  }
  return false;
}

function mayBeDirective(text: string, opening: number, closing: number): boolean {
  const length = closing - opening - 1;
  if (length < shortest) return false;
  if (length > longestEscaped) return text.startsWith("use cache", opening + 1);
  // The closing quote is escaped: the string goes on.
  if (text.charAt(closing - 1) === "\\") return true;
  const value = cookedString(text, opening, closing + 1);
  if (isCacheDirective(value)) return true;
  return value.length <= longest && (value === "use client" || intendedDirective(value) !== undefined);
}

const clientPrologues = [
  `"use client";`,
  `"use client"\n`,
  `"use client"\r`,
  `'use client';`,
  `'use client'\n`,
  `'use client'\r`,
];
const quotes = [`"`, "'", "`"];
/** `use cache` with a character less. */
const shortest = 8;
/** `use server` with two characters that count double, or one more that does. */
const longest = 12;
/** Nobody spells a directive with more escapes. */
const longestEscaped = 80;
