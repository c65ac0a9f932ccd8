/** Places in a text as tsserver counts them: lines and columns from 1. */

export interface Location {
  readonly line: number;
  readonly offset: number;
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "\n" || (text[index] === "\r" && text[index + 1] !== "\n")) starts.push(index + 1);
  }
  return starts;
}

export function toOffset(lines: readonly number[], location: Location): number {
  return (lines[location.line - 1] ?? 0) + location.offset - 1;
}

export function toLocation(lines: readonly number[], offset: number): Location {
  const line = lines.findLastIndex((start) => start <= offset);
  return { line: line + 1, offset: offset - (lines[line] ?? 0) + 1 };
}
