/** The fact "guards": is the caller of a Server Function proven to be somebody before it does anything? */
import { beginsSession, isForGuests } from "../knowledge/auth-public.ts";
import type { EffectKind, Fact } from "../model/facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { FactsContext } from "./function-place.ts";
import { walkedAction } from "./walked-actions.ts";
import { type GuardState, uncertain } from "./guards-state.ts";

const unknown: Fact = { verdict: "unknown", trace: [] };
/** A guard may well renew the session it reads, and what a process remembers is nobody's. */
const unprivileged: ReadonlySet<EffectKind> = new Set(["cookie", "memory"]);

/**
 * `yes`: each of its effects comes after a guard, whose trace it is; where it has none, a path to its end does.
 * `no`: none of them does. `unknown`: some do, or nobody can tell, for what the trace leads to.
 */
export function guards(context: FactsContext, module: ModuleAnalysis, serverFunction: ServerFunction): Fact {
  const { reached } = walkedAction(context, module, serverFunction);
  if (!reached) return unknown;
  const effects = reached.effects.filter(({ kind }) => !unprivileged.has(kind));
  if (effects.length > 0) return factOf(effects.map(stateFor(serverFunction, context.own.filename)));
  // Who signs in is there afterwards: what only writes cookies then had nobody to ask before.
  if ([...reached.names].some(beginsSession)) return reached.guards.verdict === "no" ? reached.guards : unknown;
  const cookies = reached.effects.filter(({ kind }) => kind === "cookie");
  if (reached.requests.length === 0) return reached.guards;
  const states = [...cookies, ...reached.requests.map((state) => ({ state }))];
  return factOf(states.map(stateFor(serverFunction, context.own.filename)));
}

function factOf(states: readonly GuardState[]): Fact {
  if (states.every(({ verdict }) => verdict === "no")) return { verdict: "no", trace: [] };
  if (states.every(({ verdict }) => verdict === "yes")) return states[0] ?? unknown;
  return states.find(({ verdict }) => verdict === "unknown") ?? unknown;
}

/** What is known when an effect happens; a backend that keeps carts for everybody lets strangers in. */
function stateFor({ names }: ServerFunction, file: string): (effect: { readonly state: GuardState }) => GuardState {
  const isOfGuests = isForGuests(names, file);
  return ({ state }) => (isOfGuests && state.isDelegated ? uncertain : state);
}
