/**
 * The checks without ESLint and tsserver: files are read from the disk (or an editor's buffers) and parsed by `oxc-parser`; types come from the
 * TypeScript that the project has. What the command and the language server are made of.
 */
import { dirname } from "node:path";
import {
  analyzeModule,
  createRootFinder,
  type ModuleAnalysis,
  type ModuleGraph,
  type News,
  type Settings,
  toPosix,
  type TypeOracle,
} from "@server-actions/shared";
import { dueChecks, isLasting, type LintedFile, lintText, nothingOf, restore } from "./lint-file.ts";
import { type LinterOptions, openProject, type Project, readProfile } from "./open-project.ts";

export interface Linter {
  /** `file`: absolute. `waits`: until TypeScript is loaded, if it has to be; by default. */
  lint(file: string, options?: { readonly waits: boolean }): LintedFile;
  /** What keeps answers from being complete: malformed options and configs, a parser that does not load. Grows while files are linted. */
  problems(): readonly string[];
  /** What a question about a file needs, beyond the checks; `undefined` where it cannot be read. */
  read(file: string): Reading | undefined;
  /** Files may have changed, as far as it is known. */
  startRun(news: News): void;
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
    const project = projects.get(rootDir) ?? openProject(rootDir, linterOptions, readProfile(rootDir));
    projects.set(rootDir, project);
    return project;
  };
  /** Closes the projects of which all that was found may be another, and forgets where files belong. */
  const lookAtProjects = (): void => {
    findRoot = createRootFinder();
    roots.clear();
    for (const [rootDir, { profile, types }] of projects) {
      if (JSON.stringify(profile) === JSON.stringify(readProfile(rootDir))) continue;
      types?.close();
      projects.delete(rootDir);
    }
  };
  let pending: News | undefined;
  const renew = (): void => {
    const news = pending;
    pending = undefined;
    if (!news) return;
    const renewed = [...projects.values()].map((project) => ({ ...project, change: project.host.renew(news) }));
    // A file that comes in one project may be what an import of another leads to.
    const isMoved = renewed.some(({ change }) => change === "files");
    for (const { change, host, types } of renewed) {
      if (isMoved && change === "texts") host.renew({ ...news, disk: "moved" });
      types?.startRun(isMoved ? "files" : "texts");
    }
  };
  return {
    lint(path, { waits } = { waits: true }) {
      const file = toPosix(path);
      const open = overlay?.(file);
      const project = projectAround(file);
      const { host, types } = project;
      const findings = open ? undefined : project.findings;
      const kept = findings?.find(file);
      if (kept) return restore(file, kept, () => host.text(file) ?? "");
      if (!open) renew();
      const text = open?.text ?? host.text(file);
      if (text === undefined) return nothingOf(file, "unreadable");
      const due = dueChecks(project, { file, text, isOpen: open !== undefined });
      // What nobody asks for is not looked for: in most files that are typed in there is nothing to check.
      if (due.length > 0) renew();
      const linted = lintText(project, due, { file, text }, waits);
      if (isLasting(linted) && !types?.isUntraced) findings?.keep(linted);
      return linted;
    },
    read(path) {
      const file = toPosix(path);
      const { host, graph, options, types } = projectAround(file);
      renew();
      const source = host.parse(file);
      if (!source) return undefined;
      const { settings } = options;
      const module = analyzeModule(source, { settings });
      return { rootDir: host.rootDir, module, graph, settings, types: types?.oracleOf(source) };
    },
    problems: () => [
      ...new Set(
        [...projects.values()].flatMap(({ findings, host, problems, types }) => [
          ...problems,
          ...(findings?.problems ?? []),
          ...host.problems,
          ...(types?.problem === undefined ? [] : [types.problem]),
        ]),
      ),
    ],
    startRun(news) {
      if (news.disk !== "same") lookAtProjects();
      for (const { findings } of projects.values()) findings?.close();
      pending = pending ? bothOf(pending, news) : news;
    },
    close() {
      for (const { findings, host, types, summaries } of projects.values()) {
        types?.close();
        summaries?.save();
        findings?.save([...new Set([...findings.problems, ...host.problems])]);
      }
    },
  };
}

/** What two runs heard, of which the first asked nothing. */
function bothOf(first: News, second: News): News {
  const disk = (["moved", "unknown", "same"] as const).find((each) => first.disk === each || second.disk === each);
  return { open: [...first.open, ...second.open], disk: disk ?? "unknown", isWatched: second.isWatched };
}
