/**
 * Walks the paths of a function as it would run, into the functions it calls, and keeps at each point whether nobody gets there who is
 * no one. Helpers, callbacks, wrappers and curried functions need no rules of their own: they are entered like any function.
 */
import { callbackTimingByName } from "../knowledge/callbacks.ts";
import type { FlowCall, FlowStep, FlowValue } from "../model/flow.ts";
import type { TraceStep } from "../model/facts.ts";
import { resolvedNavigation } from "../navigation/navigation-calls.ts";
import { resolveFrom } from "./function-place.ts";
import { isConfiguredGuard, meaningOfCall } from "./guards-calls.ts";
import { targetOf } from "./guards-targets.ts";
import { askedCalls, boundParameter, outcomeOf, proves } from "./guards-values.ts";
import {
  type BoundValue,
  type CallResult,
  type CallTarget,
  type GuardFrame,
  type GuardState,
  type GuardWalk,
  meeting,
  uncertain,
  weakened,
} from "./guards-model.ts";

const nothing: FlowValue = { kind: "constant", truthy: false };
const unknownResult: CallResult = { kind: "unknown", from: [] };
const maxCalls = 6;
const maxImports = 3;

type Closure = Extract<CallTarget, { kind: "closure" }>;
/** `undefined`: the path ends here. */
type Next = GuardState | undefined;

/** Runs a function from `state`; what it returned is in the frame. `undefined` for `end` when it never returns. */
export function runFunction(
  walk: GuardWalk,
  { outer, place }: Closure,
  given: Pick<GuardFrame, "args" | "calls" | "imports" | "others">,
  state: GuardState,
): { readonly frame: GuardFrame; readonly end: Next } | undefined {
  const key = `${place.file}#${place.index}`;
  const flow = place.summary.functions[place.index]?.flow;
  if (!flow || walk.entered.has(key) || walk.budget.left <= 0) return undefined;
  const frame: GuardFrame = {
    place,
    outer,
    ...given,
    results: new Map(),
    steps: new Map(),
    returns: [],
    handedOn: [],
    jumps: [],
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
    case "branch": {
      const outcome = outcomeOf(frame, step.test);
      if (outcome !== undefined) return run(outcome ? step.yes : step.no, state);
      const yes = run(step.yes, assuming(frame, state, step.test, true));
      const no = run(step.no, assuming(frame, state, step.test, false));
      return joining(frame, step.test, yes, no);
    }
    case "loop":
      return catchingJumps(frame, () => {
        const end = run(step.body, state);
        return step.atLeastOnce ? end : meeting(state, end);
      });
    case "choice":
      return catchingJumps(frame, () =>
        step.clauses.map((clause) => run(clause, state)).reduce(meeting, step.exhaustive ? undefined : state),
      );
    case "try": {
      const block = run(step.block, state);
      const end = meeting(block, step.handler && run(step.handler, state));
      const last = run(step.finalizer, state);
      return last?.verdict === "yes" && end ? last : last && end;
    }
    case "return":
      frame.returns.push({ state, value: { kind: "flow", value: step.value, frame } });
      return undefined;
    case "jump":
      frame.jumps.at(-1)?.push(state);
      return undefined;
    case "throw":
      return undefined;
  }
}

function catchingJumps(frame: GuardFrame, run: () => Next): Next {
  const jumps: GuardState[] = [];
  frame.jumps.push(jumps);
  const end = run();
  frame.jumps.pop();
  return jumps.reduce<Next>(meeting, end);
}

function assuming(frame: GuardFrame, state: GuardState, test: FlowValue, outcome: boolean): GuardState {
  if (state.verdict === "yes") return state;
  const proof = proves(frame, test, outcome);
  if (proof === "no") return state;
  return proof === "unknown"
    ? weakened(state)
    : { verdict: "yes", trace: [...frame.calls, ...askedCalls(frame, test).slice(0, 1)] };
}

/** In a helper, a guard under a condition that is not about the caller may be what the caller asked for: `if (options.auth)`. */
function joining(frame: GuardFrame, test: FlowValue, yes: Next, no: Next): Next {
  const end = meeting(yes, no);
  const isConditional = end?.verdict === "no" && (yes?.verdict === "yes" || no?.verdict === "yes");
  const isHelper = frame.calls.length > 0 || frame.others === "unknown";
  if (!isConditional || !isHelper) return end;
  return proves(frame, test, true) === "no" && proves(frame, test, false) === "no" ? uncertain : end;
}

function runCall(walk: GuardWalk, frame: GuardFrame, call: FlowCall, state: GuardState): Next {
  walk.budget.left -= 1;
  const step: TraceStep = { file: frame.place.file, start: call.start, end: call.end, name: call.name };
  frame.steps.set(call.end, step);
  walk.watch.enter?.({ frame, call, state });
  const { next, result } = outcomeOfCall(walk, frame, call, step, state);
  frame.results.set(call.end, result);
  walk.watch.leave?.({ frame, call, state });
  return call.optional ? meeting(state, next) : next;
}

interface CallOutcome {
  readonly next: Next;
  readonly result: CallResult;
}

