/** What the checks of one project root share: its options, its files, its graph, its types. */
import { resolve } from "node:path";
import {
  askingOf,
  createDisk,
  createDiskHost,
  createModuleGraph,
  detectVersions,
  type DiskHost,
  type ModuleGraph,
  type OpenFile,
  type PluginEntry,
  readPluginEntry,
  toPosix,
  type Versions,
  withVersions,
} from "@server-actions/shared";
import { checks } from "../checks.ts";
import { type Options, parseOptions } from "../options.ts";
import { type FindingCache, openFindingCache } from "./finding-cache.ts";
import { findInstalled, type Installed } from "./installed.ts";
import { openSummaryCache, type SummaryCache } from "./summary-cache.ts";
import { createProjectTypes, type ProjectTypes } from "./types/project-types.ts";
import { askingTypeScript } from "./types/system.ts";

/** The name under which a tsconfig lists the plugin. */
export const pluginName = "typescript-plugin-server-actions";

export interface LinterOptions {
  /** Keys that count more than those of the project's tsconfig entry. */
  readonly overrides?: { readonly preset?: readonly string[]; readonly rules?: Readonly<Record<string, string>> };
  /** Texts that count more than those on disk, by path. */
  readonly overlay?: (file: string) => OpenFile | undefined;
  /** Whether to ask TypeScript; `true` by default. */
  readonly withTypes?: boolean;
  /** Where summaries and findings are kept from run to run; nowhere by default. `version`: of the analysis and all that it runs with. */
  readonly cache?: { readonly folder: string; readonly version: string };
}

export interface Project {
  readonly host: DiskHost;
  readonly graph: ModuleGraph;
  readonly options: Options;
  readonly types: ProjectTypes | undefined;
  readonly summaries: SummaryCache | undefined;
  readonly findings: FindingCache | undefined;
  readonly problems: readonly string[];
  readonly profile: Profile;
}

/** What all that is found in a project depends on, besides its files. */
export interface Profile {
  readonly entry: PluginEntry;
  readonly versions: Versions;
  readonly typescript: Installed | undefined;
}

export function readProfile(rootDir: string): Profile {
  return {
    entry: readPluginEntry(rootDir, pluginName),
    versions: detectVersions(rootDir),
    typescript: findInstalled("typescript", rootDir),
  };
}

export function openProject(
  rootDir: string,
  { overrides = {}, overlay, withTypes = true, cache }: LinterOptions,
  profile: Profile,
): Project {
  const { entry = {}, tsconfig, problems } = profile.entry;
  const rules = { ...(entry["rules"] as object | undefined), ...overrides.rules };
  const own = { ...entry, ...(overrides.preset && { preset: overrides.preset }), rules };
  const options = parseOptions(own, checks);
  const settings = withVersions(options.settings, profile.versions);
  const ofSummaries = [cache?.version, rootDir, settings];
  const ofFindings = [
    ...ofSummaries,
    checks.map((check) => [check.name, options.severityOf(check), options.optionsOf(check)]),
    withTypes && (profile.typescript ?? "none"),
  ];
  const asking = { ...askingOf(createDisk()), ...askingTypeScript };
  const findings = cache && openFindingCache(cache.folder, ofFindings, asking);
  const trace = findings?.trace;
  const disk = createDisk(trace);
  const host = createDiskHost({
    disk,
    rootDir,
    // It looks again when it is told to.
    quietTime: Number.POSITIVE_INFINITY,
    rootDirs: settings.rootDirs.map((folder) => resolve(rootDir, folder)),
    ...(settings.tsconfig !== undefined && { tsconfig: settings.tsconfig }),
    ...(overlay && { overlay }),
  });
  const typeFiles = {
    disk,
    trace,
    tsconfig: settings.tsconfig === undefined ? undefined : toPosix(resolve(rootDir, settings.tsconfig)),
    overlay: overlay && ((file: string) => overlay(file)?.text),
    // Each file is looked up once a run, for the graph and for TypeScript.
    versionOf: (file: string) => host.version(file),
  };
  const summaries = cache && openSummaryCache(cache.folder, ofSummaries);
  return {
    host,
    graph: createModuleGraph(host, settings, summaries),
    summaries,
    findings,
    profile,
    options: { ...options, settings },
    types: withTypes ? createProjectTypes(rootDir, typeFiles) : undefined,
    problems: [...problems, ...options.problems.map((problem) => `${tsconfig ?? "The command line"}: ${problem}`)],
  };
}
