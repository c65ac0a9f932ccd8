/** The functions that a call is given and nobody sees called: in which state they run, and what they return. */
import { isInertPackage } from "../knowledge/auth-inert.ts";
import { type CallbackTiming, callbackTimingByName } from "../knowledge/callbacks.ts";
import { lastName } from "../knowledge/words.ts";
import type { FlowCall, FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import type { GuardFrame, GuardWalk } from "./guards-model.ts";
import { type GuardState, weakened } from "./guards-state.ts";
import type { BoundValue, Closure, RanCallback } from "./guards-values.ts";
import { globalSource, targetOf } from "./guards-targets.ts";

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
    const run = runCallback(walk, frame, value, isCertain ? state : weakened(state, trace), handedBy(made, timing));
    if (run) ran.push({ member: undefined, returns: run.frame.returns });
    if (run?.end && call.settled === "awaited" && comesBefore(timing, call)) next = run.end;
  }
  return { next, ran };
}

/** Whether what waits for the call waits for the function, and hears of its error: `storage.run`, `then`, `transaction`. */
function comesBefore(timing: CallbackTiming | undefined, { name }: FlowCall): boolean {
  return timing === "returned" || (timing === "promised" && !["catch", "finally"].includes(lastName(name)));
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
  handed?: readonly BoundValue[],
): ReturnType<GuardWalk["run"]> {
  const target: Closure = { kind: "closure", place: { ...frame.place, index }, outer: frame };
  const given = { args: [], calls: frame.calls, imports: frame.imports, others: "unknown", handed } as const;
  return walk.run(walk, target, given, state);
}

/** `tx` of `db.transaction(async (tx) => …)`, `row` of `rows.map((row) => …)`: what the call is made on, and what it is given. */
function handedBy(
  { call, frame, walk }: MadeCall,
  timing: CallbackTiming | undefined,
): readonly BoundValue[] | undefined {
  const target = targetOf(walk, frame, call.callee);
  const isOfLibrary =
    target.kind === "named" && (target.source === globalSource || isInertPackage(target.source ?? ""));
  const isOfReceiver = timing !== undefined && ofReceiver.has(timing);
  if (!isOfLibrary && !isOfReceiver) return undefined;
  const values = [...receiverOf(call), ...call.args.filter(({ kind }) => kind !== "function")];
  return values.map((value) => ({ kind: "flow", value, frame }));
}

/** Methods of one meaning, whatever they are called on: `then`, `map`, `$transaction`. */
const ofReceiver: ReadonlySet<CallbackTiming> = new Set(["during", "mapped", "promised"]);

/** What a method is called on. */
export function receiverOf({ callee }: FlowCall): readonly FlowValue[] {
  if (callee.kind !== "result" && callee.kind !== "parameter") return callee.kind === "made" ? [callee] : [];
  return callee.path.length > 0 || callee.kind === "result" ? [{ ...callee, path: callee.path.slice(0, -1) }] : [];
}

/** A callback of a listed package (`z.refine`, `inngest.send`) or of a global runs without a guard before it. */
function isKnownToRun({ call, frame, walk }: MadeCall): boolean {
  return targetOf(walk, frame, call.callee).kind === "named";
}