function outcomeOfCall(
  walk: GuardWalk,
  frame: GuardFrame,
  call: FlowCall,
  step: TraceStep,
  state: GuardState,
): CallOutcome {
  if (isConfiguredGuard(walk.context.settings, call)) {
    return { next: guardedBy(frame, call, step, state), result: { kind: "identity", row: { missing: ["", "*"] } } };
  }
  if (isNext(call)) {
    const [given] = call.args;
    frame.handedOn.push({ state, given: given && { kind: "flow", value: given, frame } });
    return { next: state, result: unknownResult };
  }
  if (leaves(walk, frame, call)) return { next: undefined, result: unknownResult };
  const target = targetOf(walk, frame, call.callee);
  if (target.kind === "closure") return outcomeOfFunction(walk, frame, call, step, state, target);
  const meaning = meaningOfCall(frame, target, call);
  const callee = target.kind === "named" ? { callee: target } : {};
  const from = [...receiverOf(call), ...call.args].map((value): BoundValue => ({ kind: "flow", value, frame }));
  switch (meaning.kind) {
    case "guard": {
      const made: FlowCall = meaning.synchronous ? { ...call, settled: "awaited" } : call;
      return { next: guardedBy(frame, made, step, state), result: { kind: "identity", row: {} } };
    }
    case "identity":
      return {
        next: meaning.mayEnd ? weakened(state) : state,
        result: { kind: "identity", row: meaning.row, ...callee },
      };
    case "credential":
      return { next: state, result: { kind: "credential" } };
    case "unknown":
      runCallbacks(walk, frame, call, weakened(state));
      return { next: weakened(state), result: { kind: "unknown", from } };
    case "none": {
      const name = call.name.slice(call.name.lastIndexOf(".") + 1);
      const result: CallResult = { kind: "derived", from, callee: target.kind === "named" ? target : undefined, name };
      return { next: runCallbacks(walk, frame, call, state), result };
    }
  }
}

/** `next()` of a middleware's parameters. */
function isNext({ callee }: FlowCall): boolean {
  return callee.kind === "parameter" && callee.path.at(-1) === "next";
}

/** A guard whose promise nobody waits for stops nothing; what a `.catch` makes of its rejection is not followed. */
function guardedBy(frame: GuardFrame, call: FlowCall, step: TraceStep, state: GuardState): GuardState {
  if (state.verdict === "yes" || call.settled === "dropped") return state;
  return call.settled === "handled" ? weakened(state) : { verdict: "yes", trace: [...frame.calls, step] };
}

function leaves(walk: GuardWalk, frame: GuardFrame, { callee }: FlowCall): boolean {
  if (callee.kind !== "reference") return false;
  const { graph } = walk.context;
  return (
    resolvedNavigation(graph, resolveFrom(walk.context, frame.place, callee.reference))?.navigation.how === "throws"
  );
}

function outcomeOfFunction(
  walk: GuardWalk,
  frame: GuardFrame,
  call: FlowCall,
  step: TraceStep,
  state: GuardState,
  target: Closure,
): CallOutcome {
  const imports = frame.imports + (target.place.file === frame.place.file ? 0 : 1);
  const isTooFar = imports > maxImports || frame.calls.length >= maxCalls;
  const args = call.args.map((value): BoundValue => ({ kind: "flow", value, frame }));
  const calls = isHandlerOfWrapper(frame, call) ? frame.calls : [...frame.calls, step];
  const given = { args, calls, imports, others: "unknown" } as const;
  const ran = isTooFar ? undefined : runFunction(walk, target, given, state);
  if (!ran) return { next: weakened(state), result: unknownResult };
  runUncalled(walk, frame, call);
  const result: CallResult = { kind: "returned", returns: ran.frame.returns };
  const isAsync = target.place.summary.functions[target.place.index]?.async ?? false;
  if (!isAsync || call.settled === "awaited") return { next: ran.end, result };
  if (call.settled === "dropped") return { next: state, result };
  const hasGained = ran.end?.verdict !== state.verdict;
  return { next: hasGained ? weakened(state) : state, result };
}

/** `handler()` in `withAuth(handler)`: what it runs is the action's own code, and no step away from it. */
function isHandlerOfWrapper(frame: GuardFrame, { callee }: FlowCall): boolean {
  return callee.kind === "parameter" && boundParameter(frame, callee)?.kind === "summary";
}

/** The functions that are given to a call of a library run in the state of the call, or perhaps never. */
function runCallbacks(walk: GuardWalk, frame: GuardFrame, call: FlowCall, state: GuardState): GuardState {
  let next = state;
  for (const [position, value] of call.args.entries()) {
    if (value.kind !== "function") continue;
    const timing = callbackTimingByName(call.name, position);
    const from = timing === undefined && state.verdict === "no" && !isKnownToRun(walk, frame, call) ? uncertain : state;
    const target: Closure = { kind: "closure", place: { ...frame.place, index: value.index }, outer: frame };
    const given = { args: [], calls: frame.calls, imports: frame.imports, others: "unknown" } as const;
    const ran = runFunction(walk, target, given, from);
    if (timing === "returned" && call.settled === "awaited" && ran?.end) next = ran.end;
  }
  return next;
}

/** Functions given to a function that only keeps them, as a queue does, are run some time: nobody knows after what. */
function runUncalled(walk: GuardWalk, frame: GuardFrame, { args }: FlowCall): void {
  for (const value of args) {
    if (value.kind !== "function" || walk.ran.has(`${frame.place.file}#${value.index}`)) continue;
    const target: Closure = { kind: "closure", place: { ...frame.place, index: value.index }, outer: frame };
    runFunction(walk, target, { args: [], calls: frame.calls, imports: frame.imports, others: "unknown" }, uncertain);
  }
}

/** A callback of a listed package (`z.refine`, `inngest.send`) or of a global runs without a guard before it. */
function isKnownToRun(walk: GuardWalk, frame: GuardFrame, { callee }: FlowCall): boolean {
  return targetOf(walk, frame, callee).kind === "named";
}

/** What a method is called on. */
function receiverOf({ callee }: FlowCall): readonly FlowValue[] {
  if (callee.kind !== "result" && callee.kind !== "parameter") return callee.kind === "made" ? [callee] : [];
  return callee.path.length > 0 || callee.kind === "result" ? [{ ...callee, path: callee.path.slice(0, -1) }] : [];
}
