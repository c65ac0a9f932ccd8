/** What next's compiler complains about, as data. */

/** The compiler's own kinds of errors about directives and Server Functions; `other`: a syntax error, or another pass. */
export type ErrorKind =
  | "both-boundaries"
  | "class-method"
  | "client-api"
  | "conflicting-directives"
  | "exported-sync-function"
  | "forbidden-expression"
  | "inline-in-client"
  | "inline-sync-function"
  | "misplaced-directive"
  | "misplaced-use-client"
  | "misspelled-directive"
  | "other"
  | "use-cache"
  | "wrapped-directive";

export interface CompileError {
  readonly kind: ErrorKind;
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in columns of the terminal; 1 when the frame marks whole lines. */
  readonly column: number;
  /** Number of columns; `undefined` when the error spans several lines. */
  readonly length: number | undefined;
}

const kindsByText: readonly (readonly [string, ErrorKind])[] = [
  ['both "use client" and "use', "both-boundaries"],
  ["annotated class instance methods", "class-method"],
  ["in Client Components.", "inline-in-client"],
  ["Conflicting directives", "conflicting-directives"],
  ["are allowed to be exported in a", "exported-sync-function"],
  ["cannot use `", "forbidden-expression"],
  ["must be async functions", "inline-sync-function"],
  ["cannot be wrapped in parentheses", "wrapped-directive"],
  ['The "use client" directive must be placed', "misplaced-use-client"],
  ["directive must be at the top", "misplaced-directive"],
  ["is not a supported directive name", "misspelled-directive"],
  ["Unknown cache kind", "use-cache"],
  ["please enable the feature flag `cacheComponents`", "use-cache"],
  ["only works in a Client Component", "client-api"],
];

const messageStart = "  x ";
const continuation = "  | ";
const frameStart = ",-[";
const frameEnd = "`----";

/** The errors in the order they were emitted. Throws when the text holds none: then the harness failed, not the file. */
export function compileErrors(report: string): CompileError[] {
  const errors: CompileError[] = [];
  const lines = report.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const first = lines[index];
    if (!first?.startsWith(messageStart)) continue;
    const message = [first.slice(messageStart.length)];
    while (lines[index + 1]?.startsWith(continuation))
      message.push((lines[(index += 1)] ?? "").slice(continuation.length));
    const frame: string[] = [];
    const end = lines.findIndex((line, at) => at > index && line.trim() === frameEnd);
    if (end > 0) frame.push(...lines.slice(index + 1, end));
    errors.push(errorOf(message.join("\n").trim(), frame));
  }
  if (errors.length === 0) throw new Error(`next's compiler failed without a message about the file:\n${report}`);
  return errors;
}

function errorOf(message: string, frame: readonly string[]): CompileError {
  const kind = kindsByText.find(([text]) => message.includes(text))?.[1] ?? "other";
  return { kind, message, ...placeOf(frame) };
}

/** `,-[/app/file.tsx:3:1]` says the line; the marks below that line say the columns. */
function placeOf(frame: readonly string[]): Pick<CompileError, "column" | "length" | "line"> {
  const header = frame.find((line) => line.includes(frameStart)) ?? "";
  const line = Number(header.slice(0, header.lastIndexOf(":")).split(":").at(-1)) || 1;
  const marks = frame.find((text) => text.trimStart().startsWith(":") && text.includes("^"));
  if (marks === undefined) return { line, column: 1, length: undefined };
  const gutter = marks.indexOf(":") + 2;
  const start = marks.indexOf("^");
  return { line, column: start - gutter + 1, length: marks.lastIndexOf("^") - start + 1 };
}
