/** Where a file hands a function on to be called with values of the caller's own. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import { memberName, positionalArguments } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { attributeExpression, attributeName, isHostElement } from "../syntax/jsx.ts";
import { objectMember } from "../syntax/patterns.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { TypeView } from "../types/type-view.ts";
import { isHandlerName } from "./react-values.ts";
import type { ValueScope } from "./value-scope.ts";

export interface PassedCallback {
  readonly value: TSESTree.Node;
  /** What takes the function, as the code names it: `onClick`, `addEventListener`, `queryFn`, `map`. */
  readonly taker: string;
  /** `event`: of the DOM or React. `query`: the context of a query. `item`: an item of an array, its index, and the array. */
  readonly gives: "event" | "item" | "query";
}

export function* passedCallbacks(scope: ValueScope): Generator<PassedCallback> {
  const { module } = scope;
  for (const element of module.nodesOfType("JSXOpeningElement")) yield* handlersOf(scope, element);
  for (const call of module.nodesOfType("CallExpression")) yield* callbacksOf(call);
  for (const object of module.nodesOfType("ObjectExpression")) yield* queryFunctionOf(object);
}

/** `onX` of an HTML element, and of a component whose types say that it calls it with an event. */
function* handlersOf(scope: ValueScope, element: TSESTree.JSXOpeningElement): Generator<PassedCallback> {
  for (const attribute of element.attributes) {
    if (attribute.type !== "JSXAttribute") continue;
    const taker = attributeName(attribute);
    const value = isHandlerName(taker) ? attributeExpression(attribute) : undefined;
    if (!value || !isNamed(value)) continue;
    if (isHostElement(element) || takesEvent(scope, element, taker)) yield { value, taker, gives: "event" };
  }
}

/** Only names, `bind` and choices of those can be Server Functions from elsewhere: of others no type is asked for. */
function isNamed(value: TSESTree.Node): boolean {
  const node = unwrap(value);
  return node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression";
}

function takesEvent({ types }: ValueScope, { name }: TSESTree.JSXOpeningElement, prop: string): boolean {
  const given = types?.callbackParameter(name, prop);
  return given !== undefined && isEvent(given);
}

/** By its qualified name: React's own types declare an empty `Event` of their own. */
function isEvent({ symbol }: TypeView): boolean {
  if (!symbol?.qualifiedName.endsWith("Event")) return false;
  return symbol.qualifiedName.startsWith("React.") || symbol.origin === "lib";
}

const arrayMethods: ReadonlySet<string> = new Set(["flatMap", "forEach", "map"]);

function* callbacksOf(call: TSESTree.CallExpression): Generator<PassedCallback> {
  const callee = unwrap(call.callee);
  const taker = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  const [first, second] = positionalArguments(call);
  if (taker === "addEventListener" && second) yield { value: second, taker, gives: "event" };
  if (taker !== undefined && first && arrayMethods.has(taker)) yield { value: first, taker, gives: "item" };
}

/** Options of a query: `{ queryKey, queryFn }`. */
function* queryFunctionOf(object: TSESTree.ObjectExpression): Generator<PassedCallback> {
  const value = objectMember(object, "queryFn");
  const hasKey = object.properties.some(
    (property) => property.type === "Property" && propertyName(property.key, property.computed) === "queryKey",
  );
  if (value && hasKey) yield { value, taker: "queryFn", gives: "query" };
}
