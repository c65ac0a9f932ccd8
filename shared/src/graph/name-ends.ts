/** Where imported names end, by records and texts alone. */
import type { ImportEdge } from "../model/module-record.ts";
import { declaredFunctions } from "../syntax/declared-functions.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import { keptByFile } from "./kept-by-file.ts";
import type { ProjectHost } from "./project-host.ts";
import type { ModuleIndex } from "./module-index.ts";

/** Where a name ends. `served`: a `"use server"` module passes it on. */
export type NameEnd =
  | { readonly kind: "package"; readonly source: string; readonly name: string }
  /** A function that is declared in `file`. */
  | { readonly kind: "function"; readonly file: string; readonly served: boolean }
  /** Something else that `file` exports, or passes on from any of its imports. */
  | { readonly kind: "other"; readonly file: string; readonly served: boolean }
  | { readonly kind: "nothing" };

const maxHops = 10;

export interface NameEnds {
  endOf(source: string, name: string, fromFile: string): NameEnd;
  /** The module that has the name first: by a declaration of its own, or as a `"use server"` module that passes it on. */
  exporterOf(source: string, name: string, fromFile: string): string | undefined;
}

/** Answers for one generation of the host. */
export function createNameEnds(host: ProjectHost, index: ModuleIndex): NameEnds {
  const ends = new Map<string, NameEnd>();

  const endOf = (source: string, name: string, fromFile: string, hops = maxHops): NameEnd => {
    const file = host.resolve(source, fromFile);
    if (file === undefined) return isPackageSpecifier(source) ? { kind: "package", source, name } : nothing;
    const key = `${file}\0${name}`;
    const known = ends.get(key);
    if (known) return known;
    const end = endIn(file, name, hops);
    // Further down the way fewer hops are left: what is found with all of them is kept.
    if (hops === maxHops) ends.set(key, end);
    return end;
  };
  /** Of the files whose records do not tell. */
  const functionsIn = keptByFile((file) => declaredFunctions(host.text?.(file) ?? ""));
  const mayDeclare = (file: string, name: string): boolean => mentionsWord(host.text?.(file) ?? name, [name]);
  const endIn = (file: string, name: string, hops: number): NameEnd => {
    const record = index.record(file);
    const isServer = record?.boundary === "server";
    const passed = record && name !== "*" && hops > 0 ? passedOn(record.edges, name) : undefined;
    if (passed) return servedBy(isServer, endOf(passed.source, passed.imported, file, hops - 1));
    if (record && (record.declaredFunctions ?? functionsIn(file)).includes(name))
      return { kind: "function", file, served: isServer };
    const stars = record && hops > 0 ? starsOf(record.edges) : [];
    if (stars.length > 0 && mayDeclare(file, name)) return { kind: "other", file, served: isServer };
    for (const star of stars) {
      const end = endOf(star, name, file, hops - 1);
      if (end.kind === "function") return servedBy(isServer, end);
    }
    return { kind: "other", file, served: isServer };
  };
  const exporterOf = (source: string, name: string, fromFile: string, hops = maxHops): string | undefined => {
    const file = host.resolve(source, fromFile);
    const record = file === undefined ? undefined : index.record(file);
    const passed = record?.boundary !== "server" && hops > 0 ? passedOn(record?.edges ?? [], name) : undefined;
    return file !== undefined && passed ? exporterOf(passed.source, passed.imported, file, hops - 1) : file;
  };
  return {
    endOf: (source, name, fromFile) => endOf(source, name, fromFile),
    exporterOf: (source, name, fromFile) => exporterOf(source, name, fromFile),
  };
}

function servedBy(isServer: boolean, end: NameEnd): NameEnd {
  return isServer && "served" in end ? { ...end, served: true } : end;
}

/** What a module passes on as `name`, by that name. */
function passedOn(edges: readonly ImportEdge[], name: string): { source: string; imported: string } | undefined {
  for (const { kind, names = [], source, typeOnly } of edges) {
    const found = kind === "reexport" && !typeOnly ? names.find(({ local }) => local === name) : undefined;
    if (found) return { source, imported: found.imported };
  }
  return undefined;
}

/** What `export *` passes on. */
export function starsOf(edges: readonly ImportEdge[]): string[] {
  return edges.flatMap(({ kind, names, source, typeOnly }) => {
    return kind === "reexport" && !typeOnly && names?.some(({ local }) => local === "*") ? [source] : [];
  });
}

const nothing: NameEnd = { kind: "nothing" };
