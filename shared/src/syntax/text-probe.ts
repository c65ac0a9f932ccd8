/** Cheap questions about a text, asked before any tree is looked at. They may say yes wrongly, never no. */
import { cookedString } from "./escapes.ts";
import { skipTrivia } from "./parentheses.ts";

/** Whether the text can hold a `"use server"` directive. */
export function mayHaveServerDirective(text: string): boolean {
  return mayHaveString(text, "use server");
}

/** Whether the text can hold a `"use client"` directive. */
export function mayHaveClientDirective(text: string): boolean {
  return mayHaveString(text, "use client");
}

/** Whether one of `words` stands in the text as a whole word: `then` of `.then(`, not of `authentication`. */
export function mentionsWord(text: string, words: Iterable<string>): boolean {
  for (const word of words) if (endOfWord(text, word, 0) !== -1) return true;
  return false;
}

/** Behind the first place from `from` on where the word stands as a whole; -1 where there is none. */
function endOfWord(text: string, word: string, from: number): number {
  for (let start = text.indexOf(word, from); start !== -1; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    if (!isNamePart(text, start - 1) && !isNamePart(text, end)) return end;
  }
  return -1;
}

/** Whether a letter, digit, `$` or `_` of ASCII stands there. */
export function isNamePart(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter || (code >= 48 && code <= 57) || code === 36 || code === 95;
}

/** Whether the text can have a module by a call of `require`: not by the word in prose, and not what is read from JSON. */
export function mayRequire(text: string): boolean {
  for (let end = endOfWord(text, "require", 0); end !== -1; end = endOfWord(text, "require", end))
    if (isCalledAt(text, skipTrivia(text, end))) return true;
  return false;
}

/** Whether a call of `name` is written in the text. */
export function callsName(text: string, name: string): boolean {
  for (let end = endOfWord(text, name, 0); end !== -1; end = endOfWord(text, name, end))
    if (["(", "<"].includes(text.charAt(skipTrivia(text, end)))) return true;
  return false;
}

/** Whether what stands at `position` can make a call of the word before it: `require("x")`, `require?.(x)`, `(require as R)(x)`. */
function isCalledAt(text: string, position: number): boolean {
  if (!text.startsWith("(", position))
    return ["<", "?", "!", ")", "as", "satisfies"].some((next) => text.startsWith(next, position));
  const argument = skipTrivia(text, position + 1);
  const quote = text.charAt(argument);
  if (quote !== '"' && quote !== "'") return true;
  return !text.slice(argument, text.indexOf(quote, argument + 1)).endsWith(".json");
}

/** Whether one of `words` stands anywhere in the text. */
export function mentionsAny(text: string, words: Iterable<string>): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

/**
 * Whether a file can make elements: by JSX, which TypeScript reads in `.tsx` files only, or by calls of React. Names can be written with
 * escapes.
 */
export function mayMakeElements(text: string, filename: string): boolean {
  return (text.includes("<") && !withoutJsx.some((ending) => filename.endsWith(ending))) || mayCallElementMaker(text);
}

/** Whether the text can call the functions of React that JSX is compiled to. */
export function mayCallElementMaker(text: string): boolean {
  return mentionsAny(text, ["createElement", "/jsx-", "\\"]);
}

const withoutJsx = [".ts", ".mts", ".cts"];

/** Whether a name that the text brings in once stands in it elsewhere, other than before its arguments. */
export function mayUseAsValue(text: string, name: string): boolean {
  let count = 0;
  for (let end = endOfWord(text, name, 0); end !== -1; end = endOfWord(text, name, end))
    if (text.charAt(skipTrivia(text, end)) !== "(") count += 1;
  return count > 1;
}

/** Also written with escapes: `"use\x20server"`. Then the string has a backslash in it, and before that only what `value` starts with. */
function mayHaveString(text: string, value: string): boolean {
  if (text.includes(value)) return true;
  for (let at = text.indexOf("\\"); at !== -1; at = text.indexOf("\\", at + 1)) {
    const before = text.slice(Math.max(0, at - value.length), at);
    const quote = Math.max(before.lastIndexOf('"'), before.lastIndexOf("'"));
    if (quote === -1 || !value.startsWith(before.slice(quote + 1))) continue;
    const start = at - before.length + quote;
    const end = text.indexOf(text.charAt(start), start + 1);
    if (end !== -1 && cookedString(text, start, end + 1) === value) return true;
  }
  return false;
}
