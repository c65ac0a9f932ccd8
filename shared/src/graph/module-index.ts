import type { ImportEdge, ModuleRecord } from "../model/module-record.ts";
import { baseName } from "../syntax/file-paths.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { createIncomingEdges, type IncomingEdges } from "./incoming-edges.ts";
import type { ProjectHost } from "./project-host.ts";

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

/** Who imports whom, from records alone. Each part is made when first asked for, and holds until files come or go, or specifiers lead elsewhere. */
export interface ModuleIndex {
  files(): readonly string[];
  has(file: string): boolean;
  record(file: string): ModuleRecord | undefined;
  /** The edges of `file` that exist at run time and lead into the project. */
  edgesFrom(file: string): readonly ResolvedEdge[];
  /** The run-time edges of all of the project's files that lead to `file`. */
  edgesTo(file: string): readonly IncomingEdge[];
  /** The last names of relative and aliased specifiers that lead to no file of the project: `actions` of `~/lib/actions`. */
  lostNames(): ReadonlySet<string>;
  /** The files whose imports cannot be read. */
  unreadable(): readonly string[];
  /** The records of these files are others now. */
  renew(files: readonly string[]): void;
}

export function createModuleIndex(host: ProjectHost): ModuleIndex {
  const outgoing = new Map<string, readonly ResolvedEdge[]>();
  let listed: { readonly files: readonly string[]; readonly positions: ReadonlyMap<string, number> } | undefined;
  let incoming: IncomingEdges | undefined;
  let lost: ReadonlySet<string> | undefined;
  let unreadable: readonly string[] | undefined;

  const list = () => (listed ??= withPositions(host.files()));
  const files = (): readonly string[] => list().files;
  const edgesFrom = (file: string): readonly ResolvedEdge[] => {
    const edges = outgoing.get(file) ?? resolveEdges(host, file);
    outgoing.set(file, edges);
    return edges;
  };
  return {
    files,
    has: (file) => list().positions.has(file),
    record: (file) => host.imports(file),
    edgesFrom,
    edgesTo: (file) => (incoming ??= createIncomingEdges(list().positions, edgesFrom)).edgesTo(file),
    lostNames: () => (lost ??= findLostNames(host, files())),
    unreadable: () => (unreadable ??= files().filter((file) => !host.imports(file))),
    renew(changed) {
      lost = undefined;
      unreadable = undefined;
      for (const file of changed) {
        const before = outgoing.get(file);
        outgoing.delete(file);
        if (before) incoming?.replace(file, before);
      }
    },
  };
}

function withPositions(files: readonly string[]) {
  return { files, positions: new Map(files.map((file, position) => [file, position])) };
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

function findLostNames(host: ProjectHost, files: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const from of files)
    for (const { source, typeOnly } of host.imports(from)?.edges ?? [])
      if (!typeOnly && !isPackageSpecifier(source) && host.resolve(source, from) === undefined)
        names.add(baseName(source));
  return names;
}
