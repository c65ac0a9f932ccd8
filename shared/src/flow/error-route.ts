import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { findVariable, isReassigned, referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import { completesNormally } from "./completion.ts";
import { type Arrival, fateOf } from "./callback-fate.ts";
import { importedNavigation } from "./imported-navigation.ts";

/** What an error meets on its way out. Going on with the route means: the error gets past it. */
export type RouteStep =
  /** `catch` of a `try`. */
  | { readonly kind: "catch"; readonly statement: TSESTree.TryStatement; readonly handler: TSESTree.CatchClause }
  /** A `finally` that never ends normally: it replaces the error. */
  | { readonly kind: "finally"; readonly statement: TSESTree.TryStatement; readonly finalizer: TSESTree.BlockStatement }
  /** `.catch(callback)` or `.then(_, callback)`. */
  | {
      readonly kind: "callback";
      readonly method: "catch" | "then";
      readonly call: TSESTree.CallExpression;
      readonly callback: TSESTree.Node;
    }
  /** The error is out of a callback, and now thrown in (or returned by) the function around it. */
  | { readonly kind: "passed"; readonly callback: FunctionNode };

export type RouteEnd =
  /** The error leaves `function` (`undefined`: the module), whose callers stand elsewhere. */
  | { readonly kind: "left"; readonly function: FunctionNode | undefined }
  /** The promise that rejects is not awaited, returned or handled. */
  | { readonly kind: "dropped" }
  | { readonly kind: "unknown" };

type Route = Generator<RouteStep, RouteEnd>;

const unknownEnd: RouteEnd = { kind: "unknown" };
const droppedEnd: RouteEnd = { kind: "dropped" };
const mostSteps = 200;

/** Follows an error from where it appears to where it leaves the functions that run the code, through awaited callbacks. */
export function* routeOf(module: ModuleAnalysis, start: Arrival): Route {
  let arrival: Arrival = start;
  for (let count = 0; count < mostSteps; count += 1) {
    const next: Arrival | RouteEnd = yield* arrival.how === "throws"
      ? followThrow(module, arrival.node)
      : followPromise(module, arrival);
    if ("kind" in next) return next;
    arrival = next;
  }
  return unknownEnd;
}

/** Up to the next function boundary. */
function* followThrow(module: ModuleAnalysis, node: TSESTree.Node): Generator<RouteStep, Arrival | RouteEnd> {
  for (let child = node; child.parent; child = child.parent) {
    const { parent } = child;
    if (parent.type === "TryStatement") yield* throughTry(module, parent, child);
    if (parent.type === "PropertyDefinition" && !parent.static && child === parent.value) return unknownEnd;
    if (isFunction(parent)) return yield* outOf(module, parent, parent.async);
  }
  return { kind: "left", function: undefined };
}

function* throughTry(
  module: ModuleAnalysis,
  statement: TSESTree.TryStatement,
  child: TSESTree.Node,
): Generator<RouteStep, void> {
  const { block, handler, finalizer } = statement;
  if (child === finalizer) return;
  if (child === block && handler) yield { kind: "catch", statement, handler };
  const neverReturns = (call: TSESTree.CallExpression) => importedNavigation(module, call) !== undefined;
  if (finalizer && !completesNormally(finalizer, neverReturns)) yield { kind: "finally", statement, finalizer };
}

function* outOf(
  module: ModuleAnalysis,
  callback: FunctionNode,
  asPromise: boolean,
): Generator<RouteStep, Arrival | RouteEnd> {
  const fate = fateOf(module, callback, asPromise);
  if (typeof fate === "string") return { kind: "left", function: callback };
  yield { kind: "passed", callback };
  return fate;
}

/** One step of a rejecting promise (or array of them) through the expressions around it. */
function* followPromise(module: ModuleAnalysis, { how, node }: Arrival): Generator<RouteStep, Arrival | RouteEnd> {
  const value = wrapped(node);
  const { parent } = value;
  const same = (next: TSESTree.Node): Arrival => ({ how, node: next });
  switch (parent?.type) {
    case "AwaitExpression":
      return how === "rejects" ? { how: "throws", node: parent } : droppedEnd;
    case "ReturnStatement":
      return yield* returned(module, value, how);
    case "ArrowFunctionExpression":
      return parent.body === value ? yield* returned(module, value, how) : unknownEnd;
    case "MemberExpression":
      return parent.object === value && how === "rejects"
        ? yield* throughMethod(parent)
        : throughArrayMethod(parent, value, how);
    case "ConditionalExpression":
      return parent.test === value ? droppedEnd : same(parent);
    case "LogicalExpression":
      return parent.left === value && parent.operator === "&&" ? droppedEnd : same(parent);
    case "SequenceExpression":
      return parent.expressions.at(-1) === value ? same(parent) : droppedEnd;
    case "ArrayExpression":
      return { how: "each", node: parent };
    case "SpreadElement":
      return how === "each" && parent.parent.type === "ArrayExpression"
        ? { how: "each", node: parent.parent }
        : unknownEnd;
    case "CallExpression":
      return throughCombinator(module, parent, how);
    case "VariableDeclarator":
      return throughConstant(module, parent, how);
    case "ExpressionStatement":
      return droppedEnd;
    case "UnaryExpression":
      return droppedEnd;
    case "ForOfStatement":
      return parent.await && parent.right === value && how === "each"
        ? { how: "throws", node: parent.right }
        : unknownEnd;
    default:
      return unknownEnd;
  }
}

/** No `try` around a `return promise` sees the rejection: the function has ended. */
function* returned(
  module: ModuleAnalysis,
  value: TSESTree.Node,
  how: Arrival["how"],
): Generator<RouteStep, Arrival | RouteEnd> {
  if (how === "each") return unknownEnd;
  let current: TSESTree.Node | undefined = value.parent;
  while (current && !isFunction(current)) current = current.parent;
  return current ? yield* outOf(module, current, true) : unknownEnd;
}

function* throughMethod(member: TSESTree.MemberExpression): Generator<RouteStep, Arrival | RouteEnd> {
  const callee = wrapped(member);
  const call = callee.parent;
  if (call?.type !== "CallExpression" || call.callee !== callee) return unknownEnd;
  if (call.arguments.some((argument) => argument.type === "SpreadElement")) return unknownEnd;
  const method = memberName(member);
  const [first, second] = call.arguments;
  if (method === "catch" && isHandler(first)) yield { kind: "callback", method, call, callback: first };
  else if (method === "then" && isHandler(second)) yield { kind: "callback", method, call, callback: second };
  else if (method !== "catch" && method !== "then" && method !== "finally") return unknownEnd;
  return { how: "rejects", node: call };
}

function isHandler(node: TSESTree.Node | undefined): node is TSESTree.Node {
  if (!node) return false;
  const value = unwrap(node);
  if (value.type === "Literal" && "value" in value && value.value === null) return false;
  return !(value.type === "Identifier" && value.name === "undefined");
}

/** `[p].concat(q)` and the like keep the promises; only what is certain counts. */
function throughArrayMethod(
  member: TSESTree.MemberExpression,
  value: TSESTree.Node,
  how: Arrival["how"],
): Arrival | RouteEnd {
  const call = wrapped(member).parent;
  if (member.object !== value || how !== "each" || call?.type !== "CallExpression") return unknownEnd;
  return memberName(member) === "flat" ? { how, node: call } : unknownEnd;
}

function throughCombinator(
  module: ModuleAnalysis,
  call: TSESTree.CallExpression,
  how: Arrival["how"],
): Arrival | RouteEnd {
  const reference = referenceOf(module, call.callee);
  if (reference.kind !== "global" || reference.name !== "Promise" || reference.path.length !== 1) return unknownEnd;
  const [method] = reference.path;
  const isCombinator = how === "each" ? method === "all" || method === "race" : method === "resolve";
  return isCombinator ? { how: "rejects", node: call } : unknownEnd;
}

/** `const p = promise;` that is used in one place, in the same function: the error appears there. */
function throughConstant(
  module: ModuleAnalysis,
  declarator: TSESTree.VariableDeclarator,
  how: Arrival["how"],
): Arrival | RouteEnd {
  if (declarator.id.type !== "Identifier") return unknownEnd;
  const variable = findVariable(module.scopes, declarator.id);
  if (!variable || isReassigned(variable)) return unknownEnd;
  const reads = variable.references.filter((reference) => reference.isRead());
  const [read] = reads;
  if (!read) return droppedEnd;
  return reads.length === 1 && read.from.variableScope === variable.scope.variableScope
    ? { how, node: read.identifier }
    : unknownEnd;
}
