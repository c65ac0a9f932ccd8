/** What the classifier answers, and how answers about parts make one about the whole. */
import type { CrossingKind, CrossingVerdict } from "../knowledge/crossing-kinds.ts";

/** One step into a value. `key`, `value`: of a map; `item`: what an array, set, stream or iterator gives. */
export type PathStep = { readonly kind: "item" | "key" | "value" } | { readonly kind: "member"; readonly name: string };

/** A part of a value that does not arrive as it was sent. */
export interface Flaw {
  readonly verdict: Exclude<CrossingVerdict, "yes">;
  readonly kind: CrossingKind;
  /** Where in the value it is; empty for the value itself. */
  readonly path: readonly PathStep[];
  /** The type there, as one would write it. */
  readonly type: string;
  /** For `lossy`: what arrives instead. */
  readonly arrives: string | undefined;
  /** `false` where a union on the way has an arm that arrives as it is. */
  readonly certain: boolean;
  /** It may also be `null` or `undefined`. */
  readonly nullable?: true;
}

export type Sendability = Flaw | { readonly verdict: "unknown" | "yes" };

export const sendable: Sendability = { verdict: "yes" };
export const unknownSendability: Sendability = { verdict: "unknown" };

export function isFlaw(answer: Sendability): answer is Flaw {
  return answer.verdict !== "yes" && answer.verdict !== "unknown";
}

const rank = { no: 4, gone: 3, lossy: 2, unknown: 1, yes: 0 } as const;

/** The answer for a whole of which every part is sent: the worst of them, the certain one first, else the first. */
export function worstOf(answers: Iterable<Sendability>): Sendability {
  let worst: Sendability = sendable;
  for (const answer of answers) if (weigh(answer) > weigh(worst)) worst = answer;
  return worst;
}

/** The answer for a value that is one of several: a flaw is certain only if each of them has one. */
export function oneOf(answers: readonly Sendability[]): Sendability {
  const worst = worstOf(answers);
  if (!isFlaw(worst)) return worst;
  const certain = answers.every((answer) => isFlaw(answer) && answer.certain);
  return { ...worst, certain };
}

/** The answer seen from one step further out. */
export function at(step: PathStep, answer: Sendability): Sendability {
  return isFlaw(answer) ? { ...answer, path: [step, ...answer.path] } : answer;
}

/** `order.items[].price`; `root` is what the value itself is called. */
export function pathText(root: string, path: readonly PathStep[]): string {
  return path.reduce((text, step) => {
    if (step.kind === "member")
      return isName(step.name) ? `${text}.${step.name}` : `${text}[${JSON.stringify(step.name)}]`;
    return step.kind === "item" ? `${text}[]` : `${text}[${step.kind}]`;
  }, root);
}

function weigh(answer: Sendability): number {
  return rank[answer.verdict] * 2 + (isFlaw(answer) && answer.certain ? 1 : 0);
}

function isName(name: string): boolean {
  return name !== "" && Array.from(name).every((character, index) => isNameCharacter(character, index === 0));
}

function isNameCharacter(character: string, isFirst: boolean): boolean {
  const isLetter = character.toLowerCase() !== character.toUpperCase() || character === "_" || character === "$";
  return isLetter || (!isFirst && character >= "0" && character <= "9");
}
