/** What the outcome of a test says of the caller. */
import { memberOfFlow } from "../graph/flow-terms.ts";
import { soundsLikeFailure } from "../knowledge/auth-names.ts";
import type { FlowValue } from "../model/flow.ts";
import { allYes, anyYes, type Verdict } from "../model/verdict.ts";
import { boundParameter, givenFor, resultOf } from "./guards-frames.ts";
import { handedMentions, handedVerdict, mentions, mentionsResult } from "./guards-mentions.ts";
import type { GuardFrame } from "./guards-model.ts";
import type { GuardState } from "./guards-state.ts";
import type { CallResult } from "./guards-values.ts";
import { canBe } from "./guards-outcomes.ts";
import { nothingSeen, once, onceAsked, type Seen } from "./guards-questions.ts";

/** `caller`: that somebody is there. `holder`: that a secret of the caller was found. */
type Proven = "caller" | "holder";

/** A test on the way, and how it ended: truthy (`outcome`), or falsy. */
interface Test {
  readonly outcome: boolean;
  readonly of: Proven;
  readonly seen: Seen;
}

/**
 * Whether `value` being truthy (`outcome`), or falsy, means that somebody is there: `session` being there does, `!session` being
 * there does not.
 */
export function proves(frame: GuardFrame, value: FlowValue, outcome: boolean): Verdict {
  return provesFor(frame, value, { outcome, of: "caller", seen: nothingSeen() });
}

/** Whether it means that the caller holds a secret: what was looked up by a mailed token is there, a password compares. */
export function showsSecret(frame: GuardFrame, value: FlowValue, outcome: boolean): boolean {
  return provesFor(frame, value, { outcome, of: "holder", seen: nothingSeen() }) === "yes";
}

function provesFor(frame: GuardFrame, value: FlowValue, test: Test): Verdict {
  const { of, outcome, seen } = test;
  switch (value.kind) {
    case "result":
      return provesByResult(frame, value, test);
    case "parameter":
      return provesByParameter(frame, value, test);
    case "not":
      return provesFor(frame, value.of, { ...test, outcome: !outcome });
    case "all":
      return combine(frame, value.of, test, outcome);
    case "some":
      return combine(frame, value.of, test, !outcome);
    case "equal":
      return provesByEqual(frame, value, test);
    case "instance":
    case "made":
      return of === "holder" || mentions(frame, value, "caller", seen) === "no" ? "no" : "unknown";
    case "constant":
    case "function":
    case "object":
    case "reference":
      return "no";
  }
}

/** `row.userId === user.id`; `role !== "none"` of what a function gives, which gives that to no one. */
function provesByEqual(frame: GuardFrame, { of: parts }: Extract<FlowValue, { kind: "equal" }>, test: Test): Verdict {
  const { of, outcome, seen } = test;
  if (of === "holder" && outcome && isSecretMatch(frame, parts, seen)) return "yes";
  const isOfCaller = of === "caller" && outcome;
  const mentioned = isOfCaller ? anyYes(parts.map((part) => mentions(frame, part, "caller", seen))) : "no";
  return mentioned === "yes" ? "yes" : anyYes([mentioned, provesByText(frame, parts, test)]);
}

/** A text is asked for of what a function returned. */
function provesByText(frame: GuardFrame, [left, right]: readonly [FlowValue, FlowValue], test: Test): Verdict {
  const [value, text] = left.kind === "constant" ? [right, left] : [left, right];
  if (value.kind !== "result" || text.kind !== "constant") return "no";
  const found = resultOf(frame, value.call);
  return found?.kind === "returned" ? provesByReturns(found, value.path, test, text) : "no";
}

/** `row.token === token`; not `password === confirmation`, nor `code === "x"`. */
function isSecretMatch(frame: GuardFrame, parts: readonly FlowValue[], seen: Seen): boolean {
  const isSecret = (part: FlowValue) => mentions(frame, part, "secret", seen) === "yes";
  return parts.filter(isSecret).length === 1 && parts.every(({ kind }) => kind !== "constant");
}

type Result = Extract<FlowValue, { kind: "result" }>;

