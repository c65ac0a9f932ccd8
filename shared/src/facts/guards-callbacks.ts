/** The functions that a call is given and nobody sees called: in which state they run, and what they return. */
import { callbackTimingByName } from "../knowledge/callbacks.ts";
import type { FlowCall, FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import {
  type Closure,
  type GuardFrame,
  type GuardState,
  type GuardWalk,
  type RanCallback,
  weakened,
} from "./guards-model.ts";
import { targetOf } from "./guards-targets.ts";

/** A call on a path. `trace`: to the call itself. */
export interface MadeCall {
  readonly walk: GuardWalk;
  readonly frame: GuardFrame;
  readonly call: FlowCall;
  readonly trace: readonly TraceStep[];
  readonly state: GuardState;
}

interface RanCallbacks {
  readonly next: GuardState;
  readonly ran: readonly RanCallback[];
}

type GivenFunction = Extract<FlowValue, { kind: "function" }>;

/** The functions that are given to a call of a library run in the state of the call, or perhaps never. */
export function runCallbacks(made: MadeCall, state: GuardState): RanCallbacks {
  const { call, frame, trace, walk } = made;
  const ran: RanCallback[] = [];
  let next = state;
  for (const [position, value] of call.args.entries()) {
    if (value.kind === "object") ran.push(...runMembers(made, value, weakened(state, trace)));
    if (value.kind !== "function") continue;
    const timing = callbackTimingByName(call.name, position);
    const isCertain = timing !== undefined || isKnownToRun(made);
    const run = runCallback(walk, frame, value, isCertain ? state : weakened(state, trace));
    if (run) ran.push({ member: undefined, returns: run.frame.returns });
    if (timing === "returned" && call.settled === "awaited" && run?.end) next = run.end;
  }
  return { next, ran };
}

/** `all({ user: () => getUser() })` */
function runMembers(
  { frame, walk }: MadeCall,
  { properties }: Extract<FlowValue, { kind: "object" }>,
  state: GuardState,
): readonly RanCallback[] {
  return Object.entries(properties).flatMap(([member, value]) => {
    const run = value.kind === "function" ? runCallback(walk, frame, value, state) : undefined;
    return run ? [{ member, returns: run.frame.returns }] : [];
  });
}

/** Functions given to a function that only keeps them, as a queue does, run some time after the call. */
export function runUncalled({ call, frame, state, trace, walk }: MadeCall): void {
  for (const value of call.args) {
    if (value.kind !== "function" || walk.ran.has(`${frame.place.file}#${value.index}`)) continue;
    runCallback(walk, frame, value, weakened(state, trace));
  }
}

function runCallback(
  walk: GuardWalk,
  frame: GuardFrame,
  { index }: GivenFunction,
  state: GuardState,
): ReturnType<GuardWalk["run"]> {
  const target: Closure = { kind: "closure", place: { ...frame.place, index }, outer: frame };
  const given = { args: [], calls: frame.calls, imports: frame.imports, others: "unknown" } as const;
  return walk.run(walk, target, given, state);
}

/** A callback of a listed package (`z.refine`, `inngest.send`) or of a global runs without a guard before it. */
function isKnownToRun({ call, frame, walk }: MadeCall): boolean {
  return targetOf(walk, frame, call.callee).kind === "named";
}
