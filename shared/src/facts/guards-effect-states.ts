/** What is known of the caller when an effect happens: a call that carries the caller's own credential is guarded by who gets it. */
import { changesOwnAccount, isUserClient } from "../knowledge/auth-carried.ts";
import { isCredentialMember, soundsAuthenticated } from "../knowledge/auth-names.ts";
import { servesGuests } from "../knowledge/auth-public.ts";
import type { FlowCall, FlowValue } from "../model/flow.ts";
import type { FactsContext } from "./function-place.ts";
import { boundParameter, frameOf } from "./guards-frames.ts";
import { mentions } from "./guards-mentions.ts";
import type { GuardFrame, VisitedCall } from "./guards-model.ts";
import { type GuardState, meeting, weakened } from "./guards-state.ts";

export function stateOf({ settings }: FactsContext, { call, frame, state }: VisitedCall): GuardState {
  if (state.verdict === "yes") return state;
  const result = frame.results.get(call.end);
  const client = result?.kind === "derived" ? result.callee : undefined;
  if (client && isUserClient(client.source, client.call)) {
    if (changesOwnAccount(client.call)) return { verdict: "yes", trace: frame.calls, isDelegated: true };
    if (settings.auth.treatRowLevelSecurityAsAuth) return { verdict: "yes", trace: frame.calls };
  }
  const used = { kind: "made", of: [call.callee, ...call.args] } as const;
  const isCarried = mentions(frame, used, "credential") === "yes";
  if (isCarried && !servesGuests(call.name)) return { verdict: "yes", trace: frame.calls, isDelegated: true };
  const isOfHolder = mentions(frame, used, "guest") === "yes" || isKeyedBySecret(frame, call);
  const known = isCarried ? weakened(state) : state;
  return isOfHolder ? { ...known, isHolder: true } : known;
}

/** A text is sent by the requests that the function makes; where none is seen, nobody knows with whose credential. */
export function stateOfCarrier({ call, state }: VisitedCall, sent: readonly GuardState[]): GuardState {
  if (sent.length > 0) return sent.reduce<GuardState | undefined>(meeting, undefined) ?? state;
  return soundsAuthenticated(call.name) ? { verdict: "yes", trace: [], isDelegated: true } : weakened(state);
}

/** `delete({ where: { token } })`, `del(token)`, `accountsGet({ access_token })`: only who has the secret gets at what is kept under it. */
function isKeyedBySecret(frame: GuardFrame, { args: [first] }: FlowCall): boolean {
  if (!first) return false;
  const bound = first.kind === "parameter" ? boundParameter(frame, first) : undefined;
  if (bound?.kind === "flow" && bound.value.kind === "object") return isKeyed(bound.frame, bound.value);
  return isKeyed(frame, first);
}

function isKeyed(frame: GuardFrame, given: FlowValue): boolean {
  const keys = given.kind === "object" ? keysOf(frame, given.properties) : [given];
  return keys.some((key) => key.kind !== "reference" && mentions(frame, key, "secret") === "yes");
}

function keysOf(frame: GuardFrame, properties: Readonly<Record<string, FlowValue>>): readonly FlowValue[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    name === "where" || (isCredentialMember(name) && isSentByClient(frame, value)) ? [value] : [],
  );
}

/** As it is: what was read first says nothing of the client. */
function isSentByClient(frame: GuardFrame, value: FlowValue): boolean {
  return value.kind === "parameter" && frameOf(frame, value.owner)?.others === "client";
}
