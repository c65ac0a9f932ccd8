/** Where a project shows how its actions make sure that somebody is there: this file first, then its other action modules, nearest first. */
import type { FactsContext } from "../facts/function-place.ts";
import { type GuardForm, guardFormOf } from "../facts/guard-forms.ts";
import { placeOfServerFunction, placeOfValue } from "../facts/server-function-place.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";

/** A guard, and the action that has it. */
export interface GuardExample {
  readonly form: GuardForm;
  readonly action: string;
}

const maxModules = 8;

/** The guards of the nearest module that has any, in its order. */
export function guardExamples(
  context: FactsContext,
  module: ModuleAnalysis,
  action: ServerFunction,
): readonly GuardExample[] {
  const own = examplesOfModule(context, module, action);
  if (own.length > 0) return own;
  for (const file of nearestModules(context, module.filename)) {
    const found = examplesOfFile(context, file);
    if (found.length > 0) return found;
  }
  return [];
}

function examplesOfModule(
  context: FactsContext,
  module: ModuleAnalysis,
  action: ServerFunction,
): readonly GuardExample[] {
  return module.serverFunctions.flatMap((other) => {
    const place = other === action ? undefined : placeOfServerFunction(context, module, other);
    const form = place?.file === module.filename ? guardFormOf(context, place) : undefined;
    return form ? [{ form, action: other.names[0] ?? "action" }] : [];
  });
}

type ExamplesByFile = Map<string, readonly GuardExample[]>;

/** Names what is kept here in the graph's `derived()`. */
const kept = {};

function examplesOfFile(context: FactsContext, file: string): readonly GuardExample[] {
  const derived = context.graph.derived();
  const all = (derived.get(kept) ?? new Map()) as ExamplesByFile;
  derived.set(kept, all);
  const found = all.get(file) ?? findExamples(context, file);
  all.set(file, found);
  return found;
}

function findExamples(context: FactsContext, file: string): readonly GuardExample[] {
  const summary = context.graph.summary(file);
  if (!summary?.isReact) return [];
  return summary.exports.flatMap((exported) => {
    if (exported.kind !== "local" || !exported.isServerFunction) return [];
    const place = placeOfValue(context, { file, summary }, exported.value);
    const form = place?.file === file ? guardFormOf(context, place) : undefined;
    return form ? [{ form, action: exported.name }] : [];
  });
}

function nearestModules({ graph }: FactsContext, from: string): readonly string[] {
  const others = graph.serverModules().filter((file) => file !== from);
  const byDistance = others.map((file) => ({ file, distance: distanceBetween(from, file) }));
  byDistance.sort((left, right) => left.distance - right.distance);
  return byDistance.slice(0, maxModules).map(({ file }) => file);
}

/** How many folders one goes up and down from one file to the other. */
function distanceBetween(from: string, to: string): number {
  const left = from.split("/").slice(0, -1);
  const right = to.split("/").slice(0, -1);
  const differs = left.findIndex((folder, index) => folder !== right[index]);
  const common = differs === -1 ? left.length : differs;
  return left.length + right.length - 2 * common;
}
