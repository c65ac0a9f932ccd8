import type { TSESTree } from "@typescript-eslint/utils";
import { isReportingFunction, isReportingMethod } from "../knowledge/error-receivers.ts";
import type { NavigationKind } from "../knowledge/next.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { ErrorOutcome } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import { findFunction, findVariable, namedImport, referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isSameCode } from "../syntax/same-code.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { RouteStep } from "./error-route.ts";
import { nothing, somethingElse, theError, type Value } from "./error-value.ts";
import { evaluate, valueFromPattern } from "./handler-expressions.ts";
import { type Exits, type Judgement, newBudget, type Outcome, type State } from "./handler-state.ts";
import { runAll } from "./handler-statements.ts";

export type { Outcome } from "./handler-state.ts";

/** The navigation error that a handler gets. */
export interface CaughtNavigation {
  readonly kind: NavigationKind;
  /** The navigation call, when it is written in this file: a handler that makes the same call ends in the same outcome. */
  readonly call: TSESTree.CallExpression | undefined;
}

/** What a handler cannot know by its own file. */
export interface OutsideKnowledge {
  /** What a function of another file does when given a navigation error as its argument at `position`. */
  readonly foreign: (callee: Reference, position: number, kind: NavigationKind) => ErrorOutcome;
  /** Whether a call leaves by throwing a navigation error. */
  readonly isNavigation: (call: TSESTree.CallExpression) => boolean;
}

const start: State = { values: new Map(), recognised: false };

/** What becomes of a navigation error that arrives at a `catch`, a returning `finally`, or a promise's rejection callback. */
export function outcomeOfHandler(
  module: ModuleAnalysis,
  step: Exclude<RouteStep, { kind: "passed" }>,
  caught: CaughtNavigation,
  outside: OutsideKnowledge,
): Outcome {
  const run = judgementOf(module, caught.kind, outside);
  let navigatesItself = false;
  const lost = (state: State): Outcome => (state.recognised ? "unknown" : "lost");
  const exits: Exits = {
    returns: (value, state) => (value.kind === "rejection" ? "on" : lost(state)),
    throws: (value, state) => thrown(value, state),
    navigates: (call, state) => {
      navigatesItself = true;
      return isSameNavigation(module, call, caught) ? "on" : lost(state);
    },
    breaks: new Map(),
  };
  const outcome = runHandler(module, step, run, exits, (state) =>
    navigatesAfter(module, step, caught) ? "on" : lost(state),
  );
  // A handler that navigates itself was written with the navigation of the function it calls in mind.
  return outcome === "lost" && navigatesItself && !caught.call ? "unknown" : outcome;
}

/** What a function does when it is given a navigation error as its argument at `position`. */
export function outcomeOfFunction(
  module: ModuleAnalysis,
  node: FunctionNode,
  position: number,
  kind: NavigationKind,
  outside: OutsideKnowledge,
): ErrorOutcome {
  if (node.generator) return "unknown";
  const endings = new Set<Ending>();
  const end = (ending: Ending): Outcome => {
    endings.add(ending);
    return "on";
  };
  const exits: Exits = {
    returns: (value) => end(value.kind === "rejection" ? "rethrow" : returnEnding(value)),
    throws: (value) => (value.kind === "unknown" ? "unknown" : end(value.kind === "error" ? "rethrow" : "throw")),
    navigates: () => end("throw"),
    breaks: new Map(),
  };
  if (runFunction(node, position, judgementOf(module, kind, outside), exits, () => end("returns")) !== "on")
    return "unknown";
  const [ending, ...others] = endings;
  if (ending === undefined || others.length > 0)
    return endings.has("rethrow") || endings.has("throw") ? "unknown" : "returns";
  if (ending === "rethrow") return "rethrows";
  if (ending === "throw") return "throws";
  return node.async ? "returns" : ending;
}

type Ending = "false" | "rethrow" | "returns" | "throw" | "true";

function returnEnding(value: Value): Ending {
  if (value.kind !== "constant" || typeof value.value !== "boolean") return "returns";
  return value.value ? "true" : "false";
}

