import type { Fact, ServerFunctionFacts, Verdict } from "@server-actions/shared";
import type { LabelledAction } from "./actions.ts";

/** A label, and what the analysis says in its place; `undefined`: that fact does not exist. */
export interface Question {
  readonly name: string;
  /** Whether it is so, by the label; `undefined`: the label leaves it open, and the row does not count. */
  expected(action: LabelledAction): boolean | undefined;
  found(facts: Readonly<Partial<Record<keyof ServerFunctionFacts | "guards", unknown>>>): Fact | undefined;
}

export interface Score {
  readonly right: number;
  /** Says yes, is no. */
  readonly wrong: number;
  /** Says no, is yes. */
  readonly missed: number;
  /** Says unknown, is yes. */
  readonly open: number;
  /** Is no, and not said to be yes. */
  readonly silent: number;
}

export type Outcome = keyof Score;

export const questions: readonly Question[] = [
  { name: "guarded", expected: ({ guarded }) => sure(guarded), found: ({ guards }) => factOf(guards) },
  {
    name: "guarded (not public)",
    expected: (action) => (action.public ? undefined : sure(action.guarded)),
    found: ({ guards }) => factOf(guards),
  },
  { name: "mutates", expected: ({ mutates }) => sure(mutates), found: ({ mutates }) => factOf(mutates) },
  { name: "validates", expected: ({ validates }) => sure(validates), found: ({ validates }) => factOf(validates) },
  {
    name: "revalidates (mutating)",
    expected: ({ mutates, revalidates }) => (mutates === "yes" ? sure(revalidates) : undefined),
    found: ({ revalidates }) => factOf(revalidates),
  },
];

/** The effects that need a guard: tests/labels/README.md, "A finding of `require-auth` is expected". */
const privileged: readonly string[] = [
  "db-write",
  "fetch-write",
  "mail",
  "payment",
  "queue",
  "storage",
  "private-read",
];

/** The rules whose findings the labels decide; `undefined`: the row does not count. */
export const expectedFindings: Readonly<Record<string, (action: LabelledAction) => boolean | undefined>> = {
  "require-auth": ({ guarded, public: isPublic, effects }) => {
    if (guarded === "unclear") return undefined;
    return guarded === "no" && !isPublic && effects.some((effect) => privileged.includes(effect));
  },
};

export function outcomeOf(expected: boolean, found: Verdict): Outcome {
  if (found === "yes") return expected ? "right" : "wrong";
  if (!expected) return "silent";
  return found === "no" ? "missed" : "open";
}

export function scoreOf(outcomes: readonly Outcome[]): Score {
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return {
    right: count("right"),
    wrong: count("wrong"),
    missed: count("missed"),
    open: count("open"),
    silent: count("silent"),
  };
}

/** One line: precision (right of all that is said to be so) and recall (right of all that is so). */
export function printed(name: string, { right, wrong, missed, open, silent }: Score): string {
  const precision = ratio(right, right + wrong);
  const recall = ratio(right, right + missed + open);
  return `${name.padEnd(24)} P ${precision}  R ${recall}   right ${right}, wrong ${wrong}, missed ${missed}, unknown ${open}, silent ${silent}`;
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? "  - " : (part / whole).toFixed(2).padStart(4);
}

function sure(label: string): boolean | undefined {
  return label === "yes" ? true : label === "no" ? false : undefined;
}

/** Facts are verdicts with a way; some may be none of ours yet. */
function factOf(fact: unknown): Fact | undefined {
  return typeof fact === "object" && fact !== null && "verdict" in fact ? (fact as Fact) : undefined;
}
