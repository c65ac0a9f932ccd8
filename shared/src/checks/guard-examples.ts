/** Where a project shows how its actions make sure that somebody is there: this file first, then its other action modules, nearest first. */
import type { FactsContext } from "../facts/function-place.ts";
import { type GuardForm, guardFormOf } from "../facts/guard-forms.ts";
import { keptByModule } from "../facts/kept-by-module.ts";
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

interface OwnExample extends GuardExample {
  readonly of: ServerFunction;
}

/** Of actions that write the same guard two are enough: one of them is not `action`. */
function examplesOfModule(
  context: FactsContext,
  module: ModuleAnalysis,
  action: ServerFunction,
): readonly GuardExample[] {
  const all = keptByModule<"examples", readonly OwnExample[]>(context, keptOwn, context.own);
  const found = all.get("examples") ?? findOwnExamples(context, module);
  all.set("examples", found);
  return found.filter(({ of }) => of !== action);
}

function findOwnExamples(context: FactsContext, module: ModuleAnalysis): readonly OwnExample[] {
  const alike = new Map<string, number>();
  return module.serverFunctions.flatMap((of) => {
    const place = placeOfServerFunction(context, module, of);
    const form = place?.file === module.filename ? guardFormOf(context, place) : undefined;
    if (!form) return [];
    const code = writtenAs(form);
    const count = (alike.get(code) ?? 0) + 1;
    alike.set(code, count);
    return count > 2 ? [] : [{ of, form, action: of.names[0] ?? "action" }];
  });
}

/** Equal for forms of one file that make the same code: calls by their order, not by where they stand. */
function writtenAs(form: GuardForm): string {
  const order = [...form.calls.keys()];
  const calls = [...form.calls.values()].map(({ args, callee, settled }) => ({ args, callee, settled }));
  return JSON.stringify([form.kind, form.kind === "test" && form.asked.path, calls], (key, value: unknown) =>
    key === "call" && typeof value === "number" ? order.indexOf(value) : value,
  );
}

type ExamplesByFile = Map<string, readonly GuardExample[]>;

/** Name what is kept here in the graph's `derived()`. */
const kept = {};
const keptOwn = {};

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
