import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { ValueSummary } from "../model/summary.ts";
import type { FactsContext } from "./function-place.ts";

/** An action of the checked module as the value that facts are derived from; `undefined` for what is only exported again. */
export function actionValueOf(
  { own }: FactsContext,
  module: ModuleAnalysis,
  { form, handler, names, origin, wrappers }: ServerFunction,
): ValueSummary | undefined {
  if (form === "reexport") return undefined;
  if (handler && (origin === "function" || wrappers.length === 0)) {
    const index = module.functions.indexOf(handler);
    return index === -1 ? undefined : { kind: "function", index };
  }
  for (const entry of own.exports) if (entry.kind === "local" && names.includes(entry.name)) return entry.value;
  return undefined;
}
