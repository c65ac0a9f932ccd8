/** What is known of the caller at one point of a path, and where paths meet. */
import type { TraceStep } from "../model/facts.ts";
import type { Verdict } from "../model/verdict.ts";

/** What is known at one point of a path: whether nobody gets here who is no one. `trace`: to the check that decided it, or to the call that may be one. */
export interface GuardState {
  readonly verdict: Verdict;
  readonly trace: readonly TraceStep[];
  /** Whoever gets here has shown a secret, and it was found: a mailed token, a password, the cookie of a cart. It is no proof of who they are. */
  readonly isHolder?: true;
  /** It is a backend that asks, which gets the caller's own credential. */
  readonly isDelegated?: true;
}

/** What is known where a path goes on; `undefined`: it ends. */
export type Next = GuardState | undefined;

export const unguarded: GuardState = { verdict: "no", trace: [] };
export const uncertain: GuardState = { verdict: "unknown", trace: [] };

/** At least `unknown`; `trace`: to what nobody can look into. */
export function weakened(state: GuardState, trace: readonly TraceStep[] = []): GuardState {
  return state.verdict === "no" ? { ...state, verdict: "unknown", trace } : state;
}

/** Where two paths meet: what is known of both. `undefined`: a path that does not get there. */
export function meeting(left: GuardState | undefined, right: GuardState | undefined): GuardState | undefined {
  if (!left || !right) return left ?? right;
  const weaker = isWeaker(left, right) ? left : right;
  const isHolder = holds(left) && holds(right);
  if (holds(weaker) === isHolder) return weaker;
  const { isDelegated, trace, verdict } = weaker;
  return { verdict, trace, ...(isDelegated && { isDelegated }), ...(isHolder && { isHolder }) };
}

function isWeaker(left: GuardState, right: GuardState): boolean {
  return left.verdict !== "yes" && (left.verdict === "no" || right.verdict === "yes");
}

function holds({ isHolder, verdict }: GuardState): boolean {
  return verdict === "yes" || isHolder === true;
}
