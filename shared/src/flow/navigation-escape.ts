import type { TSESTree } from "@typescript-eslint/utils";
import type { NavigationKind } from "../knowledge/next.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { ErrorHandling } from "../model/function-summary.ts";
import { routeOf, type RouteStep } from "./error-route.ts";
import { importedNavigation } from "./imported-navigation.ts";
import { outcomeOfFunction, outcomeOfHandler, type OutsideKnowledge } from "./handler-outcome.ts";

type Handler = Exclude<RouteStep, { kind: "passed" }>;

const bothKinds: readonly NavigationKind[] = ["redirect", "access-fallback"];
/** Whether a handler lets every navigation error on, whatever call threw it. */
const openHandlers = new WeakMap<TSESTree.Node, boolean>();

/**
 * Whether an error that appears at `node` leaves the function that runs it: no `catch`, `.catch` or returning `finally` on its way keeps it.
 * `node`: a call (or any expression). `how`: `"throws"` - the error is thrown when `node` is evaluated (a synchronous callee);
 * `"rejects"` - `node` evaluates to a promise that rejects (an async callee), so it must be awaited or returned to leave.
 * A call inside an inline callback that runs within the function around it counts for that outer function.
 * `false` also when it cannot be told.
 */
export function leavesFunction(
  module: ModuleAnalysis,
  node: TSESTree.Node,
  how: "rejects" | "throws" = "throws",
): boolean {
  const route = routeOf(module, { how, node });
  for (let step = route.next(); ; step = route.next()) {
    if (step.done) return step.value.kind === "left";
    if (step.value.kind !== "passed" && !letsOn(module, step.value, node)) return false;
  }
}

/** What a function does with a navigation error in each parameter that is called like an error, as far as its own file tells. */
export function errorHandlingOf(module: ModuleAnalysis, node: FunctionNode): ErrorHandling[] {
  const outside = outsideOf(module);
  return node.params.flatMap((param, parameter) => {
    if (param.type !== "Identifier" || !isErrorName(param.name)) return [];
    const outcomeOf = (kind: NavigationKind) => outcomeOfFunction(module, node, parameter, kind, outside);
    return [{ parameter, redirect: outcomeOf("redirect"), accessFallback: outcomeOf("access-fallback") }];
  });
}

function isErrorName(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.includes("err") || ["e", "ex", "exception", "cause", "reason", "thrown"].includes(lower);
}

function letsOn(module: ModuleAnalysis, step: Handler, node: TSESTree.Node): boolean {
  const navigation = importedNavigation(module, node);
  if (navigation && node.type === "CallExpression") {
    return outcomeOfHandler(module, step, { kind: navigation.kind, call: node }, outsideOf(module)) === "on";
  }
  const key = step.kind === "callback" ? step.call : step.kind === "catch" ? step.handler : step.finalizer;
  const known = openHandlers.get(key);
  if (known !== undefined) return known;
  const isOpen = bothKinds.every(
    (kind) => outcomeOfHandler(module, step, { kind, call: undefined }, outsideOf(module)) === "on",
  );
  openHandlers.set(key, isOpen);
  return isOpen;
}

function outsideOf(module: ModuleAnalysis): OutsideKnowledge {
  return { foreign: () => "unknown", isNavigation: (call) => importedNavigation(module, call) !== undefined };
}
