import type { Edit } from "../model/finding.ts";
import { lineStart } from "./layout.ts";

/**
 * Removes a piece of code with its line where nothing else stands on it, else with the space beside it; at the top of a file with the empty line
 * after it.
 */
export function removeStatement(
  text: string,
  { range: [start, end] }: { readonly range: readonly [number, number] },
): Edit {
  const first = lineStart(text, start);
  const newLine = text.indexOf("\n", end);
  const lineEnd = newLine === -1 ? text.length : newLine;
  const isFirst = text.slice(first, start).trim() === "";
  const isLast = text.slice(end, lineEnd).trim() === "";
  if (isFirst && isLast)
    return { start: first, end: first === 0 ? afterEmptyLine(text, lineEnd) : after(text, lineEnd), text: "" };
  if (isLast) return { start: trimmedEnd(text, start), end, text: "" };
  return { start, end: text.charAt(end) === " " ? end + 1 : end, text: "" };
}

function after(text: string, lineEnd: number): number {
  return Math.min(lineEnd + 1, text.length);
}

function afterEmptyLine(text: string, lineEnd: number): number {
  const next = text.indexOf("\n", lineEnd + 1);
  const isEmpty = next !== -1 && text.slice(lineEnd + 1, next).trim() === "";
  return after(text, isEmpty ? next : lineEnd);
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (text.charAt(at - 1) === " ") at -= 1;
  return at;
}
