/** What is known, and what a handler is given, once the middleware before it has run. */
import { builderInputs, middlewareMethods, middlewareOption } from "../knowledge/builders.ts";
import type { FlowValue } from "../model/flow.ts";
import type { ChainLink, ValueSummary } from "../model/value-summary.ts";
import { callBehind, closureOf, type PlacedLink } from "./guards-chains.ts";
import type { GuardWalk } from "./guards-model.ts";
import { type GuardState, meeting, uncertain } from "./guards-state.ts";
import type { BoundValue, Closure, ModulePlace } from "./guards-values.ts";

/** What a handler is given beside the context comes from the client. */
const clientInputs: Readonly<Record<string, FlowValue>> = Object.fromEntries(
  Object.keys(builderInputs).map((name) => [name, { kind: "made", of: [] }]),
);
const unknownValue: FlowValue = { kind: "result", call: -1, path: [] };

/** `args`: what the handler is called with, as far as it is known. */
interface Passed {
  readonly state: GuardState;
  readonly args: readonly (BoundValue | undefined)[];
}

/** What is known, and what the handler is given, once every `.use(fn)` before it has called `next`. */
export function runMiddleware(walk: GuardWalk, links: readonly PlacedLink[], start: GuardState): Passed {
  let passed: Passed = { state: start, args: [] };
  for (const { link, place } of links) {
    for (const value of middlewareOf(link))
      for (const closure of functionsIn(walk, value, place)) passed = runOne(walk, closure, passed);
  }
  return passed;
}

/** What `.use(fn)` is given; of a call that makes the client, its option: `createSafeActionClient({ middleware: fn })`. */
function middlewareOf({ args, method }: ChainLink): readonly ValueSummary[] {
  if (method !== undefined) return middlewareMethods.has(method) ? args : [];
  return args.flatMap((value) => {
    const option =
      value.kind === "object" && Object.hasOwn(value.properties, middlewareOption)
        ? value.properties[middlewareOption]
        : undefined;
    return option ?? [];
  });
}

function runOne(walk: GuardWalk, closure: Closure, { args, state }: Passed): Passed {
  const ran = walk.run(walk, closure, { args, calls: [], imports: 0, others: "unknown" }, state);
  if (!ran) return { state: state.verdict === "no" ? uncertain : state, args: [] };
  const { handedOn } = ran.frame;
  if (handedOn.length === 0) return { state: ran.end ?? uncertain, args: [] };
  const end = handedOn.map((handed) => handed.state).reduce<GuardState | undefined>(meeting, undefined);
  const given = handedOn.length === 1 ? handedOn[0]?.given : undefined;
  return { state: end ?? uncertain, args: given ? [contextOf(given)] : [] };
}

/** `next({ ctx: { user } })`: what comes after is called with that `ctx`, and more. */
function contextOf(given: BoundValue): BoundValue {
  if (given.kind !== "flow" || given.value.kind !== "object") return given;
  const { properties } = given.value;
  const opened: Record<string, FlowValue> = {};
  for (const [key, value] of Object.entries(properties)) {
    opened[key] = value.kind === "object" ? { ...value, rest: [...value.rest, unknownValue] } : value;
  }
  return { ...given, value: { kind: "object", properties: { ...opened, ...clientInputs }, rest: [unknownValue] } };
}

/** The functions given to `.use`: written out, by name, or inside a maker of middleware (`createMiddleware().define(fn)`). */
function functionsIn(walk: GuardWalk, value: ValueSummary, place: ModulePlace): readonly Closure[] {
  const closure = closureOf(walk, value, place);
  if (closure) return [closure];
  const call = callBehind(walk, value, place);
  return call
    ? call.value.links.flatMap(({ args }) => args.flatMap((argument) => functionsIn(walk, argument, call.place)))
    : [];
}
