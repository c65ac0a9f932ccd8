/** A finding as a host shows it, in terms that all hosts share. */
export interface HostFinding {
  /** Relative to the project. */
  readonly file: string;
  /** The rule's id, without a namespace. */
  readonly rule: string;
  /** How the host names it: `server-actions/no-redirect-in-try-catch`, `TS72001`. */
  readonly label: string;
  readonly message: string;
  /** UTF-16 offsets into the file's text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly repairs: readonly Repair[];
  /** Other places that explain it, `file:line: message`; ESLint has none. */
  readonly related: readonly string[];
}

/** Something the user may apply: its title, and the file's text afterwards. */
export interface Repair {
  readonly title: string;
  readonly result: string;
  /** It writes other files too: ESLint and oxlint cannot. */
  readonly isOfSeveralFiles?: true;
}

/** Where the findings of a project are looked for. */
export interface Project {
  /** Absolute, with its packages installed. */
  readonly root: string;
  /** Relative to `root`. */
  readonly files: readonly string[];
}

/** By file, then by place, then by rule. */
export function inOrder(findings: readonly HostFinding[]): HostFinding[] {
  return [...findings].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.start - b.start ||
      a.end - b.end ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
