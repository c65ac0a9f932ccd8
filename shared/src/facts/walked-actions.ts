/** What one walk of an action finds, whoever asks for it: walked once until the text of a file changes. */
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { actionValueOf } from "./server-function-place.ts";
import { type AskedCaller, askedCallersRecorder } from "./asked-callers.ts";
import { type FactsContext, ownModule } from "./function-place.ts";
import { walkAction } from "./guards.ts";
import { effectsRecorder, type Reached } from "./guards-effects.ts";
import type { GuardWatch, Shortcut } from "./guards-model.ts";
import { newShortcut } from "./guards-shortcut.ts";
import { keptByModule } from "./kept-by-module.ts";

export interface ActionWalk {
  /** What it does; `undefined`: its code cannot be found. */
  readonly reached: Reached | undefined;
  /** Where it asks who calls, in its own file. */
  readonly asked: readonly AskedCaller[];
}

const notFound: ActionWalk = { reached: undefined, asked: [] };

/** Name what is kept here in the graph's `derived()`. */
const keptWalks = {};
const keptAnswers = {};

/** What a walk of an action of the checked module finds. */
export function walkedAction(context: FactsContext, module: ModuleAnalysis, action: ServerFunction): ActionWalk {
  const value = actionValueOf(context, module, action);
  if (!value) return notFound;
  const walks = walksOf(context);
  const walked = walks.get(keyOf(value)) ?? walkValue(context, value);
  walks.set(keyOf(value), walked);
  return walked;
}

/**
 * Whether an action certainly does nothing where nobody is known to be there, and waits for its checks. Of most guarded actions that is known
 * without a look behind the guard.
 */
export function isGuardedThroughout(context: FactsContext, module: ModuleAnalysis, action: ServerFunction): boolean {
  const value = actionValueOf(context, module, action);
  if (!value) return true;
  const answers = keptByModule<ValueSummary | number, boolean>(context, keptAnswers, context.own);
  const answer = answers.get(keyOf(value)) ?? findsNothingOpen(context, value);
  answers.set(keyOf(value), answer);
  return answer;
}

function findsNothingOpen(context: FactsContext, value: ValueSummary): boolean {
  const walks = walksOf(context);
  const known = walks.get(keyOf(value));
  if (known) return hasNothingOpen(known);
  const shortcut = newShortcut();
  const walked = walkValue(context, value, shortcut);
  if (!shortcut.taken) walks.set(keyOf(value), walked);
  return !shortcut.missed && hasNothingOpen(walked);
}

function hasNothingOpen({ asked, reached }: ActionWalk): boolean {
  if (asked.some(({ call, kind }) => kind === "check" && call.settled === "dropped")) return false;
  return reached === undefined || reached.effects.every(({ state }) => state.verdict !== "no");
}

function walksOf(context: FactsContext): Map<ValueSummary | number, ActionWalk> {
  return keptByModule(context, keptWalks, context.own);
}

/** By the function, or by the value that is exported. */
function keyOf(value: ValueSummary): ValueSummary | number {
  return value.kind === "function" ? value.index : value;
}

/** The walk of a value that would be exported by the checked module. `shortcut`: one that leaves out what comes after a guard. */
export function walkValue(context: FactsContext, value: ValueSummary, shortcut?: Shortcut): ActionWalk {
  const place = ownModule(context);
  const effects = effectsRecorder(context);
  const callers = askedCallersRecorder(place);
  const walked = walkAction(context, value, place, both(effects.watch, callers.watch), shortcut);
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
