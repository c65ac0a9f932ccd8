/** What the outcome of a test says of the caller. */
import { memberOfFlow } from "../graph/summarize-flow-values.ts";
import { soundsLikeFailure } from "../knowledge/auth-names.ts";
import type { FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import { allYes, anyYes, type Verdict } from "../model/verdict.ts";
import type { BoundValue, CallResult, GuardFrame, GuardReturn } from "./guards-model.ts";

/** What is being asked already on the way here: a loop may feed a call with what it gave before. `cuts`: how often that happened. */
interface Seen {
  readonly active: Set<BoundValue | CallResult>;
  cuts: number;
}
type Mentioned = "caller" | "credential";

/**
 * Whether `value` being truthy (`outcome`), or falsy, means that somebody is there: `session` being there does, `!session` being
 * there does not.
 */
export function proves(frame: GuardFrame, value: FlowValue, outcome: boolean, seen: Seen = nothingSeen()): Verdict {
  switch (value.kind) {
    case "result":
      return provesByResult(frame, value, outcome, seen);
    case "parameter":
      return provesByParameter(frame, value, outcome, seen);
    case "not":
      return proves(frame, value.of, !outcome, seen);
    case "all":
      return combine(frame, value.of, { outcome, any: outcome, seen });
    case "some":
      return combine(frame, value.of, { outcome, any: !outcome, seen });
    case "equal":
      return outcome ? anyYes(value.of.map((part) => mentions(frame, part, "caller", seen))) : "no";
    case "instance":
    case "made":
      return mentions(frame, value, "caller", seen) === "no" ? "no" : "unknown";
    case "constant":
    case "function":
    case "object":
    case "reference":
      return "no";
  }
}

/** How a test ends for what is written down here: `{ auth: "session" }` given to a function that asks for `auth === "session"`. */
export function outcomeOf(frame: GuardFrame, value: FlowValue): boolean | undefined {
  if (value.kind === "not") {
    const inner = outcomeOf(frame, value.of);
    return inner === undefined ? undefined : !inner;
  }
  if (value.kind === "equal") {
    const [left, right] = value.of.map((part) => textOf(frame, part));
    return left === undefined || right === undefined ? undefined : left === right;
  }
  return undefined;
}

/** A text or number that is written down, perhaps by who calls. */
function textOf(frame: GuardFrame, value: FlowValue): string | undefined {
  if (value.kind === "constant") return value.text;
  const bound = value.kind === "parameter" ? boundParameter(frame, value) : undefined;
  return bound?.kind === "flow" && bound.value !== value ? textOf(bound.frame, bound.value) : undefined;
}

/** Whether what is made from `value` depends on who the caller is, or holds (`what`) the credential that tells a backend. */
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
      return found ? mentionsResult(found, value.path, what, seen) : "unknown";
    }
    case "parameter": {
      const bound = boundParameter(frame, value);
      if (!bound) return handedVerdict(frame, value);
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
      if (what === "credential") return any(value.of);
      return allYes(value.of.filter((part) => !cannotBe(part, true)).map((part) => mentions(frame, part, what, seen)));
    case "object":
      return any([...Object.values(value.properties), ...value.rest]);
    case "constant":
    case "function":
    case "reference":
      return "no";
  }
}

function mentionsBound(bound: BoundValue, what: Mentioned, seen: Seen): Verdict {
  return bound.kind === "flow" ? mentions(bound.frame, bound.value, what, seen) : "no";
}

/** The calls whose results a test asks about, for the way to a guard. */
export function askedCalls(frame: GuardFrame, value: FlowValue): readonly TraceStep[] {
  switch (value.kind) {
    case "result": {
      const call = stepOf(frame, value.call);
      return call ? [call] : [];
    }
    case "parameter": {
      const bound = boundParameter(frame, value);
      return bound?.kind === "flow" ? askedCalls(bound.frame, bound.value) : [];
    }
    case "not":
      return askedCalls(frame, value.of);
    case "all":
    case "equal":
    case "made":
    case "some":
      return value.of.flatMap((part) => askedCalls(frame, part));
    default:
      return [];
  }
}

