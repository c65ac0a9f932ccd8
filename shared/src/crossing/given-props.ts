/** The props that an element gives, one by one. */
import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, valueBehind } from "../syntax/bindings.ts";
import type { ElementSite } from "../syntax/elements.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { isFilledLater } from "../syntax/variables.ts";
import { isPlainObject } from "../types/object-kind.ts";
import type { PropertyView } from "../types/type-view.ts";
import { typedView, type ValueScope } from "./value-scope.ts";

export interface GivenValue {
  /** Where it stands in the props: `format`, `user.format`. */
  readonly name: string;
  readonly value: TSESTree.Node;
  /** It stands in an object that is written for a prop. */
  readonly isInside?: true;
  /** It is this member of `value`, which is spread, and whose type is known. */
  readonly member?: PropertyView;
}

/** Attributes, the members of what is spread, and a child that is the only one. What a later spread may replace is left out. */
export function propsOf(scope: ValueScope, { given }: ElementSite): readonly GivenValue[] {
  const props = new Map<string, GivenValue>();
  for (const each of given) {
    if (each.kind === "spread") {
      const object = each.value && objectBehind(scope, each.value);
      const members = object && membersOf(object);
      if (!members) props.clear();
      for (const [name, value] of members ?? []) props.set(name, { name, value });
      if (!members && each.value) for (const prop of typedMembers(scope, each.value)) props.set(prop.name, prop);
      continue;
    }
    props.delete(each.name);
    if (each.value) props.set(each.name, { name: each.name, value: each.value });
  }
  return [...props.values()];
}

/** A literal, or the constant that is one: `const shared = { format }`. */
export function objectBehind({ module }: ValueScope, value: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(value);
  if (node.type === "ObjectExpression") return node;
  const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
  const object = variable && !isFilledLater(variable) ? valueBehind(module, node) : undefined;
  return object?.type === "ObjectExpression" ? object : undefined;
}

/** `undefined`: nobody knows them all. */
export function membersOf({ properties }: TSESTree.ObjectExpression): ReadonlyMap<string, TSESTree.Node> | undefined {
  const members = new Map<string, TSESTree.Node>();
  for (const property of properties) {
    const name = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
    if (property.type !== "Property" || name === undefined || property.kind !== "init") return undefined;
    members.set(name, property.value);
  }
  return members;
}

/** The members that the type of a spread value has; of an instance, only its own fields are spread. */
function typedMembers(scope: ValueScope, value: TSESTree.Node): readonly GivenValue[] {
  const view = typedView(scope, value);
  if (!isPlainObject(view)) return [];
  return view.properties.map((member) => ({ name: member.name, value, member }));
}
