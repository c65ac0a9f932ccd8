/** The effects that an action reaches, each with what is known of the caller when it happens. */
import { isUserClient } from "../knowledge/auth-primitives.ts";
import { soundsAuthenticated } from "../knowledge/auth-names.ts";
import { servesGuests } from "../knowledge/auth-public.ts";
import { isDocumentName } from "../knowledge/mutations-names.ts";
import type { Effect, EffectKind, Fact } from "../model/facts.ts";
import type { CallSummary, FunctionSummary, ValueSummary } from "../model/summary.ts";
import { effectsOfCall } from "./effects.ts";
import type { FactsContext } from "./function-place.ts";
import { walkAction } from "./guards.ts";
import { type GuardState, meeting, type ModulePlace, type VisitedCall, weakened } from "./guards-model.ts";
import { mentions, resultOf } from "./guards-values.ts";

/** `state`: what is known when it happens. A call that carries the caller's own credential is guarded by who gets it. */
export interface ReachedEffect extends Effect {
  readonly state: GuardState;
}

/** `effects`: in the order in which they happen; reads only where the action gives its caller something. `names`: what the calls of the action and of the functions it calls are written as. */
export interface Reached {
  readonly effects: readonly ReachedEffect[];
  /** Requests whose text is given by name and cannot be seen: they may change something or only ask. */
  readonly requests: readonly GuardState[];
  /** Whether a path that ends normally is guarded. */
  readonly guards: Fact;
  readonly names: ReadonlySet<string>;
}

/** `undefined`: the action's code cannot be found. */
export function reachedEffects(context: FactsContext, value: ValueSummary, place: ModulePlace): Reached | undefined {
  let effects: readonly ReachedEffect[] = [];
  const names = new Set<string>();
  const before: number[] = [];
  const requests: GuardState[] = [];
  const walked = walkAction(context, value, place, {
    enter({ call, frame }) {
      before.push(effects.length);
      if (frame.calls.length < 2) names.add(call.name);
    },
    leave(visited) {
      const start = before.pop() ?? 0;
      const inside = effects.slice(start);
      effects = [...effects.slice(0, start), ...effectsOfVisit(context, visited, inside)];
      if (isRequest(visited)) requests.push(stateOfCarrier(visited, inside));
    },
  });
  if (!walked) return undefined;
  const { guards } = walked;
  return {
    names,
    requests,
    guards,
    effects: walked.givesData ? effects : effects.filter(({ kind }) => kind !== "private-read"),
  };
}

/**
 * What a call does itself, after what the function it runs does (`inside`). Where the call hands over a text in GraphQL or SQL, the
 * text says what is done, and the requests of the function only carry it.
 */
function effectsOfVisit(
  context: FactsContext,
  visited: VisitedCall,
  inside: readonly ReachedEffect[],
): readonly ReachedEffect[] {
  const { call, frame } = visited;
  const summary = callSummaryOf(visited);
  const found = summary ? effectsOfCall(context, frame.place, summary) : [];
  const kinds: readonly EffectKind[] = found === "unknown" ? [] : found;
  const carries = carriesText(visited);
  const others = carries ? inside.filter(({ kind }) => kind !== "fetch-write") : inside;
  const state = carries ? stateOfCarrier(visited, inside) : stateOf(context, visited);
  const trace = [...frame.calls, { file: frame.place.file, start: call.start, end: call.end, name: call.name }];
  return [...others, ...kinds.map((kind): ReachedEffect => ({ kind, state, trace }))];
}

/** Whether a text in GraphQL or SQL is handed to a function of the project that sends it. */
function carriesText(visited: VisitedCall): boolean {
  const purpose = callSummaryOf(visited)?.purpose;
  const hasText = purpose?.operation !== undefined || purpose?.document !== undefined;
  return hasText && resultOf(visited.frame, visited.call.end)?.kind === "returned";
}

/** A document given by name: generated ones are called `UpdateUserDocument`. */
function isRequest(visited: VisitedCall): boolean {
  const document = callSummaryOf(visited)?.purpose?.document;
  if (!document || document.kind === "unknown" || !carriesText(visited)) return false;
  return isDocumentName(document.path.at(-1) ?? document.name);
}

function stateOf({ settings }: FactsContext, { call, frame, state }: VisitedCall): GuardState {
  if (state.verdict === "yes") return state;
  const result = resultOf(frame, call.end);
  const client = result?.kind === "derived" ? result.callee : undefined;
  if (settings.auth.treatRowLevelSecurityAsAuth && client && isUserClient(client.source, client.call))
    return { verdict: "yes", trace: frame.calls };
  const carried = mentions(frame, { kind: "made", of: [call.callee, ...call.args] }, "credential");
  if (carried !== "yes") return state;
  return servesGuests(call.name) ? weakened(state) : { verdict: "yes", trace: frame.calls };
}

/** A text is sent by the requests that the function makes; where none is seen, nobody knows with whose credential. */
function stateOfCarrier({ call, state }: VisitedCall, inside: readonly ReachedEffect[]): GuardState {
  const requests = inside.filter(({ kind }) => kind === "fetch-write").map((request) => request.state);
  if (requests.length > 0) return requests.reduce<GuardState | undefined>(meeting, undefined) ?? state;
  return soundsAuthenticated(call.name) ? { verdict: "yes", trace: [] } : weakened(state);
}

const byEnd = new WeakMap<FunctionSummary, ReadonlyMap<number, CallSummary>>();

function callSummaryOf({ call, frame }: VisitedCall): CallSummary | undefined {
  const own = frame.place.summary.functions[frame.place.index];
  if (!own) return undefined;
  const known = byEnd.get(own) ?? new Map(own.calls.map((summary) => [summary.span.end, summary] as const));
  byEnd.set(own, known);
  return known.get(call.end);
}
