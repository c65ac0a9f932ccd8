/** Lines of a text, 0-based; they end as TypeScript's and ESLint's do, also at a lone CR and at the Unicode separators. */
export interface LineIndex {
  readonly count: number;
  /** The line of an offset; the last one for an offset behind the text. */
  lineAt(offset: number): number;
  /** A line, with its end. */
  textOf(line: number): string;
  /** 0-based line, and UTF-16 units from its start. */
  positionAt(offset: number): { readonly line: number; readonly character: number };
}

export function lineIndexOf(text: string): LineIndex {
  const starts = [0, ...[...text.matchAll(/\r\n|[\r\n\u2028\u2029]/gu)].map((end) => end.index + end[0].length)];
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    count: starts.length,
    lineAt,
    textOf: (line) => text.slice(starts[line], starts[line + 1]),
    positionAt(offset) {
      const line = lineAt(offset);
      return { line, character: offset - (starts[line] ?? 0) };
    },
  };
}
