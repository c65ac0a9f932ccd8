/** The lines around a place, the place itself underlined: what one needs to judge a finding without opening the file. */
export function codeFrame(
  text: string,
  place: { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number },
  context = 3,
): string {
  const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
  const first = Math.max(1, place.line - context);
  const last = Math.min(lines.length, Math.max(place.line, place.endLine) + context);
  const width = String(last).length;
  const frame: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const line = lines[number - 1] ?? "";
    const isMarked = number >= place.line && number <= place.endLine;
    frame.push(`${isMarked ? ">" : " "} ${String(number).padStart(width)} | ${line}`);
    if (number !== place.line) continue;
    const end = place.endLine === place.line ? place.endColumn : line.length + 1;
    const gap = line.slice(0, place.column - 1).replace(/[^\t]/gu, " ");
    frame.push(`  ${" ".repeat(width)} | ${gap}${"^".repeat(Math.max(1, end - place.column))}`);
  }
  return frame.join("\n");
}
