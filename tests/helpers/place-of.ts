/** Where `text` stands in `code`: the last time it does. 1-based, as ESLint counts; the end is exclusive. */
export function placeOf(code: string, text: string) {
  const start = code.lastIndexOf(text);
  if (start < 0) throw new Error(`"${text}" does not stand in the code.`);
  const [from, to] = [positionAt(code, start), positionAt(code, start + text.length)];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function positionAt(code: string, offset: number) {
  const lines = code.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
