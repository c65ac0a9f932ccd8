/**
 * Findings that outlive the process: one file for each project, with all that was asked of the disk to find them. They count while every
 * answer is the same; when one is another, nothing of the project is kept.
 */
import { type Asking, createTrace, type Finding, holds, type Trace, type TraceEntry } from "@server-actions/shared";
import { checks } from "../checks.ts";
import type { Severity } from "../options.ts";
import { cacheFile, markUsed, readCacheFile, writeCacheFile } from "./cache-file.ts";
import type { LintedFile } from "./lint-file.ts";

export interface FindingCache {
  /** Where what is asked of the disk is to be noted. */
  readonly trace: Trace;
  /** What keeps answers from being complete, as it was said then. */
  readonly problems: readonly string[];
  /** What was found in the file; `undefined`: nothing is known of it. */
  find(file: string): KeptFile | undefined;
  keep(linted: LintedFile): void;
  /** Files may have changed: from here on nothing is known, and nothing is kept. */
  close(): void;
  save(problems: readonly string[]): void;
}

export type KeptFile = Pick<LintedFile, "findings" | "status">;

interface KeptFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly finding: Finding;
}

interface Kept {
  readonly trace: readonly TraceEntry[];
  readonly problems: readonly string[];
  readonly files: readonly (readonly [file: string, status: LintedFile["status"], findings: readonly KeptFinding[]])[];
}

const nothing: Kept = { trace: [], problems: [], files: [] };

/** `of`: everything besides the disk that findings depend on. */
export function openFindingCache(folder: string, of: readonly unknown[], asking: Asking): FindingCache {
  const path = cacheFile(folder, "findings", of);
  const { files, problems, trace: earlier } = readKept(path, asking);
  const kept = new Map(files.map(([file, ...rest]) => [file, rest]));
  const trace = createTrace(earlier);
  const byName = new Map(checks.map((check) => [check.name, check]));
  let isChanged = false;
  let isOpen = true;
  return {
    trace,
    problems,
    find(file) {
      const [status, findings] = (isOpen && kept.get(file)) || [];
      if (status === undefined || findings === undefined) return undefined;
      const known = findings.flatMap(({ check: name, ...rest }) => {
        const check = byName.get(name);
        return check ? [{ check, ...rest }] : [];
      });
      return { status, findings: known };
    },
    keep({ file, findings, status }) {
      isChanged = true;
      kept.set(file, [status, findings.map(({ check, ...rest }) => ({ ...rest, check: check.name }))]);
    },
    close() {
      isOpen = false;
    },
    save(current) {
      if (!isOpen) return;
      const entries = isChanged ? trace.entries() : undefined;
      if (!isChanged) markUsed(path);
      if (!entries) return;
      const found: Kept["files"] = [...kept].map(([file, [status, findings]]) => [file, status, findings]);
      writeCacheFile(path, Buffer.from(JSON.stringify({ trace: entries, problems: current, files: found })));
    },
  };
}

function readKept(path: string, asking: Asking): Kept {
  const bytes = readCacheFile(path);
  if (!bytes) return nothing;
  const kept = JSON.parse(bytes.toString("utf8")) as Kept;
  return holds(kept.trace, asking) ? kept : nothing;
}
