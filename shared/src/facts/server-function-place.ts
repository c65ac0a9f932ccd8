/** The function whose body runs when a Server Function is called, in whatever file it stands. */
import { functionIndexOf } from "../graph/function-value.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { ValueSummary } from "../model/summary.ts";
import { type FactsContext, type FunctionPlace, placeOfFunction, resolveFrom } from "./function-place.ts";

const maxWrappers = 6;

/** `undefined` when it is made in a way nobody can follow. */
export function placeOfServerFunction(
  context: FactsContext,
  module: ModuleAnalysis,
  { handler, names: [name] }: ServerFunction,
): FunctionPlace | undefined {
  if (handler) return placeOfFunction(context, module, handler);
  const exported = context.own.exports.find((entry) => entry.kind !== "star" && entry.name === name);
  const { filename } = context.own;
  if (exported?.kind === "local")
    return placeOfValue(context, { file: filename, summary: context.own }, exported.value);
  if (exported?.kind !== "reexport") return undefined;
  const { source, imported } = exported;
  const found = context.graph.resolve({ kind: "import", source, name: imported, path: [] }, filename);
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
