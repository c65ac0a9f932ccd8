import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import { lineStart } from "./layout.ts";

/** Takes a statement out: with its line if it has one of its own, and with the empty line after it at the top of a file. */
export function removeStatement(text: string, { range: [start, end] }: TSESTree.Node): Edit {
  const first = lineStart(text, start);
  const lineEnd = text.indexOf("\n", end);
  const ownsLine = text.slice(first, start).trim() === "" && lineEnd !== -1 && text.slice(end, lineEnd).trim() === "";
  if (!ownsLine) return { start, end, text: "" };
  const next = text.indexOf("\n", lineEnd + 1);
  const isEmptyLine = first === 0 && next !== -1 && text.slice(lineEnd + 1, next).trim() === "";
  return { start: first, end: (isEmptyLine ? next : lineEnd) + 1, text: "" };
}
