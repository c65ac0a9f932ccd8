/** The calls that a test is about. */
import type { FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import { boundParameter, stepOf } from "./guards-frames.ts";
import type { GuardFrame } from "./guards-model.ts";

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
