import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isSourceModule, listSourceFiles, toPosix, readText } from "@server-actions/shared";
import { lineIndexOf } from "../line-index.ts";
import { createLinter } from "../standalone/linter.ts";
import { type FormatName, formats } from "./formats.ts";
import { type Problem, problemsOf } from "./problem.ts";
import { createProgress } from "./progress.ts";

export interface CheckOptions {
  readonly format: FormatName;
  readonly preset?: readonly string[];
  /** Severity by rule, more important than the tsconfig's. */
  readonly rules: Readonly<Record<string, string>>;
  /** More warnings than this count as a failure. */
  readonly maxWarnings?: number;
  /** Report errors alone. */
  readonly quiet: boolean;
  /** Ask the project's TypeScript. */
  readonly types: boolean;
  /** The folder of the cache; `undefined`: none is read or written. */
  readonly cache: string | undefined;
  readonly colors: boolean;
}

export interface Streams {
  readonly cwd: string;
  readonly version: string;
  /** Another one for each build, also of the same version. */
  readonly build: string;
  out(text: string): void;
  /** Notes and progress: never part of a report. */
  readonly err: { readonly isTTY?: boolean; write(text: string): unknown };
}

/**
 * `server-actions check`: exit code 0 without errors, 1 with errors or too many warnings, 2 when the run itself failed
 * (a path that is not there, an exception inside a check).
 */
export function check(paths: readonly string[], options: CheckOptions, streams: Streams): 0 | 1 | 2 {
  const root = toPosix(resolve(streams.cwd));
  const { files, missing } = filesOf(paths.length > 0 ? paths : ["."], root);
  for (const path of missing) streams.err.write(`server-actions: "${path}" is no file or folder.\n`);
  if (missing.length > 0) return 2;

  const linter = createLinter({
    overrides: { ...(options.preset && { preset: options.preset }), rules: options.rules },
    withTypes: options.types,
    ...(options.cache !== undefined && { cache: { folder: options.cache, version: streams.build } }),
  });
  const progress = createProgress(streams.err, files.length);
  const problems: Problem[] = [];
  const broken: string[] = [];
  const crashes: string[] = [];
  for (const file of files) {
    const linted = linter.lint(file);
    problems.push(...problemsOf(linted, readText));
    crashes.push(...linted.crashes);
    if (linted.status === "broken" || linted.status === "unreadable") broken.push(file);
    progress.step();
  }
  progress.end();
  linter.close();

  const shown = problems.filter(({ severity }) => !options.quiet || severity === "error");
  const report = {
    root,
    version: streams.version,
    problems: shown,
    files: files.length,
    broken,
    lineOf,
    colors: options.colors,
  };
  streams.out(formats[options.format](report));
  for (const note of [...linter.problems(), ...crashes]) streams.err.write(`server-actions: ${note}\n`);
  return crashes.length > 0 ? 2 : isFailure(problems, options.maxWarnings) ? 1 : 0;
}

function isFailure(problems: readonly Problem[], maxWarnings: number | undefined): boolean {
  const warnings = problems.filter(({ severity }) => severity === "warn").length;
  return warnings < problems.length || (maxWarnings !== undefined && warnings > maxWarnings);
}

/** The source modules that the given files and folders hold, each once. */
function filesOf(paths: readonly string[], root: string): { files: readonly string[]; missing: readonly string[] } {
  const files = new Set<string>();
  const missing: string[] = [];
  for (const path of paths) {
    const full = toPosix(resolve(root, path));
    const stats = statSync(full, { throwIfNoEntry: false });
    if (stats?.isDirectory()) for (const file of listSourceFiles(full).sort()) files.add(file);
    else if (stats?.isFile() && isSourceModule(full)) files.add(full);
    else if (!stats) missing.push(path);
  }
  return { files: [...files], missing };
}

function lineOf({ file, line }: Problem): string {
  return lineIndexOf(readText(file) ?? "")
    .textOf(line - 1)
    .trimEnd();
}
