import { type Edit, formatMessage } from "@server-actions/shared";
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver";
import { lineIndexOf } from "../line-index.ts";
import { source } from "../report.ts";
import type { LintedFile, ReportedFinding } from "../standalone/linter.ts";
import { toDiagnostic, toTextEdits, toUri } from "./diagnostics.ts";
import { type Changes, type EditContext, toWorkspaceEdit } from "./workspace-edit.ts";

/** The repairs of the findings that `range` touches, as far as the editor can make them: fixes first, then suggestions. */
export function codeActionsAt(context: EditContext, linted: LintedFile, range: Range): CodeAction[] {
  const lines = lineIndexOf(linted.text);
  return linted.findings.flatMap((reported) => {
    const diagnostic = toDiagnostic(reported, lines, () => undefined);
    if (!touches(diagnostic.range, range)) return [];
    const diagnostics = [{ ...diagnostic, relatedInformation: [] }];
    return repairsOf(reported).flatMap(({ title, changes, isPreferred }): CodeAction[] => {
      const edit = toWorkspaceEdit(context, linted, changes);
      return edit ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit }] : [];
    });
  });
}

/** Every fix of the file that overlaps no earlier one: for "fix all" on save. */
export function fixAllOf(linted: LintedFile): CodeAction[] {
  const applied: Edit[] = [];
  for (const { finding } of linted.findings) {
    const isFree = (edit: Edit): boolean =>
      applied.every((other) => edit.end <= other.start || other.end <= edit.start);
    if (finding.fix?.every(isFree)) applied.push(...finding.fix);
  }
  if (applied.length === 0) return [];
  const edits = toTextEdits(lineIndexOf(linted.text), applied);
  const kind = `${CodeActionKind.SourceFixAll}.${source}`;
  return [{ title: "Fix all of server-actions", kind, edit: { changes: { [toUri(linted.file)]: edits } } }];
}

interface Repair {
  readonly title: string;
  readonly changes: Changes;
  readonly isPreferred: boolean;
}

function repairsOf({ check, finding }: ReportedFinding): readonly Repair[] {
  const fixes = finding.fix
    ? [{ title: `Fix: ${formatMessage(check, finding)}`, changes: { edits: finding.fix }, isPreferred: true }]
    : [];
  const suggestions = (finding.suggestions ?? []).map((suggestion) => ({
    title: formatMessage(check, suggestion),
    changes: suggestion,
    isPreferred: false,
  }));
  return [...fixes, ...suggestions];
}

function touches(of: Range, range: Range): boolean {
  return !isBefore(of.end, range.start) && !isBefore(range.end, of.start);
}

function isBefore(left: Range["start"], right: Range["start"]): boolean {
  return left.line < right.line || (left.line === right.line && left.character < right.character);
}
