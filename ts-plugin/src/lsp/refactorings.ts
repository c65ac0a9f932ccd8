import { extractionAt, mayHaveServerDirective, type Span } from "@server-actions/shared";
import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import type { Linter } from "../standalone/linter.ts";
import { type EditContext, toWorkspaceEdit } from "./workspace-edit.ts";

export const extractKind = `${CodeActionKind.RefactorExtract}.function.action`;

/** Moving an inline action to an actions file. `withReasons`: also where it cannot be done, with the reason. */
export function refactoringsAt(
  linter: Linter,
  context: EditContext,
  file: string,
  span: Span,
  withReasons: boolean,
): CodeAction[] {
  const text = context.textOf(file);
  if (text === undefined || !mayHaveServerDirective(text)) return [];
  const reading = linter.read(file);
  if (!reading) return [];
  const { types, ...view } = reading;
  const found = extractionAt({ ...view, options: {}, ...(types && { types }) }, span);
  if (!found) return [];
  const { title } = found;
  if ("refusal" in found) return withReasons ? [{ title, kind: extractKind, disabled: { reason: found.refusal } }] : [];
  const edit = toWorkspaceEdit(context, { file, text }, found.suggestion);
  return edit ? [{ title, kind: extractKind, edit }] : [];
}
