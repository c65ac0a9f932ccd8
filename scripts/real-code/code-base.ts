/** Runs checks over a checked-out code base. Only reads its files: no configuration of it is loaded, no code of it runs. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import {
  analyzeModule,
  type Check,
  createDiskHost,
  createModuleGraph,
  defaultSettings,
  detectVersions,
  type Finding,
  findingsOf,
  findProjectRoot,
  formatMessage,
  type ModuleGraph,
  parseWithOxc,
  type Settings,
  toPosix,
  withVersions,
} from "@server-actions/shared";

/** A finding with all that is needed to print it. Lines and columns are 1-based, ends exclusive. */
export interface PlacedFinding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly suggestions: readonly string[];
}

/** What became of a file: `skipped` by the checks' text probes, `unparsable`, or linted. */
export interface FileResult {
  readonly status: "linted" | "skipped" | "unparsable";
  readonly findings: readonly PlacedFinding[];
  /** Exceptions inside a check, and findings that its own probe denies: defects of ours. */
  readonly crashes: readonly string[];
}

export interface CodeBase {
  lint(file: string, checks: readonly Check[]): FileResult;
}

export interface Project {
  readonly graph: ModuleGraph;
  readonly settings: Settings;
}

export function openCodeBase(): CodeBase {
  const projectAround = openProjects();
  return { lint: (file, checks) => lintFile(toPosix(file), checks, projectAround) };
}

/** The project around a file: one graph for each project root, with the versions that it names, as in the ESLint host. */
export function openProjects(): (file: string) => Project {
  const projects = new Map<string, Project>();
  const roots = new Map<string, string>();
  return (file) => {
    const folder = dirname(file);
    const rootDir = roots.get(folder) ?? findProjectRoot(file);
    roots.set(folder, rootDir);
    const project = projects.get(rootDir) ?? openProject(rootDir);
    projects.set(rootDir, project);
    return project;
  };
}

function openProject(rootDir: string): Project {
  const settings = withVersions(defaultSettings, detectVersions(rootDir));
  return { graph: createModuleGraph(createDiskHost({ rootDir }), settings), settings };
}

function lintFile(file: string, checks: readonly Check[], projectAround: (file: string) => Project): FileResult {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/u, "");
  const applicable = checks.filter((check) => !check.needsTypes && check.canApply(text, defaultSettings));
  if (applicable.length === 0) return { status: "skipped", findings: [], crashes: [] };
  const source = parseWithOxc(file, text);
  if (source === undefined) return { status: "unparsable", findings: [], crashes: [] };

  const module = analyzeModule(source);
  const findings: PlacedFinding[] = [];
  const crashes: string[] = [];
  for (const check of applicable) {
    try {
      const project = projectAround(file);
      const isDenied = check.mayConcern?.({ filename: file, text, ...project }) === false;
      const found = [...findingsOf(check, { module, ...project, options: check.defaults })];
      if (isDenied && found.length > 0)
        crashes.push(`${check.name} finds something in ${file}, which its mayConcern denies`);
      for (const finding of found) findings.push(place(check, finding, file, text));
    } catch (error) {
      crashes.push(`${check.name} failed on ${file}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return { status: "linted", findings, crashes };
}

function place(check: Check, finding: Finding, file: string, text: string): PlacedFinding {
  const start = positionAt(text, finding.span.start);
  const end = positionAt(text, finding.span.end);
  return {
    rule: check.name,
    file,
    ...start,
    endLine: end.line,
    endColumn: end.column,
    message: formatMessage(check, finding),
    suggestions: (finding.suggestions ?? []).map((suggestion) => formatMessage(check, suggestion)),
  };
}

/** Lines end as they do for ESLint: also at a lone CR and at the Unicode line separators. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
