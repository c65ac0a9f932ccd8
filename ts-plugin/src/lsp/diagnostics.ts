/** Findings in the words of the Language Server Protocol. */
import { type Edit, formatMessage, type Span } from "@server-actions/shared";
import { type Diagnostic, DiagnosticSeverity, type Range, type TextEdit } from "vscode-languageserver";
import { lineIndexOf, type LineIndex } from "../line-index.ts";
import { source } from "../report.ts";
import type { ReportedFinding } from "../standalone/lint-file.ts";
import { toUri } from "./uri.ts";

/** Gives the text of another file, for the lines of a related place. */
export type TextOf = (file: string) => string | undefined;

export function toDiagnostic(
  { check, finding, severity }: ReportedFinding,
  lines: LineIndex,
  textOf: TextOf,
): Diagnostic {
  return {
    range: toRange(lines, finding.span),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: check.name,
    source,
    message: formatMessage(check, finding),
    relatedInformation: (finding.related ?? []).map(({ file, message, ...span }) => ({
      location: { uri: toUri(file), range: toRange(lineIndexOf(textOf(file) ?? ""), span) },
      message,
    })),
  };
}

export function toRange(lines: LineIndex, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

export function toTextEdits(lines: LineIndex, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toRange(lines, edit), newText: edit.text }));
}
