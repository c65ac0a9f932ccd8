/**
 * Which expressions of a function hold what its parameters were given, and whether that was checked on the way: through destructuring,
 * members, `formData.get`, spreads, templates, casts, coercions, promises, callbacks of array methods, helpers and reassignments.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { Verdict } from "../model/verdict.ts";
import type { ParameterFate } from "../model/function-summary.ts";
import type { Variable } from "../syntax/variables.ts";
import { evaluateInput } from "./input-expressions.ts";
import { coverageOf, inputTestsOf, type InputTest } from "./input-tests.ts";

/** What an expression may hold of one parameter. */
export interface InputValue {
  /** Position of the parameter, and the members, entries (`formData.get("name")`: `["name"]`) or elements (`"*"`) taken from it. */
  readonly parameter: number;
  readonly path: readonly string[];
  /** Whether its kind was checked at run time before the expression is evaluated. Types and casts are no checks. */
  readonly checked: Verdict;
  /** `text`: certainly no object that the caller made up: a form's entry, a template, a coerced value. */
  readonly shape: "any" | "text";
  /** Where in the expression's value it stands: it is the value, a text begins with it, or it is somewhere inside (a member, a later part). */
  readonly place: "inside" | "start" | "whole";
  /** Went through `Number(x)`, `String(x)`, `x.trim()`, ... */
  readonly coerced: boolean;
  /** Went through `encodeURIComponent(x)` or `new URLSearchParams({ x })`: in an address, none of its characters has a meaning. */
  readonly encoded: boolean;
  /** Some members of it were tested, the whole was not. */
  readonly partly: boolean;
}

/** What of a parameter counts, and whether it was checked before the function got it; `"none"`: not what is looked for. */
export type InputRoots = (parameter: number, path: readonly string[]) => Verdict | "none";

/** What is known of the function that a call runs, of another file: by position of its parameters. `undefined`: nothing. */
export type CalleeFates = (call: TSESTree.CallExpression) => readonly ParameterFate[] | undefined;

/** The inputs of one function. */
export interface InputFlow {
  readonly module: ModuleAnalysis;
  readonly owner: FunctionNode;
  readonly roots: InputRoots;
  readonly outside: CalleeFates;
  /** Names of the settings' own validators. */
  readonly validators: readonly string[];
  /** How many helpers of this file may still be gone into. */
  readonly steps: number;
  readonly known: Map<TSESTree.Node, readonly InputValue[]>;
  readonly variables: Map<Variable, readonly InputValue[]>;
  tests?: readonly InputTest[];
}

export interface InputFlowOptions {
  readonly roots?: InputRoots;
  readonly outside?: CalleeFates;
  readonly validators?: readonly string[];
  readonly steps?: number;
}

const ownSteps = 2;

/** The flow of `owner`'s parameters; by default all of them count, and none was checked. */
export function inputFlowOf(module: ModuleAnalysis, owner: FunctionNode, options: InputFlowOptions = {}): InputFlow {
  return {
    module,
    owner,
    roots: options.roots ?? (() => "no"),
    outside: options.outside ?? (() => undefined),
    validators: options.validators ?? [],
    steps: options.steps ?? ownSteps,
    known: new Map(),
    variables: new Map(),
  };
}

/** What `expression` may hold of the inputs, each as far as it is checked there, or at `use`. Objects and arrays give what their members hold. */
export function inputsOf(flow: InputFlow, expression: TSESTree.Node, use = expression): readonly InputValue[] {
  const values = evaluateInput(flow, expression);
  if (values.length === 0) return values;
  const tests = inputTestsOf(flow);
  return values.flatMap((value): InputValue[] => {
    const atEntry = flow.roots(value.parameter, value.path);
    if (atEntry === "none") return [];
    if (value.checked === "yes" || atEntry === "yes") return [{ ...value, checked: "yes" }];
    const { verdict, partly } = coverageOf(tests, value, use);
    const known = verdict === "no" ? [value.checked, atEntry] : [verdict];
    const checked = known.includes("unknown") ? "unknown" : verdict;
    return [{ ...value, checked, partly }];
  });
}
