/** What binding patterns give their names, as data for `FlowStep`s: by members, defaults and positions. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FlowValue } from "../model/flow.ts";
import { patternPath } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isInside } from "../syntax/children.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap, unwrapAwait } from "../syntax/unwrap.ts";
import { made, memberOfFlow, somewhere } from "./flow-terms.ts";

/** The value of an expression, one step further in; `most`: how many more at most. */
export type ReadValue = (expression: TSESTree.Node, most?: number) => FlowValue;

/** What `pattern` gives `name` of `value`, or of a default on the way: `{ strict = true } = {}`. */
export function takenFrom(
  pattern: TSESTree.Node,
  value: FlowValue,
  name: TSESTree.Node,
  read: ReadValue,
): FlowValue | undefined {
  if (!isInside(name, pattern)) return undefined;
  if (pattern.type === "AssignmentPattern") {
    return takenFrom(pattern.left, orDefault(value, pattern.right, read), name, read);
  }
  const path = patternPath(pattern, name);
  if (path) return memberOfFlow(value, path);
  if (pattern.type !== "ObjectPattern") return undefined;
  const property = pattern.properties.find((part) => isInside(name, part));
  const key = property?.type === "Property" ? propertyName(property.key, property.computed) : undefined;
  return key === undefined || !property?.value
    ? undefined
    : takenFrom(property.value, memberOfFlow(value, [key]), name, read);
}

/** Of `{}` no member is there, as of nothing. */
function orDefault(given: FlowValue, otherwise: TSESTree.Node, read: ReadValue): FlowValue {
  const isEmpty = otherwise.type === "ObjectExpression" && otherwise.properties.length === 0;
  return isEmpty ? given : { kind: "some", of: [given, read(otherwise)], nullish: true };
}

/** `(a, ...[b, c])` takes three. */
export function spreadOut(
  parameters: readonly TSESTree.Node[],
): readonly { readonly parameter: TSESTree.Node; readonly position: number }[] {
  return parameters.flatMap((parameter, position) => {
    if (parameter.type !== "RestElement" || parameter.argument.type !== "ArrayPattern")
      return [{ parameter, position }];
    return parameter.argument.elements.flatMap((element, index) =>
      element ? [{ parameter: element, position: position + index }] : [],
    );
  });
}

/** What `pattern = init` gives `name`. The elements of `Promise.all` are those of its array. */
export function bound(pattern: TSESTree.Node, init: TSESTree.Node, name: TSESTree.Node, read: ReadValue): FlowValue {
  const path = patternPath(pattern, name);
  if (path) return memberOfFlow(read(init), path);
  if (pattern.type === "ObjectPattern") return withDefaults(pattern, init, name, read);
  if (pattern.type !== "ArrayPattern") return somewhere;
  const index = pattern.elements.findIndex((element) => element && isInside(name, element));
  const element = pattern.elements[index];
  const array = elementsOfAll(init);
  const source = array?.[index];
  if (element && source && source.type !== "SpreadElement") return bound(element, source, name, read);
  const whole = read(init);
  if (!element || element.type === "RestElement") return made([whole]);
  const member = memberOfFlow(whole, [String(index)]);
  return takenFrom(element, member, name, read) ?? made([member]);
}

/** `{ user = null }`, `{ data: { user } = {} }` and array patterns inside objects. */
function withDefaults(
  pattern: TSESTree.ObjectPattern,
  init: TSESTree.Node,
  name: TSESTree.Node,
  read: ReadValue,
): FlowValue {
  const whole = read(init);
  const path = pathWithDefaults(pattern, name);
  return path ? memberOfFlow(whole, path) : made([whole]);
}

function pathWithDefaults(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  const inner = withoutDefault(pattern);
  if (inner === name) return [];
  if (inner.type !== "ObjectPattern") return undefined;
  for (const property of inner.properties) {
    if (property.type !== "Property") continue;
    const key = propertyName(property.key, property.computed);
    const rest = pathWithDefaults(property.value, name);
    if (rest) return key === undefined ? undefined : [key, ...rest];
  }
  return undefined;
}

export function withoutDefault(pattern: TSESTree.Node): TSESTree.Node {
  return pattern.type === "AssignmentPattern" ? pattern.left : pattern;
}

function elementsOfAll(
  init: TSESTree.Node,
): readonly (TSESTree.Expression | TSESTree.SpreadElement | null)[] | undefined {
  const call = unwrapAwait(init);
  if (call.type === "ArrayExpression") return call.elements;
  if (call.type !== "CallExpression") return undefined;
  const callee = unwrap(call.callee);
  const [list] = call.arguments;
  const isAll = callee.type === "MemberExpression" && memberName(callee) === "all";
  return isAll && list?.type === "ArrayExpression" ? list.elements : undefined;
}
