/** Which modules can name an export, and as what: from the records of modules alone, without a tree. */
import type { EdgeName, ImportEdge } from "../model/module-record.ts";
import type { Reference } from "../model/reference.ts";
import type { ModuleIndex } from "./module-index.ts";

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

/** Namespaces in namespaces; a module that exports itself as one (`export * as self from "."`) has no end of them. */
const MAX_NAMESPACES = 3;
