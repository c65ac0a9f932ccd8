import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  type CodeAction,
  type Command,
  createProtocolConnection,
  FileChangeType,
  type Diagnostic,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";

export interface LspClientOptions {
  /** Real path of the project. */
  readonly root: string;
  /** The server's program and arguments. */
  readonly command: readonly [string, ...string[]];
  readonly initializationOptions?: unknown;
  readonly capabilities?: InitializeParams["capabilities"];
  /** Answers to `workspace/configuration`, by section. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A language server as an editor runs it: over standard input and output, with texts that are open and not saved. */
export interface LspClient {
  readonly initialized: InitializeResult;
  /** The methods that the server has registered for. */
  readonly registered: readonly string[];
  open(file: string, text: string, languageId?: string): void;
  /** The text of an open file, with all edits. */
  text(file: string): string;
  /** Replaces the whole text, as an unsaved change. */
  change(file: string, text: string): void;
  close(file: string): void;
  /** Writes to disk behind the server's back, then says so. */
  save(file: string, text: string): void;
  /** Says of files that they came, changed or went on disk. */
  heard(changes: readonly (readonly [file: string, type: FileChangeType])[]): void;
  /** The diagnostics of a file once `accept` is content with them. Fails after 60 seconds, with the last ones. */
  diagnostics(file: string, accept: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** Everything that was published for a file, in order. */
  published(file: string): readonly (readonly Diagnostic[])[];
  codeActions(file: string, range: Range, only?: readonly string[]): Promise<readonly CodeAction[]>;
  /** Does what an action says, as an editor would: its edit, or its command, which may edit in turn. */
  apply(action: CodeAction | Command): Promise<void>;
  hover(file: string, position: Position): Promise<Hover | null>;
  request<Result>(method: string, params: unknown): Promise<Result>;
  uri(file: string): string;
  stop(): Promise<void>;
}

export async function startLspClient(options: LspClientOptions): Promise<LspClient> {
  const { root, command, configuration = {} } = options;
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published = new Map<string, readonly Diagnostic[]>();
  const history = new Map<string, (readonly Diagnostic[])[]>();
  const listeners = new Set<() => void>();
  const versions = new Map<string, number>();
  const texts = new Map<string, string>();
  const registered: string[] = [];
  const uri = (file: string) => pathToFileURL(join(root, file)).href;

  connection.onNotification("textDocument/publishDiagnostics", ({ uri: of, diagnostics }: PublishDiagnosticsParams) => {
    const path = fileURLToPath(of);
    published.set(path, diagnostics);
    history.set(path, [...(history.get(path) ?? []), diagnostics]);
    for (const listener of [...listeners]) listener();
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => configuration[section ?? ""] ?? null),
  );
  connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
    registered.push(...registrations.map(({ method }) => method));
    return null;
  });
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
    applyEdit(edit);
    return { applied: true };
  });
  connection.listen();

  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "app" }],
    initializationOptions: options.initializationOptions,
    capabilities: options.capabilities ?? {
      textDocument: {
        publishDiagnostics: { relatedInformation: true, versionSupport: true },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source.fixAll"] } },
          dataSupport: true,
          disabledSupport: true,
          resolveSupport: { properties: ["edit"] },
        },
        hover: { contentFormat: ["markdown"] },
      },
      workspace: {
        applyEdit: true,
        configuration: true,
        workspaceFolders: true,
        workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
      },
    },
  });
  await connection.sendNotification("initialized", {});

  const notify = (method: string, params: unknown): void => void connection.sendNotification(method, params);
  const nextVersion = (file: string): number => {
    const version = (versions.get(file) ?? 0) + 1;
    versions.set(file, version);
    return version;
  };

  const change = (file: string, text: string): void => {
    // Some servers take a change without a range only from editors that cannot send one.
    const range = { start: { line: 0, character: 0 }, end: endOf(texts.get(file) ?? "") };
    texts.set(file, text);
    published.delete(join(root, file));
    notify("textDocument/didChange", {
      textDocument: { uri: uri(file), version: nextVersion(file) },
      contentChanges: [{ range, text }],
    });
  };
  const heard: LspClient["heard"] = (changes) =>
    notify("workspace/didChangeWatchedFiles", { changes: changes.map(([file, type]) => ({ uri: uri(file), type })) });
  const save = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    heard([[file, FileChangeType.Changed]]);
  };
  const applyEdit = ({ changes = {}, documentChanges = [] }: WorkspaceEdit): void => {
    for (const each of documentChanges)
      if ("kind" in each && each.kind === "create") save(relative(root, fileURLToPath(each.uri)), "");
    const edited = documentChanges.flatMap((each) =>
      "edits" in each ? [[each.textDocument.uri, each.edits] as const] : [],
    );
    for (const [of, edits] of [...Object.entries(changes), ...edited]) {
      const file = relative(root, fileURLToPath(of));
      const text = texts.get(file);
      if (text === undefined) save(file, applyTextEdits(readFileSync(join(root, file), "utf8"), edits));
      else change(file, applyTextEdits(text, edits));
    }
  };

  return {
    initialized,
    registered,
    uri,
    change,
    text: (file) => texts.get(file) ?? "",
    open(file, text, languageId = file.endsWith("x") ? "typescriptreact" : "typescript") {
      texts.set(file, text);
      notify("textDocument/didOpen", {
        textDocument: { uri: uri(file), languageId, version: nextVersion(file), text },
      });
    },
    close: (file) => notify("textDocument/didClose", { textDocument: { uri: uri(file) } }),
    save,
    heard,
    published: (file) => history.get(join(root, file)) ?? [],
    diagnostics: (file, accept) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = published.get(join(root, file));
          if (!found || !accept(found)) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`${file}: last diagnostics: ${JSON.stringify(published.get(join(root, file)))}`));
        }, 60_000);
        listeners.add(look);
        look();
      }),
    async codeActions(file, range, only) {
      const context = { diagnostics: published.get(join(root, file)) ?? [], ...(only && { only }) };
      const actions = await connection.sendRequest<CodeAction[] | null>("textDocument/codeAction", {
        textDocument: { uri: uri(file) },
        range,
        context,
      });
      return actions ?? [];
    },
    async apply(action) {
      if (isCommand(action)) {
        await connection.sendRequest("workspace/executeCommand", action);
        return;
      }
      // Servers may leave the edit for later, also that of an action with a command.
      const { codeActionProvider } = initialized.capabilities;
      const isComplete = action.edit ?? !(typeof codeActionProvider === "object" && codeActionProvider.resolveProvider);
      const { command, edit } = isComplete
        ? action
        : await connection.sendRequest<CodeAction>("codeAction/resolve", action);
      if (edit) applyEdit(edit);
      else if (command) await connection.sendRequest("workspace/executeCommand", command);
    },
    hover: (file, position) =>
      connection.sendRequest("textDocument/hover", { textDocument: { uri: uri(file) }, position }),
    request: (method, params) => connection.sendRequest(method, params),
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await exited;
      connection.dispose();
    },
  };
}

/** The text after edits of it, which do not overlap. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split("\n");
  const offsetAt = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const sorted = [...edits].sort((a, b) => offsetAt(b.range.start) - offsetAt(a.range.start));
  return sorted.reduce(
    (result, { range, newText }) =>
      result.slice(0, offsetAt(range.start)) + newText + result.slice(offsetAt(range.end)),
    text,
  );
}

function isCommand(action: CodeAction | Command): action is Command {
  return typeof action.command === "string";
}

function endOf(text: string): Position {
  const lines = text.split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
