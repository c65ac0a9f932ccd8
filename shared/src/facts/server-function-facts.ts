import type { Fact } from "../model/facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { factsOf, type FunctionFacts } from "./function-facts.ts";
import type { FactsContext } from "./function-place.ts";
import { guards } from "./guarded.ts";
import { placeOfServerFunction } from "./server-function-place.ts";
import { validates } from "./validates.ts";

/** What a Server Function does: the facts of the function that runs, and of what is made around it by wrappers and builders. */
export interface ServerFunctionFacts extends FunctionFacts {
  readonly guards: Fact;
  /** Absent where nothing of what the client sends is used. */
  readonly validates: Fact | undefined;
}

/** `undefined` where nobody can tell which function runs. */
export function serverFunctionFactsOf(
  context: FactsContext,
  module: ModuleAnalysis,
  serverFunction: ServerFunction,
): ServerFunctionFacts | undefined {
  const place = placeOfServerFunction(context, module, serverFunction);
  if (!place) return undefined;
  return {
    ...factsOf(context, place),
    guards: guards(context, module, serverFunction),
    validates: validates(context, module, serverFunction),
  };
}
