/** What a function does with what it is given: does it check it, does it hand it back. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { ParameterFate } from "../model/function-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import { positionalArguments } from "../syntax/calls.ts";
import { parametersOf } from "../syntax/functions.ts";
import { returnedBy } from "./input-expressions.ts";
import { anyMember } from "./input-patterns.ts";
import { inputTestsOf } from "./input-tests.ts";
import { type InputFlow, inputFlowOf, inputsOf } from "./input-values.ts";

/** The fates of the parameters of a helper that stands in the same file as the function asked about. */
export function ownFates(flow: InputFlow, helper: FunctionNode): readonly ParameterFate[] {
  const { module, outside, validators } = flow;
  if (helper === flow.owner) return [];
  return fatesIn(module, inputFlowOf(module, helper, { outside, validators, steps: flow.steps - 1 }));
}

/** The fates of all parameters of a flow's function; those of which nothing becomes are left out. */
export function fatesIn(module: ModuleAnalysis, flow: InputFlow): readonly ParameterFate[] {
  const { owner } = flow;
  const results = returnedBy(module, owner);
  return parametersOf(owner).flatMap(({ type }, parameter): ParameterFate[] => {
    const fate = {
      ...(type === "RestElement" && { rest: true as const }),
      parameter,
      checks: checksOf(flow, parameter),
      returns: returnsOf(flow, parameter, results),
    };
    return fate.checks === "no" && fate.returns === "nothing" ? [] : [fate];
  });
}

/** `yes`: the parameter as a whole is tested, or each of its elements, or the function is declared to tell its kind (`x is T`, `asserts x is T`). */
function checksOf(flow: InputFlow, parameter: number): Verdict {
  if (isPredicateOf(flow.owner, parameter)) return "yes";
  const tests = inputTestsOf(flow).filter((test) => test.parameter === parameter);
  if (tests.some(({ path, verdict }) => verdict === "yes" && path.every((member) => member === anyMember)))
    return "yes";
  return tests.length > 0 ? "unknown" : "no";
}

function isPredicateOf({ params, returnType }: FunctionNode, parameter: number): boolean {
  const type = returnType?.typeAnnotation;
  if (type?.type !== "TSTypePredicate" || type.parameterName.type !== "Identifier") return false;
  const pattern = params[parameter];
  return pattern?.type === "Identifier" && pattern.name === type.parameterName.name;
}

function returnsOf(flow: InputFlow, parameter: number, results: readonly TSESTree.Node[]): ParameterFate["returns"] {
  const values = results.flatMap((result) => inputsOf(flow, result)).filter((value) => value.parameter === parameter);
  if (values.length === 0) return "nothing";
  if (values.some(({ checked, place }) => checked === "no" && place !== "inside")) return "raw";
  return values.every(({ checked }) => checked === "yes") ? "checked" : "unknown";
}

/** The arguments that a parameter is given. */
export function argumentsFor(
  { parameter, rest }: Pick<ParameterFate, "parameter" | "rest">,
  call: TSESTree.CallExpression,
): readonly TSESTree.Expression[] {
  return positionalArguments(call).slice(parameter, rest ? undefined : parameter + 1);
}
