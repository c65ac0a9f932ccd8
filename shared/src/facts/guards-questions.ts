/** Questions about values, each asked once: a loop may feed a call with what it gave before. */
import type { Verdict } from "../model/verdict.ts";
import type { BoundValue, CallResult } from "./guards-values.ts";

/** What is being asked already on the way here. `cuts`: how often a question came back to itself. `gaps`: how often it was about a call that has not run. */
export interface Seen {
  readonly active: Set<BoundValue | CallResult>;
  /** What was answered since the first question: nothing runs in between. */
  readonly answers: Answers;
  cuts: number;
  gaps: number;
}

type Answers = Pick<WeakMap<CallResult, Map<string, Verdict>>, "get" | "set">;

export function nothingSeen(): Seen {
  return { active: new Set(), answers: new Map(), cuts: 0, gaps: 0 };
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

const lasting: Answers = new WeakMap();

/**
 * Each question about what a call gave is answered once: for good, where all calls behind it have run. What a function returned does not
 * change either.
 */
export function onceAsked(seen: Seen, found: CallResult, question: string, ask: () => Verdict): Verdict {
  const known = lasting.get(found)?.get(question) ?? seen.answers.get(found)?.get(question);
  if (known !== undefined) return known;
  const { cuts, gaps } = seen;
  const verdict = once(seen, found, ask);
  const isSettled = found.kind === "returned" || seen.gaps === gaps;
  if (seen.cuts === cuts) keep(isSettled ? lasting : seen.answers, found, question, verdict);
  return verdict;
}

function keep(answers: Answers, found: CallResult, question: string, verdict: Verdict): void {
  const known = answers.get(found) ?? new Map<string, Verdict>();
  answers.set(found, known.set(question, verdict));
}
