/**
 * The checks without ESLint and tsserver: files are read from the disk (or an editor's buffers) and parsed by `oxc-parser`; types come from the
 * TypeScript that the project has. What the command and the language server are made of.
 */
import { dirname } from "node:path";
import {
  analyzeModule,
  type Check,
  createRootFinder,
  type ModuleAnalysis,
  type ModuleGraph,
  parseWithOxc,
  readText,
  type Settings,
  toPosix,
  type TypeOracle,
} from "@server-actions/shared";
import { checks } from "../checks.ts";
import type { CheckFinding } from "../keep-findings.ts";
import type { Severity } from "../options.ts";
import { type Comment, silencersIn } from "../silencers.ts";
import { type LinterOptions, openProject, type Project } from "./open-project.ts";
import { runChecks, runChecksWithoutWaiting } from "./run-checks.ts";

/** A finding that no comment silences. */
export interface ReportedFinding extends CheckFinding {
  readonly severity: Severity;
}

/** What became of a file. `skipped`: no check can find anything in it, by its text and its imports. */
export interface LintedFile {
  readonly file: string;
  readonly status: "broken" | "linted" | "skipped" | "unreadable";
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  /** Exceptions inside a check, which are defects of ours: one text each, naming the check and the file. */
  readonly crashes: readonly string[];
  /** More may be found when TypeScript is loaded, and nothing of this goes then. */
  readonly isPartial: boolean;
}

export interface Linter {
  /** `file`: absolute. `waits`: until TypeScript is loaded, if it has to be; by default. */
  lint(file: string, options?: { readonly waits: boolean }): LintedFile;
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
  readonly types: TypeOracle | undefined;
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly settings: Settings;
}

/** One graph and one set of options for each project root, as in the other hosts. */
export function createLinter(linterOptions: LinterOptions = {}): Linter {
  const { overlay } = linterOptions;
  const projects = new Map<string, Project>();
  const roots = new Map<string, string>();
  let findRoot = createRootFinder();
  const projectAround = (file: string): Project => {
    const folder = dirname(file);
    const rootDir = roots.get(folder) ?? findRoot(file);
    roots.set(folder, rootDir);
    const project = projects.get(rootDir) ?? openProject(rootDir, linterOptions);
    projects.set(rootDir, project);
    return project;
  };
  return {
    lint(path, { waits } = { waits: true }) {
      const file = toPosix(path);
      const open = overlay?.(file);
      const text = open?.text ?? readText(file);
      if (text === undefined) return nothingOf(file, "unreadable");
      return lintText(projectAround(file), { file, text, isOpen: open !== undefined }, waits);
    },
    read(path) {
      const file = toPosix(path);
      const { host, graph, options, types } = projectAround(file);
      const source = host.parse(file);
      if (!source) return undefined;
      const { settings } = options;
      const module = analyzeModule(source, { settings });
      return { rootDir: host.rootDir, module, graph, settings, types: types?.oracleOf(source) };
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
      findRoot = createRootFinder();
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

interface GivenText {
  readonly file: string;
  readonly text: string;
  /** In an editor: what it imports may be broken for a moment, and its findings stay. */
  readonly isOpen: boolean;
}

function isDue({ graph, options }: Project, check: Check, { file, isOpen, text }: GivenText): boolean {
  const { settings } = options;
  if (!check.canApply(text, settings)) return false;
  return isOpen || (check.mayConcern?.({ filename: file, text, graph, settings }) ?? true);
}

function lintText(project: Project, given: GivenText, waits: boolean): LintedFile {
  const { file, text } = given;
  const { options, types } = project;
  const due = checks.filter((check) => options.severityOf(check) !== undefined && isDue(project, check, given));
  if (due.length === 0) return nothingOf(file, "skipped", text);
  const source = parseWithOxc(file, text);
  if (!source) return nothingOf(file, "broken", text);

  const comments = () => (source.ast.comments ?? []) as readonly Comment[];
  const silencers = silencersIn(text, comments);
  const run = types?.isUnopened && !waits ? runChecksWithoutWaiting : runChecks;
  const { found, crashes, isPartial } = run(project, due, source);
  const findings = found.flatMap((each) => {
    const severity = options.severityOf(each.check);
    return severity && !silencers.find(each.check.name, each.finding.span.start) ? [{ ...each, severity }] : [];
  });
  findings.sort((left, right) => left.finding.span.start - right.finding.span.start);
  return { file, status: "linted", text, findings, crashes, isPartial };
}

function nothingOf(file: string, status: LintedFile["status"], text = ""): LintedFile {
  return { file, status, text, findings: [], crashes: [], isPartial: false };
}
