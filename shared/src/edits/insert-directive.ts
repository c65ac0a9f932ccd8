import type { Edit } from "../model/finding.ts";
import type { CodeStyle } from "./layout.ts";
import { indentationAt } from "./layout.ts";

/** `"use server"` as the first statement of the body whose brace ends at `at`: on a line of its own where what follows has one. */
export function insertDirective(text: string, at: number, { quote, semicolon, lineBreak }: CodeStyle): Edit {
  const directive = `${quote}use server${quote}`;
  const next = at + text.slice(at).length - text.slice(at).trimStart().length;
  const isEmpty = text.charAt(next) === "}";
  if (text.slice(at, next).includes("\n")) {
    const indentation = `${indentationAt(text, next)}${isEmpty ? "  " : ""}`;
    return { start: at, end: at, text: `${lineBreak}${indentation}${directive}${semicolon}` };
  }
  return { start: at, end: at, text: isEmpty && next === at ? ` ${directive}${semicolon} ` : ` ${directive};` };
}
