/** What a Server Function of the checked module is, and the function whose body runs when it is called, in whatever file that stands. */
import { functionIndices } from "../analyze/function-index.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { type FactsContext, type FunctionPlace, ownModule, placeOfFunction, resolveFrom } from "./function-place.ts";

const maxWrappers = 6;

/** The value that is called, with the wrappers and builders around its handler; `undefined` for what is only exported again. */
export function actionValueOf(
  { own }: FactsContext,
  module: ModuleAnalysis,
  { form, handler, names, origin, wrappers }: ServerFunction,
): ValueSummary | undefined {
  if (form === "reexport") return undefined;
  if (handler && (origin === "function" || wrappers.length === 0)) {
    const index = functionIndices(module).get(handler);
    return index === undefined ? undefined : { kind: "function", index };
  }
  for (const entry of own.exports) if (entry.kind === "local" && names.includes(entry.name)) return entry.value;
  return undefined;
}

/** The handler's place; `undefined` when it is made in a way nobody can follow. */
export function placeOfServerFunction(
  context: FactsContext,
  module: ModuleAnalysis,
  action: ServerFunction,
): FunctionPlace | undefined {
  if (action.handler) return placeOfFunction(context, module, action.handler);
  const value = actionValueOf(context, module, action);
  if (value) return placeOfValue(context, ownModule(context), value);
  const [name] = action.names;
  const exported = context.own.exports.find((entry) => entry.kind === "reexport" && entry.name === name);
  if (exported?.kind !== "reexport") return undefined;
  const { source, imported } = exported;
  const found = context.graph.resolve({ kind: "import", source, name: imported, path: [] }, context.own.filename);
  return found.kind === "value" && found.path.length === 0 ? placeOfValue(context, found, found.value) : undefined;
}

/** The function that a value runs: itself, or the handler that wrappers and builders are given, by name or in place. */
export function placeOfValue(
  context: FactsContext,
  at: Pick<FunctionPlace, "file" | "summary">,
  value: ValueSummary,
  budget = maxWrappers,
): FunctionPlace | undefined {
  if (budget === 0) return undefined;
  const index = functionIndexOf(value);
  if (index !== undefined) return { file: at.file, summary: at.summary, index };
  if (value.kind === "reference") {
    const found = resolveFrom(context, at, value.reference);
    return found.kind === "value" && found.path.length === 0
      ? placeOfValue(context, found, found.value, budget - 1)
      : undefined;
  }
  if (value.kind !== "call" || value.path.length > 0) return undefined;
  const places = (value.links.at(-1)?.args ?? []).flatMap((argument) => {
    const place = placeOfValue(context, at, argument, budget - 1);
    return place ? [place] : [];
  });
  return places.find(({ summary, index: found }) => summary.functions[found]?.async) ?? places.at(-1);
}
