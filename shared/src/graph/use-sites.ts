import type { EdgeName, ImportEdge, ModuleSummary, Reference, ValueSummary } from "../model/summary.ts";
import type { CallSite, ExportPlace, FormSite, RenderSite, UseSite } from "./module-graph.ts";
import type { ModuleIndex } from "./module-index.ts";
import { findDefinition, findExport, type ModuleLookup } from "./resolve-export.ts";

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

/** Every call whose callee is the export's definition: in the modules that import it, and in its own. */
export function findCallSites(
  index: ModuleIndex,
  lookup: ModuleLookup,
  file: string,
  exportName: string,
): readonly CallSite[] {
  return findInUsers(index, lookup, file, exportName, (user, summary, isSame) => {
    const inFunctions = summary.functions.flatMap((caller) =>
      caller.calls.filter((call) => isSame(call.callee)).map((call) => ({ file: user, summary, call, caller })),
    );
    const inModule = summary.moduleCalls
      .filter((call) => isSame(call.callee))
      .map((call) => ({ file: user, summary, call, caller: undefined }));
    return [...inModule, ...inFunctions];
  });
}

/** Every element whose tag is the export's definition. */
export function findRenderSites(
  index: ModuleIndex,
  lookup: ModuleLookup,
  file: string,
  exportName: string,
): readonly RenderSite[] {
  return findInUsers(index, lookup, file, exportName, (user, summary, isSame) =>
    summary.elements.filter((element) => isSame(element.tag)).map((element) => ({ file: user, summary, element })),
  );
}

/** Every HTML form, or button of one, whose action is the export's definition, bound or not. */
export function findFormSites(
  index: ModuleIndex,
  lookup: ModuleLookup,
  file: string,
  exportName: string,
): readonly FormSite[] {
  return findInUsers(index, lookup, file, exportName, (user, summary, isSame) =>
    summary.forms.filter(({ value }) => isSame(boundReference(value))).map((form) => ({ file: user, summary, form })),
  );
}

/** The parameters that take the state of some `useActionState`, when the export's definition is its action. */
export function findStatePositions(
  index: ModuleIndex,
  lookup: ModuleLookup,
  file: string,
  exportName: string,
): readonly number[] {
  return findInUsers(index, lookup, file, exportName, (_, summary, isSame) =>
    summary.stateActions.filter(({ action }) => isSame(action)).map(({ position }) => position),
  );
}

/** What a value names, through `.bind()`. */
function boundReference(value: ValueSummary): Reference {
  if (value.kind === "reference") return value.reference;
  const isBound =
    value.kind === "call" && value.path.length === 0 && value.links.every(({ method }) => method === "bind");
  return isBound ? value.root : { kind: "unknown" };
}

function findInUsers<Site>(
  index: ModuleIndex,
  lookup: ModuleLookup,
  file: string,
  exportName: string,
  find: (user: string, summary: ModuleSummary, isSame: (reference: Reference) => boolean) => readonly Site[],
): readonly Site[] {
  const wanted = keyOf(findExport(lookup, file, exportName));
  if (wanted === undefined) return [];
  const users = new Map<string, Set<string>>([[file, new Set()]]);
  for (const site of findUseSites(index, file, exportName)) {
    const names = users.get(site.file) ?? new Set();
    users.set(site.file, names.add(importedName(site.reference)));
  }
  return [...users].flatMap(([user, names]) => {
    const summary = lookup.summary(user);
    // An import is followed only if it is one of those that can lead here: a tag of a large barrel costs a walk through all of it.
    const isSame = (reference: Reference): boolean =>
      (reference.kind === "local" || (reference.kind === "import" && names.has(importedName(reference)))) &&
      keyOf(findDefinition(lookup, reference, user)) === wanted;
    return summary ? find(user, summary, isSame) : [];
  });
}

/** One text for an import, however it is written: `ns.a` of a namespace is `a`. */
function importedName(reference: Reference): string {
  if (reference.kind !== "import") return "";
  const path = reference.name === "*" ? reference.path : [reference.name, ...reference.path];
  return `${reference.source}#${path.join(".")}`;
}

/** `undefined` also where members of the definition are meant, not itself. */
function keyOf(definition: ReturnType<typeof findExport>): string | undefined {
  return definition.kind === "unknown" || definition.path.length > 0 ? undefined : definition.key;
}

/** Namespaces in namespaces; a module that exports itself as one (`export * as self from "."`) has no end of them. */
const MAX_NAMESPACES = 3;
