/** Changes of files in the words of the Language Server Protocol, as far as the editor can make them. */
import type { Edit, FileEdit } from "@server-actions/shared";
import type { ClientCapabilities, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { lineIndexOf } from "../line-index.ts";
import { toTextEdits } from "./diagnostics.ts";
import { toUri } from "./uri.ts";

/** What is known of texts, and what the editor can do with them. */
export interface EditContext {
  readonly canCreate: boolean;
  readonly hasDocumentChanges: boolean;
  /** Of a file as it is open, else as it is on disk. */
  textOf(file: string): string | undefined;
  /** `null` for one that is not open. */
  versionOf(file: string): number | null;
}

export function editSupportOf({
  workspace,
}: ClientCapabilities): Pick<EditContext, "canCreate" | "hasDocumentChanges"> {
  const { documentChanges = false, resourceOperations = [] } = workspace?.workspaceEdit ?? {};
  return { hasDocumentChanges: documentChanges, canCreate: documentChanges && resourceOperations.includes("create") };
}

export interface Changes {
  readonly edits: readonly Edit[];
  readonly files?: readonly FileEdit[];
}

/** `file` and `text`: what `edits` change. `undefined` where the editor cannot make the files, or one that is changed cannot be read. */
export function toWorkspaceEdit(
  context: EditContext,
  { file, text }: { readonly file: string; readonly text: string },
  { edits, files = [] }: Changes,
): WorkspaceEdit | undefined {
  const own = toTextEdits(lineIndexOf(text), edits);
  if (files.length === 0) return { changes: { [toUri(file)]: own } };
  const created = files.filter((change) => "newText" in change);
  if (created.length > 0 && !context.canCreate) return undefined;
  const changed = new Map<string, TextEdit[]>(own.length > 0 ? [[file, own]] : []);
  for (const change of files) {
    if ("newText" in change) continue;
    const other = context.textOf(change.file);
    if (other === undefined) return undefined;
    changed.set(change.file, toTextEdits(lineIndexOf(other), change.edits));
  }
  if (!context.hasDocumentChanges)
    return { changes: Object.fromEntries([...changed].map(([each, textEdits]) => [toUri(each), textEdits])) };
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...created.flatMap((change) => [
        { kind: "create" as const, uri: toUri(change.file) },
        editOf(change.file, null, [{ range: { start, end: start }, newText: change.newText }]),
      ]),
      ...[...changed].map(([each, textEdits]) => editOf(each, context.versionOf(each), textEdits)),
    ],
  };
}

function editOf(file: string, version: number | null, edits: TextEdit[]): TextDocumentEdit {
  return { textDocument: { uri: toUri(file), version }, edits };
}