function provesByResult(frame: GuardFrame, { call, path }: Result, test: Test): Verdict {
  const { of, outcome, seen } = test;
  const found = resultOf(frame, call);
  if (!found) return of === "holder" ? "no" : "unknown";
  switch (found.kind) {
    case "identity":
      return of === "holder" ? "no" : provesByMember(found.row.missing ?? [""], path, outcome);
    case "credential":
      return of === "caller" && outcome ? "unknown" : "no";
    case "cookie":
      return "no";
    case "leftOut":
      return of === "holder" ? "no" : "unknown";
    case "returned":
      return provesByReturns(found, path, test);
    case "derived": {
      const isFailure = soundsLikeFailure(path.at(-1) ?? found.name) || isNotANumber(found);
      return outcome === isFailure ? "no" : mentionsResult(found, path, of === "holder" ? "found" : "caller", seen);
    }
    case "unknown": {
      if (of === "holder") return "no";
      const isFailure = soundsLikeFailure(path.at(-1) ?? "");
      return outcome === isFailure ? "unknown" : mentionsResult(found, path, "caller", seen);
    }
  }
}

/** `isNaN(Number(id))`: there is no id. */
function isNotANumber({ name }: Extract<CallResult, { kind: "derived" }>): boolean {
  return name === "isNaN";
}

/** `data.user` of Supabase is missing when nobody is there, `data` never; `error` is there instead. */
function provesByMember(missing: readonly string[], path: readonly string[], outcome: boolean): Verdict {
  const asked = path.join(".");
  if (!outcome) return soundsLikeFailure(path.at(-1) ?? "") ? "yes" : "no";
  const isAsked = (member: string) => member === "" || asked === member || asked.startsWith(`${member}.`);
  return missing.some((member) => (member === "*" ? path.length > 0 : isAsked(member))) ? "yes" : "no";
}

/**
 * The outcome must be impossible, or a proof, for everything that the function returns without having asked. `text`: what it is compared
 * with.
 */
function provesByReturns(
  found: Extract<CallResult, { kind: "returned" }>,
  path: readonly string[],
  test: Test,
  text?: Extract<FlowValue, { kind: "constant" }>,
): Verdict {
  const { of, outcome, seen } = test;
  const compared = text ? ` as ${text.text ?? ""}` : "";
  return onceAsked(seen, found, `${of} ${outcome ? "there" : "missing"} ${path.join(".")}${compared}`, () => {
    const verdicts = found.returns.flatMap(({ isSwitched, state, value }): readonly Verdict[] => {
      if (value.kind !== "flow") return [of === "holder" ? "no" : "unknown"];
      const given = memberOfFlow(value.value, path);
      const member: FlowValue = text ? { kind: "equal", of: [given, text] } : given;
      if (!canBe(value.frame, member, outcome)) return [];
      const known = knownBy(state, of);
      return [
        known === "yes" ? "yes" : anyYes([provesFor(value.frame, member, test), known, isSwitched ? "unknown" : "no"]),
      ];
    });
    return verdicts.length === 0 ? "no" : allYes(verdicts);
  });
}

function knownBy({ isHolder, verdict }: GuardState, of: Proven): Verdict {
  return of === "caller" ? verdict : isHolder || verdict === "yes" ? "yes" : "no";
}

function provesByParameter(frame: GuardFrame, value: Extract<FlowValue, { kind: "parameter" }>, test: Test): Verdict {
  const bound = boundParameter(frame, value);
  if (!bound) return provesByHanded(frame, value, test);
  if (bound.kind !== "flow") return "no";
  return once(test.seen, givenFor(frame, value) ?? bound, () => provesFor(bound.frame, bound.value, test));
}

function provesByHanded(frame: GuardFrame, value: Extract<FlowValue, { kind: "parameter" }>, test: Test): Verdict {
  const { of, outcome, seen } = test;
  const mentioned = handedMentions(frame, value, of === "holder" ? "found" : "caller", seen);
  if (mentioned === undefined) return of === "holder" ? "no" : handedVerdict(frame, value);
  const isFailure = soundsLikeFailure(value.path.at(-1) ?? value.name ?? "");
  return outcome === isFailure ? "no" : mentioned;
}

/** `any`: one part that proves it is enough. */
function combine(frame: GuardFrame, parts: readonly FlowValue[], test: Test, any: boolean): Verdict {
  const possible = parts.filter((part) => canBe(frame, part, test.outcome));
  const verdicts = possible.map((part) => provesFor(frame, part, test));
  return any ? anyYes(verdicts) : verdicts.length === 0 ? "no" : allYes(verdicts);
}
