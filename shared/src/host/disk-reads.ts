import { readFileSync, realpathSync, statSync } from "node:fs";
import { toPosix } from "./paths.ts";

/** What is asked of the disk about one path. Nothing throws. */
export interface DiskReads {
  /** Links are followed; `undefined` when there is neither a file nor a folder. */
  stat(path: string): Stat | undefined;
  /** Without a byte order mark; `undefined` when unreadable. */
  text(path: string): string | undefined;
  /** With symbolic links followed; `path` itself when it cannot be. */
  realPath(path: string): string;
  /** Files may have changed. */
  refresh(): void;
}

export interface Stat {
  readonly kind: "file" | "folder";
  /** Changes with its modification time or size: of a folder, when an entry is added to it or taken out. */
  readonly version: string;
}

/** The disk as it is: nothing is kept. */
export const plainReads: DiskReads = { stat: statOf, text: readText, realPath: realPathOf, refresh: () => undefined };

function statOf(path: string): Stat | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    const kind = stats?.isFile() ? "file" : stats?.isDirectory() ? "folder" : undefined;
    return stats && kind && { kind, version: `${stats.mtimeMs}:${stats.size}` };
  } catch {
    return undefined;
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

/** The path as given where it leads nowhere. */
export function realPathOf(path: string): string {
  try {
    return toPosix(realpathSync.native(path));
  } catch {
    return path;
  }
}
