import type { FileEdit } from "../model/finding.ts";
import type { ParsedSource } from "../model/module.ts";
import { codeStyleOf } from "./layout.ts";

/** A file of Server Functions; `text` is `undefined` for one to be made. */
export interface ServedFile {
  readonly file: string;
  readonly text: string | undefined;
  /** Where its directive ends. */
  readonly afterDirective: number;
}

/** The file with one more function at its end, written as `source` is, and with what that imports. */
export function addFunction(
  source: ParsedSource,
  { afterDirective, file, text }: ServedFile,
  importLines: readonly string[],
  code: string,
): FileEdit {
  const { lineBreak, quote, semicolon } = codeStyleOf(source);
  const imports = importLines.join(lineBreak);
  if (text === undefined) {
    const parts = [`${quote}use server${quote}${semicolon}`, ...(imports === "" ? [] : [imports]), code];
    return { file, newText: `${parts.join(lineBreak.repeat(2))}${lineBreak}` };
  }
  const gap = text.endsWith("\n") ? lineBreak : lineBreak.repeat(2);
  const end = { start: text.length, end: text.length, text: `${gap}${code}${lineBreak}` };
  if (imports === "") return { file, edits: [end] };
  return { file, edits: [{ start: afterDirective, end: afterDirective, text: `${lineBreak}${imports}` }, end] };
}
