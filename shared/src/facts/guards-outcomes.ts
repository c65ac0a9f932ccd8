/** How tests end for what is written down, in the function or by who calls it: `{ auth: "session" }` where `auth === "session"` is asked. */
import { memberOfFlow } from "../graph/flow-terms.ts";
import type { FlowValue } from "../model/flow.ts";
import { boundParameter, frameOf, givenFor, resultOf } from "./guards-frames.ts";
import type { GuardFrame } from "./guards-model.ts";
import type { CallResult } from "./guards-values.ts";

type Parameter = Extract<FlowValue, { kind: "parameter" }>;

/** `undefined`: nobody knows. */
export function outcomeOf(frame: GuardFrame, value: FlowValue): boolean | undefined {
  switch (value.kind) {
    case "parameter":
      return outcomeOfParameter(frame, value);
    case "not": {
      const inner = outcomeOf(frame, value.of);
      return inner === undefined ? undefined : !inner;
    }
    case "equal": {
      const [left, right] = value.of.map((part) => textOf(frame, part));
      return left === undefined || right === undefined ? undefined : left === right;
    }
    case "all": {
      const parts = value.of.map((part) => outcomeOf(frame, part));
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    case "some": {
      const possible = value.nullish ? reached(frame, value.of) : value.of;
      const [first, ...others] = possible.map((part) => outcomeOf(frame, part));
      return others.every((part) => part === first) ? first : undefined;
    }
    case "constant":
      return value.truthy;
    case "object":
    case "function":
      return true;
    default:
      return undefined;
  }
}

/** `false ?? x` is `false`, `undefined ?? x` is `x`. */
function reached(frame: GuardFrame, parts: readonly FlowValue[]): readonly FlowValue[] {
  const [first, ...others] = parts;
  if (!first || isAbsent(frame, first)) return others;
  return isWrittenDown(frame, first) ? [first] : parts;
}

function isWrittenDown(frame: GuardFrame, value: FlowValue): boolean {
  const text = textOf(frame, value);
  return text !== undefined && text !== "null";
}

/** An argument, or a member of one, that is left out. */
function isAbsent(frame: GuardFrame, value: FlowValue): boolean {
  if (value.kind === "constant") return !value.truthy && (value.text === undefined || value.text === "null");
  if (value.kind !== "parameter") return false;
  const bound = boundParameter(frame, value);
  if (bound) return bound.kind === "flow" && bound.value !== value && isAbsent(bound.frame, bound.value);
  return isLeftOut(frame, value);
}

/** An argument that is left out is not there. */
function outcomeOfParameter(frame: GuardFrame, value: Parameter): boolean | undefined {
  const bound = boundParameter(frame, value);
  if (bound) return bound.kind === "flow" && bound.value !== value ? outcomeOf(bound.frame, bound.value) : undefined;
  return isLeftOut(frame, value) ? false : undefined;
}

function isLeftOut(frame: GuardFrame, value: Parameter): boolean {
  return !givenFor(frame, value) && frameOf(frame, value.owner)?.others === "absent";
}

/** A text or number that is written down, perhaps by who calls. */
function textOf(frame: GuardFrame, value: FlowValue): string | undefined {
  if (value.kind === "constant") return value.text;
  const bound = value.kind === "parameter" ? boundParameter(frame, value) : undefined;
  return bound?.kind === "flow" && bound.value !== value ? textOf(bound.frame, bound.value) : undefined;
}

/** Whether a value may be truthy (`outcome`), or falsy. */
export function canBe(frame: GuardFrame, value: FlowValue, outcome: boolean, steps = maxSteps): boolean {
  if (cannotBe(value, outcome) || outcomeOf(frame, value) === !outcome) return false;
  if (value.kind !== "result" || steps === 0) return true;
  const found = resultOf(frame, value.call);
  return found?.kind !== "returned" || mayGive(found, value.path, outcome, steps - 1);
}

/** How far what functions return is followed: a loop may feed a call with what it gave before. */
const maxSteps = 4;

/** `failure("Who?").user` is never there: the function returns nothing that has one. */
function mayGive(
  { returns }: Extract<CallResult, { kind: "returned" }>,
  path: readonly string[],
  outcome: boolean,
  steps: number,
): boolean {
  return returns.some(
    ({ value: given }) => given.kind !== "flow" || canBe(given.frame, memberOfFlow(given.value, path), outcome, steps),
  );
}

/** Whether a value is certainly the opposite of truthy (`outcome`), or of falsy, whoever calls. */
export function cannotBe(value: FlowValue, outcome: boolean): boolean {
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

/** Whether a test asks only for what is set where the app runs, itself or by a function: no caller decides it. */
export function isOfDeployment(frame: GuardFrame, test: FlowValue): boolean {
  const asked = leavesOf(test);
  return (
    asked.some((part) => isEnvironment(frame, part)) &&
    asked.every((part) => part.kind === "constant" || isEnvironment(frame, part))
  );
}

function leavesOf(value: FlowValue): readonly FlowValue[] {
  if (value.kind === "not") return leavesOf(value.of);
  const isCompound = value.kind === "all" || value.kind === "some" || value.kind === "equal";
  return isCompound ? value.of.flatMap(leavesOf) : [value];
}

/** `process.env.NAME`, or `env.NAME` of a module that has read it; `isMocked()`, which gives that. */
function isEnvironment(frame: GuardFrame, value: FlowValue): boolean {
  const found = value.kind === "result" && value.path.length === 0 ? resultOf(frame, value.call) : undefined;
  if (found?.kind === "returned")
    return found.returns.every((one) => one.value.kind === "flow" && isOfDeployment(one.value.frame, one.value.value));
  if (value.kind !== "reference" || value.reference.path.length === 0) return false;
  const { kind, name, path } = value.reference;
  return (kind === "global" && name === "process" && path[0] === "env") || (kind === "import" && name === "env");
}
