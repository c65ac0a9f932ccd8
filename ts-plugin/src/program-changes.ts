import { isDecidedByTree } from "@server-actions/shared";
import type ts from "typescript";
import { moduleRecordOf } from "./module-record.ts";

/**
 * What is different in the next program, as far as answers about many modules go: which files there are (and so, where specifiers lead);
 * what modules import, or whether they use client hooks; or only texts that such answers do not depend on.
 */
export type Change = "files" | "modules" | "texts";

export function changeBetween(typescript: typeof ts, before: ts.Program | undefined, after: ts.Program): Change {
  try {
    return compare(typescript, before, after);
  } catch {
    // Nobody can tell, so nothing is kept: what a check then fails on, it fails on by itself.
    return "files";
  }
}

function compare(typescript: typeof ts, before: ts.Program | undefined, after: ts.Program): Change {
  if (!before || before.getCompilerOptions() !== after.getCompilerOptions()) return "files";
  const files = after.getSourceFiles();
  const filesBefore = before.getSourceFiles();
  if (filesBefore.length !== files.length) return "files";
  let change: Change = "texts";
  let index = nextOther(filesBefore, files, 0);
  for (; index < files.length; index = nextOther(filesBefore, files, index + 1)) {
    const previous = filesBefore[index];
    const sourceFile = files[index];
    if (!previous || !sourceFile || previous.fileName !== sourceFile.fileName) return "files";
    const [old, current] = [moduleRecordOf(typescript, previous), moduleRecordOf(typescript, sourceFile)];
    if (isDecidedByTree(current) || JSON.stringify(old) !== JSON.stringify(current)) change = "modules";
  }
  return change;
}

/** Where two lists differ next. After each edit it goes over all files: a loop of its own, and without an iterator, is several times as fast. */
function nextOther(left: readonly unknown[], right: readonly unknown[], start: number): number {
  let index = start;
  while (index < right.length && left[index] === right[index]) index += 1;
  return index;
}
