import type { Boundary, Environment, ParsedSource } from "../model/module.ts";
import type { CallSummary, FunctionSummary } from "../model/function-summary.ts";
import type { ModuleRecord } from "../model/module-record.ts";
import type { Reference } from "../model/reference.ts";
import type { ElementSummary, FormSummary, ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Settings } from "../settings/defaults.ts";
import { baseName, folderOf } from "../syntax/file-paths.ts";
import { type FileRole, mayHaveRole, roleOf } from "./app-folders.ts";
import { keepWhile } from "./keep-while.ts";
import type { ModuleIndex } from "./module-index.ts";
import { createNameRecords, type NameRecords } from "./name-records.ts";
import { createRecordAnswers } from "./record-answers.ts";
import { type Definition, findDefinition, findExport, type ModuleLookup } from "./resolve-export.ts";
import { isServerFunctionDefinition, isServerFunctionValue } from "./server-function-verdict.ts";
import type { SummaryStore } from "./stored-details.ts";
import { createSummaries, type Summaries } from "./summarize-project.ts";
import {
  findCallSites,
  findFormSites,
  findReexports,
  findRenderSites,
  findStatePositions,
  findUsers,
  findUseSites,
  type UseLookup,
} from "./use-sites.ts";
import type { UseTables } from "./use-tables.ts";

/** A host's view of the project: the only door from `shared` to other files. Paths are absolute, forward slashes. */
export interface ProjectHost {
  /** The folder whose modules may be searched for callers (the app's root). */
  readonly rootDir: string;
  /** A string that changes when the file's text does; `undefined` when there is no such readable file. */
  version(file: string): string | undefined;
  /** Directives and import edges without a tree; `undefined` when unreadable. */
  imports(file: string): ModuleRecord | undefined;
  /**
   * The whole tree with scopes; `undefined` when unreadable, unparsable, or no parser loads. Who asks does not keep it: a host keeps those that
   * were asked for last, and the tree of a linted file may be good no longer than that (oxlint uses what it is made of for the next).
   */
  parse(file: string): ParsedSource | undefined;
  /** The file a specifier leads to; `undefined` when it is outside the project, a package in node_modules, or not found. */
  resolve(specifier: string, fromFile: string): string | undefined;
  /** Every source module of the project (for reverse look-ups). */
  files(): readonly string[];
  /**
   * Changes when any answer above but `parse` and `version` may have changed: what the graph derives from the records of many files is kept
   * while it stays the same. A host without it is asked again each time.
   */
  generation?(): number;
  /** The files whose records are others than in an earlier generation, where nothing else is; `undefined`: anything may be. */
  changedSince?(generation: number): readonly string[] | undefined;
  /** Changes when the text of any file may have: what is derived from texts and trees is kept no longer. By default the generation. */
  textGeneration?(): number;
  /** The file's text, to look for a name before asking for a tree. */
  text?(file: string): string | undefined;
  /** Whether other packages can import modules of the file's package by name: it has an export map. */
  hasExportMap?(file: string): boolean;
  /** The folder of the package that the file belongs to; `undefined` where none is found. */
  packageFolder?(file: string): string | undefined;
  /** The one name of a file that may be reached by several (symbolic links, drive letters, slashes); used on every path that comes in. */
  canonical?(file: string): string;
}

/** Where a reference ends after following imports, aliases, re-exports and barrels. */
export type Resolution =
  /** A value defined in a project module. `summary` is that module's; `path`: members still to take from the value. */
  | {
      readonly kind: "value";
      readonly file: string;
      readonly summary: ModuleSummary;
      readonly value: ValueSummary;
      readonly path: readonly string[];
      readonly isServerFunction: Verdict;
    }
  /** An export of a package: `source` as imported there. */
  | { readonly kind: "external"; readonly source: string; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "global"; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "unknown" };

/** A place where a component is rendered: the element, and the module it stands in. */
export interface RenderSite {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly element: ElementSummary;
}

/** A place where a form is given a function as its action. */
export interface FormSite {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly form: FormSummary;
}

/** A module that imports an exported binding, and the name it has there (`local` with `path` for a namespace import). */
export interface UseSite {
  readonly file: string;
  readonly reference: Reference;
}

/** An export of a module. */
export interface ExportPlace {
  readonly file: string;
  readonly name: string;
}

/** A call of an exported function somewhere in the project. */
export interface CallSite {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly call: CallSummary;
  /** The calling function, `undefined` for module-level code. */
  readonly caller: FunctionSummary | undefined;
}

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

function resolutionOf(lookup: ModuleLookup, definition: Definition): Resolution {
  switch (definition.kind) {
    case "external":
      return { kind: "external", source: definition.source, name: definition.name, path: definition.path };
    case "global":
      return { kind: "global", name: definition.name, path: definition.path };
    case "unknown":
      return { kind: "unknown" };
    case "value": {
      const { file, path, summary, value } = definition;
      return {
        kind: "value",
        file,
        summary,
        value,
        path,
        isServerFunction: isServerFunctionDefinition(lookup, definition),
      };
    }
  }
}
