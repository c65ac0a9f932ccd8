/** What one walk of an action finds, whoever asks for it: walked once until the text of a file changes. */
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { ValueSummary } from "../model/summary.ts";
import { actionValueOf } from "./server-function-place.ts";
import { type AskedCaller, askedCallersRecorder } from "./asked-callers.ts";
import { type FactsContext, ownModule } from "./function-place.ts";
import { walkAction } from "./guards.ts";
import { effectsRecorder, type Reached } from "./guards-effects.ts";
import type { GuardWatch } from "./guards-model.ts";
import { keptByModule } from "./kept-by-module.ts";

export interface ActionWalk {
  /** What it does; `undefined`: its code cannot be found. */
  readonly reached: Reached | undefined;
  /** Where it asks who calls, in its own file. */
  readonly asked: readonly AskedCaller[];
}

const notFound: ActionWalk = { reached: undefined, asked: [] };

/** Names what is kept here in the graph's `derived()`. */
const kept = {};

/** What a walk of an action of the checked module finds. */
export function walkedAction(context: FactsContext, module: ModuleAnalysis, action: ServerFunction): ActionWalk {
  const value = actionValueOf(context, module, action);
  if (!value) return notFound;
  // By the function, or by the value that is exported.
  const ofModule = keptByModule<ValueSummary | number, ActionWalk>(context, kept, context.own);
  const key = value.kind === "function" ? value.index : value;
  const walked = ofModule.get(key) ?? walkValue(context, value);
  ofModule.set(key, walked);
  return walked;
}

/** The same of a value that would be exported by the checked module. */
export function walkValue(context: FactsContext, value: ValueSummary): ActionWalk {
  const place = ownModule(context);
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
