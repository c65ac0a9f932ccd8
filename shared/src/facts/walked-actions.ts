/** What one walk of an action finds, whoever asks for it: walked once until the text of a file changes. */
import type { ModuleSummary, ValueSummary } from "../model/summary.ts";
import { type AskedCaller, askedCallersRecorder } from "./asked-callers.ts";
import type { FactsContext } from "./function-place.ts";
import { walkAction } from "./guards.ts";
import { effectsRecorder, type Reached } from "./guards-effects.ts";
import type { GuardWatch, ModulePlace } from "./guards-model.ts";

interface WalkFindings {
  readonly reached: Reached | undefined;
  readonly asked: readonly AskedCaller[];
}

/** By the function, or by the value that is exported. */
type FindingsByAction = Map<ValueSummary | number, WalkFindings>;

/** Names what is kept here in the graph's `derived()`. */
const kept = {};

/** What the action does; `undefined`: its code cannot be found. */
export function reachedEffects(context: FactsContext, value: ValueSummary, place: ModulePlace): Reached | undefined {
  return findingsOf(context, value, place).reached;
}

/** Where it asks who calls, in its own file. */
export function askedCallers(context: FactsContext, value: ValueSummary, place: ModulePlace): readonly AskedCaller[] {
  return findingsOf(context, value, place).asked;
}

function findingsOf(context: FactsContext, value: ValueSummary, place: ModulePlace): WalkFindings {
  const ofModule = findingsOfModule(context, place.summary);
  const action = value.kind === "function" ? value.index : value;
  const findings = ofModule.get(action) ?? walk(context, value, place);
  ofModule.set(action, findings);
  return findings;
}

function findingsOfModule({ graph }: FactsContext, summary: ModuleSummary): FindingsByAction {
  const derived = graph.derived();
  const all = (derived.get(kept) ?? new WeakMap()) as WeakMap<ModuleSummary, FindingsByAction>;
  const ofModule = all.get(summary) ?? new Map<ValueSummary | number, WalkFindings>();
  derived.set(kept, all.set(summary, ofModule));
  return ofModule;
}

function walk(context: FactsContext, value: ValueSummary, place: ModulePlace): WalkFindings {
  const effects = effectsRecorder(context);
  const callers = askedCallersRecorder(place);
  const walked = walkAction(context, value, place, both(effects.watch, callers.watch));
  return { reached: walked && effects.reached(walked), asked: callers.asked() };
}

function both(first: GuardWatch, second: GuardWatch): GuardWatch {
  return {
    enter(visited) {
      first.enter?.(visited);
      second.enter?.(visited);
    },
    leave(visited) {
      first.leave?.(visited);
      second.leave?.(visited);
    },
  };
}
