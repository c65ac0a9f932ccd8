/**
 * A real tsserver over stdio, for tests: `node_modules/typescript/lib/tsserver.js` on a temporary copy of a project.
 *
 * The stock server finds `typescript-plugin-server-actions` and `next` from the `node_modules` it lives in, so the plugin under test is the
 * built `ts-plugin/dist/index.cjs` (workspace link). Positions are UTF-16 offsets into the text; lines and columns stay in here.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { lineStarts, type Location, toLocation, toOffset } from "./tsserver-locations.ts";
import { prepareProject } from "./tsserver-project.ts";
import { type RawDiagnostic, readMessages } from "./tsserver-protocol.ts";

const require = createRequire(import.meta.url);

export interface TsServerOptions {
  /** A folder to copy (without its `node_modules`), relative to the repository or absolute. */
  readonly project?: string;
  /** Files to write over the copy, by path in the project. */
  readonly files?: Readonly<Record<string, string>>;
  /** The TypeScript package folder whose server runs; default: the repository's own. */
  readonly typescript?: string;
  /** What `node_modules` of the copy links to; default: the repository's. `false`: leave it alone. */
  readonly nodeModules?: string | false;
  /** Run on this folder as it is: nothing is copied, linked or removed. */
  readonly inPlace?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds a request may take. */
  readonly timeout?: number;
}

/** A diagnostic as the server sends it, with offsets added. */
export interface ServerDiagnostic {
  readonly code: number;
  readonly source: string | undefined;
  readonly category: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 1-based line of `start`. */
  readonly line: number;
  readonly related: readonly { readonly file: string; readonly message: string; readonly line: number }[];
}

export interface ServerCodeFix {
  readonly fixName: string;
  readonly description: string;
  readonly changes: readonly ServerFileChange[];
  readonly fixId?: unknown;
  readonly fixAllDescription?: string;
}

export interface ServerFileChange {
  readonly fileName: string;
  readonly textChanges: readonly { readonly start: Location; readonly end: Location; readonly newText: string }[];
}

export interface TsServer {
  /** The temporary project's folder (real path). */
  readonly root: string;
  /** The absolute path of a file in the project. */
  path(file: string): string;
  /** The text the server has for the file: the open buffer, else the disk. */
  text(file: string): string;
  open(file: string, text?: string): void;
  close(file: string): void;
  /** Replaces `[start, end)` of the open buffer. */
  change(file: string, start: number, end: number, insert: string): void;
  /** Writes to the disk; the server may need a moment to see it. */
  write(file: string, text: string): void;
  semanticDiagnostics(file: string): Promise<ServerDiagnostic[]>;
  syntacticDiagnostics(file: string): Promise<ServerDiagnostic[]>;
  suggestionDiagnostics(file: string): Promise<ServerDiagnostic[]>;
  codeFixes(file: string, start: number, end: number, codes: readonly number[]): Promise<ServerCodeFix[]>;
  combinedCodeFix(file: string, fixId: unknown): Promise<ServerFileChange[]>;
  /** Asked as editors do: without a file. */
  supportedCodeFixes(): Promise<string[]>;
  /** Applies changes to a text (of one file). */
  apply(text: string, change: ServerFileChange | undefined): string;
  request(command: string, args?: unknown): Promise<unknown>;
  notify(command: string, args?: unknown): void;
  /** The server's log so far. */
  log(): string;
  stop(): Promise<void>;
}

