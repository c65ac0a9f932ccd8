/** What a module that runs on the server passes to components of client modules, and to elements of HTML. */
import type { TSESTree } from "@typescript-eslint/utils";
import { type Destination, destinationOf } from "../graph/prop-destinations.ts";
import { isPackageSpecifier } from "../graph/resolve-export.ts";
import { findVariable, namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { type ElementSite, elementsOf, type GivenSpread } from "../syntax/elements.ts";
import { propertyName } from "../syntax/functions.ts";
import { isFilledLater } from "../syntax/variables.ts";
import type { ValueScope } from "./value-scope.ts";

export interface PassedProp {
  readonly name: string;
  readonly value: TSESTree.Node;
  /** What the file itself gives it to. */
  readonly tag: TSESTree.Node;
  /** The component or element that gets it, as the code names it there. */
  readonly component: string;
  /** The component of the server that the value is given to, and that hands it on. */
  readonly through: string | undefined;
}

/** Whether a prop is worth asking where it goes, from the code of the file alone. */
export type PropTest = (prop: Pick<PassedProp, "name" | "value">) => boolean;

/**
 * The `suspect` props of `<X>` where `X` is an export of a `"use client"` module, or a component that hands them on to one, and it is certain that
 * the element is rendered on the server.
 */
export function* propsToClientEntries(scope: ValueScope, suspect: PropTest): Generator<PassedProp> {
  for (const { passed, kind } of propsToComponents(scope, suspect)) if (kind === "client") yield passed;
}

/** The same of components that hand them on to a form, or a button of one, as its action. */
export function* propsToHostActions(scope: ValueScope, suspect: PropTest): Generator<PassedProp> {
  for (const { passed, kind } of propsToComponents(scope, suspect)) if (kind === "form") yield passed;
}

/** Such `action`s of a form and `formAction`s of a button, in a module that certainly runs on the server. */
export function* actionsOfHostElements(scope: ValueScope, suspect: PropTest): Generator<PassedProp> {
  const { module, graph } = scope;
  if (module.boundary === "client") return;
  let isServer: boolean | undefined;
  for (const site of elementsOf(module)) {
    if (!site.isHost) continue;
    for (const { name, value } of propsOf(scope, site)) {
      if ((name !== "action" && name !== "formAction") || !suspect({ name, value })) continue;
      isServer ??= graph.environmentOf(module.filename) === "server";
      if (isServer) yield { name, value, tag: site.tag, component: tagText(scope, site), through: undefined };
    }
  }
}

function* propsToComponents(
  scope: ValueScope,
  suspect: PropTest,
): Generator<{ readonly passed: PassedProp; readonly kind: Destination["kind"] }> {
  const { module, graph } = scope;
  if (module.boundary === "client" || module.imports.length === 0) return;
  let isServer: boolean | undefined;
  for (const site of elementsOf(module)) {
    const tag = site.isHost ? undefined : namedImport(referenceOf(module, site.tag));
    if (!tag || tag.kind === "unknown" || tag.kind === "global") continue;
    if (tag.kind === "import" && isPackageSpecifier(tag.source)) continue;
    const suspects = propsOf(scope, site).filter(suspect);
    if (suspects.length === 0) continue;
    isServer ??= graph.environmentOf(module.filename) === "server";
    if (!isServer) return;
    for (const { name, value } of suspects) {
      const end = destinationOf(graph, tag, module.filename, name);
      if (!end) continue;
      const own = tagText(scope, site);
      const component = end.isHandedOn ? end.name : own;
      const through = end.isHandedOn ? own : undefined;
      yield { passed: { name, value, tag: site.tag, component, through }, kind: end.kind };
    }
  }
}

function tagText({ module }: ValueScope, { tag }: ElementSite): string {
  return tag.type === "Literal" ? String(tag.value) : module.text.slice(...tag.range);
}

/** Attributes, the members of spread literals, and a child that is the only one. What a later spread may replace is left out. */
function propsOf(scope: ValueScope, { given }: ElementSite): readonly Pick<PassedProp, "name" | "value">[] {
  const props = new Map<string, TSESTree.Node>();
  for (const each of given) {
    if (each.kind === "spread") {
      const members = membersOf(scope, each);
      if (!members) props.clear();
      else for (const [name, value] of members) props.set(name, value);
      continue;
    }
    props.delete(each.name);
    if (each.value) props.set(each.name, each.value);
  }
  return [...props].map(([name, value]) => ({ name, value }));
}

/** The members of a constant that is spread: `const shared = { format }`. `undefined`: nobody knows them all. */
function membersOf({ module }: ValueScope, { value }: GivenSpread): ReadonlyMap<string, TSESTree.Node> | undefined {
  const variable = value?.type === "Identifier" ? findVariable(module.scopes, value) : undefined;
  const object = variable && value && !isFilledLater(variable) ? valueBehind(module, value) : undefined;
  if (object?.type !== "ObjectExpression") return undefined;
  const members = new Map<string, TSESTree.Node>();
  for (const property of object.properties) {
    const name = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
    if (property.type !== "Property" || name === undefined || property.kind !== "init") return undefined;
    members.set(name, property.value);
  }
  return members;
}
