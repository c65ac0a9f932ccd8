/** Where a prop of a component ends: in a client module, or as the action of an HTML form, directly or through components that hand it on. */
import type { AttributeSummary, ModuleSummary, Reference, ValueSummary } from "../model/summary.ts";
import { functionIndexOf } from "./function-value.ts";
import type { ModuleGraph } from "./module-graph.ts";
import { isPackageSpecifier } from "./resolve-export.ts";

export interface Destination {
  /** The component of the client module, as its last user names it, or the HTML element. */
  readonly name: string;
  readonly kind: "client" | "form";
  /** Whether a component that runs on the server hands the prop on. */
  readonly isHandedOn: boolean;
}

/** Components that only hand a prop on are followed this far. */
const maxHops = 3;

/** `undefined` where nobody can tell, or the prop ends on the server. */
export function destinationOf(
  graph: ModuleGraph,
  tag: Reference,
  fromFile: string,
  prop: string,
  hops = maxHops,
): Destination | undefined {
  // Another package of the workspace is used as its build leaves it, which may add `"use client"` to every file.
  if (tag.kind === "unknown" || (tag.kind === "import" && isPackageSpecifier(tag.source))) return undefined;
  const client: Destination = { name: nameOf(tag), kind: "client", isHandedOn: hops < maxHops };
  if (tag.kind === "import" && graph.boundaryOfFunction(tag, fromFile) === "client") return client;
  const found = graph.resolve(tag, fromFile);
  if (found.kind !== "value" || found.path.length > 0) return undefined;
  if (graph.boundaryOf(found.file) === "client") return client;
  const owner = functionIndexOf(found.value);
  if (hops === 0 || owner === undefined) return undefined;
  const isProp = (value: ValueSummary) => isPropOf(value, owner, prop);
  if (found.summary.forms.some(({ value }) => isProp(value))) return { name: "form", kind: "form", isHandedOn: true };
  for (const next of handedOn(found.summary, owner, prop, isProp)) {
    const end = destinationOf(graph, next.tag, found.file, next.prop, hops - 1);
    if (end) return end;
  }
  return undefined;
}

/** The elements that certainly get the prop, and what it is called there. What a later spread may replace is not certain. */
function handedOn(
  { elements }: ModuleSummary,
  owner: number,
  prop: string,
  isProp: (value: ValueSummary) => boolean,
): readonly { readonly tag: Reference; readonly prop: string }[] {
  return elements.flatMap(({ tag, attributes, spreads }) => {
    const named = attributes.filter(
      ({ name, value, replaceable }) => !replaceable && isProp(value) && isLast(attributes, name, value),
    );
    const [spread, ...others] = spreads;
    const isSpread =
      spread?.kind === "parameter" &&
      others.length === 0 &&
      isWhole(spread, owner) &&
      spread.omits?.includes(prop) !== true &&
      attributes.every(({ name }) => name !== prop);
    return [...named.map(({ name }) => ({ tag, prop: name })), ...(isSpread ? [{ tag, prop }] : [])];
  });
}

function isLast(attributes: readonly AttributeSummary[], name: string, value: ValueSummary): boolean {
  return attributes.findLast((attribute) => attribute.name === name)?.value === value;
}

type Parameter = Extract<ValueSummary, { kind: "parameter" }>;

/** `props` itself, or what is left of it: `...rest`. */
function isWhole({ owner: of, position, path }: Parameter, owner: number): boolean {
  return of === owner && position === 0 && path.length === 0;
}

function isPropOf(value: ValueSummary, owner: number, prop: string): boolean {
  if (value.kind !== "parameter" || value.owner !== owner || value.position !== 0) return false;
  return value.path.length === 1 && value.path[0] === prop;
}

/** A default import is called as its file is. */
function nameOf(tag: Exclude<Reference, { kind: "unknown" }>): string {
  const name = tag.path.at(-1) ?? tag.name;
  if (tag.kind !== "import" || (name !== "default" && name !== "*")) return name;
  const file = tag.source.slice(tag.source.lastIndexOf("/") + 1);
  return file === "" ? name : file;
}
