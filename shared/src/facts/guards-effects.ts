/** The effects that an action reaches, each with what is known of the caller when it happens. */
import type { Fact } from "../model/facts.ts";
import type { FactsContext } from "./function-place.ts";
import type { WalkedAction } from "./guards.ts";
import { stateOf, stateOfCarrier } from "./guards-effect-states.ts";
import type { GuardWatch } from "./guards-model.ts";
import type { GuardState } from "./guards-state.ts";
import { headersAsked, isGuestKey } from "./guards-requests.ts";
import {
  effectsOfVisit,
  type Inside,
  isFetch,
  isOfProject,
  isRequest,
  type ReachedEffect,
} from "./guards-visited-effects.ts";

/** `effects`: in the order in which they happen; reads only where the action may give what was read to a caller. `names`: what the calls of the action and of the functions it calls are written as. */
export interface Reached {
  readonly effects: readonly ReachedEffect[];
  /** Requests whose text is given by name and cannot be seen: they may change something or only ask. */
  readonly requests: readonly GuardState[];
  /** Whether a path that ends normally is guarded. */
  readonly guards: Fact;
  readonly names: ReadonlySet<string>;
  /** It asks for the cookie of a cart, or the like. */
  readonly readsGuestKey: boolean;
  /** Some of it is for whoever has shown a secret. */
  readonly asksSecret: boolean;
}

/** Sees to the effects during a walk, and says what they come to when it is over. */
export function effectsRecorder(context: FactsContext): {
  readonly watch: GuardWatch;
  readonly reached: (walked: WalkedAction) => Reached;
} {
  let effects: readonly ReachedEffect[] = [];
  const names = new Set<string>();
  const sent: GuardState[] = [];
  const before: { readonly effects: number; readonly sent: number }[] = [];
  const requests: GuardState[] = [];
  let readsGuestKey = false;
  const watch: GuardWatch = {
    enter({ call, frame }) {
      before.push({ effects: effects.length, sent: sent.length });
      if (frame.calls.length < 2) names.add(call.name);
    },
    leave({ after, ...made }) {
      // What a function of the project is called for, it does once it has asked who calls.
      const visited = after && isOfProject(made) ? { ...made, state: after } : made;
      const start = before.pop() ?? { effects: 0, sent: 0 };
      const inside: Inside = { effects: effects.slice(start.effects), sent: sent.slice(start.sent) };
      effects = [...effects.slice(0, start.effects), ...effectsOfVisit(context, visited, inside)];
      readsGuestKey ||= isGuestKey(visited);
      for (const header of headersAsked(visited)) names.add(header);
      if (isFetch(visited)) sent.push(stateOf(context, visited));
      if (isRequest(visited)) requests.push(stateOfCarrier(visited, inside.sent));
    },
  };
  const reached = ({ givesData, guards }: WalkedAction): Reached => ({
    asksSecret: effects.some(({ state }) => state.isHolder === true),
    names,
    readsGuestKey,
    requests,
    guards,
    effects: effects.filter(({ kind, state }) => kind !== "private-read" || isGiven(state, givesData)),
  });
  return { watch, reached };
}

/** What is read before a guard is given to nobody else where every path that gives something is behind the guard. */
function isGiven({ verdict }: GuardState, givesData: WalkedAction["givesData"]): boolean {
  return givesData === "unguarded" || (givesData === "guarded" && verdict === "yes");
}
