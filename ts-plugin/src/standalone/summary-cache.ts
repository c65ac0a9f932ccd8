/**
 * Summaries that outlive the process: one file for each project, settings and version of the analysis. An entry is found by the path and
 * the text of its module, so none is ever out of date; what cannot be read is made again.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { SummaryStore } from "@server-actions/shared";

export interface SummaryCache extends SummaryStore {
  /** Writes what is new. Two processes at once do no harm: the file is replaced whole, and the last one wins. */
  save(): void;
}

/** The parts of one summary, by name: as they were written, and as they are once they are asked for. */
interface Entry {
  bytes: Buffer;
  parts?: Map<string, unknown>;
  isChanged: boolean;
  /** Saves since it was last used. */
  age: number;
}

/** Saves after which an entry that nobody asked for is dropped. */
const maxAge = 10;

/** Files of other projects, settings and builds, and what a run that was ended left behind, stay this long after they were last used. */
const maxDays = 30;

/** `of`: everything besides a module's path and text that its summary depends on. */
export function openSummaryCache(folder: string, of: readonly unknown[]): SummaryCache {
  const name = createHash("sha1")
    .update(JSON.stringify([process.versions.v8, ...of]))
    .digest("hex");
  const file = join(folder, `${name}.summaries`);
  const entries = readEntries(file);
  return {
    partsOf(path, text) {
      const key = createHash("sha1").update(`${path}\0${text}`).digest("base64");
      const entry = entries.get(key) ?? { bytes: Buffer.alloc(0), isChanged: false, age: 0 };
      entries.set(key, entry);
      entry.age = 0;
      return {
        read<Part>(name: string, make: () => Part): Part {
          const parts = (entry.parts ??= readParts(entry.bytes));
          if (parts.has(name)) return parts.get(name) as Part;
          const made = make();
          parts.set(name, made);
          entry.isChanged = true;
          return made;
        },
      };
    },
    save() {
      if ([...entries.values()].some(({ isChanged }) => isChanged)) writeEntries(file, entries);
      else markUsed(file);
      discardUnused(folder);
    },
  };
}

function readParts(bytes: Buffer): Map<string, unknown> {
  try {
    const parts: unknown = deserialize(bytes);
    return parts instanceof Map ? (parts as Map<string, unknown>) : new Map<string, unknown>();
  } catch {
    return new Map();
  }
}

type Index = readonly (readonly [key: string, length: number, age: number])[];

const sumLength = 20;

/** A checksum of the rest; the length of the index in four bytes; the index; the entries one after another. */
function readEntries(file: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  try {
    const all = readFileSync(file);
    if (!all.subarray(0, sumLength).equals(sumOf(all.subarray(sumLength)))) return entries;
    let start = sumLength + 4 + all.readUInt32LE(sumLength);
    const index = JSON.parse(all.toString("utf8", sumLength + 4, start)) as Index;
    for (const [key, length, age] of index) {
      entries.set(key, { bytes: all.subarray(start, start + length), isChanged: false, age: age + 1 });
      start += length;
    }
  } catch {
    // There is none yet, or it cannot be read.
  }
  return entries;
}

function sumOf(bytes: Buffer): Buffer {
  return createHash("sha1").update(bytes).digest();
}

function writeEntries(file: string, entries: ReadonlyMap<string, Entry>): void {
  const kept = [...entries].filter(([, { age }]) => age <= maxAge);
  for (const [, entry] of kept) if (entry.isChanged) entry.bytes = serialize(entry.parts);
  const index: Index = kept.map(([key, { bytes, age }]) => [key, bytes.length, age]);
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const body = Buffer.concat([length, head, ...kept.map(([, { bytes }]) => bytes)]);
  const temporary = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(temporary, Buffer.concat([sumOf(body), body]));
    renameSync(temporary, file);
  } catch {
    discard(temporary);
  }
}

function markUsed(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // There is none, or it is another user's.
  }
}

/** Only files of this cache, by their names. One that another process is about to read is missed by it, and made again. */
function discardUnused(folder: string): void {
  const oldest = Date.now() - maxDays * 24 * 60 * 60 * 1000;
  try {
    const own = readdirSync(folder).filter((name) => /^[0-9a-f]{40}\.summaries(?:\.\d+)?$/u.test(name));
    for (const file of own.map((name) => join(folder, name))) if (statSync(file).mtimeMs < oldest) discard(file);
  } catch {
    // There is no folder, it cannot be read, or another process takes files away.
  }
}

/** A disk that is full, or a folder that cannot be written, takes no more than the cache. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It is not there, or cannot be taken away.
  }
}
