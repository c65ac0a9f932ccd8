/** What a value is made from: the caller, a credential, a secret that its holder shows. */
import { memberOfFlow } from "../graph/flow-terms.ts";
import { holdsAllOfRequest } from "../knowledge/auth-carried.ts";
import { isCredentialMember } from "../knowledge/auth-names.ts";
import { beginsSession } from "../knowledge/auth-public.ts";
import { builderInputs } from "../knowledge/builders.ts";
import { mayKeyGuests, soundsLikeLookup, soundsLikeSecret } from "../knowledge/auth-holders.ts";
import { recordMethods } from "../knowledge/records.ts";
import type { FlowValue } from "../model/flow.ts";
import { allYes, anyYes, type Verdict } from "../model/verdict.ts";
import { boundParameter, frameOf, givenFor, resultOf } from "./guards-frames.ts";
import type { GuardFrame } from "./guards-model.ts";
import type { BoundValue, CallResult, GuardReturn, RanCallback } from "./guards-values.ts";
import { canBe } from "./guards-outcomes.ts";
import { nothingSeen, once, onceAsked, type Seen } from "./guards-questions.ts";

/**
 * `caller`: who calls. `credential`: what tells a backend. `guest`: a cookie that knows a guest again. `secret`: that, or a token,
 * code or password that the client sends. `found`: what was looked up by one of these, or who signed in with it.
 */
export type Mentioned = "caller" | "credential" | "found" | "guest" | "secret";

/** Whether what is made from `value` depends on who the caller is, or holds what is asked for. */
export function mentions(
  frame: GuardFrame,
  value: FlowValue,
  what: Mentioned = "caller",
  seen: Seen = nothingSeen(),
): Verdict {
  const any = (parts: readonly FlowValue[]) => anyYes(parts.map((part) => mentions(frame, part, what, seen)));
  switch (value.kind) {
    case "result": {
      const found = resultOf(frame, value.call);
      if (!found) {
        seen.gaps += 1;
        return ofCaller(what, "unknown");
      }
      return what === "secret" && isSecretOfInput(found, value.path)
        ? "yes"
        : mentionsResult(found, value.path, what, seen);
    }
    case "parameter": {
      const bound = boundParameter(frame, value);
      const isSecret = what === "secret" && [value.name, ...value.path].some(isSecretName);
      if (isSecret && !(bound && mentionsBound(bound, "credential", seen) === "yes")) return "yes";
      if (!bound) return handedMentions(frame, value, what, seen) ?? ofCaller(what, handedVerdict(frame, value));
      return once(seen, givenFor(frame, value) ?? bound, () => mentionsBound(bound, what, seen));
    }
    case "not":
      return any([value.of]);
    case "instance":
      return any(value.args);
    case "all":
    case "equal":
    case "made":
      return any(value.of);
    case "some":
      return what === "caller" ? mentionsOneOf(frame, value.of, seen) : any(value.of);
    case "object":
      return any([...Object.values(value.properties), ...value.rest]);
    case "constant":
    case "function":
    case "reference":
      return "no";
  }
}

/** `schema.parse(input).token`; what was looked up is not the client's. */
function isSecretOfInput(found: CallResult, path: readonly string[]): boolean {
  return found.kind === "derived" && !soundsLikeLookup(found.name) && isSecretName(path.at(-1));
}

/** Of one of several values, all must be about the caller. */
function mentionsOneOf(frame: GuardFrame, parts: readonly FlowValue[], seen: Seen): Verdict {
  const possible = parts.filter((part) => canBe(frame, part, true));
  return possible.length === 0 ? "no" : allYes(possible.map((part) => mentions(frame, part, "caller", seen)));
}

/** What a library hands to a callback is made from what it was given itself. `undefined`: nobody knows that. */
export function handedMentions(
  frame: GuardFrame,
  { owner }: Extract<FlowValue, { kind: "parameter" }>,
  what: Mentioned,
  seen: Seen,
): Verdict | undefined {
  const handed = frameOf(frame, owner)?.handed;
  return handed && anyYes(handed.map((bound) => once(seen, bound, () => mentionsBound(bound, what, seen))));
}

/** What the client sends proves nothing; what a builder hands to its handler beside the input may. */
export function handedVerdict(frame: GuardFrame, { owner, path }: Extract<FlowValue, { kind: "parameter" }>): Verdict {
  const own = frameOf(frame, owner);
  if (own && own.others !== "unknown") return "no";
  return path[0] !== undefined && Object.hasOwn(builderInputs, path[0]) ? "no" : "unknown";
}

