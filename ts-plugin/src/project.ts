/** One project of a server: its options, its graph, and what was last shown of its files. Nothing of it is shared between projects. */
import {
  analyzeModule,
  type Check,
  createCompilerOracle,
  createModuleGraph,
  detectVersions,
  findingsOf,
  type ModuleAnalysis,
  type ModuleGraph,
  type Settings,
  type TypeOracle,
  withVersions,
} from "@server-actions/shared";
import type ts from "typescript";
import { silencersOf } from "./comments.ts";
import { describeError } from "./describe-error.ts";
import type { Silencers } from "./silencers.ts";
import { type HostInfo, isOwnSource } from "./host-files.ts";
import { type CheckFinding, keepFindings, type Shown } from "./keep-findings.ts";
import { type Options, parseOptions } from "./options.ts";
import { createEditorHost, type EditorHost } from "./project-host.ts";
import { treeOf } from "./tree.ts";

/** What a file looks like now. */
export interface CheckedFile {
  readonly sourceFile: ts.SourceFile;
  /** Everything found, also what a comment silences. */
  readonly findings: readonly CheckFinding[];
  readonly silencers: Silencers;
}

/** What a question about a module needs, beyond the checks. */
export interface ModuleView {
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly types: TypeOracle;
  readonly settings: Settings;
}

/** The whole project as a program has it. */
export interface Reading {
  readonly graph: ModuleGraph;
  readonly settings: Settings;
  /** A module of it, as far as it can be read while it is broken. */
  moduleOf(file: string): ModuleAnalysis | undefined;
}

export interface Project {
  readonly options: Options;
  readonly host: EditorHost;
  /** Takes the plugin's entry, as it is now. */
  configure(entry: unknown): void;
  /** Runs the checks on a file of the program; `undefined` for what they do not look at (packages, declarations). */
  check(program: ts.Program, file: string): CheckedFile | undefined;
  /** `undefined` where the file has no tree, or is broken. */
  view(program: ts.Program, file: string): ModuleView | undefined;
  reading(program: ts.Program): Reading;
}

export interface ProjectParts {
  readonly typescript: typeof ts;
  readonly info: HostInfo;
  readonly checks: readonly Check[];
  readonly log: (message: string) => void;
}

export function createProject({ typescript, info, checks, log }: ProjectParts, entry: unknown): Project {
  const host = createEditorHost(typescript, info);
  const shown = new Map<string, Shown>();
  let options = readOptions(entry, checks, host.rootDir);
  let graph = createModuleGraph(host, options.settings);

  const view = (program: ts.Program, sourceFile: ts.SourceFile): ModuleView | undefined => {
    const tree = treeOf(sourceFile);
    if (!tree) return undefined;
    const { settings } = options;
    return {
      module: analyzeModule(tree, { settings }),
      graph,
      types: createCompilerOracle(program, tree),
      settings,
    };
  };

  const findAll = (program: ts.Program, sourceFile: ts.SourceFile): CheckFinding[] => {
    const due = checks.filter(
      (check) => options.severityOf(check) !== undefined && check.canApply(sourceFile.text, options.settings),
    );
    const context = due.length > 0 ? view(program, sourceFile) : undefined;
    if (!context) return [];
    return due.flatMap((check) => {
      try {
        const own = { ...context, options: options.optionsOf(check) };
        return [...findingsOf(check, own)].map((finding) => ({ check, finding }));
      } catch (error) {
        log(`${check.name} failed on ${sourceFile.fileName}: ${describeError(error)}`);
        return [];
      }
    });
  };

  return {
    host,
    get options() {
      return options;
    },
    configure(next) {
      options = readOptions(next, checks, host.rootDir);
      graph = createModuleGraph(host, options.settings);
      shown.clear();
    },
    check(program, file) {
      const sourceFile = program.getSourceFile(file);
      if (!sourceFile || !isOwnSource(sourceFile)) return undefined;
      host.use(program);
      const before = isBroken(program, sourceFile) ? shown.get(file) : undefined;
      const findings = before ? keepFindings(before, sourceFile.text) : findAll(program, sourceFile);
      shown.set(file, { text: sourceFile.text, findings });
      return { sourceFile, findings, silencers: silencersOf(sourceFile) };
    },
    view(program, file) {
      const sourceFile = program.getSourceFile(file);
      if (!sourceFile || !isOwnSource(sourceFile) || isBroken(program, sourceFile)) return undefined;
      host.use(program);
      return view(program, sourceFile);
    },
    reading(program) {
      host.use(program);
      const { settings } = options;
      return {
        graph,
        settings,
        moduleOf(file) {
          const source = host.parse(file);
          return source && analyzeModule(source, { settings });
        },
      };
    },
  };
}

/** The entry's options, with the project's own versions of Next.js and React where it names none. */
function readOptions(entry: unknown, checks: readonly Check[], rootDir: string): Options {
  const options = parseOptions(entry, checks);
  return { ...options, settings: withVersions(options.settings, detectVersions(rootDir)) };
}

/** Whether TypeScript had to recover. Its other syntactic diagnostics (types in a JavaScript file) leave the tree as it is. */
function isBroken(program: ts.Program, sourceFile: ts.SourceFile): boolean {
  const { parseDiagnostics } = sourceFile as ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };
  return (parseDiagnostics ?? program.getSyntacticDiagnostics(sourceFile)).length > 0;
}
