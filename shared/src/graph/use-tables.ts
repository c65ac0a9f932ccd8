/** What a module calls and renders, by what it names: sorted once for all exports of which somebody asks who uses them. */
import type { Reference } from "../model/reference.ts";
import type { ModuleSummary } from "../model/summary.ts";
import { findDefinition, type ModuleLookup } from "./resolve-export.ts";

/** A name where it is used. */
export interface Use<Site> {
  readonly reference: Reference;
  readonly site: Site;
}

/** Lists one kind of uses in a module, in order. */
export type UsesIn<Site> = (file: string, summary: ModuleSummary) => readonly Use<Site>[];

/** Tables by their module and by the function that lists the uses. Good while no text changes. */
export type UseTables = WeakMap<ModuleSummary, Map<UsesIn<unknown>, UseTable>>;

interface PlacedUse extends Use<unknown> {
  readonly position: number;
}

type Uses = Map<string, PlacedUse[]>;

/** `imported`: by the text of the import. `local`: by the key of the definition that a name of the module leads to. */
interface UseTable {
  readonly imported: Uses;
  readonly local: Uses;
}

/**
 * The sites whose name leads to the definition `wanted`. An import is followed only if it is one of `names`, which can lead there: a tag of a
 * large barrel costs a walk through all of it.
 */
export function sitesOf<Site>(
  { lookup, tables }: { readonly lookup: ModuleLookup; readonly tables: UseTables },
  file: string,
  { names, wanted }: { readonly names: ReadonlySet<string>; readonly wanted: string },
  usesIn: UsesIn<Site>,
): readonly Site[] {
  const summary = lookup.summary(file);
  if (!summary) return [];
  const ofModule = tables.get(summary) ?? new Map<UsesIn<unknown>, UseTable>();
  tables.set(summary, ofModule);
  const table = ofModule.get(usesIn) ?? tableOf(lookup, file, usesIn(file, summary));
  ofModule.set(usesIn, table);
  const imported = [...names].flatMap((name) => {
    const uses = table.imported.get(name) ?? [];
    return uses[0] && keyOf(findDefinition(lookup, uses[0].reference, file)) === wanted ? uses : [];
  });
  const uses = [...imported, ...(table.local.get(wanted) ?? [])];
  return uses.sort((left, right) => left.position - right.position).map(({ site }) => site as Site);
}

function tableOf(lookup: ModuleLookup, file: string, uses: readonly Use<unknown>[]): UseTable {
  const imported: Uses = new Map();
  const named: Uses = new Map();
  for (const [position, { reference, site }] of uses.entries()) {
    // Not by a spread: V8 gives each object that is spread and added to a shape of its own, and there are many of these.
    const use = { reference, site, position };
    if (reference.kind === "import") add(imported, importedName(reference), use);
    if (reference.kind === "local") add(named, [reference.name, ...reference.path].join("."), use);
  }
  const local: Uses = new Map();
  for (const [first, ...others] of named.values()) {
    const key = first && keyOf(findDefinition(lookup, first.reference, file));
    if (first && key !== undefined) for (const use of [first, ...others]) add(local, key, use);
  }
  return { imported, local };
}

function add(uses: Uses, key: string, use: PlacedUse): void {
  const list = uses.get(key);
  if (list) list.push(use);
  else uses.set(key, [use]);
}

/** One text for an import, however it is written: `ns.a` of a namespace is `a`. */
export function importedName(reference: Reference): string {
  if (reference.kind !== "import") return "";
  const path = reference.name === "*" ? reference.path : [reference.name, ...reference.path];
  return `${reference.source}#${path.join(".")}`;
}

/** `undefined` also where members of the definition are meant, not itself. */
export function keyOf(definition: ReturnType<typeof findDefinition>): string | undefined {
  return definition.kind === "unknown" || definition.path.length > 0 ? undefined : definition.key;
}
