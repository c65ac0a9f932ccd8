/** Where a prop of a component ends: in a client module, or as the action of an HTML form, directly or through components that hand it on. */
import { lastNameOf, type Reference } from "../model/reference.ts";
import type { AttributeSummary, ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { componentPlace } from "./component-place.ts";
import type { ModuleGraph } from "./module-graph.ts";

export interface Destination {
  /** The component of the client module, as its last user names it, or the HTML element. */
  readonly name: string;
  readonly kind: "client" | "form";
  /** Whether a component that runs on the server hands the prop on. */
  readonly isHandedOn: boolean;
}

/** Components that only hand a prop on are followed this far. */
const maxHops = 3;

/**
 * Where `path` of what a component is given ends: a prop, then its members. `undefined` where nobody can tell, or it ends on the server.
 */
export function destinationOf(
  graph: ModuleGraph,
  tag: Reference,
  fromFile: string,
  path: Path,
  hops = maxHops,
): Destination | undefined {
  // Another package of the workspace is used as its build leaves it, which may add `"use client"` to every file.
  if (tag.kind === "unknown" || (tag.kind === "import" && isPackageSpecifier(tag.source))) return undefined;
  const client: Destination = { name: nameOf(tag), kind: "client", isHandedOn: hops < maxHops };
  if (tag.kind === "import" && graph.boundaryOfFunction(tag, fromFile) === "client") return client;
  const found = graph.resolve(tag, fromFile);
  if (found.kind !== "value" || found.path.length > 0) return undefined;
  if (graph.boundaryOf(found.file) === "client") return client;
  const component = hops === 0 ? undefined : componentPlace(graph, tag, fromFile);
  if (!component) return undefined;
  const { file, summary, index } = component;
  const isGiven = (value: ValueSummary): boolean => waysTo(value, index, path).some((way) => way.length === 0);
  if (summary.forms.some(({ value }) => isGiven(value))) return { name: "form", kind: "form", isHandedOn: true };
  for (const next of handedOn(summary, index, path)) {
    const end = destinationOf(graph, next.tag, file, next.path, hops - 1);
    if (end) return end;
  }
  return undefined;
}

/** Names, from the props of a component inwards. */
type Path = readonly string[];

/** The elements that certainly get what is there, and where it is in their props. What a later spread may replace is not certain. */
function handedOn(
  { elements }: ModuleSummary,
  owner: number,
  path: Path,
): readonly { readonly tag: Reference; readonly path: Path }[] {
  return elements.flatMap(({ tag, attributes, spreads }) => {
    const named = attributes
      .filter(({ name, value, replaceable }) => !replaceable && isLast(attributes, name, value))
      .flatMap(({ name, value }) => waysTo(value, owner, path).map((way) => [name, ...way]));
    const [spread, ...others] = spreads;
    const spreadOut = spread && others.length === 0 ? waysTo(spread, owner, path) : [];
    const isNew = ([prop]: Path): boolean => prop !== undefined && attributes.every(({ name }) => name !== prop);
    return [...named, ...spreadOut.filter(isNew)].map((way) => ({ tag, path: way }));
  });
}

/** Where in a value what is at `path` of the props of the function `owner` stands: at its end for `props.user.name`, in the whole for `props`. */
function waysTo(value: ValueSummary, owner: number, path: Path): readonly Path[] {
  if (value.kind === "object")
    return Object.entries(value.properties).flatMap(([key, member]) =>
      waysTo(member, owner, path).map((way) => [key, ...way]),
    );
  if (value.kind !== "parameter" || value.owner !== owner || value.position !== 0) return [];
  const isOnTheWay = value.path.length <= path.length && value.path.every((name, index) => name === path[index]);
  const isLeftOut = value.omits !== undefined && path[0] !== undefined && value.omits.includes(path[0]);
  return isOnTheWay && !isLeftOut ? [path.slice(value.path.length)] : [];
}

function isLast(attributes: readonly AttributeSummary[], name: string, value: ValueSummary): boolean {
  return attributes.findLast((attribute) => attribute.name === name)?.value === value;
}

/** A default import is called as its file is. */
function nameOf(tag: Exclude<Reference, { kind: "unknown" }>): string {
  const name = lastNameOf(tag);
  if (tag.kind !== "import" || (name !== "default" && name !== "*")) return name;
  const file = fileNameOf(tag.source);
  return file === "" ? name : file;
}
