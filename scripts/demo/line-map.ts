/** Lines and columns of a text, both from 1, as editors count them. */
export interface LineMap {
  offsetAt(line: number, column: number): number;
  positionAt(offset: number): { readonly line: number; readonly column: number };
  /** The text of a line, without its break; empty where there is none. */
  lineText(line: number): string;
}

export function createLineMap(text: string): LineMap {
  const lines = text.split("\n");
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
  return {
    offsetAt: (line, column) => (starts[line - 1] ?? text.length) + column - 1,
    positionAt(offset) {
      const index = starts.findLastIndex((start) => start <= offset);
      return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
    },
    lineText: (line) => (lines[line - 1] ?? "").replace(/\r$/u, ""),
  };
}
