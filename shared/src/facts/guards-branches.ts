/** What is known on the two ways that a test may go, and where they meet again. */
import type { FlowValue } from "../model/flow.ts";
import { askedCalls } from "./guards-asked.ts";
import type { GuardFrame } from "./guards-model.ts";
import { type GuardState, meeting, type Next, uncertain, weakened } from "./guards-state.ts";
import { isOfDeployment, outcomeOf } from "./guards-outcomes.ts";
import { proves, showsSecret } from "./guards-proofs.ts";

/** `undefined`: the test certainly fails. */
export function entering(frame: GuardFrame, state: GuardState, test: FlowValue): Next {
  const outcome = outcomeOf(frame, test);
  return outcome === undefined ? assuming(frame, state, test, true) : outcome ? state : undefined;
}

export function assuming(frame: GuardFrame, state: GuardState, test: FlowValue, outcome: boolean): GuardState {
  if (state.verdict === "yes") return state;
  const proof = proves(frame, test, outcome);
  if (proof !== "yes") {
    const next = proof === "no" ? state : weakened(state, [...frame.calls, ...askedCalls(frame, test).slice(0, 1)]);
    return !next.isHolder && showsSecret(frame, test, outcome) ? { ...next, isHolder: true } : next;
  }
  return { verdict: "yes", trace: [...frame.calls, ...askedCalls(frame, test).slice(0, 1)] };
}

/** `before`: how much the function had returned when it came to the test. */
interface Ways {
  readonly yes: Next;
  readonly no: Next;
  readonly before: number;
}

/** In a helper, a guard under a condition that is not about the caller may be what the caller asked for: `if (options.auth)`. */
export function joining(frame: GuardFrame, test: FlowValue, { before, no, yes }: Ways): Next {
  if (isHelper(frame) && isOfDeployment(frame, test)) {
    weakenReturns(frame, before);
    if (frame.returns.length > before && (!yes || !no)) frame.switched.past = true;
  }
  const end = meeting(yes, no);
  const isConditional = end?.verdict === "no" && (yes?.verdict === "yes" || no?.verdict === "yes");
  if (!isConditional || !isHelper(frame)) return end;
  // What was left out behind the guard may never come back: then only the other way leads here.
  if (frame.shortcut) frame.shortcut.missed = true;
  return proves(frame, test, true) === "no" && proves(frame, test, false) === "no" ? uncertain : end;
}

/** A helper that asks nobody where the deployment says so, `if (process.env.AUTH === "off") return "everybody"`, is meant to. */
function weakenReturns({ returns }: GuardFrame, since: number): void {
  for (const [index, found] of returns.entries())
    if (index >= since) returns[index] = { ...found, state: weakened(found.state) };
}

function isHelper({ calls, others }: GuardFrame): boolean {
  return calls.length > 0 || others !== "client";
}
