/** What a wrapper passes to the handler it is given: `(handler) => async (formData) => handler(await getUser(), formData)`. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { HandlerArguments } from "../model/function-summary.ts";
import { allYes, type Verdict } from "../model/verdict.ts";
import { enclosingFunction, parametersOf } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { findVariable } from "../syntax/variables.ts";
import { inputFlowOf, type InputFlowOptions, inputsOf } from "./input-values.ts";

/** For each parameter of `wrapper` that it calls in a function of its own: where its arguments come from. */
export function handlerArgumentsOf(
  module: ModuleAnalysis,
  wrapper: FunctionNode,
  options: InputFlowOptions = {},
): HandlerArguments[] {
  return module.nodesOfType("CallExpression", wrapper).flatMap((call): HandlerArguments[] => {
    const parameter = calledParameter(module, wrapper, call);
    const receiver = parameter === undefined ? undefined : outermostInside(call, wrapper);
    if (parameter === undefined || !receiver) return [];
    const flow = inputFlowOf(module, receiver, options);
    const inputs: HandlerInput[] = [];
    for (const argument of call.arguments) {
      const input = inputOf(inputsOf(flow, argument).map(({ checked }) => checked));
      if (argument.type === "SpreadElement") return [{ parameter, inputs, rest: input }];
      inputs.push(input);
    }
    return [{ parameter, inputs }];
  });
}

type HandlerInput = HandlerArguments["inputs"][number];

function inputOf(checked: readonly Verdict[]): HandlerInput {
  return checked.length === 0 ? "none" : allYes(checked);
}

/** The position of the wrapper's parameter that `call` calls. */
function calledParameter(
  { scopes }: ModuleAnalysis,
  wrapper: FunctionNode,
  call: TSESTree.CallExpression,
): number | undefined {
  const callee = unwrap(call.callee);
  const variable = callee.type === "Identifier" ? findVariable(scopes, callee) : undefined;
  const name = variable?.defs[0]?.name as TSESTree.Node | undefined;
  const position = parametersOf(wrapper).findIndex((parameter) => parameter === name);
  return position === -1 ? undefined : position;
}

/** The function that the wrapper makes around `call`: what the client calls. */
function outermostInside(call: TSESTree.Node, wrapper: FunctionNode): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let around = enclosingFunction(call); around && around !== wrapper; around = enclosingFunction(around))
    found = around;
  return found;
}
