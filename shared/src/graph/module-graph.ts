import type { Boundary, Environment } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import type { ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Settings } from "../settings/defaults.ts";
import { baseName, folderOf } from "../syntax/file-paths.ts";
import { type FileRole, mayHaveRole, roleOf } from "./app-folders.ts";
import { type ExportPlace, findReexports, findUsers, findUseSites, type UseSite } from "./export-users.ts";
import { keepWhile } from "./keep-while.ts";
import type { ModuleIndex } from "./module-index.ts";
import { createNameRecords, type NameRecords } from "./name-records.ts";
import type { ProjectHost } from "./project-host.ts";
import { createRecordAnswers } from "./record-answers.ts";
import { type Resolution, resolutionOf } from "./resolution.ts";
import { findDefinition, findExport, type ModuleLookup } from "./resolve-export.ts";
import { isServerFunctionDefinition, isServerFunctionValue } from "./server-function-verdict.ts";
import type { SummaryStore } from "./stored-details.ts";
import { createSummaries, type Summaries } from "./summarize-project.ts";
import {
  type CallSite,
  findCallSites,
  findFormSites,
  findRenderSites,
  findStatePositions,
  type FormSite,
  type RenderSite,
  type UseLookup,
} from "./use-sites.ts";
import type { UseTables } from "./use-tables.ts";

/** Cross-file answers. Pure data; owned by a host, shared by all checks of that host. */
export interface ModuleGraph extends Omit<NameRecords, "mayExport">, Pick<Summaries, "note"> {
  summary(file: string): ModuleSummary | undefined;
  resolveModule(specifier: string, fromFile: string): string | undefined;
  /** Follows `reference`, as written in `fromFile`, to its definition. */
  resolve(reference: Reference, fromFile: string): Resolution;
  /** Follows an export name of a module. */
  resolveExport(file: string, name: string): Resolution;
  isServerFunction(reference: Reference, fromFile: string): Verdict;
  /** The same for a value as it stands in `fromFile` (what an attribute holds): a function, a reference, a bound Server Function. */
  isServerFunctionValue(value: ValueSummary, fromFile: string): Verdict;
  boundaryOf(file: string): Boundary | undefined;
  /** The project's files with a `"use server"` directive. */
  serverModules(): readonly string[];
  /** The text of a file as the host has it; `undefined` where there is none. */
  textOf(file: string): string | undefined;
  environmentOf(file: string): Environment;
  /** The same where it is at hand: not before somebody has asked for the side of a module that has no directive. */
  knownEnvironmentOf(file: string): Environment | undefined;
  /** The folder of the file's package: where its `package.json` is, else the root of the project. */
  packageFolderOf(file: string): string;
  /** What Next.js takes the file for by its name and place; `undefined` for one that is only imported. */
  roleOf(file: string): FileRole | undefined;
  /**
   * Whether whoever can use `file` is known: the app's entries reach it, it is among the project's files, no export map hands it to
   * other packages, and no import that leads nowhere may mean it.
   */
  hasKnownUsers(file: string): boolean;
  /** Whether a request may name the exports of a `"use server"` module by id: a page reaches it, or the client imports it. */
  isRegistered(file: string): boolean;
  /** Modules that import `file`, directly or through barrels, with what they call `exportName`. */
  importersOf(file: string, exportName: string): readonly UseSite[];
  /** Modules that import anything of `file`, directly or through barrels. */
  usersOf(file: string): readonly string[];
  /** The exports of other modules that pass this one on, through barrels or an `import` and an `export`. */
  reexportsOf(file: string, exportName: string): readonly ExportPlace[];
  /** Every call in the project whose callee resolves to this export. */
  callSitesOf(file: string, exportName: string): readonly CallSite[];
  /** Every `<X>` in the project whose tag resolves to this export; `isAsked`: only in the modules that pass the test. */
  renderSitesOf(file: string, exportName: string, isAsked?: (user: string) => boolean): readonly RenderSite[];
  /** Every `<form action={x}>` and `formAction={x}` whose `x` is this export, bound or not, in the modules that pass the test. */
  formSitesOf(file: string, exportName: string, isAsked: (user: string) => boolean): readonly FormSite[];
  /** The parameters of this export that take the state of some `useActionState` in the project. */
  statePositionsOf(file: string, exportName: string): readonly number[];
  /** Where others keep what they derive from the graph: a new one whenever the text of any file may have changed. */
  derived(): WeakMap<object, unknown>;
}

/**
 * A graph over `host`. Nothing is listed, read or parsed before a question needs it. Summaries are kept by path and version; what is derived
 * from the records of many modules (who imports whom, environments) holds for one generation of the host, what is derived from texts until one changes.
 * `store`: what other runs learned of modules.
 */
