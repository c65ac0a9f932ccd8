/** What a module that runs on the server passes to components of client modules, and to elements of HTML. */
import type { TSESTree } from "@typescript-eslint/utils";
import { type Destination, destinationOf } from "../graph/prop-destinations.ts";
import type { Reference } from "../model/reference.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { type ElementSite, elementsOf } from "../syntax/elements.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { type GivenValue, membersOf, objectBehind, propsOf } from "./given-props.ts";
import type { ValueScope } from "./value-scope.ts";

export interface PassedProp extends GivenValue {
  /** What the file itself gives it to. */
  readonly tag: TSESTree.Node;
  /** The component or element that gets it, as the code names it there. */
  readonly component: string;
  /** The component of the server that the value is given to, and that hands it on. */
  readonly through: string | undefined;
}

/** Whether a prop is worth asking where it goes, from the code of the file alone. */
export type PropTest = (prop: GivenValue) => boolean;

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
    for (const { given, end } of suspects.flatMap((prop) => destinationsOf(scope, tag, prop, suspect))) {
      const own = tagText(scope, site);
      const component = end.isHandedOn ? end.name : own;
      const through = end.isHandedOn ? own : undefined;
      yield { passed: { ...given, tag: site.tag, component, through }, kind: end.kind };
    }
  }
}

interface Arrival {
  readonly given: GivenValue;
  readonly end: Destination;
}

const maxMembers = 3;

/** Where a prop ends, or each suspect member of the object that is written for it. */
function destinationsOf(
  scope: ValueScope,
  tag: Reference,
  given: GivenValue,
  suspect: PropTest,
  path: readonly string[] = [given.name],
): readonly Arrival[] {
  const { graph, module } = scope;
  const end = destinationOf(graph, tag, module.filename, path);
  if (end) return [{ given, end }];
  const object = path.length > maxMembers || given.member ? undefined : objectBehind(scope, given.value);
  return [...(object ? (membersOf(object) ?? []) : [])].flatMap(([name, value]) => {
    const member: GivenValue = { name: `${given.name}.${name}`, value, isInside: true };
    return suspect(member) ? destinationsOf(scope, tag, member, suspect, [...path, name]) : [];
  });
}

function tagText({ module }: ValueScope, { tag }: ElementSite): string {
  return tag.type === "Literal" ? String(tag.value) : module.text.slice(...tag.range);
}
