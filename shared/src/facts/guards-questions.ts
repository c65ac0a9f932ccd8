/** Questions about values, each asked once: a loop may feed a call with what it gave before. */
import type { Verdict } from "../model/verdict.ts";
import type { BoundValue, CallResult } from "./guards-model.ts";

/** What is being asked already on the way here. `cuts`: how often a question came back to itself. */
export interface Seen {
  readonly active: Set<BoundValue | CallResult>;
  cuts: number;
}

export function nothingSeen(): Seen {
  return { active: new Set(), cuts: 0 };
}

/** Asks about `key` unless that is being asked already: then it adds nothing. */
export function once(seen: Seen, key: BoundValue | CallResult, ask: () => Verdict): Verdict {
  if (seen.active.has(key)) {
    seen.cuts += 1;
    return "no";
  }
  seen.active.add(key);
  const verdict = ask();
  seen.active.delete(key);
  return verdict;
}

const answers = new WeakMap<CallResult, Map<string, Verdict>>();

/** The same for what a function returned: nothing of that changes once it has run, so each question is answered once. */
export function onceAsked(seen: Seen, found: CallResult, question: string, ask: () => Verdict): Verdict {
  if (found.kind !== "returned") return once(seen, found, ask);
  const known = answers.get(found) ?? new Map<string, Verdict>();
  answers.set(found, known);
  const answer = known.get(question);
  if (answer !== undefined) return answer;
  const cuts = seen.cuts;
  const verdict = once(seen, found, ask);
  if (seen.cuts === cuts) known.set(question, verdict);
  return verdict;
}
