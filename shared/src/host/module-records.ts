import type { ParsedSource } from "../model/module.ts";
import type { ModuleRecord } from "../model/module-record.ts";
import { readRecord } from "./read-record.ts";

/** The records of modules, each kept while its file's version stays the same. */
export interface ModuleRecords {
  recordOf(file: string): ModuleRecord | undefined;
  /** Looks at these files again, if their records were asked for: all files whose record is another than when this was called last. */
  renew(files: Iterable<string>): readonly string[];
}

/** What is asked of a file to read its record. */
interface Reads {
  /** `undefined` where there is no module. */
  versionOf(file: string): string | undefined;
  textOf(file: string): string | undefined;
  parse(file: string): ParsedSource | undefined;
}

export function createModuleRecords({ parse, textOf, versionOf }: Reads): ModuleRecords {
  const records = new Map<
    string,
    { readonly version: string | undefined; readonly record: ModuleRecord | undefined }
  >();
  const changed = new Set<string>();
  const read = (file: string): ModuleRecord | undefined => {
    const text = textOf(file);
    return text === undefined ? undefined : readRecord(file, text, () => parse(file));
  };
  const recordOf = (file: string): ModuleRecord | undefined => {
    const version = versionOf(file);
    const known = records.get(file);
    if (known && known.version === version) return known.record;
    const found = version === undefined ? undefined : read(file);
    // Most edits change no import: what is derived from the record stays.
    const record = known && isEqual(known.record, found) ? known.record : found;
    records.set(file, { version, record });
    if (known && record !== known.record) changed.add(file);
    return record;
  };
  return {
    recordOf,
    renew(files) {
      for (const file of files) if (records.has(file)) recordOf(file);
      const renewed = [...changed];
      changed.clear();
      return renewed;
    },
  };
}

function isEqual(left: ModuleRecord | undefined, right: ModuleRecord | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
