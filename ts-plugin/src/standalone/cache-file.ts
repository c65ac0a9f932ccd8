/**
 * Files of a cache: each has a checksum before the rest and is replaced whole, so that a damaged one counts as none and two processes at
 * once do no harm. Nothing throws: a disk that is full, or a folder that cannot be written, costs no more than the cache.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files of other projects, settings and builds, and what a run that was ended left behind, stay this long after they were last used. */
const maxDays = 30;

const sumLength = 20;

/** The file of `folder` for what depends on all of `of`. */
export function cacheFile(folder: string, kind: "findings" | "summaries", of: readonly unknown[]): string {
  const name = createHash("sha1").update(JSON.stringify(of)).digest("hex");
  return join(folder, `${name}.${kind}`);
}

/** What was written; `undefined` where there is nothing, or something else. */
export function readCacheFile(file: string): Buffer | undefined {
  try {
    const all = readFileSync(file);
    const body = all.subarray(sumLength);
    return all.subarray(0, sumLength).equals(sumOf(body)) ? body : undefined;
  } catch {
    return undefined;
  }
}

export function writeCacheFile(file: string, body: Buffer): void {
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([sumOf(body), body]));
    renameSync(temporary, file);
  } catch {
    discard(temporary);
  }
}

export function markUsed(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // There is none, or it is another user's.
  }
}

/** Only files of this cache, by their names. One that another process is about to read is missed by it, and made again. */
export function discardUnused(folder: string): void {
  const oldest = Date.now() - maxDays * 24 * 60 * 60 * 1000;
  try {
    const own = readdirSync(folder).filter((name) => /^[0-9a-f]{40}\.(?:findings|summaries)(?:\.\d+)?$/u.test(name));
    for (const file of own.map((name) => join(folder, name))) if (statSync(file).mtimeMs < oldest) discard(file);
  } catch {
    // There is no folder, it cannot be read, or another process takes files away.
  }
}

function sumOf(bytes: Buffer): Buffer {
  return createHash("sha1").update(bytes).digest();
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or cannot be taken away.
  }
}