export function mentionsResult(found: CallResult, path: readonly string[], what: Mentioned, seen: Seen): Verdict {
  return onceAsked(seen, found, `${what} ${path.join(".")}`, () => mentionsFound(found, path, what, seen));
}

function mentionsBound(bound: BoundValue, what: Mentioned, seen: Seen): Verdict {
  return bound.kind === "flow" ? mentions(bound.frame, bound.value, what, seen) : "no";
}

function mentionsFound(found: CallResult, path: readonly string[], what: Mentioned, seen: Seen): Verdict {
  switch (found.kind) {
    case "identity":
      return what === "caller" || (what === "credential" && path.some(isCredentialMember)) ? "yes" : "no";
    case "credential":
      return isOfGuest(what) ? "no" : "yes";
    case "cookie":
      return (what === "guest" || what === "secret") && mayKeyGuests(found.name) ? "yes" : "no";
    case "returned":
      return anyYes(found.returns.map((returned) => mentionsReturned(returned, path, what, seen)));
    case "derived":
      return (what === "credential" && holdsCredential(found, path)) || mentionsDerived(found, path, what, seen);
    case "leftOut":
      return ofCaller(what, "unknown");
    case "unknown":
      return found.from.some((bound) => mentionsBound(bound, what, seen) === "yes") ? "yes" : ofCaller(what, "unknown");
  }
}

/**
 * What the project's own database keeps under a session's token tells no backend who calls, unless it is a token in turn. `undefined`: that
 * depends on what it was made from.
 */
function holdsCredential(
  { callee, name }: Extract<CallResult, { kind: "derived" }>,
  path: readonly string[],
): Verdict | undefined {
  if (recordMethods.has(name) && !path.some(isCredentialMember)) return "no";
  const ofRequest = callee && holdsAllOfRequest(callee.source, callee.call);
  return ofRequest === undefined ? undefined : ofRequest ? "yes" : "no";
}

function mentionsDerived(
  { from, name, ran = [] }: Extract<CallResult, { kind: "derived" }>,
  path: readonly string[],
  what: Mentioned,
  seen: Seen,
): Verdict {
  const any = (of: Mentioned) => anyYes(from.map((bound) => mentionsBound(bound, of, seen)));
  if (what === "secret" && name === "get" && from.some(isSecretText)) return "yes";
  if (what === "found" && (soundsLikeLookup(name) || beginsSession(name)) && any("secret") === "yes") return "yes";
  return ran.some((callback) => returnsMention(callback, path, what, seen)) ? "yes" : any(what);
}

/** Whether a function that the call was given certainly returns it: what the function is given in turn is nobody's. */
function returnsMention(
  { member, returns }: RanCallback,
  path: readonly string[],
  what: Mentioned,
  seen: Seen,
): boolean {
  if (member !== undefined && path.length > 0 && path[0] !== member) return false;
  const rest = member === undefined ? path : path.slice(1);
  return returns.some((returned) => mentionsReturned(returned, rest, what, seen) === "yes");
}

function mentionsReturned(
  { state, value }: GuardReturn,
  path: readonly string[],
  what: Mentioned,
  seen: Seen,
): Verdict {
  if (value.kind !== "flow") return ofCaller(what, "unknown");
  const member = memberOfFlow(value.value, path);
  const asksItself = state.verdict === "yes" && !value.frame.isAsked;
  const isProven = what === "caller" ? asksItself : what === "found" && state.isHolder === true;
  return isProven && canBe(value.frame, member, true) ? "yes" : mentions(value.frame, member, what, seen);
}

/** What cannot be seen may be the caller, or what tells a backend; nobody takes it for a secret. */
function ofCaller(what: Mentioned, verdict: Verdict): Verdict {
  return isOfGuest(what) ? "no" : verdict;
}

function isOfGuest(what: Mentioned): boolean {
  return what === "found" || what === "guest" || what === "secret";
}

/** `formData.get("token")` */
function isSecretText(bound: BoundValue): boolean {
  return bound.kind === "flow" && bound.value.kind === "constant" && isSecretName(bound.value.text);
}

function isSecretName(name: string | undefined): boolean {
  return name !== undefined && soundsLikeSecret(name);
}
