/** How tests end for what is written down, in the function or by who calls it: `{ auth: "session" }` where `auth === "session"` is asked. */
import type { FlowValue } from "../model/flow.ts";
import { boundParameter, frameOf, givenFor } from "./guards-frames.ts";
import type { GuardFrame } from "./guards-model.ts";

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
      if (value.nullish && isWrittenDown(frame, value.of[0])) return value.of[0] && outcomeOf(frame, value.of[0]);
      const [first, ...others] = value.of.map((part) => outcomeOf(frame, part));
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

/** `false ?? x` is `false`. */
function isWrittenDown(frame: GuardFrame, value: FlowValue | undefined): boolean {
  const text = value && textOf(frame, value);
  return text !== undefined && text !== "null";
}

/** An argument that is left out is not there. */
function outcomeOfParameter(frame: GuardFrame, value: Extract<FlowValue, { kind: "parameter" }>): boolean | undefined {
  const bound = boundParameter(frame, value);
  if (bound) return bound.kind === "flow" && bound.value !== value ? outcomeOf(bound.frame, bound.value) : undefined;
  const isLeftOut = !givenFor(frame, value) && frameOf(frame, value.owner)?.others === "absent";
  return isLeftOut ? false : undefined;
}

/** A text or number that is written down, perhaps by who calls. */
export function textOf(frame: GuardFrame, value: FlowValue): string | undefined {
  if (value.kind === "constant") return value.text;
  const bound = value.kind === "parameter" ? boundParameter(frame, value) : undefined;
  return bound?.kind === "flow" && bound.value !== value ? textOf(bound.frame, bound.value) : undefined;
}

/** Whether a value may be truthy (`outcome`), or falsy. */
export function canBe(frame: GuardFrame, value: FlowValue, outcome: boolean): boolean {
  return !cannotBe(value, outcome) && outcomeOf(frame, value) !== !outcome;
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
