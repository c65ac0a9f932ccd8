import { combineRepairs, formatMessage } from "@server-actions/shared";
import { type CodeAction, CodeActionKind, type Range, type WorkspaceEdit } from "vscode-languageserver";
import { lineIndexOf } from "../line-index.ts";
import { source } from "../report.ts";
import type { LintedFile, ReportedFinding } from "../standalone/lint-file.ts";
import { toDiagnostic, toRange } from "./diagnostics.ts";
import { type Changes, type EditContext, toWorkspaceEdit } from "./workspace-edit.ts";

export function findingsAt({ findings, text }: LintedFile, range: Range): readonly ReportedFinding[] {
  const lines = lineIndexOf(text);
  return findings.filter(({ finding: { span } }) => touches(toRange(lines, span), range));
}

/** The repairs of the findings that `range` touches, as far as the editor can make them: fixes first, then suggestions. */
export function codeActionsAt(context: EditContext, linted: LintedFile, range: Range): CodeAction[] {
  const lines = lineIndexOf(linted.text);
  return findingsAt(linted, range).flatMap((reported) => {
    const diagnostics = [{ ...toDiagnostic(reported, lines, () => undefined), relatedInformation: [] }];
    return repairsOf(reported).flatMap(({ title, changes, isPreferred }): CodeAction[] => {
      const edit = toWorkspaceEdit(context, linted, changes);
      return edit ? [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred, edit }] : [];
    });
  });
}

/** Every fix of the file, for "fix all" on save: only those that keep the behaviour. */
export function fixAllOf(context: EditContext, linted: LintedFile): CodeAction[] {
  const fixes = linted.findings.flatMap(({ finding: { fix } }) => (fix ? [{ edits: fix }] : []));
  const edit = combinedEdit(context, linted, fixes);
  const kind = `${CodeActionKind.SourceFixAll}.${source}`;
  return edit ? [{ title: "Fix all of server-actions", kind, edit }] : [];
}

/** What is suggested at `range`, for every finding of the file that offers the same. */
export function togetherAt(context: EditContext, linted: LintedFile, range: Range): CodeAction[] {
  const offered = findingsAt(linted, range).flatMap(({ check, finding: { suggestions = [] } }) =>
    suggestions.flatMap(({ together }) => (together === undefined ? [] : [{ check, together }])),
  );
  return offered.flatMap(({ check, together }, index) => {
    const isRepeated = offered.slice(0, index).some((other) => other.check === check && other.together === together);
    const repairs = linted.findings.flatMap(
      (each) => (each.check === check && each.finding.suggestions?.find((one) => one.together === together)) || [],
    );
    const edit = isRepeated || repairs.length < 2 ? undefined : combinedEdit(context, linted, repairs);
    return edit ? [{ title: `Fix all in this file: ${together}`, kind: CodeActionKind.QuickFix, edit }] : [];
  });
}

function combinedEdit(
  context: EditContext,
  linted: LintedFile,
  repairs: Parameters<typeof combineRepairs>[1],
): WorkspaceEdit | undefined {
  const { [linted.file]: edits = [], ...others } = Object.fromEntries(combineRepairs(linted.file, repairs));
  const files = Object.entries(others).map(([file, changed]) => ({ file, edits: changed }));
  return edits.length + files.length > 0 ? toWorkspaceEdit(context, linted, { edits, files }) : undefined;
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
