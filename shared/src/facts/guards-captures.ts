/** What a Server Function inside another function knows from the run that made it: Next encrypts what it captures, so that only such a run can have sent it. */
import type { FlowStep, FlowValue } from "../model/flow.ts";
import type { FunctionSummary } from "../model/function-summary.ts";
import { isWithin } from "../model/span.ts";
import type { ModuleSummary } from "../model/summary.ts";
import type { FunctionPlace } from "./function-place.ts";
import { frameOf, resultOf } from "./guards-frames.ts";
import { mentions } from "./guards-mentions.ts";
import type { GuardFrame, GuardWalk } from "./guards-model.ts";
import { type GuardState, unguarded, weakened } from "./guards-state.ts";

/** The run around an inline Server Function, and what is known when the client calls it. */
export interface MadeInside {
  readonly outer: GuardFrame;
  readonly state: GuardState;
}

/** `undefined`: it stands at the top of its file, or the run that makes it cannot be followed. */
export function madeInside(walk: GuardWalk, place: FunctionPlace): MadeInside | undefined {
  const around = outermostAround(place);
  if (around === undefined) return undefined;
  let found: MadeInside | undefined;
  const watch: GuardWalk["watch"] = {
    make({ frame, index, state }) {
      if (index === place.index) found = { outer: frame, state: knownInside(frame, place, state) };
    },
  };
  const rendering = {
    ...walk,
    watch,
    entered: new Set<string>(),
    ran: new Set<string>(),
    left: [],
    budget: { ...walk.budget },
  };
  const target = { kind: "closure", place: { ...place, index: around }, outer: undefined } as const;
  walk.run(rendering, target, { args: [], others: "unknown", calls: [], imports: 0 }, unguarded);
  return found;
}

/**
 * Where somebody was proven before: an action that captures who it was acts for nobody else. One that captures something else of that run may
 * do so too; one that captures nothing needs no such run.
 */
function knownInside(frame: GuardFrame, { index, summary }: FunctionPlace, state: GuardState): GuardState {
  const captured = valuesIn(summary.functions[index]?.flow ?? []).filter((value) => isCaptured(frame, value));
  if (captured.length === 0) return unguarded;
  if (state.verdict === "no" || captured.some((value) => mentions(frame, value) === "yes")) return state;
  return weakened(unguarded, state.trace);
}

function isCaptured(frame: GuardFrame, value: FlowValue): boolean {
  if (value.kind === "result") return resultOf(frame, value.call) !== undefined;
  return value.kind === "parameter" && frameOf(frame, value.owner) !== undefined;
}

const outermost = new WeakMap<ModuleSummary, readonly (number | undefined)[]>();

/** The function at the top of the file around another, by its index. */
function outermostAround({ index, summary }: FunctionPlace): number | undefined {
  const known = outermost.get(summary) ?? outermostOf(summary.functions);
  outermost.set(summary, known);
  return known[index];
}

/** Of each function. They are listed in source order: what stands inside one follows it. */
function outermostOf(functions: readonly FunctionSummary[]): readonly (number | undefined)[] {
  let top = 0;
  return functions.map((own, index) => {
    const around = functions[top];
    if (index > 0 && around && isWithin(own.span, around.span)) return top;
    top = index;
    return undefined;
  });
}

/** All values that the steps speak of, down to calls and parameters. */
function valuesIn(steps: readonly FlowStep[]): readonly FlowValue[] {
  return steps.flatMap((step): readonly FlowValue[] => {
    switch (step.kind) {
      case "call":
        return [step.callee, ...step.args].flatMap(partsOf);
      case "branch":
        return [...partsOf(step.test), ...valuesIn(step.yes), ...valuesIn(step.no)];
      case "loop":
        return valuesIn(step.body);
      case "choice":
        return step.clauses.flatMap(({ steps, test }) => [...(test ? partsOf(test) : []), ...valuesIn(steps)]);
      case "try":
        return [...valuesIn(step.block), ...valuesIn(step.handler ?? []), ...valuesIn(step.finalizer)];
      case "return":
        return partsOf(step.value);
      default:
        return [];
    }
  });
}

function partsOf(value: FlowValue): readonly FlowValue[] {
  switch (value.kind) {
    case "not":
      return partsOf(value.of);
    case "instance":
      return value.args.flatMap(partsOf);
    case "object":
      return [...Object.values(value.properties), ...value.rest].flatMap(partsOf);
    case "all":
    case "equal":
    case "made":
    case "some":
      return value.of.flatMap(partsOf);
    default:
      return [value];
  }
}
