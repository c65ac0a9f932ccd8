/** What a module that runs on the server passes to components of client modules, and to elements of HTML. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ImportedName } from "../graph/name-records.ts";
import { isPackageSpecifier } from "../graph/resolve-export.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { propertyName } from "../syntax/functions.ts";
import { attributeExpression, attributeName, isHostElement, soleChildExpression } from "../syntax/jsx.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ValueScope } from "./value-scope.ts";

export interface PassedProp {
  readonly name: string;
  readonly value: TSESTree.Node;
  readonly element: TSESTree.JSXOpeningElement;
  /** The component or element as the code names it. */
  readonly component: string;
}

/** Whether a prop is worth asking where it goes, from the code of the file alone. */
export type PropTest = (prop: Pick<PassedProp, "name" | "value">) => boolean;

/**
 * The `suspect` props of `<X>` where `X` is an export of a `"use client"` module and it is certain that the element is rendered on the server.
 */
export function* propsToClientEntries(scope: ValueScope, suspect: PropTest): Generator<PassedProp> {
  const { module, graph } = scope;
  if (module.boundary === "client" || module.imports.length === 0) return;
  let isServer: boolean | undefined;
  for (const element of module.nodesOfType("JSXOpeningElement")) {
    const reference = isHostElement(element) ? undefined : namedImport(referenceOf(module, element.name));
    if (reference?.kind !== "import" || isPackageSpecifier(reference.source)) continue;
    const suspects = propsOf(element).filter(suspect);
    if (suspects.length === 0) continue;
    isServer ??= graph.environmentOf(module.filename) === "server";
    if (!isServer) return;
    if (!isClientEntry(scope, reference)) continue;
    const component = module.text.slice(...element.name.range);
    for (const { name, value } of suspects) yield { name, value, element, component };
  }
}

/** Such `action`s of a form and `formAction`s of a button, in a module that certainly runs on the server. */
export function* actionsOfHostElements({ module, graph }: ValueScope, suspect: PropTest): Generator<PassedProp> {
  if (module.boundary === "client") return;
  let isServer: boolean | undefined;
  for (const element of module.nodesOfType("JSXOpeningElement")) {
    if (!isHostElement(element)) continue;
    for (const { name, value } of propsOf(element)) {
      if ((name !== "action" && name !== "formAction") || !suspect({ name, value })) continue;
      isServer ??= graph.environmentOf(module.filename) === "server";
      if (isServer) yield { name, value, element, component: module.text.slice(...element.name.range) };
    }
  }
}

function isClientEntry({ module, graph }: ValueScope, reference: ImportedName): boolean {
  const side = graph.boundaryOfFunction(reference, module.filename);
  if (side) return side === "client";
  const found = graph.resolve(reference, module.filename);
  return found.kind === "value" && found.path.length === 0 && graph.boundaryOf(found.file) === "client";
}

/** Attributes, the members of spread literals, and a child that is the only one. What a later spread may replace is left out. */
function propsOf(element: TSESTree.JSXOpeningElement): readonly Pick<PassedProp, "name" | "value">[] {
  const props = new Map<string, TSESTree.Node>();
  for (const attribute of element.attributes) {
    if (attribute.type === "JSXAttribute") {
      const value = attributeExpression(attribute);
      props.delete(attributeName(attribute));
      if (value) props.set(attributeName(attribute), value);
      continue;
    }
    const spread = unwrap(attribute.argument);
    if (spread.type !== "ObjectExpression") props.clear();
    else for (const property of spread.properties) addProperty(props, property);
  }
  const child = soleChildExpression(element);
  if (child) props.set("children", child);
  return [...props].map(([name, value]) => ({ name, value }));
}

function addProperty(props: Map<string, TSESTree.Node>, property: TSESTree.ObjectLiteralElement): void {
  const name = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
  if (property.type !== "Property" || name === undefined) props.clear();
  else if (property.kind === "init") props.set(name, property.value);
}
