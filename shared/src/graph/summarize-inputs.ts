/** What a function does with what it is given, as data. */
import type { TSESTree } from "@typescript-eslint/utils";
import { handlerArgumentsOf } from "../flow/handler-arguments.ts";
import { fatesIn } from "../flow/input-fates.ts";
import { type InputFlow, inputFlowOf, inputsOf } from "../flow/input-values.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { FunctionDetails } from "../model/function-summary.ts";
import { enclosingFunction } from "../syntax/functions.ts";

const maxLength = 10_000;

/** The flow of a function that other files may call; `undefined` for nested ones, those that take nothing, and very large ones. */
export function summarizedFlow(module: ModuleAnalysis, node: FunctionNode): InputFlow | undefined {
  const isSmall = node.range[1] - node.range[0] < maxLength;
  const isReachable = isSmall && node.params.length > 0 && enclosingFunction(node) === undefined;
  return isReachable ? inputFlowOf(module, node) : undefined;
}

export function summarizeFates(module: ModuleAnalysis, flow: InputFlow): FunctionDetails["fates"] {
  const fates = fatesIn(module, flow);
  return fates.length > 0 ? fates : undefined;
}

export function summarizeHandlerArguments(
  module: ModuleAnalysis,
  node: FunctionNode,
): FunctionDetails["handlerArguments"] {
  const handlerArguments = handlerArgumentsOf(module, node);
  return handlerArguments.length > 0 ? handlerArguments : undefined;
}

/** The parameters of which a call is given something unchecked. */
export function uncheckedInputs(
  flow: InputFlow,
  call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression,
): number[] {
  const given = call.type === "CallExpression" ? call.arguments : call.quasi.expressions;
  const values = given.flatMap((argument) => inputsOf(flow, argument));
  const unchecked = values.filter(({ checked, coerced, encoded }) => checked === "no" && !coerced && !encoded);
  return [...new Set(unchecked.map(({ parameter }) => parameter))].sort((left, right) => left - right);
}
