import type { CallSummary, FunctionSummary } from "../model/function-summary.ts";
import type { EdgeName, ImportEdge } from "../model/module-record.ts";
import type { Reference } from "../model/reference.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { isBoundCall } from "./function-value.ts";
import type { CallSite, ExportPlace, FormSite, RenderSite, UseSite } from "./module-graph.ts";
import type { ModuleIndex } from "./module-index.ts";
import { findExport, type ModuleLookup } from "./resolve-export.ts";
import { importedName, keyOf, sitesOf, type Use, type UsesIn, type UseTables } from "./use-tables.ts";

/** A name of a module's export; `path`: the members that lead on from it, when it is a namespace. */
interface ExportPath {
  readonly name: string;
  readonly path: readonly string[];
}

/** The modules that can name the export `exportName` of `file`, through any number of barrels, from records alone. */
export function findUseSites(index: ModuleIndex, file: string, exportName: string): readonly UseSite[] {
  const sites: UseSite[] = [];
  for (const place of exportPlaces(index, file, exportName)) {
    for (const { edge, from } of index.edgesTo(place.file)) {
      if (edge.kind === "reexport") continue;
      for (const reference of referencesOf(edge, place)) sites.push({ file: from, reference });
    }
  }
  return sites;
}

/** The modules that can name any export of `file`, through any number of barrels. */
export function findUsers(index: ModuleIndex, file: string): readonly string[] {
  const users = new Set<string>();
  const exporters = new Set([file]);
  // Those that are found on the way are looked at, too.
  for (const exporter of exporters)
    for (const { edge, from } of index.edgesTo(exporter)) (edge.kind === "reexport" ? exporters : users).add(from);
  return [...users];
}

/** The exports of other modules that are this one, passed on. */
export function findReexports(index: ModuleIndex, file: string, exportName: string): readonly ExportPlace[] {
  const [, ...others] = exportPlaces(index, file, exportName);
  return others.filter(({ path }) => path.length === 0).map((place) => ({ file: place.file, name: place.name }));
}

/** The export itself, then every export that passes it on, as itself or in a namespace. */
function* exportPlaces(
  index: ModuleIndex,
  file: string,
  exportName: string,
): Generator<ExportPath & { readonly file: string }> {
  const seen = new Set<string>();
  const pending: (ExportPath & { readonly file: string })[] = [{ file, name: exportName, path: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { name, path } = next;
    const key = `${next.file}#${[name, ...path].join(".")}`;
    if (seen.has(key) || path.length > MAX_NAMESPACES) continue;
    seen.add(key);
    yield next;
    for (const { edge, from } of index.edgesTo(next.file)) {
      if (edge.kind !== "reexport") continue;
      for (const passed of reexportedAs(edge, { name, path })) pending.push({ file: from, ...passed });
    }
  }
}

/** The names under which a re-export passes an export on. */
function reexportedAs(edge: ImportEdge, { name, path }: ExportPath): ExportPath[] {
  return namesOf(edge).flatMap(({ imported, local }): ExportPath[] => {
    if (imported === name) return [{ name: local, path }];
    if (imported !== "*") return [];
    if (local !== "*") return [{ name: local, path: [name, ...path] }];
    return name === "default" ? [] : [{ name, path }];
  });
}

/** What importers call it. A dynamic import gives the namespace, of which any member may be taken. */
function referencesOf(edge: ImportEdge, { name, path }: ExportPath): Reference[] {
  return namesOf(edge).flatMap(({ imported }): Reference[] => {
    if (imported === name) return [{ kind: "import", source: edge.source, name, path }];
    return imported === "*" ? [{ kind: "import", source: edge.source, name: "*", path: [name, ...path] }] : [];
  });
}

/** Where a host gives no names, any may be meant. */
function namesOf(edge: ImportEdge): readonly EdgeName[] {
  return edge.names ?? [{ imported: "*", local: "*" }];
}

/** What the uses of an export are found with. */
export interface UseLookup {
  readonly index: ModuleIndex;
  readonly lookup: ModuleLookup;
  readonly tables: UseTables;
}

/** Every call whose callee is the export's definition: in the modules that import it, and in its own. */
export function findCallSites(uses: UseLookup, file: string, exportName: string): readonly CallSite[] {
  return findInUsers(uses, file, exportName, callsIn);
}

/** Every element whose tag is the export's definition. */
export function findRenderSites(
  uses: UseLookup,
  file: string,
  exportName: string,
  isAsked?: (user: string) => boolean,
): readonly RenderSite[] {
  return findInUsers(uses, file, exportName, elementsIn, isAsked);
}

/** Every HTML form, or button of one, whose action is the export's definition, bound or not. */
export function findFormSites(
  uses: UseLookup,
  file: string,
  exportName: string,
  isAsked: (user: string) => boolean,
): readonly FormSite[] {
  return findInUsers(uses, file, exportName, formsIn, isAsked);
}

/** The parameters that take the state of some `useActionState`, when the export's definition is its action. */
export function findStatePositions(uses: UseLookup, file: string, exportName: string): readonly number[] {
  return findInUsers(uses, file, exportName, stateActionsIn);
}

const callsIn: UsesIn<CallSite> = (file, summary) => {
  const siteOf = (call: CallSummary, caller: FunctionSummary | undefined): Use<CallSite> => ({
    reference: call.callee,
    site: { file, summary, call, caller },
  });
  return [
    ...summary.moduleCalls.map((call) => siteOf(call, undefined)),
    ...summary.functions.flatMap((caller) => caller.calls.map((call) => siteOf(call, caller))),
  ];
};

const elementsIn: UsesIn<RenderSite> = (file, summary) =>
  summary.elements.map((element) => ({ reference: element.tag, site: { file, summary, element } }));

const formsIn: UsesIn<FormSite> = (file, summary) =>
  summary.forms.map((form) => ({ reference: boundReference(form.value), site: { file, summary, form } }));

const stateActionsIn: UsesIn<number> = (_, summary) =>
  summary.stateActions.map(({ action, position }) => ({ reference: action, site: position }));

/** What a value names, through `.bind()`. */
function boundReference(value: ValueSummary): Reference {
  if (value.kind === "reference") return value.reference;
  return value.kind === "call" && isBoundCall(value) ? value.root : { kind: "unknown" };
}

function findInUsers<Site>(
  { index, lookup, tables }: UseLookup,
  file: string,
  exportName: string,
  usesIn: UsesIn<Site>,
  isAsked: (user: string) => boolean = () => true,
): readonly Site[] {
  const wanted = keyOf(findExport(lookup, file, exportName));
  if (wanted === undefined) return [];
  const users = new Map<string, Set<string>>([[file, new Set()]]);
  for (const site of findUseSites(index, file, exportName)) {
    const names = users.get(site.file) ?? new Set();
    users.set(site.file, names.add(importedName(site.reference)));
  }
  return [...users].flatMap(([user, names]) =>
    isAsked(user) ? sitesOf({ lookup, tables }, user, { names, wanted }, usesIn) : [],
  );
}

/** Namespaces in namespaces; a module that exports itself as one (`export * as self from "."`) has no end of them. */
const MAX_NAMESPACES = 3;
