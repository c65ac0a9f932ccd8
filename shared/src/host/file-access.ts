import { performance } from "node:perf_hooks";
import { type DiskReads, plainReads, type Stat } from "./disk-reads.ts";

/**
 * Reads of the disk that belong together. A *run* is a burst of questions: a file is looked up (`stat`) once a run, so one lint run
 * does not pay twice and sees one state. A new run begins with `startRun()`, or by itself after `quietTime` without a question in which the
 * process had nothing to do: in an editor. While a lint run is busy with other rules, it is one run.
 */
export interface FileAccess {
  /** The number of the current run; every question of this kind may begin a new one. */
  generation(): number;
  startRun(): void;
  /**
   * Looks up again what was looked up, but for what `isSteady` is said of: the paths that have another version now, came or went. A new run begins
   * unless all of the project `isSame` and there are none.
   */
  renew(isSteady: (path: string) => boolean, isSame: boolean): readonly string[];
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
export function createFileAccess(quietTime: number, disk: DiskReads = plainReads): FileAccess {
  let generation = 1;
  let lastQuestion = performance.now();
  let idleBefore = idleTime();
  /** The text that was read last: its record, its words and its tree are often asked for one after another. */
  let lastText: { readonly path: string; readonly text: string | undefined } | undefined;
  let stats = new Map<string, Stat | undefined>();

  const beginRun = (): void => {
    generation += 1;
    lastText = undefined;
    disk.refresh();
  };
  const startRun = (): void => {
    beginRun();
    stats = new Map();
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
  const lookUp = (path: string): Stat | undefined => {
    noticeTime();
    const known = stats.get(path);
    if (known || stats.has(path)) return known;
    const found = disk.stat(path);
    stats.set(path, found);
    return found;
  };
  const versionOf = (kind: Stat["kind"], path: string): string | undefined => {
    const stat = lookUp(path);
    return stat?.kind === kind ? stat.version : undefined;
  };

  return {
    generation() {
      noticeTime();
      return generation;
    },
    startRun,
    renew(isSteady, isSame) {
      lastText = undefined;
      const changed: string[] = [];
      for (const [path, before] of stats) {
        if (isSteady(path)) continue;
        const now = disk.stat(path);
        if (now?.kind === before?.kind && now?.version === before?.version) continue;
        stats.set(path, now);
        changed.push(path);
      }
      if (!isSame || changed.length > 0) beginRun();
      return changed;
    },
    version: (path) => versionOf("file", path),
    folderVersion: (path) => versionOf("folder", path),
    text(path) {
      noticeTime();
      if (lastText?.path !== path) lastText = { path, text: disk.text(path) };
      return lastText.text;
    },
    realPath: (path) => disk.realPath(path),
  };
}

/** For how long this thread has waited for something to do, in milliseconds. */
function idleTime(): number {
  return performance.eventLoopUtilization().idle;
}
