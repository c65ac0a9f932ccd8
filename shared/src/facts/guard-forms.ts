/** How a function makes sure that somebody is there, where one call, or one call and a test of what it gives, is enough for that. */
import { soundsLikeGuard } from "../knowledge/auth-names.ts";
import type { FlowCall, FlowStep, FlowValue } from "../model/flow.ts";
import { lastNameOf } from "../model/reference.ts";
import type { FactsContext, FunctionPlace } from "./function-place.ts";
import { guardsOf } from "./guards.ts";
import { lastName } from "../knowledge/words.ts";

export type AskedValue = Extract<FlowValue, { kind: "result" }>;

/** `calls`: what has to be called for it, by where the calls end. */
export type GuardForm = { readonly place: FunctionPlace; readonly calls: ReadonlyMap<number, FlowCall> } & (
  | /** It ends the function itself. */ { readonly kind: "call"; readonly call: FlowCall }
    /** Where `asked` is missing, `leave` ends the function. */
  | { readonly kind: "test"; readonly call: FlowCall; readonly asked: AskedValue; readonly leave: FlowStep }
);

const maxSteps = 12;

/** The first guard of a function that depends on nothing else the function has, in what it does first. */
export function guardFormOf(context: FactsContext, place: FunctionPlace): GuardForm | undefined {
  const known = new Map<number, FlowCall>();
  for (const step of firstSteps(place).slice(0, maxSteps)) {
    const form = step.kind === "call" ? callForm(context, place, known, step) : testForm(context, place, known, step);
    if (form) return form;
  }
  return undefined;
}

/** The calls that a value is made with, in order; `undefined` where it is made with anything else that is not written out. */
function callsBehind(calls: ReadonlyMap<number, FlowCall>, value: FlowValue): readonly FlowCall[] | undefined {
  switch (value.kind) {
    case "reference":
      return [];
    case "constant":
      return value.text === undefined ? undefined : [];
    case "object":
      return value.rest.length > 0 ? undefined : together(calls, Object.values(value.properties));
    case "result": {
      const call = calls.get(value.call);
      const before = call && !call.optional ? together(calls, [call.callee, ...call.args]) : undefined;
      return call && before && [...before, call];
    }
    default:
      return undefined;
  }
}

function together(calls: ReadonlyMap<number, FlowCall>, values: readonly FlowValue[]): readonly FlowCall[] | undefined {
  const found = new Set<FlowCall>();
  for (const value of values) {
    const behind = callsBehind(calls, value);
    if (!behind) return undefined;
    for (const call of behind) found.add(call);
  }
  return [...found];
}

/** Whether the function is left to somebody alone once it ends where the member `path` of what `call` gives is missing. */
export function provesCaller(
  context: FactsContext,
  place: FunctionPlace,
  call: FlowCall,
  path: readonly string[],
): boolean {
  const calls = firstSteps(place).filter((step) => step.kind === "call" && step.end <= call.end);
  const asked: AskedValue = { kind: "result", call: call.end, path };
  const test: FlowStep = { kind: "branch", test: { kind: "not", of: asked }, yes: [{ kind: "throw" }], no: [] };
  return isGuard(context, place, [...calls, test]);
}

/** What is done first, also inside a `try` statement. */
function firstSteps({ index, summary }: FunctionPlace): readonly FlowStep[] {
  return (summary.functions[index]?.flow ?? []).flatMap((step) => (step.kind === "try" ? step.block : [step]));
}

function callForm(
  context: FactsContext,
  place: FunctionPlace,
  known: Map<number, FlowCall>,
  call: FlowCall,
): GuardForm | undefined {
  known.set(call.end, call);
  if (!soundsLikeGuard(lastNameOfCall(call))) return undefined;
  const steps = callsBehind(known, { kind: "result", call: call.end, path: [] });
  return steps && isGuard(context, place, steps) ? { kind: "call", place, calls: byEnd(steps), call } : undefined;
}

function testForm(
  context: FactsContext,
  place: FunctionPlace,
  known: ReadonlyMap<number, FlowCall>,
  step: FlowStep,
): GuardForm | undefined {
  if (step.kind !== "branch") return undefined;
  const asked = missingIn(step.test);
  const call = asked && known.get(asked.call);
  const leave = step.yes.at(-1);
  const steps = asked && callsBehind(known, asked);
  if (!call || !leave || !steps || !soundsLikeGuard(lastNameOfCall(call))) return undefined;
  const ending: FlowStep = leave.kind === "return" ? { kind: "throw" } : leave;
  const test: FlowStep = { kind: "branch", test: { kind: "not", of: asked }, yes: [ending], no: [] };
  if (!isGuard(context, place, [...steps, test])) return undefined;
  return { kind: "test", place, calls: byEnd(steps), call, asked, leave };
}

/** What the test finds missing: `session` of `!session || session.user.role !== "admin"`. */
function missingIn(test: FlowValue): AskedValue | undefined {
  if (test.kind === "some") return test.of.map(missingIn).find((asked) => asked !== undefined);
  return test.kind === "not" && test.of.kind === "result" ? test.of : undefined;
}

/** Whether a function that does these steps alone lets nobody through who is no one. */
function isGuard(context: FactsContext, place: FunctionPlace, flow: readonly FlowStep[]): boolean {
  return guardsOf(context, place, flow).verdict === "yes";
}

function byEnd(calls: readonly FlowCall[]): ReadonlyMap<number, FlowCall> {
  return new Map(calls.map((call) => [call.end, call]));
}

/** As its module calls it, where it is imported under another name. */
function lastNameOfCall({ callee, name }: FlowCall): string {
  if (callee.kind === "reference") return lastNameOf(callee.reference);
  return lastName(name);
}
