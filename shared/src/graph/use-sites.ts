import type { EdgeName, ImportEdge, ModuleSummary, Reference } from "../model/summary.ts";
import type { CallSite, RenderSite, UseSite } from "./module-graph.ts";
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
  const seen = new Set<string>();
  const pending: (ExportPath & { readonly file: string })[] = [{ file, name: exportName, path: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { name, path } = next;
    const key = `${next.file}#${[name, ...path].join(".")}`;
    if (seen.has(key) || path.length > MAX_NAMESPACES) continue;
    seen.add(key);
    for (const { edge, from } of index.edgesTo(next.file)) {
      if (edge.kind === "reexport") {
        for (const passed of reexportedAs(edge, { name, path })) pending.push({ file: from, ...passed });
      } else {
        for (const reference of referencesOf(edge, { name, path })) sites.push({ file: from, reference });
      }
    }
  }
  return sites;
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

function findInUsers<Site>(
  index: ModuleIndex,
  lookup: ModuleLookup,
  file: string,
  exportName: string,
  find: (user: string, summary: ModuleSummary, isSame: (reference: Reference) => boolean) => readonly Site[],
): readonly Site[] {
  const wanted = keyOf(findExport(lookup, file, exportName));
  if (wanted === undefined) return [];
  const users = new Set([file, ...findUseSites(index, file, exportName).map((site) => site.file)]);
  return [...users].flatMap((user) => {
    const summary = lookup.summary(user);
    return summary ? find(user, summary, (reference) => keyOf(findDefinition(lookup, reference, user)) === wanted) : [];
  });
}

/** `undefined` also where members of the definition are meant, not itself. */
function keyOf(definition: ReturnType<typeof findExport>): string | undefined {
  return definition.kind === "unknown" || definition.path.length > 0 ? undefined : definition.key;
}

/** Namespaces in namespaces; a module that exports itself as one (`export * as self from "."`) has no end of them. */
const MAX_NAMESPACES = 3;
