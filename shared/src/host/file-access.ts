import { readFileSync, realpathSync, statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { toPosix } from "./paths.ts";

/**
 * Reads of the disk that belong together. A *run* is a burst of questions: a file is looked up (`stat`) once a run, so one lint run
 * does not pay twice and sees one state. A new run begins with `startRun()`, or by itself after `quietTime` without a question in which the
 * process had nothing to do: in an editor. While a lint run is busy with other rules, it is one run.
 */
export interface FileAccess {
  /** The number of the current run; every question of this kind may begin a new one. */
  generation(): number;
  startRun(): void;
  /** Changes with the file's modification time or size; `undefined` when it is not there or is no file. */
  version(path: string): string | undefined;
  /** The same for a folder: changes when an entry is added to it or taken out. */
  folderVersion(path: string): string | undefined;
  /** Without a byte order mark; `undefined` when unreadable. */
  text(path: string): string | undefined;
  /** With symbolic links followed; `path` itself when it cannot be. */
  realPath(path: string): string;
}

/** `quietTime` in milliseconds. */
export function createFileAccess(quietTime: number): FileAccess {
  let generation = 1;
  let lastQuestion = performance.now();
  let idleBefore = idleTime();
  /** The text that was read last: its record, its words and its tree are often asked for one after another. */
  let lastText: { readonly path: string; readonly text: string | undefined } | undefined;
  let versions = new Map<string, { readonly file: string | undefined; readonly folder: string | undefined }>();

  const startRun = (): void => {
    generation += 1;
    versions = new Map();
    lastText = undefined;
  };
  const noticeIdleness = (): void => {
    const idle = idleTime();
    if (idle - idleBefore > quietTime) startRun();
    idleBefore = idle;
  };
  const noticeTime = (): void => {
    const now = performance.now();
    if (now - lastQuestion > quietTime) noticeIdleness();
    lastQuestion = now;
  };
  const lookUp = (path: string): { readonly file: string | undefined; readonly folder: string | undefined } => {
    noticeTime();
    const known = versions.get(path);
    if (known) return known;
    const found = versionsOnDisk(path);
    versions.set(path, found);
    return found;
  };

  return {
    generation() {
      noticeTime();
      return generation;
    },
    startRun,
    version: (path) => lookUp(path).file,
    folderVersion: (path) => lookUp(path).folder,
    text(path) {
      noticeTime();
      if (lastText?.path !== path) lastText = { path, text: readText(path) };
      return lastText.text;
    },
    realPath,
  };
}

/** For how long this thread has waited for something to do, in milliseconds. */
function idleTime(): number {
  return performance.eventLoopUtilization().idle;
}

function versionsOnDisk(path: string): { readonly file: string | undefined; readonly folder: string | undefined } {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    const version = stats && `${stats.mtimeMs}:${stats.size}`;
    return { file: stats?.isFile() ? version : undefined, folder: stats?.isDirectory() ? version : undefined };
  } catch {
    return { file: undefined, folder: undefined };
  }
}

/** A file's text without a byte order mark; `undefined` when unreadable. */
export function readText(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

function realPath(path: string): string {
  try {
    return toPosix(realpathSync.native(path));
  } catch {
    return path;
  }
}
