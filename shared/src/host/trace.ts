/** What was asked of the disk and what it answered, so that another run can tell whether it would learn the same. */
import { createHash } from "node:crypto";

/** What is asked, and of what. */
export type Question = readonly [kind: string, ...of: string[]];

export type Answer = string | readonly string[] | undefined;

/** How each kind of question is asked. */
export type Asking = Readonly<Record<string, (...of: string[]) => Answer>>;

/** A question in one text, and its answer: as it is where it is short. */
export type TraceEntry = readonly [question: string, answer: string];

export interface Trace {
  note(question: Question, answer: Answer): void;
  /** All that was noted; `undefined` when a question got two answers: the disk changed meanwhile. */
  entries(): readonly TraceEntry[] | undefined;
}

/** `earlier`: what counts as noted already. */
export function createTrace(earlier: readonly TraceEntry[] = []): Trace {
  const noted = new Map(earlier);
  let isSteady = true;
  return {
    note(question, answer) {
      const key = question.join("\0");
      const digest = digestOf(answer);
      const before = noted.get(key);
      if (before === undefined) noted.set(key, digest);
      else isSteady &&= before === digest;
    },
    entries: () => (isSteady ? [...noted] : undefined),
  };
}

/** Whether every question has the answer that was noted. */
export function holds(entries: readonly TraceEntry[], asking: Asking): boolean {
  return entries.every(([question, digest]) => {
    const [kind = "", ...of] = question.split("\0");
    const ask = asking[kind];
    return ask !== undefined && digestOf(ask(...of)) === digest;
  });
}

/** None is the beginning of another: a checksum has neither of the marks. */
function digestOf(answer: Answer): string {
  if (answer === undefined) return "-";
  const text = typeof answer === "string" ? `=${answer}` : `[${answer.join("\0")}`;
  return text.length <= 28 ? text : createHash("sha1").update(text).digest("base64");
}
