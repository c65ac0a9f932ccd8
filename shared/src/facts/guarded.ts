/** The fact "guards": is the caller of a Server Function proven to be somebody before it does anything? */
import type { Fact } from "../model/facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { actionValueOf } from "./action-value.ts";
import type { FactsContext } from "./function-place.ts";
import { walkAction } from "./guards.ts";
import { reachedEffects } from "./guards-effects.ts";
import type { GuardState } from "./guards-model.ts";

/**
 * `yes`: each of its effects comes after a guard, or every call after the first guard where it has none; the trace leads to that guard.
 * `no`: nothing on any of its paths is a guard. `unknown`: some of it, or nobody can tell.
 */
export function guards(context: FactsContext, module: ModuleAnalysis, serverFunction: ServerFunction): Fact {
  const value = actionValueOf(context, module, serverFunction);
  const place = { file: context.own.filename, summary: context.own };
  const onTheWay: GuardState[] = [];
  const walked = value && walkAction(context, value, place, { enter: ({ state }) => void onTheWay.push(state) });
  if (!value || !walked) return unknown;
  const effects = reachedEffects(context, value, place)?.effects.map(({ state }) => state) ?? [];
  const guarded = [...onTheWay, ...effects, walked.guards].find(({ verdict }) => verdict === "yes");
  if (effects.every(({ verdict }) => verdict === "yes") && guarded) return guarded;
  const all = [...onTheWay, ...effects, walked.guards];
  return all.every(({ verdict }) => verdict === "no") ? { verdict: "no", trace: [] } : unknown;
}

const unknown: Fact = { verdict: "unknown", trace: [] };
