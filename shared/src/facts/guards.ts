/**
 * Whether code proves that somebody is there before it does anything. The functions that are called are followed: a name alone proves
 * nothing where its definition can be read.
 */
import type { FlowStep, FlowValue } from "../model/flow.ts";
import type { Fact } from "../model/facts.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { anyYes } from "../model/verdict.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";
import { entryOf, madeBy } from "./guards-makers.ts";
import type { GuardWalk, GuardWatch, Shortcut } from "./guards-model.ts";
import { unguarded } from "./guards-state.ts";
import type { GuardReturn, ModulePlace } from "./guards-values.ts";
import { runFunction } from "./guards-walk.ts";

const maxSteps = 5000;

/** An action as it is called by the client: what was found on its paths. */
export interface WalkedAction {
  /** Whether a path that ends normally is guarded; where none does, one that ends in a redirect. */
  readonly guards: Fact;
  /** It may give its caller something that is not written out; `unguarded`: also where nobody is known to be there. */
  readonly givesData: "no" | "guarded" | "unguarded";
}

/**
 * Walks an action, given as the value that is exported or as the function itself. `watch` sees each call on the way, in the action and in
 * the functions it calls, with what is known of the caller then. `shortcut`: calls behind a guard may be left out. `undefined`: its code
 * cannot be found.
 */
export function walkAction(
  context: FactsContext,
  value: ValueSummary,
  place: ModulePlace,
  watch: GuardWatch = {},
  shortcut?: Shortcut,
): WalkedAction | undefined {
  const walk = walkOf(context, watch);
  const entry = entryOf(walk, value, place);
  if (!entry) return undefined;
  const { args, others, state, target } = entry;
  const ran = walk.run(walk, target, { args, others, calls: [], imports: 0, shortcut }, state);
  if (!ran) return undefined;
  const ends = ran.frame.returns.map((found) => found.state);
  const states = ends.length > 0 ? ends : walk.left;
  const verdict = anyYes(states.map((found) => found.verdict));
  const guarded = states.find((found) => found.verdict === "yes");
  return {
    givesData: dataGivenBy(ran.frame.returns),
    guards: { verdict: state.verdict === "yes" ? "yes" : verdict, trace: guarded?.trace ?? [] },
  };
}

function dataGivenBy(returns: readonly GuardReturn[]): WalkedAction["givesData"] {
  const giving = returns.filter(({ value }) => value.kind !== "flow" || !isWrittenOut(value.value));
  if (giving.length === 0) return "no";
  return giving.every(({ state }) => state.verdict === "yes") ? "guarded" : "unguarded";
}

/** `{ error: "No" }`, `[]`, and what an error says. */
function isWrittenOut(value: FlowValue): boolean {
  if (value.kind === "object") return value.rest.length === 0 && Object.values(value.properties).every(isWrittenOut);
  if (value.kind === "made") return value.isThrown === true || (value.isTuple === true && value.of.every(isWrittenOut));
  return value.kind === "constant";
}

/** Whether calling a function ends the caller, or whoever is no one, before it comes back. `flow`: if it did only that. */
export function guardsOf(context: FactsContext, place: FunctionPlace, flow?: readonly FlowStep[]): Fact {
  const target = { kind: "closure", place, outer: undefined, flow } as const;
  const walk = walkOf(context);
  const ran = walk.run(walk, target, { args: [], others: "unknown", calls: [], imports: 0 }, unguarded);
  return ran?.end ?? { verdict: "unknown", trace: [] };
}

function walkOf(context: FactsContext, watch: GuardWatch = {}): GuardWalk {
  return {
    context,
    watch,
    entered: new Set(),
    ran: new Set(),
    left: [],
    budget: { left: maxSteps },
    make: madeBy,
    run: runFunction,
  };
}
