import { isMarkerLine } from "../../tests/fixtures/markers.ts";
import type { HostFinding } from "./host-finding.ts";
import { createLineMap, type LineMap } from "./line-map.ts";

export interface Colours {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
}

const plain: Colours = { bold: String, dim: String, red: String, green: String, cyan: String };
const ansi: Colours = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  cyan: paint(36, 39),
};

/** Colours on a terminal only, and never with `NO_COLOR` (https://no-color.org). */
export function coloursFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Colours {
  const isRefused = (environment.NO_COLOR ?? "") !== "";
  return stream.isTTY === true && !isRefused ? ansi : plain;
}

/** `file:line:column  rule`, the message, the code with carets, what the user may apply. */
export function describeFinding(finding: HostFinding, text: string, colours: Colours): string {
  const lines = createLineMap(text);
  const { line, column } = lines.positionAt(finding.start);
  return [
    `${colours.cyan(`${finding.file}:${line}:${column}`)}  ${colours.dim(finding.label)}`,
    `  ${finding.message}`,
    ...codeFrame(finding, lines, colours).map((row) => `  ${row}`),
    ...finding.related.map((place) => `  ${colours.dim(`see ${place}`)}`),
    ...finding.repairs.map(({ title }) => `  ${colours.green(`repair: ${title}`)}`),
  ].join("\n");
}

/** The finding's line with its neighbours; the fixture's markers are left out. */
function codeFrame({ start, end }: HostFinding, lines: LineMap, colours: Colours): string[] {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  const width = String(from.line + 1).length;
  const lastColumn = to.line === from.line ? to.column : lines.lineText(from.line).length + 1;
  const carets = " ".repeat(from.column - 1) + "^".repeat(Math.max(1, lastColumn - from.column));
  const row = (line: number) => `${colours.dim(`${String(line).padStart(width)} |`)} ${lines.lineText(line)}`.trimEnd();
  return [
    ...neighbour(lines, from.line, -1).map(row),
    row(from.line),
    `${colours.dim(`${" ".repeat(width)} |`)} ${colours.red(carets)}`,
    ...neighbour(lines, from.line, 1).map(row),
  ];
}

/** The next line in a direction that holds code; none where the text ends. */
function neighbour(lines: LineMap, line: number, step: -1 | 1): number[] {
  let next = line + step;
  while (isMarkerLine(lines.lineText(next))) next += step;
  return lines.lineText(next).trim() === "" ? [] : [next];
}

function paint(open: number, close: number): (text: string) => string {
  return (text) => `\u001B[${open}m${text}\u001B[${close}m`;
}
