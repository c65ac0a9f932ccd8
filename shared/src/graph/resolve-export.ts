import { lastNameOf, type Reference } from "../model/reference.ts";
import type { ExportSummary, ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";

/** What following needs to know of other modules. */
export interface ModuleLookup {
  summary(file: string): ModuleSummary | undefined;
  resolveModule(specifier: string, fromFile: string): string | undefined;
  /** Whether the module can have such an export, from its text: asked of what `export *` names, before its summary. */
  mayExport(file: string, name: string): boolean;
}

/** Where a name ends. `key` is equal for two references exactly when they name the same definition. */
export type Definition =
  | {
      readonly kind: "value";
      readonly key: string;
      readonly file: string;
      readonly summary: ModuleSummary;
      readonly value: ValueSummary;
      /** Members still to take from the value. */
      readonly path: readonly string[];
      /** On the way here the name was exported by a `"use server"` module, or by a function directive's: the client gets a reference to it. */
      readonly servedByExport: boolean;
    }
  | {
      readonly kind: "external";
      readonly key: string;
      readonly source: string;
      readonly name: string;
      readonly path: readonly string[];
    }
  | { readonly kind: "global"; readonly key: string; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "unknown" };

/** Follows `reference`, as written in `file`, through imports, aliases, object members, re-exports and barrels. */
export function findDefinition(lookup: ModuleLookup, reference: Reference, file: string): Definition {
  return followReference(reference, file, [], { lookup, seen: new Set(), served: false });
}

/** Follows the export `name` of `file`. An export that does not exist is unknown. */
export function findExport(lookup: ModuleLookup, file: string, name: string): Definition {
  return followExport(file, name, [], { lookup, seen: new Set(), served: false }) ?? UNKNOWN;
}

/** State of one question. `seen` ends cycles: as in the language, a second visit finds nothing. */
interface Trail {
  readonly lookup: ModuleLookup;
  readonly seen: Set<string>;
  readonly served: boolean;
}

function followReference(reference: Reference, file: string, more: readonly string[], trail: Trail): Definition {
  if (reference.kind === "unknown") return UNKNOWN;
  const path = [...reference.path, ...more];
  if (reference.kind === "global")
    return { kind: "global", key: `global#${reference.name}`, name: reference.name, path };
  if (reference.kind === "local") return followBinding(file, reference.name, path, trail);
  return followImport(reference.source, reference.name, file, path, trail) ?? UNKNOWN;
}

/** `name` is `"*"` for a namespace: its first member is the export. */
function followImport(
  source: string,
  name: string,
  file: string,
  path: readonly string[],
  trail: Trail,
): Definition | undefined {
  const [exportName, ...rest] = name === "*" ? path : [name, ...path];
  const target = trail.lookup.resolveModule(source, file);
  if (target === undefined) return isPackageSpecifier(source) ? external(source, exportName ?? "*", rest) : UNKNOWN;
  return exportName === undefined ? UNKNOWN : followExport(target, exportName, rest, trail);
}

function followBinding(file: string, name: string, path: readonly string[], trail: Trail): Definition {
  const summary = trail.lookup.summary(file);
  const value = summary && Object.hasOwn(summary.bindings, name) ? summary.bindings[name] : undefined;
  if (!summary || !value) return UNKNOWN;
  const key = `${file}#${name}`;
  if (isSecondVisit(trail, `${key}.${path.join(".")}`)) return UNKNOWN;
  const isServed =
    path.length === 0 &&
    summary.exports.some((entry) => entry.kind === "local" && entry.local === name && entry.isServerFunction);
  return followValue(value, { key, file, summary, path }, isServed ? { ...trail, served: true } : trail);
}

/** `undefined` when the module has no such export (or is being asked for it already). */
function followExport(file: string, name: string, path: readonly string[], trail: Trail): Definition | undefined {
  const summary = trail.lookup.summary(file);
  if (!summary) return UNKNOWN;
  if (isSecondVisit(trail, `${file}#export ${name}.${path.join(".")}`)) return undefined;
  const found = findNamed(summary, name);
  if (found?.typeOnly) return UNKNOWN;
  if (found?.kind === "local") return followLocalExport(found, file, summary, path, trail);
  if (found?.kind === "reexport") {
    const isServed = summary.boundary === "server" && summary.isReact && path.length === 0;
    return followImport(found.source, found.imported, file, path, isServed ? { ...trail, served: true } : trail);
  }
  return name === "default" ? undefined : followStars(file, summary, name, path, trail);
}

function followLocalExport(
  entry: Extract<ExportSummary, { kind: "local" }>,
  file: string,
  summary: ModuleSummary,
  path: readonly string[],
  trail: Trail,
): Definition {
  const next = entry.isServerFunction && path.length === 0 ? { ...trail, served: true } : trail;
  return followValue(
    entry.value,
    { key: `${file}#${entry.local ?? `export ${entry.name}`}`, file, summary, path },
    next,
  );
}

/** `export *`: one module may provide the name; two different ones make it ambiguous; a package may hide it. */
function followStars(
  file: string,
  summary: ModuleSummary,
  name: string,
  path: readonly string[],
  trail: Trail,
): Definition | undefined {
  const found = new Map<string, Definition>();
  const packages: string[] = [];
  let isUncertain = false;
  for (const entry of summary.exports) {
    if (entry.kind !== "star" || entry.typeOnly) continue;
    const target = trail.lookup.resolveModule(entry.source, file);
    if (target !== undefined && !trail.lookup.mayExport(target, name)) continue;
    const definition = target === undefined ? undefined : followExport(target, name, path, trail);
    if (definition && definition.kind !== "unknown") found.set(definition.key, definition);
    else if (definition || (target === undefined && !isPackageSpecifier(entry.source))) isUncertain = true;
    else if (target === undefined) packages.push(entry.source);
  }
  const [first, second] = [...found.values()];
  if (first) return second ? UNKNOWN : first;
  if (isUncertain || packages.length > 1) return UNKNOWN;
  return packages[0] === undefined ? undefined : external(packages[0], name, path);
}

type Place = Pick<Extract<Definition, { kind: "value" }>, "file" | "key" | "path" | "summary">;

function followValue(value: ValueSummary, place: Place, trail: Trail): Definition {
  const { file, key, path, summary } = place;
  if (value.kind === "reference") return followReference(value.reference, file, path, trail);
  const loaded = value.kind === "call" ? loadedByCall(value, summary) : undefined;
  if (loaded) return followReference(loaded, file, path, trail);
  const [member, ...rest] = path;
  if (value.kind === "object" && member !== undefined) {
    const property = Object.hasOwn(value.properties, member) ? value.properties[member] : undefined;
    if (!property) return UNKNOWN;
    return followValue(property, { file, summary, key: `${key}.${member}`, path: rest }, trail);
  }
  return { kind: "value", key, file, summary, value, path, servedByExport: trail.served };
}

/** `dynamic(() => import("./x"))` of `next/dynamic` and React's `lazy` stand for the component they load. */
function loadedByCall(
  { links, path, root }: Extract<ValueSummary, { kind: "call" }>,
  summary: ModuleSummary,
): Reference | undefined {
  const [call, ...others] = path.length === 0 ? links : [];
  const loader = others.length === 0 ? call?.args[0] : undefined;
  if (loader?.kind !== "function" || root.kind !== "import") return undefined;
  const callee = call?.method ?? lastNameOf(root);
  const isLoading =
    (root.source === "next/dynamic" && callee === "default") || (root.source === "react" && callee === "lazy");
  return isLoading ? summary.functions[loader.index]?.loads : undefined;
}

/** A value export wins over a type of the same name. */
function findNamed(summary: ModuleSummary, name: string): Exclude<ExportSummary, { kind: "star" }> | undefined {
  let type: Exclude<ExportSummary, { kind: "star" }> | undefined;
  for (const entry of summary.exports) {
    if (entry.kind === "star" || entry.name !== name) continue;
    if (!entry.typeOnly) return entry;
    type ??= entry;
  }
  return type;
}

function isSecondVisit(trail: Trail, key: string): boolean {
  if (trail.seen.has(key)) return true;
  trail.seen.add(key);
  return false;
}

function external(source: string, name: string, path: readonly string[]): Definition {
  return { kind: "external", key: `${source}#${name}`, source, name, path };
}

const UNKNOWN: Definition = { kind: "unknown" };
