import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { valueBehind } from "../syntax/bindings.ts";
import { isNullish } from "../syntax/nullish.ts";

/** What a call gives its function, as far as it decides which of the function's conditions hold. */
export interface GivenArguments {
  readonly count: number;
  /** Positions of arguments that are written `false` or nothing, or as an object with such a member. */
  readonly off: readonly number[];
}

/** With a spread, nobody can tell how many there are. */
export function givenArguments(module: ModuleAnalysis, { arguments: given }: TSESTree.CallExpression): GivenArguments {
  if (given.some((argument) => argument.type === "SpreadElement")) return anyArguments;
  return { count: given.length, off: given.flatMap((argument, index) => (isOff(module, argument) ? [index] : [])) };
}

export function countedArguments(count: number | undefined): GivenArguments {
  return count === undefined ? anyArguments : { count, off: [] };
}

/** Whether what runs only under conditions on these parameters may not run: one is not given, or turned off (`{ redirect: false }`). */
export function mayBeTurnedOff(parameters: readonly number[], { count, off }: GivenArguments): boolean {
  return parameters.some((parameter) => parameter >= count || off.includes(parameter));
}

function isOff(module: ModuleAnalysis, argument: TSESTree.Node): boolean {
  const value = valueBehind(module, argument);
  if (value?.type === "ObjectExpression")
    return value.properties.some((property) => property.type === "Property" && isOff(module, property.value));
  return (value?.type === "Literal" && value.value === false) || isNullish(module, argument) === "yes";
}

const anyArguments: GivenArguments = { count: Number.POSITIVE_INFINITY, off: [] };
