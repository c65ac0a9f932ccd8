/**
 * Whether React can send a value of a type, and what arrives. Asks in the order in which React itself does (see knowledge/crossing-kinds.ts),
 * as far as a type can say; where it cannot, the answer is unknown.
 */
import type { Channel } from "../knowledge/crossing-kinds.ts";
import { isElementType } from "./element-type.ts";
import { contentsOf, kindOfObject } from "./object-kind.ts";
import { type Judge, judgeObject, judgeProperties, ofKind, withDetail } from "./object-sendability.ts";
import { isFlaw, oneOf, sendable, type Sendability, unknownSendability, worstOf } from "./sendability.ts";
import type { TypeView } from "./type-view.ts";

/**
 * How a value crosses. `bound`: given to `.bind` on the server, so it travels to the client and back. `state`: of `useActionState`, returned by
 * the action and given to it again.
 */
export type Direction = "argument" | "bound" | "captured" | "prop" | "result" | "state";

const channelsOf: Readonly<Record<Direction, readonly Channel[]>> = {
  argument: ["argument"],
  bound: ["nested", "argument"],
  captured: ["nested"],
  prop: ["nested"],
  result: ["root"],
  state: ["root", "argument"],
};

/** The answer for a value of the type. `Promise<T>` is judged as the `T` that React waits for. */
export function judgeSending(view: TypeView, direction: Direction): Sendability {
  const [first, ...others] = channelsOf[direction].map((channel) => judgeChannel(view, channel));
  if (first === undefined || others.length === 0) return first ?? unknownSendability;
  // An error that has lost its message is an error still, and refused on the way back.
  return worstOf([first.verdict === "gone" ? { ...first, verdict: "no" } : first, ...others]);
}

/** The same for one way. */
function judgeChannel(view: TypeView, channel: Channel): Sendability {
  return judge({ open: new Map(), viewsLeft: maxViews, lowest: Number.POSITIVE_INFINITY }, view, channel);
}

const maxDepth = 16;
const maxViews = 3000;

/** Answers by type and channel. A view lives no longer than its program. */
const answers = new WeakMap<TypeView, Map<Channel, Sendability>>();

interface Question {
  /** The types around the current one, with their depth. A type inside itself adds nothing. */
  readonly open: Map<TypeView, number>;
  viewsLeft: number;
  /** The depth of the outermost type that an answer was left open for: only what does not depend on it is kept. */
  lowest: number;
}

function judge(question: Question, view: TypeView, channel: Channel): Sendability {
  const known = answers.get(view)?.get(channel);
  if (known) return known;
  const { open } = question;
  const around = open.get(view);
  if (around !== undefined) {
    question.lowest = Math.min(question.lowest, around);
    return sendable;
  }
  const depth = open.size;
  question.viewsLeft -= 1;
  if (depth > maxDepth || question.viewsLeft < 0) {
    question.lowest = -1;
    return unknownSendability;
  }
  const before = question.lowest;
  question.lowest = Number.POSITIVE_INFINITY;
  open.set(view, depth);
  const answer = judgeView(question, view, channel);
  open.delete(view);
  const isComplete = question.lowest >= depth;
  if (isComplete) keep(view, channel, answer);
  question.lowest = isComplete ? before : Math.min(before, question.lowest);
  return answer;
}

function keep(view: TypeView, channel: Channel, answer: Sendability): void {
  const byChannel = answers.get(view) ?? new Map<Channel, Sendability>();
  answers.set(view, byChannel.set(channel, answer));
}

function judgeView(question: Question, view: TypeView, channel: Channel): Sendability {
  const judgePart: Judge = (part, way) => judge(question, part, way);
  if (view.certain) return withDetail(judgePart, view, ofKind(view.certain, view, channel), channel);
  if (isElementType(view)) return ofKind("element", view, channel);
  switch (view.kind) {
    case "opaque":
      return unknownSendability;
    case "nullish":
    case "primitive":
      return sendable;
    case "symbol":
      // `Symbol.for()` has the same type as any other, and can be sent to the client.
      return channel === "argument" ? ofKind("symbol", view, channel) : unknownSendability;
    case "union":
      return judgeUnion(question, view, channel);
    case "variable":
      return judgeVariable(question, view, channel);
    case "intersection":
      return judgeIntersection(question, view, channel);
    case "object":
      return judgeObject(judgePart, view, channel);
  }
}

/** `null` and `undefined` say nothing of the values that are there. */
function judgeUnion(question: Question, { members }: TypeView, channel: Channel): Sendability {
  const arms = members.filter(({ kind }) => kind !== "nullish");
  const answer = oneOf(arms.map((arm) => judge(question, arm, channel)));
  return isFlaw(answer) && answer.path.length === 0 && arms.length < members.length
    ? { ...answer, nullable: true }
    : answer;
}

/** A value of `T` is at least what `T` extends, and may be more. */
function judgeVariable(question: Question, { constraint }: TypeView, channel: Channel): Sendability {
  const answer = constraint ? judge(question, constraint, channel) : unknownSendability;
  return isFlaw(answer) ? answer : unknownSendability;
}

/** A branded primitive is one. Of objects, a part that React refuses for its class is enough; else all their properties count together. */
function judgeIntersection(question: Question, view: TypeView, channel: Channel): Sendability {
  if (view.members.some(({ kind }) => kind === "primitive")) return sendable;
  if (view.members.some(({ kind }) => kind === "symbol")) return unknownSendability;
  for (const part of view.members) {
    const kind = part.kind === "object" ? kindOfObject(part) : "opaque";
    if (kind !== "plain" && kind !== "opaque") return judge(question, part, channel);
    if (part.elements || contentsOf(part)) return judge(question, part, channel);
  }
  return judgeProperties((part, way) => judge(question, part, way), view, channel);
}
