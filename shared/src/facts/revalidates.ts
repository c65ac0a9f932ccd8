import { isWritingName } from "../knowledge/mutations-names.ts";
import { isRefreshingName, isRevalidationExport } from "../knowledge/revalidation.ts";
import type { Fact } from "../model/facts.ts";
import { lastNameOf } from "../model/reference.ts";
import { effectsOfCall } from "./effects.ts";
import { isMutation, isWorthFollowing } from "./effects-of.ts";
import { lastNameOfCall, type Reach, type ReachedCall, reachedCalls } from "./effects-reach.ts";
import { type FactsContext, type FunctionPlace, resolveFrom } from "./function-place.ts";
import { isNavigation } from "./navigates.ts";

/** As far as effects are followed, and once more into a function that says it refreshes. */
const reach: Reach = {
  steps: 3,
  enters: (call, imports) => {
    if (isRefreshingName(lastNameOfCall(call))) return imports <= 2;
    return imports <= 1 && isWorthFollowing(call, imports);
  },
};

/**
 * Whether a run of the function that succeeds can refresh what the client shows: a call of `next/cache`, a cookie set or deleted, or a
 * redirect. A redirect before anything is written is how strangers are turned away, and does not count.
 */
export function revalidates(context: FactsContext, place: FunctionPlace): Fact {
  const refreshes: Fact["trace"][] = [];
  const early: Fact["trace"][] = [];
  let doubt: Fact["trace"] | undefined;
  let hasWritten = false;
  for (const reached of reachedCalls(context, place, reach)) {
    const { trace } = reached;
    const effects = effectsOfCall(context, reached.place, reached.call);
    if (isRefresh(context, reached, effects)) refreshes.push(trace);
    else if (isNavigation(context, reached)) (hasWritten ? refreshes : early).push(trace);
    else if (effects === "unknown") doubt ??= trace;
    hasWritten ||= effects === "unknown" ? isWritingName(lastNameOfCall(reached.call)) : effects.some(isMutation);
  }
  const [evidence] = hasWritten ? refreshes : [...refreshes, ...early];
  if (evidence) return { verdict: "yes", trace: evidence };
  return doubt ? { verdict: "unknown", trace: doubt } : { verdict: "no", trace: [] };
}

function isRefresh(
  context: FactsContext,
  { call, place }: ReachedCall,
  effects: ReturnType<typeof effectsOfCall>,
): boolean {
  if (effects !== "unknown" && effects.includes("cookie")) return true;
  if (call.callee.kind === "unknown") return false;
  if (context.settings.revalidators.includes(lastNameOf(call.callee))) return true;
  const found = resolveFrom(context, place, call.callee);
  return found.kind === "external" && found.path.length === 0 && isRevalidationExport(found.source, found.name);
}
