/** What a cookie or header is called that a call asks for, as far as it is written down. */
import type { FlowValue } from "../model/flow.ts";
import { lastNameOf } from "../model/reference.ts";
import { boundParameter, resultOf } from "./guards-frames.ts";
import type { GuardFrame } from "./guards-model.ts";
import type { BoundValue } from "./guards-values.ts";

/** How far what functions return is followed: a loop may feed a call with what it gave before. */
const maxSteps = 4;

/** The texts that a value may be, also where a caller or a function gives them; of a constant elsewhere, its name. */
export function nameOf(frame: GuardFrame, value: FlowValue, steps = maxSteps): string {
  switch (value.kind) {
    case "constant":
      return value.text ?? "";
    case "reference":
      return lastNameOf(value.reference);
    case "all":
    case "some":
      return value.of.map((part) => nameOf(frame, part, steps)).join(" ");
    case "parameter":
      return nameOfBound(boundParameter(frame, value), steps);
    case "result": {
      const found = value.path.length === 0 && steps > 0 ? resultOf(frame, value.call) : undefined;
      return found?.kind === "returned"
        ? found.returns.map((given) => nameOfBound(given.value, steps - 1)).join(" ")
        : "";
    }
    default:
      return "";
  }
}

function nameOfBound(bound: BoundValue | undefined, steps: number): string {
  return bound?.kind === "flow" ? nameOf(bound.frame, bound.value, steps) : "";
}