/** What was given for a parameter, if it is known here. */
export function boundParameter(
  frame: GuardFrame,
  value: Extract<FlowValue, { kind: "parameter" }>,
): BoundValue | undefined {
  const { path } = value;
  const bound = givenFor(frame, value);
  if (!bound || path.length === 0) return bound;
  return bound.kind === "flow" ? { ...bound, value: memberOfFlow(bound.value, path) } : memberOfSummary(bound, path);
}

function givenFor(
  frame: GuardFrame,
  { owner, position }: Extract<FlowValue, { kind: "parameter" }>,
): BoundValue | undefined {
  return frameOf(frame, owner)?.args[position];
}

/** Asks about `key` unless that is being asked already: then it adds nothing. */
function once(seen: Seen, key: BoundValue | CallResult, ask: () => Verdict): Verdict {
  if (seen.active.has(key)) {
    seen.cuts += 1;
    return "no";
  }
  seen.active.add(key);
  const verdict = ask();
  seen.active.delete(key);
  return verdict;
}

function nothingSeen(): Seen {
  return { active: new Set(), cuts: 0 };
}

const answers = new WeakMap<CallResult, Map<string, Verdict>>();

/** The same for what a function returned: nothing of that changes once it has run, so each question is answered once. */
function onceAsked(seen: Seen, found: CallResult, question: string, ask: () => Verdict): Verdict {
  if (found.kind !== "returned") return once(seen, found, ask);
  const known = answers.get(found) ?? new Map<string, Verdict>();
  answers.set(found, known);
  const answer = known.get(question);
  if (answer !== undefined) return answer;
  const cuts = seen.cuts;
  const verdict = once(seen, found, ask);
  if (seen.cuts === cuts) known.set(question, verdict);
  return verdict;
}

/** What a call gave that was made in this run, or in one around it. */
export function resultOf(frame: GuardFrame, call: number): CallResult | undefined {
  for (let current: GuardFrame | undefined = frame; current; current = current.outer) {
    const found = current.results.get(call);
    if (found) return found;
  }
  return undefined;
}

function stepOf(frame: GuardFrame, call: number): TraceStep | undefined {
  for (let current: GuardFrame | undefined = frame; current; current = current.outer) {
    const found = current.steps.get(call);
    if (found) return found;
  }
  return undefined;
}

function frameOf(frame: GuardFrame, owner: number): GuardFrame | undefined {
  for (let current: GuardFrame | undefined = frame; current; current = current.outer)
    if (current.place.index === owner && current.place.file === frame.place.file) return current;
  return undefined;
}

function memberOfSummary(
  bound: Extract<BoundValue, { kind: "summary" }>,
  path: readonly string[],
): BoundValue | undefined {
  const [member, ...rest] = path;
  if (member === undefined) return bound;
  if (bound.value.kind !== "object" || !Object.hasOwn(bound.value.properties, member)) return undefined;
  const value = bound.value.properties[member];
  return value && memberOfSummary({ ...bound, value }, rest);
}

type Result = Extract<FlowValue, { kind: "result" }>;

function provesByResult(frame: GuardFrame, { call, path }: Result, outcome: boolean, seen: Seen): Verdict {
  const found = resultOf(frame, call);
  if (!found) return "unknown";
  switch (found.kind) {
    case "identity":
      return provesByMember(found.row.missing ?? [""], path, outcome);
    case "credential":
      return outcome ? "unknown" : "no";
    case "returned":
      return provesByReturns(found, path, outcome, seen);
    case "derived": {
      const isFailure = soundsLikeFailure(path.at(-1) ?? found.name);
      return outcome === isFailure ? "no" : mentionsResult(found, path, "caller", seen);
    }
    case "unknown": {
      const isFailure = soundsLikeFailure(path.at(-1) ?? "");
      return outcome === isFailure ? "unknown" : mentionsResult(found, path, "caller", seen);
    }
  }
}

/** `data.user` of Supabase is missing when nobody is there, `data` never; `error` is there instead. */
function provesByMember(missing: readonly string[], path: readonly string[], outcome: boolean): Verdict {
  const asked = path.join(".");
  if (!outcome) return soundsLikeFailure(path.at(-1) ?? "") ? "yes" : "no";
  const isAsked = (member: string) => member === "" || asked === member || asked.startsWith(`${member}.`);
  return missing.some((member) => (member === "*" ? path.length > 0 : isAsked(member))) ? "yes" : "no";
}

