/** What can be done at a place of a file, of the kinds that are wanted. */
import type { Span } from "@server-actions/shared";
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver";
import { source } from "../report.ts";
import { codeActionsAt, findingsAt, fixAllOf, togetherAt } from "./code-actions.ts";
import type { Documents } from "./documents.ts";
import { extractionsAt, extractKind, renameKind, renamesAt, renamesFor } from "./refactorings.ts";
import type { EditContext } from "./workspace-edit.ts";

const fixAllKind = `${CodeActionKind.SourceFixAll}.${source}`;

export const codeActionKinds: string[] = [CodeActionKind.QuickFix, extractKind, renameKind, fixAllKind];

export interface CodeActionRequest {
  readonly file: string;
  readonly range: Range;
  readonly span: Span;
  /** `undefined`: all kinds. */
  readonly only: readonly string[] | undefined;
  /** The editor can show what cannot be done. */
  readonly canShowReasons: boolean;
}

export function answerCodeActions(
  open: Documents,
  context: EditContext,
  { canShowReasons, file, only, range, span }: CodeActionRequest,
): CodeAction[] {
  const { linter } = open;
  const wanted = (kind: string): boolean => only?.some((each) => isWithin(kind, each)) ?? true;
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    const linted = open.current(file);
    const renames = findingsAt(linted, range).flatMap((finding) => renamesFor(linter, context, file, finding));
    actions.push(...codeActionsAt(context, linted, range), ...togetherAt(context, linted, range), ...renames);
  }
  // An editor that asks for everything at a place wants what can be done, and only there: reasons and whole files are for those that ask.
  if (wanted(extractKind))
    actions.push(...extractionsAt(linter, context, file, span, only !== undefined && canShowReasons));
  if (wanted(renameKind)) actions.push(...renamesAt(linter, context, file, span));
  if (only && wanted(fixAllKind)) actions.push(...fixAllOf(context, open.current(file)));
  return actions;
}

/** Whether a kind such as `source.fixAll.server-actions` is of the kind `of`, or of one inside it. */
function isWithin(kind: string, of: string): boolean {
  return kind === of || kind.startsWith(`${of}.`) || of === "";
}
