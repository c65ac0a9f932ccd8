import { formatMessage } from "@server-actions/shared";
import { lineIndexOf } from "../line-index.ts";
import type { Severity } from "../options.ts";
import type { LintedFile } from "../standalone/lint-file.ts";

/** A place in a file. Lines and columns are 1-based, in UTF-16 units; ends are exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding as every format prints it. Paths are absolute, with forward slashes. */
export interface Problem extends Place {
  readonly rule: string;
  readonly code: number;
  readonly severity: Severity;
  readonly message: string;
  /** What explains it, in this file or another. */
  readonly related: readonly (Place & { readonly message: string })[];
  /** What can be done about it, as an editor offers it. */
  readonly suggestions: readonly string[];
}

/** Gives the text of another file, for the lines of a related place. */
export type TextOf = (file: string) => string | undefined;

/** The findings of a file, with lines and columns. */
export function problemsOf({ file, text, findings }: LintedFile, textOf: TextOf): readonly Problem[] {
  const lines = lineIndexOf(text);
  return findings.map(({ check, finding, severity }) => ({
    ...placeIn(file, lines, finding.span),
    rule: check.name,
    code: check.code,
    severity,
    message: formatMessage(check, finding),
    related: (finding.related ?? []).map(({ file: other, message, ...span }) => ({
      ...placeIn(other, other === file ? lines : lineIndexOf(textOf(other) ?? ""), span),
      message,
    })),
    suggestions: (finding.suggestions ?? []).map((suggestion) => formatMessage(check, suggestion)),
  }));
}

function placeIn(
  file: string,
  lines: ReturnType<typeof lineIndexOf>,
  { start, end }: { readonly start: number; readonly end: number },
): Place {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    file,
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
