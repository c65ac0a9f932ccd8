/** What a call does that a walk meets, with what is known of the caller then. */
import { isAddingCall, isPublicFlag } from "../knowledge/auth-public.ts";
import { isDocumentName } from "../knowledge/mutations-names.ts";
import type { Effect, EffectKind } from "../model/facts.ts";
import type { FlowCall } from "../model/flow.ts";
import type { CallSummary, FunctionSummary } from "../model/function-summary.ts";
import { lastNameOf } from "../model/reference.ts";
import { subjectsOf } from "./effect-subjects.ts";
import { effectsOfCall } from "./effects.ts";
import type { FactsContext } from "./function-place.ts";
import { stateOf, stateOfCarrier } from "./guards-effect-states.ts";
import type { VisitedCall } from "./guards-model.ts";
import type { GuardState } from "./guards-state.ts";
import { cannotBe } from "./guards-outcomes.ts";
import { isMadeOnInput } from "./guards-requests.ts";

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

/** What was done inside a call: the effects, and the requests that were sent, of whatever kind. */
export interface Inside {
  readonly effects: readonly ReachedEffect[];
  readonly sent: readonly GuardState[];
}

/**
 * What a call does itself, after what the function it runs does (`inside`). Where the call hands over a text in GraphQL or SQL, the
 * text says what is done, and the requests of the function only carry it; so they do for `{ method: "POST" }`.
 */
export function effectsOfVisit(context: FactsContext, visited: VisitedCall, inside: Inside): readonly ReachedEffect[] {
  const { call, frame } = visited;
  const summary = callSummaryOf(visited);
  const found = summary ? effectsOfCall(context, frame.place, summary) : [];
  const known: readonly EffectKind[] = found === "unknown" ? [] : found;
  const kinds = kindsOf(visited, known);
  const carries = carriesText(visited);
  const others = carries ? inside.effects.filter(({ kind }) => kind !== "fetch-write") : inside.effects;
  if (kinds.length === 0) return others;
  const isSent = carries || (inside.sent.length > 0 && isOfProject(visited));
  const state = isSent ? stateOfCarrier(visited, inside.sent) : stateOf(context, visited);
  const trace = [...frame.calls, { file: frame.place.file, start: call.start, end: call.end, name: call.name }];
  const adds = isAddingCall(call.name, frame.calls.at(-1)?.name) || summary?.purpose?.operation === "sql-insert";
  const effect = { state, trace, subjects: subjectsOf(call, summary?.purpose?.table), ...(adds && { adds }) };
  return [...others, ...kinds.map((kind): ReachedEffect => ({ kind, ...effect }))];
}

/** Without what no client can make the action do, and what everybody may read. */
function kindsOf({ call, frame }: VisitedCall, known: readonly EffectKind[]): readonly EffectKind[] {
  if (known.length === 0 || isMadeOnInput(frame, call.callee)) return [];
  return asksForPublished(call) ? known.filter((kind) => kind !== "private-read") : known;
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
export function isOfProject({ call, frame }: VisitedCall): boolean {
  return frame.results.get(call.end)?.kind === "returned";
}

/** A document given by name: generated ones are called `UpdateUserDocument`. */
export function isRequest(visited: VisitedCall): boolean {
  const document = callSummaryOf(visited)?.purpose?.document;
  if (!document || document.kind === "unknown" || !carriesText(visited)) return false;
  return isDocumentName(lastNameOf(document));
}

/** A request, whatever it asks for: what it does may stand in a text that a caller gives. */
export function isFetch({ call, frame }: VisitedCall): boolean {
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
