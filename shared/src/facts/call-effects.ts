/** What a call of the checked file does: its summary, effects and receiver, asked by its node. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { EffectKind } from "../model/facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { CallSummary } from "../model/function-summary.ts";
import type { ModuleSummary } from "../model/summary.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { effectsOfCall } from "./effects.ts";
import { type Receiver, receiverOf } from "./effects-receiver.ts";
import { type FactsContext, type FunctionPlace, placeOfFunction } from "./function-place.ts";

type CallNode = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

/** A call with the function that makes it. */
export interface PlacedCall {
  readonly from: FunctionPlace;
  readonly call: CallSummary;
}

const callsBySpan = new WeakMap<ModuleSummary, ReadonlyMap<string, CallSummary>>();

/** The summary of a call; `undefined` outside of functions. */
export function placedCallOf(context: FactsContext, module: ModuleAnalysis, node: CallNode): PlacedCall | undefined {
  const owner = enclosingFunction(node);
  const from = owner && placeOfFunction(context, module, owner);
  const [start, end] = node.range;
  const call = callsOf(context.own).get(`${start}-${end}`);
  return from && call && { from, call };
}

export function effectsOfNode(
  context: FactsContext,
  module: ModuleAnalysis,
  node: CallNode,
): readonly EffectKind[] | "unknown" {
  const placed = placedCallOf(context, module, node);
  return placed ? effectsOfCall(context, placed.from, placed.call) : "unknown";
}

export function receiverOfNode(context: FactsContext, module: ModuleAnalysis, node: CallNode): Receiver | undefined {
  const placed = placedCallOf(context, module, node);
  return placed && receiverOf(context, placed.from, placed.call);
}

/** Innermost function first: what is kept of a call that several functions make is what the innermost knows. */
function callsOf(summary: ModuleSummary): ReadonlyMap<string, CallSummary> {
  const known = callsBySpan.get(summary);
  if (known) return known;
  const calls = new Map<string, CallSummary>();
  for (const { calls: own } of summary.functions)
    for (const call of own) calls.set(`${call.span.start}-${call.span.end}`, call);
  callsBySpan.set(summary, calls);
  return calls;
}