interface Pending {
  readonly resolve: (body: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

const defaultTimeout = 90_000;

/** Starts the server and waits until it answers. Always `stop()` it (`afterAll`). */
export async function startTsServer(options: TsServerOptions = {}): Promise<TsServer> {
  const root = prepareProject(options);
  const logFile = join(mkdtempSync(join(realpathSync(tmpdir()), "server-actions-log-")), "tsserver.log");
  const typescript = options.typescript ?? dirname(require.resolve("typescript/package.json"));
  const child = spawn(
    process.execPath,
    [
      join(typescript, "lib/tsserver.js"),
      "--disableAutomaticTypingAcquisition",
      "--suppressDiagnosticEvents",
      "--logVerbosity",
      "normal",
      "--logFile",
      logFile,
      ...(options.args ?? []),
    ],
    { cwd: root, stdio: ["pipe", "pipe", "pipe"], env: { ...process.env, ...options.env } },
  );
  const pending = new Map<number, Pending>();
  const buffers = new Map<string, string>();
  let sequence = 0;
  let stderr = "";
  let stopped = false;

  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  readMessages(child.stdout, (message) => {
    if (message.type !== "response" || message.request_seq === undefined) return;
    const waiting = pending.get(message.request_seq);
    if (!waiting) return;
    pending.delete(message.request_seq);
    clearTimeout(waiting.timer);
    if (message.success) waiting.resolve(message.body);
    else waiting.reject(new Error(`tsserver: ${message.command}: ${message.message}`));
  });
  const exited = new Promise<void>((resolve) => {
    child.on("exit", (code) => {
      for (const waiting of pending.values()) {
        clearTimeout(waiting.timer);
        waiting.reject(new Error(`tsserver exited with ${code}\n${stderr}`));
      }
      pending.clear();
      resolve();
    });
  });

  const send = (command: string, args: unknown): number => {
    if (stopped) throw new Error("tsserver has been stopped");
    sequence += 1;
    child.stdin.write(`${JSON.stringify({ seq: sequence, type: "request", command, arguments: args })}\n`);
    return sequence;
  };
  const request = (command: string, args?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const seq = send(command, args);
      const timer = setTimeout(() => {
        pending.delete(seq);
        reject(new Error(`tsserver did not answer ${command} in time\n${stderr}`));
      }, options.timeout ?? defaultTimeout);
      pending.set(seq, { resolve, reject, timer });
    });

  await request("status");

  const path = (file: string): string => (file.startsWith("/") || /^[a-z]:/iu.test(file) ? file : join(root, file));
  const text = (file: string): string => buffers.get(path(file)) ?? readFileSync(path(file), "utf8");
  const diagnostics = async (command: string, file: string): Promise<ServerDiagnostic[]> => {
    const raw = (await request(command, { file: path(file) })) as RawDiagnostic[];
    const lines = lineStarts(text(file));
    return raw.map((diagnostic) => ({
      code: diagnostic.code,
      source: diagnostic.source,
      category: diagnostic.category,
      text: diagnostic.text,
      start: toOffset(lines, diagnostic.start),
      end: toOffset(lines, diagnostic.end),
      line: diagnostic.start.line,
      related: (diagnostic.relatedInformation ?? []).map(({ message, span }) => ({
        file: span?.file ?? "",
        message,
        line: span?.start.line ?? 0,
      })),
    }));
  };

  return {
    root,
    path,
    text,
    open(file, content) {
      const value = content ?? readFileSync(path(file), "utf8");
      buffers.set(path(file), value);
      send("open", { file: path(file), fileContent: value, projectRootPath: root });
    },
    close(file) {
      buffers.delete(path(file));
      send("close", { file: path(file) });
    },
    change(file, start, end, insert) {
      const before = buffers.get(path(file));
      if (before === undefined) throw new Error(`${file} is not open`);
      const lines = lineStarts(before);
      const from = toLocation(lines, start);
      const to = toLocation(lines, end);
      buffers.set(path(file), before.slice(0, start) + insert + before.slice(end));
      send("change", {
        file: path(file),
        line: from.line,
        offset: from.offset,
        endLine: to.line,
        endOffset: to.offset,
        insertString: insert,
      });
    },
    write(file, content) {
      mkdirSync(dirname(path(file)), { recursive: true });
      writeFileSync(path(file), content);
    },
    semanticDiagnostics: (file) => diagnostics("semanticDiagnosticsSync", file),
    syntacticDiagnostics: (file) => diagnostics("syntacticDiagnosticsSync", file),
    suggestionDiagnostics: (file) => diagnostics("suggestionDiagnosticsSync", file),
    async codeFixes(file, start, end, codes) {
      const lines = lineStarts(text(file));
      const from = toLocation(lines, start);
      const to = toLocation(lines, end);
      const body = await request("getCodeFixes", {
        file: path(file),
        startLine: from.line,
        startOffset: from.offset,
        endLine: to.line,
        endOffset: to.offset,
        errorCodes: codes,
      });
      return (body ?? []) as ServerCodeFix[];
    },
    async combinedCodeFix(file, fixId) {
      const body = (await request("getCombinedCodeFix", {
        scope: { type: "file", args: { file: path(file) } },
        fixId,
      })) as {
        changes: ServerFileChange[];
      };
      return body.changes;
    },
    supportedCodeFixes: async () => (await request("getSupportedCodeFixes", null)) as string[],
    apply(before, change) {
      if (!change) throw new Error("there is no change to apply");
      const lines = lineStarts(before);
      return [...change.textChanges]
        .sort((a, b) => toOffset(lines, b.start) - toOffset(lines, a.start))
        .reduce(
          (current, edit) =>
            current.slice(0, toOffset(lines, edit.start)) + edit.newText + current.slice(toOffset(lines, edit.end)),
          before,
        );
    },
    request,
    notify: (command, args) => void send(command, args),
    log: () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : ""),
    async stop() {
      if (stopped) return;
      if (child.exitCode === null) send("exit", undefined);
      stopped = true;
      const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await exited;
      clearTimeout(force);
      rmSync(dirname(logFile), { recursive: true, force: true });
      if (!options.inPlace) rmSync(root, { recursive: true, force: true });
    },
  };
}
