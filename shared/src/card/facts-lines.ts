/** What a Server Function does, by the facts that the rules are built on: only what is certain, with the place that decides it. */
import { isMutation } from "../facts/effects-of.ts";
import { factsContextOf } from "../facts/function-place.ts";
import { serverFunctionFactsOf, type ServerFunctionFacts } from "../facts/server-function-facts.ts";
import type { Fact, TraceStep } from "../model/facts.ts";
import { findNavigation } from "../navigation/navigation-helpers.ts";
import { callAt } from "../syntax/calls.ts";
import { code, listOf } from "./markdown.ts";
import type { CardLine, CardSubject } from "./subject.ts";

export const guardsLine: CardLine = (subject) => {
  const guards = factsOfSubject(subject)?.guards;
  if (guards?.verdict === "no") return "No guard found";
  return lineOf(subject, "Guarded by", guards);
};

export const validatesLine: CardLine = (subject) =>
  lineOf(subject, "Validates its input by", factsOfSubject(subject)?.validates);

export const mutatesLine: CardLine = (subject) => {
  const facts = factsOfSubject(subject);
  if (facts?.mutates.verdict !== "yes") return undefined;
  const effects = facts.effects.filter(({ kind }) => isMutation(kind)).map(({ trace }) => trace);
  const traces = effects.length > 0 ? effects : [facts.mutates.trace];
  const ways = traces.flatMap((trace) => wayOf(subject, trace) ?? []);
  return ways.length > 0 ? `Mutates by ${listOf([...new Set(ways)], MAX_EFFECTS)}` : undefined;
};

/** A redirect shows the client a fresh page too, but the line about navigation says that already. */
export const revalidatesLine: CardLine = (subject) => {
  const revalidates = factsOfSubject(subject)?.revalidates;
  const step = revalidates?.trace.at(-1);
  return step && isNavigation(subject, step) ? undefined : lineOf(subject, "Revalidates by", revalidates);
};

function lineOf(subject: CardSubject, words: string, fact: Fact | undefined): string | undefined {
  const way = fact?.verdict === "yes" ? wayOf(subject, fact.trace) : undefined;
  return way && `${words} ${way}`;
}

/** `requireUser()` → `auth()` in `lib/auth.ts:3`: what it calls itself, what decides, and where that stands. */
function wayOf(subject: CardSubject, trace: Fact["trace"]): string | undefined {
  const [first] = trace;
  const last = trace.at(-1);
  if (!first || !last) return undefined;
  const names = [...new Set([first, last])].map(({ name }) => code(name.endsWith("()") ? name : `${name}()`));
  return `${names.join(" → ")} in ${code(subject.describePlace(last.file, last.start))}`;
}

function isNavigation(subject: CardSubject, { file, start, end }: TraceStep): boolean {
  const module = file === subject.module.filename ? subject.module : subject.moduleOf(file);
  const call = module && callAt(module, { start, end });
  return module !== undefined && call !== undefined && findNavigation({ ...subject, module }, call) !== undefined;
}

/** By card: each line asks for its own fact. */
const known = new WeakMap<CardSubject, ServerFunctionFacts>();

function factsOfSubject(subject: CardSubject): ServerFunctionFacts | undefined {
  const { module, serverFunction } = subject;
  const facts = known.get(subject) ?? serverFunctionFactsOf(factsContextOf(subject), module, serverFunction);
  if (facts) known.set(subject, facts);
  return facts;
}

const MAX_EFFECTS = 3;
