/**
 * `server-actions lsp`: a language server beside the one of TypeScript, for editors where no plugin is loaded. It pushes diagnostics,
 * which every client understands, and offers code actions and hover. Unsaved texts count; a change of one file renews the others that are open.
 */
import { fileURLToPath } from "node:url";
import { toPosix } from "@server-actions/shared";
import {
  CodeActionKind,
  type Connection,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lineIndexOf } from "../line-index.ts";
import { source } from "../report.ts";
import { codeActionsAt, fixAllOf } from "./code-actions.ts";
import { toDiagnostic, toUri } from "./diagnostics.ts";
import { createDocuments } from "./documents.ts";
import { hoverAt } from "./hover.ts";

/** Milliseconds after the last change before the open files are checked. */
const quietTime = 40;
const fixAllKind = `${CodeActionKind.SourceFixAll}.${source}`;

/** Serves until the client closes the connection. */
export function serve(connection: Connection, version: string): void {
  const open = createDocuments();
  const buffers = new TextDocuments(TextDocument);
  const said = new Set<string>();
  let pending: NodeJS.Timeout | undefined;

  const publishAll = (): void => {
    pending = undefined;
    open.linter.startRun();
    for (const file of open.files()) publish(file);
    for (const problem of open.linter.problems().filter((text) => !said.has(text))) {
      said.add(problem);
      connection.console.warn(problem);
    }
  };
  const publish = (file: string): void => {
    const { findings, text, crashes } = open.check(file);
    for (const crash of crashes) connection.console.error(crash);
    const lines = lineIndexOf(text);
    const diagnostics = findings.map((finding) => toDiagnostic(finding, lines, (other) => open.textOf(other)));
    const { version: documentVersion } = buffers.get(toUri(file)) ?? {};
    void connection.sendDiagnostics({
      uri: toUri(file),
      diagnostics,
      ...(documentVersion !== undefined && { version: documentVersion }),
    });
  };
  const renew = (): void => {
    clearTimeout(pending);
    pending = setTimeout(publishAll, quietTime);
  };

  connection.onInitialize((): InitializeResult => ({
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      hoverProvider: true,
    },
    serverInfo: { name: "server-actions", version },
  }));

  buffers.onDidChangeContent(({ document }) => {
    const file = fileOf(document.uri);
    if (file === undefined) return;
    open.open(file, document.getText());
    renew();
  });
  buffers.onDidClose(({ document }) => {
    const file = fileOf(document.uri);
    if (file === undefined) return;
    open.close(file);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    renew();
  });
  connection.onDidChangeWatchedFiles(renew);

  connection.onCodeAction(({ textDocument, range, context }) => {
    const file = fileOf(textDocument.uri);
    if (file === undefined || !open.files().includes(file)) return [];
    const linted = open.check(file);
    const wanted = (kind: string): boolean => context.only?.some((each) => isWithin(kind, each)) ?? true;
    return [
      ...(wanted(CodeActionKind.QuickFix) ? codeActionsAt(linted, range) : []),
      // On request only: an editor that asks for everything at a place means that place.
      ...(context.only && wanted(fixAllKind) ? fixAllOf(linted) : []),
    ];
  });
  connection.onHover(({ textDocument, position }) => {
    const file = fileOf(textDocument.uri);
    const offset = buffers.get(textDocument.uri)?.offsetAt(position);
    if (file === undefined || offset === undefined) return undefined;
    return hoverAt(open.linter, file, offset, (error) => connection.console.error(String(error)));
  });

  connection.onShutdown(() => open.linter.close());

  buffers.listen(connection);
  connection.listen();
}

/** Whether a kind such as `source.fixAll.server-actions` is of the kind `of`, or of one inside it. */
function isWithin(kind: string, of: string): boolean {
  return kind === of || kind.startsWith(`${of}.`) || of === "";
}

/** `undefined` for what is no file on disk (a diff, a notebook's cell). */
function fileOf(uri: string): string | undefined {
  return uri.startsWith("file:") ? toPosix(fileURLToPath(uri)) : undefined;
}
