import type { ImportEdge, ModuleRecord } from "../model/summary.ts";
import { baseName } from "./app-entries.ts";
import { keptByFile } from "./kept-by-file.ts";
import type { ProjectHost } from "./module-graph.ts";
import { isPackageSpecifier } from "./resolve-export.ts";

/** An edge and the project module it leads to. */
export interface ResolvedEdge {
  readonly edge: ImportEdge;
  readonly target: string;
}

/** An edge and the module it stands in. */
export interface IncomingEdge {
  readonly edge: ImportEdge;
  readonly from: string;
}

/** Who imports whom, from records alone. Holds for one generation of the host; each part is made when first asked for. */
export interface ModuleIndex {
  files(): readonly string[];
  record(file: string): ModuleRecord | undefined;
  /** The edges of `file` that exist at run time and lead into the project. */
  edgesFrom(file: string): readonly ResolvedEdge[];
  /** The run-time edges of all of the project's files that lead to `file`. */
  edgesTo(file: string): readonly IncomingEdge[];
  /** The last names of relative and aliased specifiers that lead to no file of the project: `actions` of `~/lib/actions`. */
  lostNames(): ReadonlySet<string>;
  /** The files whose imports cannot be read. */
  unreadable(): readonly string[];
}

export function createModuleIndex(host: ProjectHost): ModuleIndex {
  let files: readonly string[] | undefined;
  let incoming: ReadonlyMap<string, readonly IncomingEdge[]> | undefined;
  let lost: ReadonlySet<string> | undefined;
  let unreadable: readonly string[] | undefined;

  const index: ModuleIndex = {
    files: () => (files ??= host.files()),
    record: (file) => host.imports(file),
    edgesFrom: keptByFile((file) => resolveEdges(host, file)),
    edgesTo(file) {
      incoming ??= reverse(index);
      return incoming.get(file) ?? [];
    },
    lostNames: () => (lost ??= findLostNames(host, index)),
    unreadable: () => (unreadable ??= index.files().filter((file) => !host.imports(file))),
  };
  return index;
}

function resolveEdges(host: ProjectHost, file: string): readonly ResolvedEdge[] {
  const edges: ResolvedEdge[] = [];
  for (const edge of host.imports(file)?.edges ?? []) {
    const target = edge.typeOnly ? undefined : host.resolve(edge.source, file);
    if (target !== undefined) edges.push({ edge, target });
  }
  // A list that has grown keeps room for more, and there is one for every module.
  return [...edges];
}

function findLostNames(host: ProjectHost, index: ModuleIndex): ReadonlySet<string> {
  const names = new Set<string>();
  for (const from of index.files())
    for (const { source, typeOnly } of host.imports(from)?.edges ?? [])
      if (!typeOnly && !isPackageSpecifier(source) && host.resolve(source, from) === undefined)
        names.add(baseName(source));
  return names;
}

function reverse(index: ModuleIndex): ReadonlyMap<string, readonly IncomingEdge[]> {
  const incoming = new Map<string, IncomingEdge[]>();
  for (const from of index.files()) {
    for (const { edge, target } of index.edgesFrom(from)) {
      const edges = incoming.get(target);
      if (edges) edges.push({ edge, from });
      else incoming.set(target, [{ edge, from }]);
    }
  }
  return incoming;
}
