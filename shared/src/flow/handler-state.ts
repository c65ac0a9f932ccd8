import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { NavigationKind } from "../knowledge/next.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ErrorOutcome } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import type { Value } from "./error-value.ts";

/** What becomes of a navigation error: it goes `on`, it is `lost`, or nobody can tell. */
export type Outcome = "lost" | "on" | "unknown";

/** What the handler knows at one point of a path. */
export interface State {
  readonly values: ReadonlyMap<TSESLint.Scope.Variable, Value>;
  /** The handler has asked whether this is a navigation error, and been told so: what it does then it does on purpose. */
  readonly recognised: boolean;
}

export type Next = (state: State) => Outcome;
export type NextWith = (value: Value, state: State) => Outcome;

/** How one path can leave the function being run. */
export interface Exits {
  readonly returns: NextWith;
  readonly throws: NextWith;
  /** A navigation call of the handler's own. */
  readonly navigates: (call: TSESTree.CallExpression, state: State) => Outcome;
  readonly breaks: ReadonlyMap<string, Next>;
}

/** What stays the same during one judgement. */
export interface Judgement {
  readonly module: ModuleAnalysis;
  readonly kind: NavigationKind;
  /** What a function of another file does when given the error as its argument at `position`. */
  readonly foreign: (callee: Reference, position: number) => ErrorOutcome;
  /** Whether a call leaves by throwing a navigation error of its own. */
  readonly isNavigation: (call: TSESTree.CallExpression) => boolean;
  /** When to give up with `"unknown"`: paths multiply, and every step of one is a few calls deeper. */
  readonly budget: { steps: number; depth: number };
  /** Calls of this file's own functions entered so far. */
  readonly depth: number;
}

const mostSteps = 3000;
const deepest = 300;

export function newBudget(): Judgement["budget"] {
  return { steps: 0, depth: 0 };
}

/** Takes one step of a path, unless there were too many. */
export function step({ budget }: Judgement, take: () => Outcome): Outcome {
  if (budget.steps >= mostSteps || budget.depth >= deepest) return "unknown";
  budget.steps += 1;
  budget.depth += 1;
  const outcome = take();
  budget.depth -= 1;
  return outcome;
}

/** Both ways are possible at run time: one that loses the error is enough. */
export function both(left: Outcome, right: () => Outcome): Outcome {
  if (left === "lost") return left;
  const other = right();
  if (other === "lost" || left === "on") return other;
  return left;
}

/** One of two ways is taken by every navigation error, but nobody can tell which. */
export function either(left: Outcome, right: () => Outcome): Outcome {
  if (left === "unknown") return left;
  return left === right() ? left : "unknown";
}

/** `isAbout`: whether the condition depends on the error itself. */
export function whichever(isAbout: boolean, left: Outcome, right: () => Outcome): Outcome {
  return isAbout ? either(left, right) : both(left, right);
}

export function bind(state: State, variable: TSESLint.Scope.Variable | undefined, value: Value): State {
  if (!variable) return state;
  return { ...state, values: new Map(state.values).set(variable, value) };
}

export function recognise(state: State): State {
  return state.recognised ? state : { ...state, recognised: true };
}
