/** The calls that running a function leads to: its own, those of callbacks it gives away, and those of functions it calls, so far as they are worth following. */
import type { TraceStep } from "../model/facts.ts";
import type { CallSummary } from "../model/function-summary.ts";
import { lastNameOf, type Origin, type OriginRoot } from "../model/reference.ts";
import { type Callee, calleeOf, type FactsContext, type FunctionPlace } from "./function-place.ts";

/** A call on the way, and all before it. */
export interface ReachedCall {
  /** The function that makes the call. */
  readonly place: FunctionPlace;
  readonly call: CallSummary;
  readonly callee: Callee;
  /** From the first function's own call inwards; ends in this call. */
  readonly trace: readonly TraceStep[];
  /** How many imports led to `place`. */
  readonly imports: number;
  /** Whether the calls of the function that this one runs follow. */
  readonly entered: boolean;
}

export interface Reach {
  /** How many functions are entered one inside the other, callbacks not counted. */
  readonly steps: number;
  /** Whether the function that a call runs is worth entering; `imports`: how many then led there. */
  enters(call: CallSummary, imports: number): boolean;
}

export function* reachedCalls(context: FactsContext, place: FunctionPlace, reach: Reach): Generator<ReachedCall> {
  yield* callsOf({ context, reach, seen: new Set() }, place, { trace: [], imports: 0, steps: 0, given: undefined });
}

interface Walk {
  readonly context: FactsContext;
  readonly reach: Reach;
  readonly seen: Set<string>;
}

interface Way {
  readonly trace: readonly TraceStep[];
  readonly imports: number;
  readonly steps: number;
  /** Number of arguments it is called with; `undefined`: any. */
  readonly given: number | undefined;
}

function* callsOf(walk: Walk, place: FunctionPlace, way: Way): Generator<ReachedCall> {
  if (isSecondVisit(walk, `${place.file}#${String(place.index)}`)) return;
  for (const call of place.summary.functions[place.index]?.calls ?? []) {
    // A callback that runs within the function has its calls in both lists.
    if (
      needsAbsentParameter(call, way.given) ||
      isSecondVisit(walk, `${place.file}:${String(call.span.start)}-${String(call.span.end)}`)
    )
      continue;
    const trace = [...way.trace, stepOf(place, call)];
    const callee = calleeOf(walk.context, place, call);
    const next = nextWay(walk.reach, call, callee, { ...way, trace });
    yield { place, call, callee, trace, imports: way.imports, entered: next !== undefined };
    if (next && callee.kind === "function") yield* callsOf(walk, callee.place, next);
    for (const index of call.callbacks ?? [])
      yield* callsOf(walk, { ...place, index }, { ...way, trace, given: undefined });
  }
}

function isSecondVisit({ seen }: Walk, key: string): boolean {
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

function nextWay(reach: Reach, call: CallSummary, callee: Callee, way: Way): Way | undefined {
  if (callee.kind !== "function" || way.steps >= reach.steps) return undefined;
  const imports = way.imports + (callee.imported ? 1 : 0);
  return reach.enters(call, imports) ? { ...way, imports, steps: way.steps + 1, given: call.argumentCount } : undefined;
}

/** It runs only under a condition on a parameter that is not given. */
function needsAbsentParameter({ underParameters }: CallSummary, given: number | undefined): boolean {
  return given !== undefined && underParameters.some((parameter) => parameter >= given);
}

function stepOf({ file }: FunctionPlace, call: CallSummary): TraceStep {
  return { file, start: call.span.start, end: call.span.end, name: calleeName(call) };
}

/** The callee as one would say it: `db.insert`, `supabase.from().insert`. */
function calleeName({ callee, origin }: CallSummary): string {
  if (callee.kind !== "unknown") return [...(callee.name === "*" ? [] : [callee.name]), ...callee.path].join(".");
  return origin ? nameOfOrigin(origin) : "a function";
}

/** The last name of that: `insert`. */
export function lastNameOfCall({ callee, origin }: CallSummary): string {
  if (callee.kind !== "unknown") return lastNameOf(callee);
  const name = origin?.steps.findLast((step) => step !== "()");
  return name ?? (origin ? nameOfRoot(origin.root) : "");
}

function nameOfOrigin({ root, steps }: Origin): string {
  return steps.reduce((text, step) => (step === "()" ? `${text}()` : `${text}.${step}`), nameOfRoot(root));
}

function nameOfRoot(root: OriginRoot): string {
  if (root.kind === "instance")
    return root.of.kind === "unknown" ? "instance" : [root.of.name, ...root.of.path].join(".");
  if (root.kind === "value") return "value";
  if (root.kind === "parameter" || root.kind === "unknown") return root.name ?? "value";
  return [root.name, ...root.path].join(".");
}
