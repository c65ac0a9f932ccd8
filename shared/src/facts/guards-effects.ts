/** The effects that an action reaches, each with what is known of the caller when it happens. */
import { isAddingCall, isPublicFlag } from "../knowledge/auth-public.ts";
import { isDocumentName } from "../knowledge/mutations-names.ts";
import type { FlowCall } from "../model/flow.ts";
import type { Effect, EffectKind, Fact } from "../model/facts.ts";
import type { CallSummary, FunctionSummary } from "../model/function-summary.ts";
import { lastNameOf } from "../model/reference.ts";
import { subjectsOf } from "./effect-subjects.ts";
import { effectsOfCall } from "./effects.ts";
import type { FactsContext } from "./function-place.ts";
import type { WalkedAction } from "./guards.ts";
import { headersAsked, isGuestKey } from "./guards-requests.ts";
import { type GuardState, type GuardWatch, type VisitedCall } from "./guards-model.ts";
import { stateOf, stateOfCarrier } from "./guards-effect-states.ts";
import { cannotBe } from "./guards-outcomes.ts";

/** `state`: what is known when it happens. A call that carries the caller's own credential is guarded by who gets it. */
export interface ReachedEffect extends Effect {
  readonly state: GuardState;
  /**
   * Names of what it is done to: the call as written, and what it is given by name (`db.delete(carts)`, `DELETE FROM carts`); columns that
   * are written for a while, where it sets no others (`data: { resetToken }`).
   */
  readonly subjects: readonly string[];
  /** Nothing that was there before becomes other: `create`, `INSERT INTO`. */
  readonly adds?: true;
}

/** `effects`: in the order in which they happen; reads only where the action may give what was read to a caller. `names`: what the calls of the action and of the functions it calls are written as. */
export interface Reached {
  readonly effects: readonly ReachedEffect[];
  /** Requests whose text is given by name and cannot be seen: they may change something or only ask. */
  readonly requests: readonly GuardState[];
  /** Whether a path that ends normally is guarded. */
  readonly guards: Fact;
  readonly names: ReadonlySet<string>;
  /** It asks for the cookie of a cart, or the like. */
  readonly readsGuestKey: boolean;
  /** Some of it is for whoever has shown a secret. */
  readonly asksSecret: boolean;
}

/** What was done inside a call: the effects, and the requests that were sent, of whatever kind. */
interface Inside {
  readonly effects: readonly ReachedEffect[];
  readonly sent: readonly GuardState[];
}

/** Sees to the effects during a walk, and says what they come to when it is over. */
export function effectsRecorder(context: FactsContext): {
  readonly watch: GuardWatch;
  readonly reached: (walked: WalkedAction) => Reached;
} {
  let effects: readonly ReachedEffect[] = [];
  const names = new Set<string>();
  const sent: GuardState[] = [];
  const before: { readonly effects: number; readonly sent: number }[] = [];
  const requests: GuardState[] = [];
  let readsGuestKey = false;
  const watch: GuardWatch = {
    enter({ call, frame }) {
      before.push({ effects: effects.length, sent: sent.length });
      if (frame.calls.length < 2) names.add(call.name);
    },
    leave({ after, ...made }) {
      // What a function of the project is called for, it does once it has asked who calls.
      const visited = after && isOfProject(made) ? { ...made, state: after } : made;
      const start = before.pop() ?? { effects: 0, sent: 0 };
      const inside: Inside = { effects: effects.slice(start.effects), sent: sent.slice(start.sent) };
      effects = [...effects.slice(0, start.effects), ...effectsOfVisit(context, visited, inside)];
      readsGuestKey ||= isGuestKey(visited);
      for (const header of headersAsked(visited)) names.add(header);
      if (isFetch(visited)) sent.push(stateOf(context, visited));
      if (isRequest(visited)) requests.push(stateOfCarrier(visited, inside.sent));
    },
  };
  const reached = ({ givesData, guards }: WalkedAction): Reached => ({
    asksSecret: effects.some(({ state }) => state.isHolder === true),
    names,
    readsGuestKey,
    requests,
    guards,
    effects: effects.filter(({ kind, state }) => kind !== "private-read" || isGiven(state, givesData)),
  });
  return { watch, reached };
}

