import {
  actionPropName,
  actionPropRenameAt,
  type CheckContext,
  extractionAt,
  mayHaveClientDirective,
  mayHaveServerDirective,
  type Span,
} from "@server-actions/shared";
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import type { ReportedFinding } from "../standalone/lint-file.ts";
import type { Linter } from "../standalone/linter.ts";
import { type EditContext, toWorkspaceEdit } from "./workspace-edit.ts";

export const extractKind = `${CodeActionKind.RefactorExtract}.function.action`;
export const renameKind = `${CodeActionKind.RefactorRewrite}.property.actionName`;

/** Moving an inline action to an actions file. `withReasons`: also where it cannot be done, with the reason. */
export function extractionsAt(
  linter: Linter,
  context: EditContext,
  file: string,
  span: Span,
  withReasons: boolean,
): CodeAction[] {
  const reading = readingOf(linter, context, file, mayHaveServerDirective);
  const found = reading && extractionAt(reading, span);
  if (!found) return [];
  const { title } = found;
  if ("refusal" in found) return withReasons ? [{ title, kind: extractKind, disabled: { reason: found.refusal } }] : [];
  const edit = toWorkspaceEdit(context, { file, text: reading.module.text }, found.suggestion);
  return edit ? [{ title, kind: extractKind, edit }] : [];
}

/** Naming a prop for the Server Functions that it gets. `prop`: where it is known which one is declared there. */
export function renamesAt(linter: Linter, context: EditContext, file: string, span: Span, prop?: string): CodeAction[] {
  const reading = readingOf(linter, context, file, mayHaveClientDirective);
  const found = reading && actionPropRenameAt(reading, span, prop);
  const edit = found && toWorkspaceEdit(context, { file, text: reading.module.text }, found);
  return edit ? [{ title: found.title, kind: renameKind, edit }] : [];
}

/** The same as the repair of what `action-prop-name` has found. */
export function renamesFor(
  linter: Linter,
  context: EditContext,
  file: string,
  { check, finding: { data, span } }: ReportedFinding,
): CodeAction[] {
  if (check.name !== actionPropName.name) return [];
  return renamesAt(linter, context, file, span, data?.["prop"]).map((action) => ({
    ...action,
    kind: CodeActionKind.QuickFix,
  }));
}

function readingOf(
  linter: Linter,
  { textOf }: EditContext,
  file: string,
  isPossible: (text: string) => boolean,
): CheckContext<object> | undefined {
  const text = textOf(file);
  const reading = text !== undefined && isPossible(text) ? linter.read(file) : undefined;
  if (!reading) return undefined;
  const { graph, module, settings, types } = reading;
  return { graph, module, settings, options: {}, ...(types && { types }) };
}
