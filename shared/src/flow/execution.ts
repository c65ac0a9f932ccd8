import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { Verdict } from "../model/verdict.ts";
import { isInside } from "../syntax/children.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { fateOf } from "./callback-fate.ts";
import { routeOf } from "./error-route.ts";

/**
 * Whether the body of a function written inline runs as part of the function (or module) around it, so that what it throws
 * arrives there: `"yes"` for `xs.forEach(fn)`, `await Promise.all(xs.map(fn))`, an IIFE;
 * `"no"` for `after(fn)`, timers, listeners, dropped promises, and functions that are no argument or callee;
 * `"unknown"` for calls nobody can see into.
 */
export function runsWithin(module: ModuleAnalysis, callback: FunctionNode): Verdict {
  const fate = fateOf(module, callback, callback.async);
  if (fate === "elsewhere" || fate === "later") return "no";
  if (fate === "unknown") return "unknown";
  if (fate.how === "throws") return "yes";
  const steps = routeOf(module, fate);
  for (let step = steps.next(); ; step = steps.next()) {
    if (!step.done) {
      if (step.value.kind === "passed") return "yes";
      continue;
    }
    if (step.value.kind === "dropped") return "no";
    return step.value.kind === "left" ? "yes" : "unknown";
  }
}

/** Whether `node` runs when `owner` does: it stands in its body, or in callbacks that run within it. */
export function isRunBy(module: ModuleAnalysis, node: TSESTree.Node, owner: FunctionNode): boolean {
  if (!isInside(node, owner)) return false;
  let around = enclosingFunction(node);
  while (around && around !== owner) {
    if (runsWithin(module, around) !== "yes") return false;
    around = enclosingFunction(around);
  }
  return around === owner;
}
