import type { Effect, EffectKind } from "../model/facts.ts";
import { isWritingName } from "../knowledge/mutations-names.ts";
import { wordsOf } from "../knowledge/words.ts";
import { effectsOfCall } from "./effects.ts";
import type { CallSummary } from "../model/function-summary.ts";
import { lastNameOfCall, type Reach, type ReachedCall, reachedCalls } from "./effects-reach.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";

/** The effects a function is known to have, and whether it may have others. */
export interface Effects {
  readonly effects: readonly Effect[];
  /** Calls that may have one, each by its way. */
  readonly doubts: readonly Effect["trace"][];
}

/** Two functions deep, and through one import: further in, what one finds is mostly about something else. */
const reach: Reach = { steps: 2, enters: (call, imports) => imports <= 1 && isWorthFollowing(call, imports) };

/** What running the function at `place` touches. */
export function effectsOf(context: FactsContext, place: FunctionPlace): Effects {
  const effects: Effect[] = [];
  const doubts: Effect["trace"][] = [];
  for (const reached of reachedCalls(context, place, reach)) {
    const found = effectsOfCall(context, reached.place, reached.call);
    if (found === "unknown" || isLeftOut(reached)) doubts.push(reached.trace);
    if (found !== "unknown") effects.push(...found.map((kind) => ({ kind, trace: reached.trace })));
  }
  return { effects, doubts };
}

/** Whether an effect outlives the request. */
export function isMutation(kind: EffectKind): boolean {
  return kind !== "private-read" && kind !== "file-access";
}

/** A function of the project that is not followed, with a name that says it writes. */
function isLeftOut({ callee, entered, call }: ReachedCall): boolean {
  return callee.kind === "function" && !entered && isWritingName(lastNameOfCall(call));
}

/** What asks (`getSession`, `isMember`; not `getOrCreateCart`) or keeps records (`logEvent`) writes by the way, if at all. */
export function isWorthFollowing(call: CallSummary, imports: number): boolean {
  const name = lastNameOfCall(call);
  const words = wordsOf(name);
  if (isWritingName(name) || words.includes("or")) return true;
  if (imports === 0) return !recorders.has(words[0] ?? "");
  return !askers.has(words[0] ?? "") && !words.some((word) => recorders.has(word));
}

const recorders: ReadonlySet<string> = new Set(["analytics", "audit", "capture", "log", "report", "track"]);

const askers: ReadonlySet<string> = new Set([
  "assert",
  "auth",
  "authenticate",
  "authorize",
  "build",
  "can",
  "check",
  "compute",
  "current",
  "enforce",
  "ensure",
  "fetch",
  "find",
  "format",
  "get",
  "has",
  "is",
  "list",
  "load",
  "lookup",
  "parse",
  "protect",
  "query",
  "rate",
  "read",
  "require",
  "search",
  "should",
  "use",
  "validate",
  "verify",
  "with",
]);