/** What is read before a guard is given to nobody else where every path that gives something is behind the guard. */
function isGiven({ verdict }: GuardState, givesData: WalkedAction["givesData"]): boolean {
  return givesData === "unguarded" || (givesData === "guarded" && verdict === "yes");
}

/**
 * What a call does itself, after what the function it runs does (`inside`). Where the call hands over a text in GraphQL or SQL, the
 * text says what is done, and the requests of the function only carry it; so they do for `{ method: "POST" }`.
 */
function effectsOfVisit(context: FactsContext, visited: VisitedCall, inside: Inside): readonly ReachedEffect[] {
  const { call, frame } = visited;
  const summary = callSummaryOf(visited);
  const found = summary ? effectsOfCall(context, frame.place, summary) : [];
  const known: readonly EffectKind[] = found === "unknown" ? [] : found;
  const kinds = asksForPublished(call) ? known.filter((kind) => kind !== "private-read") : known;
  const carries = carriesText(visited);
  const others = carries ? inside.effects.filter(({ kind }) => kind !== "fetch-write") : inside.effects;
  if (kinds.length === 0) return others;
  const isSent = carries || (inside.sent.length > 0 && isOfProject(visited));
  const state = isSent ? stateOfCarrier(visited, inside.sent) : stateOf(context, visited);
  const trace = [...frame.calls, { file: frame.place.file, start: call.start, end: call.end, name: call.name }];
  const adds = isAddingCall(call.name) || summary?.purpose?.operation === "sql-insert";
  const effect = { state, trace, subjects: subjectsOf(call, summary?.purpose?.table), ...(adds && { adds }) };
  return [...others, ...kinds.map((kind): ReachedEffect => ({ kind, ...effect }))];
}

/** `findMany({ where: { published: true } })`: what everybody may read. */
function asksForPublished({ args }: FlowCall): boolean {
  return args.some((given) => {
    const where = given.kind === "object" && Object.hasOwn(given.properties, "where") && given.properties["where"];
    if (!where || where.kind !== "object") return false;
    return Object.entries(where.properties).some(([name, value]) => isPublicFlag(name) && !cannotBe(value, true));
  });
}

/** Whether a text in GraphQL or SQL is handed to a function of the project that sends it. */
function carriesText(visited: VisitedCall): boolean {
  const purpose = callSummaryOf(visited)?.purpose;
  const hasText = purpose?.operation !== undefined || purpose?.document !== undefined;
  return hasText && isOfProject(visited);
}

/** A function whose code was walked. */
function isOfProject({ call, frame }: VisitedCall): boolean {
  return frame.results.get(call.end)?.kind === "returned";
}

/** A document given by name: generated ones are called `UpdateUserDocument`. */
function isRequest(visited: VisitedCall): boolean {
  const document = callSummaryOf(visited)?.purpose?.document;
  if (!document || document.kind === "unknown" || !carriesText(visited)) return false;
  return isDocumentName(lastNameOf(document));
}

/** A request, whatever it asks for: what it does may stand in a text that a caller gives. */
function isFetch({ call, frame }: VisitedCall): boolean {
  const result = frame.results.get(call.end);
  return result?.kind === "derived" && result.callee?.call === "fetch";
}

const byEnd = new WeakMap<FunctionSummary, ReadonlyMap<number, CallSummary>>();

function callSummaryOf({ call, frame }: VisitedCall): CallSummary | undefined {
  const own = frame.place.summary.functions[frame.place.index];
  if (!own) return undefined;
  const known = byEnd.get(own) ?? new Map(own.calls.map((summary) => [summary.span.end, summary] as const));
  byEnd.set(own, known);
  return known.get(call.end);
}
