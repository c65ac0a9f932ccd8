/** What is known after a call, and of what it gave: of a library by its tables, of the project by running what is called. */
import { alwaysThrows } from "../knowledge/builders.ts";
import type { FlowCall } from "../model/flow.ts";
import { resolvedNavigation } from "../navigation/navigation-calls.ts";
import { resolveFrom } from "./function-place.ts";
import { type MadeCall, receiverOf, runCallbacks, runUncalled } from "./guards-callbacks.ts";
import { type CallMeaning, isConfiguredGuard, meaningOfCall } from "./guards-calls.ts";
import { boundParameter, frameOf } from "./guards-frames.ts";
import { mentions } from "./guards-mentions.ts";
import type { GuardFrame, GuardWalk } from "./guards-model.ts";
import { type GuardState, type Next, weakened } from "./guards-state.ts";
import type { BoundValue, CallResult, CallTarget, Closure } from "./guards-values.ts";
import { targetOf } from "./guards-targets.ts";
import { lastName } from "../knowledge/words.ts";

interface CallOutcome {
  readonly next: Next;
  readonly result: CallResult;
}

const unknownResult: CallResult = { kind: "unknown", from: [] };
const maxCalls = 6;
const maxImports = 3;

export function outcomeOfCall(made: MadeCall): CallOutcome {
  const { call, frame, state, walk } = made;
  if (isConfiguredGuard(walk.context.settings, call))
    return { next: guardedBy(made), result: { kind: "identity", row: { missing: ["", "*"] } } };
  if (isNext(call)) {
    const [given] = call.args;
    middlewareOf(frame, call).handedOn.push({ state, given: given && { kind: "flow", value: given, frame } });
    return { next: state, result: unknownResult };
  }
  if (leaves(walk, frame, call)) {
    walk.left.push(state);
    return { next: undefined, result: unknownResult };
  }
  const target = targetOf(walk, frame, call.callee);
  if (target.kind === "named" && alwaysThrows(target.source ?? "", target.call))
    return { next: undefined, result: unknownResult };
  if (target.kind === "closure") return outcomeOfFunction(made, target);
  return outcomeByMeaning(made, meaningOfCall(frame, target, call), target);
}

function outcomeByMeaning(made: MadeCall, meaning: CallMeaning, target: CallTarget): CallOutcome {
  const { call, frame, state, trace } = made;
  const callee = target.kind === "named" ? target : undefined;
  const on = receiverOf(call).map((value): BoundValue => ({ kind: "flow", value, frame }));
  const from = [...on, ...call.args.map((value): BoundValue => ({ kind: "flow", value, frame }))];
  const derived = { kind: "derived", from, on: on[0], callee, name: lastName(call.name) } as const;
  switch (meaning.kind) {
    case "guard":
      if (meaning.verifies && isGivenSecret(made)) return { next: { ...state, isHolder: true }, result: derived };
      return { next: guardedBy(made, meaning.synchronous), result: { kind: "identity", row: {} } };
    case "identity":
      return {
        next: meaning.mayEnd ? weakened(state, trace) : state,
        result: { kind: "identity", row: meaning.row, ...(callee && { callee }) },
      };
    case "credential":
      return { next: state, result: { kind: "credential" } };
    case "cookie":
      return { next: state, result: meaning };
    case "unknown":
      runCallbacks(made, weakened(state, trace));
      return { next: weakened(state, trace), result: { kind: "unknown", from } };
    case "none": {
      const { next, ran } = runCallbacks(made, state);
      return { next, result: { ...derived, ran } };
    }
  }
}

/** A token that came with the call, not with a session. */
function isGivenSecret({ call, frame }: MadeCall): boolean {
  const [token] = call.args;
  return (
    token !== undefined && mentions(frame, token, "secret") === "yes" && mentions(frame, token, "credential") === "no"
  );
}

/** `next()` of a middleware's parameters. */
function isNext({ callee }: FlowCall): boolean {
  return callee.kind === "parameter" && callee.path.at(-1) === "next";
}

/** The run of the function whose `next` is called: perhaps in a callback of its own. */
function middlewareOf(frame: GuardFrame, { callee }: FlowCall): GuardFrame {
  return (callee.kind === "parameter" ? frameOf(frame, callee.owner) : undefined) ?? frame;
}

/** A guard whose promise nobody waits for stops nothing; what a `.catch` makes of its rejection is not followed. */
function guardedBy({ call, state, trace }: MadeCall, isSynchronous = false): GuardState {
  if (state.verdict === "yes") return state;
  if (isSynchronous || call.settled === "awaited") return { verdict: "yes", trace };
  if (call.settled === "dropped") return state;
  return call.settled === "handled" ? weakened(state, trace) : { verdict: "yes", trace };
}

function leaves({ context }: GuardWalk, { place }: GuardFrame, { callee }: FlowCall): boolean {
  if (callee.kind !== "reference") return false;
  const resolution = resolveFrom(context, place, callee.reference);
  return resolvedNavigation(context.graph, resolution)?.navigation.how === "throws";
}

function outcomeOfFunction(made: MadeCall, target: Closure): CallOutcome {
  const { call, frame, state, walk } = made;
  const imports = frame.imports + (target.place.file === frame.place.file ? 0 : 1);
  const isTooFar = imports > maxImports || frame.calls.length >= maxCalls;
  const args = call.args.map((value): BoundValue => ({ kind: "flow", value, frame }));
  const isHandler = isHandlerOfWrapper(frame, call);
  const calls = isHandler ? frame.calls : made.trace;
  const shortcut = isHandler ? frame.shortcut : undefined;
  const given = { args, calls, imports, others: call.spreads ? "unknown" : "absent", shortcut } as const;
  const ran = isTooFar ? undefined : walk.run(walk, target, given, state);
  if (!ran) return { next: weakened(state, calls), result: unknownResult };
  runUncalled(made);
  const result: CallResult = shortcut?.taken
    ? { kind: "leftOut", shortcut }
    : { kind: "returned", returns: ran.frame.returns };
  const isAsync = target.place.summary.functions[target.place.index]?.async ?? false;
  if (!isAsync || call.settled === "awaited") return { next: ran.end, result };
  if (call.settled === "dropped") return { next: state, result };
  const hasGained = ran.end?.verdict !== state.verdict;
  return { next: hasGained ? weakened(state, calls) : state, result };
}

/** `handler()` in `withAuth(handler)`: what it runs is the action's own code, and no step away from it. */
function isHandlerOfWrapper(frame: GuardFrame, { callee }: FlowCall): boolean {
  return callee.kind === "parameter" && boundParameter(frame, callee)?.kind === "summary";
}
