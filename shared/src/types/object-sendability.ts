/** What becomes of an object, by what it is to React, or by its parts. */
import { type Channel, type Crossing, type CrossingKind, crossings } from "../knowledge/crossing-kinds.ts";
import { kindOfFunction } from "./function-kind.ts";
import { contentsOf, jsonType, kindOfObject } from "./object-kind.ts";
import { at, isFlaw, type PathStep, sendable, type Sendability, unknownSendability, worstOf } from "./sendability.ts";
import { findProperty, type PropertyView, type TypeView } from "./type-view.ts";

/** The answer for a part. */
export type Judge = (view: TypeView, channel: Channel) => Sendability;

export function judgeObject(judge: Judge, view: TypeView, channel: Channel): Sendability {
  if (view.symbol?.isEnum) return sendable;
  if (view.elements) return worstOf(view.elements.map((item) => at({ kind: "item" }, judge(item, inside(channel)))));
  const contents = contentsOf(view);
  if (contents) return judgeContents(judge, contents, channel);
  if (view.callReturns.length > 0) return ofFunction(view, channel);
  const kind = kindOfObject(view);
  if (kind === "opaque") return isDataClass(view) ? judgeDataClass(judge, view, channel) : unknownSendability;
  if (kind === "plain") return judgeProperties(judge, view, channel);
  const answer = ofKind(kind, view, channel);
  return isFlaw(answer) ? withDetail(judge, view, answer, channel) : answer;
}

/** What has a `then` is awaited, and its own members are not sent: a query of an ORM. */
function isDataClass(view: TypeView): boolean {
  return view.symbol?.isClass === true && !findProperty(view, "then");
}

/** A class of data alone is often the type of plain data: only what its properties hold is certain. */
function judgeDataClass(judge: Judge, view: TypeView, channel: Channel): Sendability {
  const answer = judgeProperties(judge, view, channel);
  return isFlaw(answer) ? answer : unknownSendability;
}

function ofFunction(view: TypeView, channel: Channel): Sendability {
  return kindOfFunction(view, channel) === "function" ? ofKind("function", view, channel) : unknownSendability;
}

/** What arrives in place of the value, where the type tells. */
export function withDetail(judge: Judge, view: TypeView, flaw: Sendability, channel: Channel): Sendability {
  if (!isFlaw(flaw) || flaw.verdict !== "lossy") return flaw;
  if (flaw.kind === "iterable") {
    const items = view.typeArguments.map((item) => at({ kind: "item" }, judge(item, inside(channel))));
    const worst = worstOf(items);
    return isFlaw(worst) && worst.verdict === "no" ? worst : flaw;
  }
  const json = jsonType(view);
  return json ? { ...flaw, arrives: `\`${json.text}\`` } : flaw;
}

interface Contents {
  readonly step: PathStep | undefined;
  readonly view: TypeView;
  readonly isResult: boolean;
}

function judgeContents(judge: Judge, contents: readonly Contents[], channel: Channel): Sendability {
  return worstOf(
    contents.map(({ step, view, isResult }) => {
      const answer = judge(view, isResult ? settled(channel) : inside(channel));
      return step ? at(step, answer) : answer;
    }),
  );
}

export function judgeProperties(judge: Judge, view: TypeView, channel: Channel): Sendability {
  const values = view.indexValues.map((value) => at({ kind: "value" }, judge(value, inside(channel))));
  const members = view.properties
    .filter(({ name }) => !name.startsWith("@@"))
    .map((property) => at({ kind: "member", name: property.name }, judgeProperty(judge, property, inside(channel))));
  return worstOf([...members, ...values]);
}

/** An optional function is usually left out by whoever sends plain data. */
function judgeProperty(judge: Judge, { optional, type }: PropertyView, channel: Channel): Sendability {
  const answer = judge(type, channel);
  return optional && isFlaw(answer) && answer.kind === "function" ? unknownSendability : answer;
}

/** Only the root of a result is asked for its class before `toJSON` runs. */
function inside(channel: Channel): Channel {
  return channel === "root" ? "nested" : channel;
}

/** What a promise resolves to is a root of its own. */
function settled(channel: Channel): Channel {
  return channel === "nested" ? "root" : channel;
}

/** What becomes of every value of the kind. */
export function ofKind(kind: CrossingKind, view: TypeView, channel: Channel): Sendability {
  const { verdict, arrives }: Crossing = crossings[kind][channel];
  if (verdict === "yes") return sendable;
  return { verdict, kind, path: [], type: view.text, arrives, certain: true };
}