export function createModuleGraph(host: ProjectHost, settings: Settings, store?: SummaryStore): ModuleGraph {
  const summaries = createSummaries(host, settings, store);
  const canonical = (file: string): string => host.canonical?.(file) ?? file;
  const usesClientHooks = (file: string): boolean => summaries.summary(file)?.usesClientHooks ?? false;
  const answers = createRecordAnswers(host, usesClientHooks);
  const ofTexts = keepWhile(
    () => host.textGeneration?.() ?? host.generation?.(),
    (): DerivedFromTexts => ({ byOthers: new WeakMap(), tables: new WeakMap() }),
  );

  const names = (): NameRecords => (ofTexts().names ??= createNameRecords(host, answers.index()));
  const lookup: ModuleLookup = {
    summary: summaries.summary,
    resolveModule: (specifier, fromFile) => host.resolve(specifier, fromFile),
    mayExport: (file, name) => names().mayExport(file, name),
  };
  const uses = (): UseLookup => ({ index: answers.index(), lookup, tables: ofTexts().tables });
  const sideByDirective = (file: string): "client" | "server" | undefined => {
    const boundary = host.imports(canonical(file))?.boundary;
    return boundary === "client" || boundary === "server" ? boundary : undefined;
  };
  return {
    note: summaries.note,
    summary: (file) => lookup.summary(canonical(file)),
    resolveModule: (specifier, fromFile) => host.resolve(specifier, canonical(fromFile)),
    resolve: (reference, fromFile) => resolutionOf(lookup, findDefinition(lookup, reference, canonical(fromFile))),
    resolveExport: (file, name) => resolutionOf(lookup, findExport(lookup, canonical(file), name)),
    mayUseExport: (imported, fromFile, isWanted) => names().mayUseExport(imported, canonical(fromFile), isWanted),
    mayBeServerFunction: (imported, fromFile) => names().mayBeServerFunction(imported, canonical(fromFile)),
    mayImportExport: (file, isWanted) => names().mayImportExport(canonical(file), isWanted),
    callsImport: (file, isWanted) => names().callsImport(canonical(file), isWanted),
    mayReachClientEntry: (file) => names().mayReachClientEntry(canonical(file)),
    serverFunctionNames: (file) => names().serverFunctionNames(canonical(file)),
    isServedByExport: (imported, fromFile) => names().isServedByExport(imported, canonical(fromFile)),
    boundaryOfFunction: (imported, fromFile) => names().boundaryOfFunction(imported, canonical(fromFile)),
    isServerFunction: (reference, fromFile) =>
      isServerFunctionDefinition(lookup, findDefinition(lookup, reference, canonical(fromFile))),
    isServerFunctionValue: (value, fromFile) => isServerFunctionValue(lookup, value, canonical(fromFile)),
    serverModules: answers.serverModules,
    textOf: (file) => host.text?.(canonical(file)),
    boundaryOf: (file) => host.imports(canonical(file))?.boundary,
    environmentOf: (file) => sideByDirective(file) ?? answers.environments().get(canonical(file)) ?? "unknown",
    knownEnvironmentOf(file) {
      const known = answers.knownEnvironments();
      return sideByDirective(file) ?? (known && (known.get(canonical(file)) ?? "unknown"));
    },
    packageFolderOf: (file) => host.packageFolder?.(canonical(file)) ?? host.rootDir,
    roleOf(file) {
      const path = canonical(file);
      return mayHaveRole(path) ? roleOf(path, answers.appFolders()) : undefined;
    },
    hasKnownUsers(file) {
      const path = canonical(file);
      return answers.environments().has(path) && !host.hasExportMap?.(path) && isFindable(host, answers.index(), path);
    },
    isRegistered: (file) => answers.registered().has(canonical(file)),
    importersOf: (file, exportName) => findUseSites(answers.index(), canonical(file), exportName),
    usersOf: (file) => findUsers(answers.index(), canonical(file)),
    reexportsOf: (file, exportName) => findReexports(answers.index(), canonical(file), exportName),
    callSitesOf: (file, exportName) => findCallSites(uses(), canonical(file), exportName),
    renderSitesOf: (file, exportName, isAsked) => findRenderSites(uses(), canonical(file), exportName, isAsked),
    statePositionsOf: (file, exportName) => findStatePositions(uses(), canonical(file), exportName),
    formSitesOf: (file, exportName, isAsked) => findFormSites(uses(), canonical(file), exportName, isAsked),
    derived: () => ofTexts().byOthers,
  };
}

/** Whether every import of a file leads to it: none that leads nowhere, or cannot be read, has its name (an `index` has its folder's). */
function isFindable(host: ProjectHost, index: ModuleIndex, file: string): boolean {
  const own = baseName(file);
  const name = own === "index" ? baseName(folderOf(file)) : own;
  const mayMean = (other: string) => host.text?.(other)?.includes(name) ?? true;
  return index.has(file) && !index.lostNames().has(name) && !index.unreadable().some(mayMean);
}

/** What is derived from their texts and trees. */
interface DerivedFromTexts {
  readonly byOthers: WeakMap<object, unknown>;
  readonly tables: UseTables;
  names?: NameRecords;
}