/** The outcome must be impossible, or a proof, for everything that the function returns without having asked. */
function provesByReturns(
  found: Extract<CallResult, { kind: "returned" }>,
  path: readonly string[],
  outcome: boolean,
  seen: Seen,
): Verdict {
  return onceAsked(seen, found, `${outcome ? "there" : "missing"} ${path.join(".")}`, () => {
    const verdicts = found.returns.flatMap(({ state, value }): readonly Verdict[] => {
      if (value.kind !== "flow") return ["unknown"];
      const member = memberOfFlow(value.value, path);
      if (cannotBe(member, outcome)) return [];
      return [state.verdict === "yes" ? "yes" : anyYes([proves(value.frame, member, outcome, seen), state.verdict])];
    });
    return verdicts.length === 0 ? "no" : allYes(verdicts);
  });
}

function mentionsResult(found: CallResult, path: readonly string[], what: Mentioned, seen: Seen): Verdict {
  return onceAsked(seen, found, `${what} ${path.join(".")}`, () => mentionsFound(found, path, what, seen));
}

function mentionsFound(found: CallResult, path: readonly string[], what: Mentioned, seen: Seen): Verdict {
  switch (found.kind) {
    case "identity":
      return what === "caller" ? "yes" : "no";
    case "credential":
      return "yes";
    case "returned":
      return anyYes(found.returns.map((returned) => mentionsReturned(returned, path, what, seen)));
    case "derived":
      return anyYes(found.from.map((bound) => mentionsBound(bound, what, seen)));
    case "unknown":
      return found.from.some((bound) => mentionsBound(bound, what, seen) === "yes") ? "yes" : "unknown";
  }
}

function mentionsReturned(
  { state, value }: GuardReturn,
  path: readonly string[],
  what: Mentioned,
  seen: Seen,
): Verdict {
  if (value.kind !== "flow") return "unknown";
  const member = memberOfFlow(value.value, path);
  const isProven = what === "caller" && state.verdict === "yes" && !cannotBe(member, true);
  return isProven ? "yes" : mentions(value.frame, member, what, seen);
}

function provesByParameter(
  frame: GuardFrame,
  value: Extract<FlowValue, { kind: "parameter" }>,
  outcome: boolean,
  seen: Seen,
): Verdict {
  const bound = boundParameter(frame, value);
  if (!bound) return handedVerdict(frame, value);
  if (bound.kind !== "flow") return "no";
  return once(seen, givenFor(frame, value) ?? bound, () => proves(bound.frame, bound.value, outcome, seen));
}

/** What the client sends proves nothing; what a builder hands to its handler beside the input may. */
function handedVerdict(frame: GuardFrame, { owner, path }: Extract<FlowValue, { kind: "parameter" }>): Verdict {
  const own = frameOf(frame, owner);
  if (own?.others === "client") return "no";
  return path[0] !== undefined && clientInput.has(path[0]) ? "no" : "unknown";
}

const clientInput: ReadonlySet<string> = new Set(["bindArgsParsedInputs", "clientInput", "input", "parsedInput"]);

interface Combination {
  readonly outcome: boolean;
  /** Whether one part that proves it is enough. */
  readonly any: boolean;
  readonly seen: Seen;
}

function combine(frame: GuardFrame, parts: readonly FlowValue[], { any, outcome, seen }: Combination): Verdict {
  const possible = parts.filter((part) => !cannotBe(part, outcome));
  const verdicts = possible.map((part) => proves(frame, part, outcome, seen));
  return any ? anyYes(verdicts) : verdicts.length === 0 ? "no" : allYes(verdicts);
}

/** Whether a value is certainly the opposite of truthy (`outcome`), or of falsy. */
function cannotBe(value: FlowValue, outcome: boolean): boolean {
  switch (value.kind) {
    case "constant":
      return value.truthy !== outcome;
    case "object":
    case "function":
      return !outcome;
    case "not":
      return cannotBe(value.of, !outcome);
    case "all":
      return outcome ? value.of.some((part) => cannotBe(part, true)) : value.of.every((part) => cannotBe(part, false));
    case "some":
      return outcome ? value.of.every((part) => cannotBe(part, true)) : value.of.some((part) => cannotBe(part, false));
    default:
      return false;
  }
}
