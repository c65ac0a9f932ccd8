/**
 * Walks the paths of a function as it would run, into the functions it calls, and keeps at each point whether nobody gets there who is
 * no one. Helpers, callbacks, wrappers and curried functions need no rules of their own: they are entered like any function.
 */
import type { FlowCall, FlowStep, FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import { assuming, entering, joining } from "./guards-branches.ts";
import { outcomeOfCall } from "./guards-call-outcomes.ts";
import type { FunctionRun, GivenToRun, GuardFrame, GuardWalk } from "./guards-model.ts";
import { type GuardState, meeting, type Next } from "./guards-state.ts";
import type { CallResult, Closure } from "./guards-values.ts";
import { outcomeOf } from "./guards-outcomes.ts";
import { leavesOut } from "./guards-shortcut.ts";

const nothing: FlowValue = { kind: "constant", truthy: false };
const neverResult: CallResult = { kind: "derived", from: [], callee: undefined, name: "" };

/** Runs a function from `state`; what it returned is in the frame. */
export function runFunction(
  walk: GuardWalk,
  target: Closure,
  given: GivenToRun,
  state: GuardState,
): FunctionRun | undefined {
  const { outer, place } = target;
  const key = `${place.file}#${place.index}`;
  const flow = target.flow ?? place.summary.functions[place.index]?.flow;
  if (!flow || walk.entered.has(key) || walk.budget.left <= 0) return undefined;
  const frame: GuardFrame = {
    place,
    outer,
    ...given,
    isAsked: state.verdict === "yes",
    results: new Map(),
    steps: new Map(),
    returns: [],
    handedOn: [],
    jumps: [],
    switched: { past: false },
  };
  walk.entered.add(key);
  walk.ran.add(key);
  const end = runSteps(walk, frame, flow, state);
  walk.entered.delete(key);
  if (end) frame.returns.push({ state: end, value: { kind: "flow", value: nothing, frame } });
  return { frame, end: frame.returns.map((found) => found.state).reduce<Next>(meeting, undefined) };
}

function runSteps(walk: GuardWalk, frame: GuardFrame, steps: readonly FlowStep[], state: GuardState): Next {
  let next: Next = state;
  for (const step of steps) {
    if (!next) return undefined;
    next = runStep(walk, frame, step, next);
  }
  return next;
}

function runStep(walk: GuardWalk, frame: GuardFrame, step: FlowStep, state: GuardState): Next {
  const run = (steps: readonly FlowStep[], from: GuardState) => runSteps(walk, frame, steps, from);
  switch (step.kind) {
    case "call":
      return runCall(walk, frame, step, state);
    case "make":
      walk.watch.make?.({ frame, index: step.index, state });
      return state;
    case "branch": {
      const outcome = outcomeOf(frame, step.test);
      if (outcome !== undefined) {
        skip(frame, outcome ? step.no : step.yes);
        return run(outcome ? step.yes : step.no, state);
      }
      const before = frame.returns.length;
      const yes = run(step.yes, assuming(frame, state, step.test, true));
      const no = run(step.no, assuming(frame, state, step.test, false));
      return joining(frame, step.test, { yes, no, before });
    }
    case "loop":
      return catchingJumps(frame, () => {
        const end = run(step.body, state);
        return step.atLeastOnce ? end : meeting(state, end);
      });
    case "choice":
      return catchingJumps(frame, () => runChoice(walk, frame, step, state));
    case "try": {
      const block = run(step.block, state);
      const end = meeting(block, step.handler && run(step.handler, state));
      const last = run(step.finalizer, state);
      return last?.verdict === "yes" && end ? last : last && end;
    }
    case "return":
      frame.returns.push({
        state,
        value: { kind: "flow", value: step.value, frame },
        ...(frame.switched.past && { isSwitched: true }),
      });
      return undefined;
    case "jump":
      frame.jumps.at(-1)?.push(state);
      return undefined;
    case "throw":
      return undefined;
  }
}

/** Each clause begins with what its test says, or with what fell into it. */
function runChoice(
  walk: GuardWalk,
  frame: GuardFrame,
  { clauses, exhaustive }: Extract<FlowStep, { kind: "choice" }>,
  state: GuardState,
): Next {
  let end: Next = exhaustive ? undefined : state;
  let fallen: Next;
  for (const { falls, steps, test } of clauses) {
    const start = meeting(fallen, test ? entering(frame, state, test) : state);
    if (!start) skip(frame, steps);
    const ran = start && runSteps(walk, frame, steps, start);
    if (!falls) end = meeting(end, ran);
    fallen = falls ? ran : undefined;
  }
  return meeting(end, fallen);
}

/** What is never called gives nothing. */
function skip(frame: GuardFrame, steps: readonly FlowStep[]): void {
  for (const step of steps) {
    if (step.kind === "call") frame.results.set(step.end, neverResult);
    if (step.kind === "branch") skip(frame, [...step.yes, ...step.no]);
  }
}

function catchingJumps(frame: GuardFrame, run: () => Next): Next {
  const jumps: GuardState[] = [];
  frame.jumps.push(jumps);
  const end = run();
  frame.jumps.pop();
  return jumps.reduce<Next>(meeting, end);
}

function runCall(walk: GuardWalk, frame: GuardFrame, call: FlowCall, state: GuardState): Next {
  walk.budget.left -= 1;
  const step: TraceStep = { file: frame.place.file, start: call.start, end: call.end, name: call.name };
  frame.steps.set(call.end, step);
  if (leavesOut(frame, call, state)) return state;
  walk.watch.enter?.({ frame, call, state });
  const { next, result } = outcomeOfCall({ walk, frame, call, trace: [...frame.calls, step], state });
  frame.results.set(call.end, result);
  walk.watch.leave?.({ frame, call, state, after: next });
  return call.optional ? meeting(state, next) : next;
}
