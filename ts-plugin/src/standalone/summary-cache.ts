/**
 * Summaries that outlive the process: one file for each project, settings and version of the analysis. An entry is found by the path and
 * the text of its module, so none is ever out of date; what cannot be read is made again.
 */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import type { SummaryStore } from "@server-actions/shared";
import { cacheFile, discardUnused, markUsed, readCacheFile, writeCacheFile } from "./cache-file.ts";

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

/** `of`: everything besides a module's path and text that its summary depends on. */
export function openSummaryCache(folder: string, of: readonly unknown[]): SummaryCache {
  const file = cacheFile(folder, "summaries", [process.versions.v8, ...of]);
  let opened: Map<string, Entry> | undefined;
  return {
    partsOf(path, text) {
      const key = createHash("sha1").update(`${path}\0${text}`).digest("base64");
      const entries = (opened ??= readEntries(file));
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
      if (opened && [...opened.values()].some(({ isChanged }) => isChanged)) writeEntries(file, opened);
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

/** The length of the index in four bytes; the index; the entries one after another. */
function readEntries(file: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const all = readCacheFile(file);
  if (!all) return entries;
  let start = 4 + all.readUInt32LE();
  const index = JSON.parse(all.toString("utf8", 4, start)) as Index;
  for (const [key, length, age] of index) {
    entries.set(key, { bytes: all.subarray(start, start + length), isChanged: false, age: age + 1 });
    start += length;
  }
  return entries;
}

function writeEntries(file: string, entries: ReadonlyMap<string, Entry>): void {
  const kept = [...entries].filter(([, { age }]) => age <= maxAge);
  for (const [, entry] of kept) if (entry.isChanged) entry.bytes = serialize(entry.parts);
  const index: Index = kept.map(([key, { bytes, age }]) => [key, bytes.length, age]);
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  writeCacheFile(file, Buffer.concat([length, head, ...kept.map(([, { bytes }]) => bytes)]));
}
