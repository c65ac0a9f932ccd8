import { dirname, resolve } from "node:path";
import {
  createDiskHost,
  createModuleGraph,
  createRootFinder,
  detectVersions,
  type DiskHost,
  type ModuleAnalysis,
  type ModuleGraph,
  type OpenFile,
  type ParsedSource,
  type Settings,
  withVersions,
} from "@server-actions/shared";
import type { RuleContext } from "../create-rule.ts";
import { cwdOf, filenameOf, runOf, sourceCodeOf } from "./context.ts";
import { createParseFallback, type ParseFile } from "./parse-fallback.ts";

/** A project as the process knows it: what it learned while linting one file serves the next. */
export interface Project {
  readonly graph: ModuleGraph;
  /** The user's, with the versions that the project itself names where the user names none. */
  readonly settings: Settings;
  /** Hands the tree of the linted file to the graph, once: other files will name its Server Functions. */
  note(module: ModuleAnalysis): void;
  /** Says, once, what keeps the graph from seeing everything: a malformed tsconfig, no parser for other files. Never a finding: the linted code is not at fault. */
  warn(): void;
}

interface OwnProject extends Project {
  lint(file: LintedFile): void;
}

interface LintedFile {
  /** Absolute, forward slashes. */
  readonly filename: string;
  readonly text: string;
  /** The tree that ESLint has just made: asked for when an answer needs it. */
  readonly source: () => ParsedSource | undefined;
  /** Lasts as long as the lint run. */
  readonly run: object;
  /** For the other files, where `oxc-parser` cannot. */
  readonly parse: ParseFile | undefined;
}

/** The projects that a process lints in. */
export interface Projects {
  /** The project around the linted file, in which the text and the tree that ESLint has just made are in place of those on disk. */
  around(context: RuleContext, settings: Settings, source: LintedFile["source"]): Project;
}

/** One project, with one graph, for each root and for the settings that its answers depend on. */
export function createProjects(): Projects {
  const projects = new Map<string, OwnProject>();
  /** By folder. */
  const roots = new Map<string, string>();
  let finder: { readonly run: object; readonly find: (file: string) => string } | undefined;
  /** The file that was asked about last: one look-up serves all rules. */
  let last: (Pick<LintedFile, "filename" | "run" | "text"> & { settings: Settings; project: Project }) | undefined;

  const keys = new WeakMap<Settings, string>();

  const keyOf = (settings: Settings): string => {
    const key = keys.get(settings) ?? JSON.stringify([settings, settings.actionPropName.source]);
    keys.set(settings, key);
    return key;
  };
  const rootOf = (file: string, run: object) => {
    const folder = dirname(file);
    const known = roots.get(folder);
    if (known !== undefined) return known;
    if (finder?.run !== run) finder = { run, find: createRootFinder() };
    const root = finder.find(file);
    roots.set(folder, root);
    return root;
  };
  return {
    around(context, settings, source) {
      const run = runOf(context);
      const filename = filenameOf(context);
      const { text } = sourceCodeOf(context);
      const isLast =
        last?.text === text && last.filename === filename && last.run === run && last.settings === settings;
      if (last && isLast) return last.project;
      const cwd = cwdOf(context);
      const rootDir = rootOf(filename, run);
      const key = `${rootDir} ${cwd} ${keyOf(settings)}`;
      const project = projects.get(key) ?? createProject(rootDir, cwd, settings);
      projects.set(key, project);
      project.lint({ filename, text, source, run, parse: createParseFallback(context) });
      last = { filename, text, run, settings, project };
      return project;
    },
  };
}

function createProject(rootDir: string, cwd: string, ofUser: Settings): OwnProject {
  let linted: LintedFile | undefined;
  let lintedPath: string | undefined;
  const runs = new WeakSet<object>();
  const warned = new Set<string>();
  const noted = new WeakSet<ModuleAnalysis>();
  const openFile = (file: string): OpenFile | undefined =>
    linted && file === lintedPath ? { text: linted.text, parse: linted.source } : undefined;
  const host: DiskHost = createDiskHost({
    rootDir,
    rootDirs: ofUser.rootDirs.map((folder) => resolve(cwd, folder)),
    ...(ofUser.tsconfig !== undefined && { tsconfig: resolve(cwd, ofUser.tsconfig) }),
    parse: (file, text) => linted?.parse?.(file, text),
    overlay: openFile,
  });
  const settings = withVersions(ofUser, detectVersions(rootDir));
  const graph = createModuleGraph(host, settings);
  return {
    graph,
    settings,
    note(module) {
      if (!noted.has(module)) graph.note(module);
      noted.add(module);
    },
    lint(file) {
      // Between two runs, and while a file is edited (or fixed in several passes), anything may have changed.
      if (!runs.has(file.run) || isEdited(linted, file)) host.startRun();
      runs.add(file.run);
      linted = file;
      lintedPath = host.canonical(file.filename);
    },
    warn() {
      for (const problem of host.problems.filter((text) => !warned.has(text))) {
        warned.add(problem);
        process.emitWarning(problem, "eslint-plugin-server-actions");
      }
    },
  };
}

function isEdited(before: LintedFile | undefined, { filename, text }: LintedFile): boolean {
  return before?.filename === filename && before.text !== text;
}
