/**
 * `server-actions lsp`: a language server beside the one of TypeScript, for editors where no plugin is loaded. It pushes diagnostics,
 * which every client understands, and offers code actions and hover. Unsaved texts count; a change of one file renews the others that are open.
 */
import {
  type ClientCapabilities,
  type Connection,
  type InitializeResult,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { lineIndexOf } from "../line-index.ts";
import type { LintedFile } from "../standalone/lint-file.ts";
import { answerCodeActions, codeActionKinds } from "./code-action-request.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { createDocuments } from "./documents.ts";
import { hoverAt } from "./hover.ts";
import { listenToDisk } from "./listen-to-disk.ts";
import { fileOf, toUri } from "./uri.ts";
import { type EditContext, editSupportOf } from "./workspace-edit.ts";

/** Milliseconds after the last change before the open files are checked. */
const quietTime = 40;

interface PublishOptions {
  readonly waits: boolean;
  readonly unless?: LintedFile | undefined;
}

/** Serves until the client closes the connection. */
export function serve(connection: Connection, version: string): void {
  const open = createDocuments();
  const buffers = new TextDocuments(TextDocument);
  const said = new Set<string>();
  let pending: NodeJS.Timeout | undefined;
  let client: ClientCapabilities = {};

  const publishAll = async (): Promise<void> => {
    pending = undefined;
    open.startWithTexts();
    const partial: string[] = [];
    const [edited, ...others] = open.files();
    const shown = edited === undefined ? undefined : publish(edited, { waits: false });
    if (edited !== undefined && shown?.isPartial) partial.push(edited);
    // What is being typed in is on the screen before the other open files are looked at, and a disk that nobody watches.
    if (others.length > 0 || open.news.owesLook()) await untilSent();
    if (pending) return;
    if (open.news.owesLook()) {
      open.startRun();
      if (edited !== undefined && open.files().includes(edited)) publish(edited, { waits: false, unless: shown });
    }
    for (const file of others.filter((each) => open.files().includes(each)))
      if (publish(file, { waits: false }).isPartial) partial.push(file);
    for (const file of partial) {
      // What is known is on the screen before TypeScript, which keeps this process busy while it is loaded, is asked for the rest.
      await untilSent();
      if (pending) return;
      if (open.files().includes(file)) publish(file, { waits: true });
    }
    for (const problem of open.linter.problems().filter((text) => !said.has(text))) {
      said.add(problem);
      connection.console.warn(problem);
    }
  };
  /** `unless`: what is shown is the same. */
  const publish = (file: string, { unless, ...options }: PublishOptions): LintedFile => {
    const linted = open.check(file, options);
    if (unless && JSON.stringify(unless.findings) === JSON.stringify(linted.findings)) return linted;
    const { findings, text, crashes } = linted;
    for (const crash of crashes) connection.console.error(crash);
    const lines = lineIndexOf(text);
    const diagnostics = findings.map((finding) => toDiagnostic(finding, lines, (other) => open.textOf(other)));
    const { version: documentVersion } = buffers.get(toUri(file)) ?? {};
    void connection.sendDiagnostics({
      uri: toUri(file),
      diagnostics,
      ...(documentVersion !== undefined && { version: documentVersion }),
    });
    return linted;
  };
  const renew = (): void => {
    clearTimeout(pending);
    pending = setTimeout(() => void publishAll(), quietTime);
  };
  const disk = listenToDisk(connection, open.news, renew);
  const edits = (): EditContext => ({
    ...editSupportOf(client),
    textOf: (file) => open.textOf(file),
    versionOf: (file) => buffers.get(toUri(file))?.version ?? null,
  });

  connection.onInitialize(({ capabilities, workspaceFolders }): InitializeResult => {
    client = capabilities;
    disk.begin(capabilities, workspaceFolders ?? []);
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        codeActionProvider: { codeActionKinds },
        hoverProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: "server-actions", version },
    };
  });

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
  buffers.onDidSave(() => {
    open.news.suspect("unknown");
    renew();
  });

  connection.onCodeAction(({ textDocument, range, context }) => {
    const file = fileOf(textDocument.uri);
    if (file === undefined || !open.files().includes(file)) return [];
    const lines = buffers.get(textDocument.uri);
    if (!lines) return [];
    const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
    open.settle();
    const canShowReasons = client.textDocument?.codeAction?.disabledSupport === true;
    return answerCodeActions(open, edits(), { file, range, span, only: context.only, canShowReasons });
  });
  connection.onHover(({ textDocument, position }) => {
    const file = fileOf(textDocument.uri);
    const offset = buffers.get(textDocument.uri)?.offsetAt(position);
    if (file === undefined || offset === undefined) return undefined;
    open.settle();
    return hoverAt(open.linter, file, offset, (error) => connection.console.error(String(error)));
  });

  connection.onShutdown(() => open.linter.close());

  buffers.listen(connection);
  connection.listen();
}

/** What was handed to the connection is written by then. */
function untilSent(): Promise<void> {
  return new Promise((done) => void setTimeout(done, 0));
}
