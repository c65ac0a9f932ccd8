import type { Fact } from "../model/facts.ts";
import { lastNameOf } from "../model/reference.ts";
import { resolvedNavigation } from "../navigation/navigation-calls.ts";
import { type Reach, type ReachedCall, reachedCalls } from "./effects-reach.ts";
import { type FactsContext, type FunctionPlace, resolveFrom } from "./function-place.ts";

const reach: Reach = {
  steps: 2,
  enters: (call, imports) => imports <= 1 && (call.escapes || call.rejectionEscapes),
};

/** Whether a function may leave by a navigation call: its own, or one of a function that it calls. */
export function navigates(context: FactsContext, place: FunctionPlace): Fact {
  for (const reached of reachedCalls(context, place, reach))
    if (isNavigation(context, reached) && leaves(reached)) return { verdict: "yes", trace: reached.trace };
  return { verdict: "no", trace: [] };
}

/** Whether the call is a navigation call itself: of Next.js, an i18n factory, Auth.js or the settings. */
export function isNavigation(context: FactsContext, { place, call }: Pick<ReachedCall, "call" | "place">): boolean {
  if (call.callee.kind === "unknown") return false;
  if (isConfigured(context, call.callee)) return true;
  return resolvedNavigation(context.graph, resolveFrom(context, place, call.callee)) !== undefined;
}

/** Without knowing what each function on the way does with it, only a navigation that nothing keeps where it is called counts. */
function leaves({ call }: ReachedCall): boolean {
  return call.escapes || call.rejectionEscapes;
}

function isConfigured(
  { settings }: FactsContext,
  callee: Exclude<ReachedCall["call"]["callee"], { kind: "unknown" }>,
): boolean {
  const written = lastNameOf(callee);
  return settings.navigation.some(
    ({ name, from }) =>
      name === written && (from === undefined || (callee.kind === "import" && callee.source === from)),
  );
}
