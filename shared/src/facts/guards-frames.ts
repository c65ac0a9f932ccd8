/** What stands in the runs of functions: what was given for a parameter, and what a call gave. */
import { memberOfFlow } from "../graph/flow-terms.ts";
import type { FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import type { GuardFrame } from "./guards-model.ts";
import type { BoundValue, CallResult } from "./guards-values.ts";

type Parameter = Extract<FlowValue, { kind: "parameter" }>;

/** What was given for a parameter, if it is known here. */
export function boundParameter(frame: GuardFrame, value: Parameter): BoundValue | undefined {
  const { path } = value;
  const bound = givenFor(frame, value);
  if (!bound || path.length === 0) return bound;
  return bound.kind === "flow" ? { ...bound, value: memberOfFlow(bound.value, path) } : memberOfSummary(bound, path);
}

/** The argument itself, of which the parameter may be a member. */
export function givenFor(frame: GuardFrame, { owner, position }: Parameter): BoundValue | undefined {
  return frameOf(frame, owner)?.args[position];
}

/** The run of the function at index `owner`: this one, or one around it. */
export function frameOf(frame: GuardFrame, owner: number): GuardFrame | undefined {
  for (let current: GuardFrame | undefined = frame; current; current = current.outer)
    if (current.place.index === owner && current.place.file === frame.place.file) return current;
  return undefined;
}

/** What a call gave that was made in this run, or in one around it. */
export function resultOf(frame: GuardFrame, call: number): CallResult | undefined {
  for (let current: GuardFrame | undefined = frame; current; current = current.outer) {
    const found = current.results.get(call);
    if (found?.kind === "leftOut") found.shortcut.missed = true;
    if (found) return found;
  }
  return undefined;
}

export function stepOf(frame: GuardFrame, call: number): TraceStep | undefined {
  for (let current: GuardFrame | undefined = frame; current; current = current.outer) {
    const found = current.steps.get(call);
    if (found) return found;
  }
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
