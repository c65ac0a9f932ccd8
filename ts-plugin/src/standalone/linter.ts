/**
 * The checks without ESLint and tsserver: files are read from the disk (or an editor's buffers) and parsed by `oxc-parser`; types come from the
 * TypeScript that the project has. What the command and the language server are made of.
 */
import { dirname } from "node:path";
import {
  analyzeModule,
  findProjectRoot,
  type ModuleAnalysis,
  type ModuleGraph,
  parseWithOxc,
  readText,
  type Settings,
  toPosix,
} from "@server-actions/shared";
import { checks } from "../checks.ts";
import type { CheckFinding } from "../keep-findings.ts";
import type { Severity } from "../options.ts";
import { type Comment, silencersIn } from "../silencers.ts";
import { type LinterOptions, openProject, type Project } from "./open-project.ts";
import { runChecks } from "./run-checks.ts";

/** A finding that no comment silences. */
export interface ReportedFinding extends CheckFinding {
  readonly severity: Severity;
}

/** What became of a file. `skipped`: no check can find anything in its text. */
export interface LintedFile {
  readonly file: string;
  readonly status: "broken" | "linted" | "skipped" | "unreadable";
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  /** Exceptions inside a check, which are defects of ours: one text each, naming the check and the file. */
  readonly crashes: readonly string[];
}

export interface Linter {
  /** `file`: absolute. */
  lint(file: string): LintedFile;
  /** What keeps answers from being complete: malformed options and configs, a parser that does not load. Grows while files are linted. */
  problems(): readonly string[];
  /** What a question about a file needs, beyond the checks; `undefined` where it cannot be read. */
  read(file: string): Reading | undefined;
  /** Files may have changed. */
  startRun(): void;
  /** Ends what was started, and keeps what is kept. */
  close(): void;
}

export interface Reading {
  readonly rootDir: string;
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly settings: Settings;
}

/** One graph and one set of options for each project root, as in the other hosts. */
export function createLinter(linterOptions: LinterOptions = {}): Linter {
  const { overlay } = linterOptions;
  const projects = new Map<string, Project>();
  const roots = new Map<string, string>();
  const projectAround = (file: string): Project => {
    const folder = dirname(file);
    const rootDir = roots.get(folder) ?? findProjectRoot(file);
    roots.set(folder, rootDir);
    const project = projects.get(rootDir) ?? openProject(rootDir, linterOptions);
    projects.set(rootDir, project);
    return project;
  };
  return {
    lint(path) {
      const file = toPosix(path);
      const text = overlay?.(file)?.text ?? readText(file);
      if (text === undefined) return { file, status: "unreadable", text: "", findings: [], crashes: [] };
      return lintText(projectAround(file), file, text);
    },
    read(path) {
      const file = toPosix(path);
      const { host, graph, options } = projectAround(file);
      const source = host.parse(file);
      const { settings } = options;
      return source && { rootDir: host.rootDir, module: analyzeModule(source, { settings }), graph, settings };
    },
    problems: () => [
      ...new Set(
        [...projects.values()].flatMap(({ host, problems, types }) => [
          ...problems,
          ...host.problems,
          ...(types?.problem === undefined ? [] : [types.problem]),
        ]),
      ),
    ],
    startRun() {
      for (const { host, types } of projects.values()) {
        host.startRun();
        types?.startRun();
      }
    },
    close() {
      for (const { types, summaries } of projects.values()) {
        types?.close();
        summaries?.save();
      }
    },
  };
}

function lintText(project: Project, file: string, text: string): LintedFile {
  const { options } = project;
  const due = checks.filter(
    (check) => options.severityOf(check) !== undefined && check.canApply(text, options.settings),
  );
  if (due.length === 0) return { file, status: "skipped", text, findings: [], crashes: [] };
  const source = parseWithOxc(file, text);
  if (!source) return { file, status: "broken", text, findings: [], crashes: [] };

  const comments = () => (source.ast.comments ?? []) as readonly Comment[];
  const silencers = silencersIn(text, comments);
  const { found, crashes } = runChecks(project, due, source);
  const findings = found.flatMap((each) => {
    const severity = options.severityOf(each.check);
    return severity && !silencers.find(each.check.name, each.finding.span.start) ? [{ ...each, severity }] : [];
  });
  findings.sort((left, right) => left.finding.span.start - right.finding.span.start);
  return { file, status: "linted", text, findings, crashes };
}