function judgementOf(module: ModuleAnalysis, kind: NavigationKind, outside: OutsideKnowledge): Judgement {
  return {
    module,
    kind,
    foreign: (callee, position) => outside.foreign(callee, position, kind),
    isNavigation: outside.isNavigation,
    budget: newBudget(),
    depth: 0,
  };
}

function runHandler(
  module: ModuleAnalysis,
  step: Exclude<RouteStep, { kind: "passed" }>,
  run: Judgement,
  exits: Exits,
  next: (state: State) => Outcome,
): Outcome {
  if (step.kind === "finally") return runAll(step.finalizer.body, start, exits, run, next);
  if (step.kind === "catch") {
    const { param, body } = step.handler;
    const state = param ? valueFromPattern(param, theError, start, run) : start;
    return isWrittenInClosure(module, param) ? "unknown" : runAll(body.body, state, exits, run, next);
  }
  const callback = findFunction(module, step.callback);
  if (callback) return callback.generator ? "unknown" : runFunction(callback, 0, run, exits, next);
  return outcomeOfNamedCallback(module, step, run, exits);
}

function runFunction(
  node: FunctionNode,
  position: number,
  run: Judgement,
  exits: Exits,
  next: (state: State) => Outcome,
): Outcome {
  const state = node.params.reduce<State>(
    (at, param, index) => valueFromPattern(param, index === position ? theError : somethingElse, at, run),
    start,
  );
  if (node.body.type !== "BlockStatement") return evaluate(node.body, state, exits, run, exits.returns);
  return runAll(node.body.body, state, exits, run, next);
}

/** `.catch(handleError)`, `.catch(console.error)`. */
function outcomeOfNamedCallback(
  module: ModuleAnalysis,
  step: Extract<RouteStep, { kind: "callback" }>,
  run: Judgement,
  exits: Exits,
): Outcome {
  const callee = unwrap(step.callback);
  const reference = namedImport(referenceOf(module, callee));
  const outcome = run.foreign(reference, 0);
  if (outcome === "rethrows") return "on";
  if (outcome !== "unknown") return "lost";
  const isConsole = reference.kind === "global" && reference.name === "console";
  if (isConsole || isReporter(callee)) return exits.returns(nothing, start);
  return "unknown";
}

function isReporter(callee: TSESTree.Node): boolean {
  if (callee.type === "Identifier") return isReportingFunction(callee.name);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  return method !== undefined && isReportingMethod(method);
}

/** Only the very same error is still the navigation. */
function thrown(value: Value, state: State): Outcome {
  if (value.kind === "error") return "on";
  if (value.kind === "unknown") return "unknown";
  return state.recognised ? "unknown" : "lost";
}

function isSameNavigation(module: ModuleAnalysis, call: TSESTree.CallExpression, caught: CaughtNavigation): boolean {
  return caught.call !== undefined && isSameCode(module, call, caught.call);
}

/** `try { redirect(x) } catch {} redirect(x)`: what follows the `try` ends in the same outcome. */
function navigatesAfter(module: ModuleAnalysis, step: RouteStep, caught: CaughtNavigation): boolean {
  if (step.kind !== "catch") return false;
  const { parent } = step.statement;
  if (parent.type !== "BlockStatement" && parent.type !== "Program") return false;
  const following = parent.body[parent.body.indexOf(step.statement) + 1];
  const expression =
    following?.type === "ExpressionStatement"
      ? following.expression
      : following?.type === "ReturnStatement"
        ? following.argument
        : null;
  const call = expression && unwrap(expression);
  return call?.type === "CallExpression" && isSameNavigation(module, call, caught);
}

/** A closure that assigns to the caught error: paths cannot be told apart any more. */
function isWrittenInClosure(module: ModuleAnalysis, param: TSESTree.Node | null): boolean {
  if (param?.type !== "Identifier") return false;
  const variable = findVariable(module.scopes, param);
  if (!variable) return false;
  return variable.references.some(
    (reference) => reference.isWrite() && reference.from.variableScope !== variable.scope.variableScope,
  );
}
