/** The effect in another function that is given something of a parameter as it came. */
import type { EffectKind, TraceStep } from "../model/facts.ts";
import type { CallSummary } from "../model/function-summary.ts";
import { effectsOfCall, isGraphql } from "./effects.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";

export interface UncheckedEffect {
  readonly effects: readonly EffectKind[];
  readonly step: TraceStep;
}

/** The effect of the function that is given something of the parameter that nothing checked. */
export function uncheckedEffect(
  context: FactsContext,
  place: FunctionPlace,
  parameter: number,
): UncheckedEffect | undefined {
  const made = place.summary.functions[place.index];
  const calls = (made?.calls ?? []).filter(
    (call, index) => made?.unchecked[index]?.includes(parameter) && !isGraphql(context, place, call),
  );
  for (const call of calls) {
    const effects = effectsOfChain(context, place, call);
    if (effects.length > 0) return { effects, step: { file: place.file, ...call.span, name: nameOf(call) } };
  }
  return undefined;
}

/** Of the call itself, and of those it is chained to: `db.insert(users)` of `db.insert(users).values(row)`. */
function effectsOfChain(context: FactsContext, place: FunctionPlace, call: CallSummary): readonly EffectKind[] {
  const calls = place.summary.functions[place.index]?.calls ?? [];
  const chain = calls.filter(({ span }) => span.start === call.span.start && span.end <= call.span.end);
  return chain.flatMap((link) => {
    const effects = effectsOfCall(context, place, link);
    return effects === "unknown" ? [] : effects;
  });
}

/** `job.create()`: without the name that the file has for what it imports. */
function nameOf({ callee, origin }: CallSummary): string {
  const names = callee.kind === "unknown" ? (origin?.steps ?? []).filter((step) => step !== "()") : callee.path;
  const [last] = names.length > 0 || callee.kind === "unknown" ? names.slice(-2) : [callee.name];
  return last === undefined ? "" : `${(names.length > 0 ? names.slice(-2) : [last]).join(".")}()`;
}
