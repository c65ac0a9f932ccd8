/**
 * Functions by the place where their summary stands, and what their calls lead to. Facts are derived from summaries alone, of this
 * file's functions as of any other's: one implementation serves both.
 */
import type { CallSummary } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import type { ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { functionIndices } from "../analyze/function-index.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { Resolution } from "../graph/resolution.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import { summarize } from "../graph/summarize.ts";
import type { Settings } from "../settings/defaults.ts";
import { keptByModule } from "./kept-by-module.ts";

/** What facts are derived from. `own`: the summary of the checked tree, which may be ahead of the file on disk. */
export interface FactsContext {
  readonly graph: ModuleGraph;
  readonly settings: Settings;
  readonly own: ModuleSummary;
}

/** A function of a module: `index` into `summary.functions`. */
export interface FunctionPlace {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly index: number;
}

/** What a call runs. `imported`: its function stands in another file than the call. */
export type Callee =
  | { readonly kind: "function"; readonly place: FunctionPlace; readonly imported: boolean }
  | Exclude<Resolution, { kind: "unknown" }>
  | { readonly kind: "unknown" };

const summaries = new WeakMap<ModuleAnalysis, ModuleSummary>();

/** The context of a check, and the summary of its module (made once a tree). */
export function factsContextOf({
  module,
  graph,
  settings,
}: {
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly settings: Settings;
}): FactsContext {
  const known = summaries.get(module);
  const own = known ?? summarize(module);
  if (!known) summaries.set(module, own);
  return { graph, settings, own };
}

/** The checked module, as a place. */
export function ownModule({ own }: FactsContext): Pick<FunctionPlace, "file" | "summary"> {
  return { file: own.filename, summary: own };
}

/** The place of a function of the checked module. */
export function placeOfFunction(context: FactsContext, module: ModuleAnalysis, node: FunctionNode): FunctionPlace {
  return { ...ownModule(context), index: functionIndices(module).get(node) ?? -1 };
}

/** What `call`, made by the function at `from`, runs. React's `cache(fn)` runs `fn`. */
export function calleeOf(context: FactsContext, from: FunctionPlace, call: CallSummary): Callee {
  if (call.target !== undefined) return { kind: "function", place: { ...from, index: call.target }, imported: false };
  const resolution = resolveFrom(context, from, call.callee);
  if (resolution.kind !== "value") return resolution;
  const index = resolution.path.length === 0 ? functionIndexOf(resolution.value) : undefined;
  if (index === undefined) return resolution;
  const { file, summary } = resolution;
  return { kind: "function", place: { file, summary, index }, imported: file !== from.file };
}

/** Names what is kept here in the graph's `derived()`. */
const kept = {};

/** Follows a reference of a place, once until the text of a file changes: the same calls are looked at from many sides. */
export function resolveFrom(
  context: Pick<FactsContext, "graph">,
  place: Pick<FunctionPlace, "file" | "summary">,
  reference: Reference,
): Resolution {
  const resolutions = keptByModule<Reference, Resolution>(context, kept, place.summary);
  const resolution = resolutions.get(reference) ?? follow(context, place, reference);
  resolutions.set(reference, resolution);
  return resolution;
}

/** Names of the place's own file are looked up in its summary, which may be ahead of the file on disk. */
function follow(
  { graph }: Pick<FactsContext, "graph">,
  { file, summary }: Pick<FunctionPlace, "file" | "summary">,
  reference: Reference,
): Resolution {
  let next: Reference = reference;
  for (let hops = 0; hops < maxAliases; hops += 1) {
    if (next.kind !== "local") return graph.resolve(next, file);
    const { name, path } = next;
    const found = Object.hasOwn(summary.bindings, name) ? memberOf(summary.bindings[name], path) : undefined;
    if (found?.value.kind !== "reference")
      return found ? { ...found, file, summary, ...served(summary, next) } : unknown;
    const target = found.value.reference;
    next = target.kind === "unknown" ? target : { ...target, path: [...target.path, ...found.path] };
  }
  return unknown;
}

const maxAliases = 10;
const unknown: Resolution = { kind: "unknown" };

/** Takes members out of literal objects, as far as they go. */
function memberOf(
  value: ValueSummary | undefined,
  path: readonly string[],
): Pick<Extract<Resolution, { kind: "value" }>, "kind" | "path" | "value"> | undefined {
  const [member, ...rest] = path;
  if (value?.kind !== "object" || member === undefined) return value && { kind: "value", value, path };
  return memberOf(Object.hasOwn(value.properties, member) ? value.properties[member] : undefined, rest);
}

function served(
  summary: ModuleSummary,
  { name, path }: Extract<Reference, { kind: "local" }>,
): Pick<Extract<Resolution, { kind: "value" }>, "isServerFunction"> {
  const isServed = summary.exports.some(
    (entry) => entry.kind === "local" && entry.local === name && entry.isServerFunction,
  );
  return { isServerFunction: path.length === 0 && isServed ? "yes" : "unknown" };
}
