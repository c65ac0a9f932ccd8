/** The function behind an action, and what has already been checked when it runs: wrappers and builder chains, followed to their root. */
import { isInertPackage } from "../knowledge/auth-inert.ts";
import { builderInputs, handlerProperties } from "../knowledge/builders.ts";
import type { FlowValue } from "../model/flow.ts";
import type { ChainLink, Reference, ValueSummary } from "../model/summary.ts";
import { resolveFrom } from "./function-place.ts";
import { madeInside } from "./guards-captures.ts";
import { globalSource, targetOfBound, targetOfReference, targetOfSummary } from "./guards-targets.ts";
import {
  type BoundValue,
  type CallTarget,
  type Closure,
  type GuardState,
  type GuardWalk,
  type ModulePlace,
  meeting,
  uncertain,
  unguarded,
} from "./guards-model.ts";

type Call = Extract<ValueSummary, { kind: "call" }>;

/** Where an action's own code begins. */
export interface GuardEntry {
  readonly target: Closure;
  /** What is known when it is called. */
  readonly state: GuardState;
  readonly args: readonly (BoundValue | undefined)[];
  readonly others: "client" | "unknown";
}

/** A call of a chain, and the module it is written in. */
interface PlacedLink {
  readonly link: ChainLink;
  readonly place: ModulePlace;
}

const maxSteps = 5;
const middlewareMethods: ReadonlySet<string> = new Set(["concat", "define", "handler", "middleware", "pipe", "use"]);
/** What a handler is given beside the context comes from the client. */
const clientInputs: Readonly<Record<string, FlowValue>> = Object.fromEntries(
  Object.keys(builderInputs).map((name) => [name, { kind: "made", of: [] }]),
);
const unknownValue: FlowValue = { kind: "result", call: -1, path: [] };

/** The entry of a value that is called as an action; `undefined` when its code cannot be found. */
export function entryOf(walk: GuardWalk, value: ValueSummary, place: ModulePlace): GuardEntry | undefined {
  const target = targetOfSummary(walk, value, place);
  if (target.kind === "closure") {
    const made = madeInside(walk, target.place);
    const inside = made ? { ...target, outer: made.outer } : target;
    return { target: inside, state: made?.state ?? unguarded, args: [], others: "client" };
  }
  const call = callBehind(walk, value, place);
  return call && entryOfCall({ ...walk, watch: {} }, call.value, call.place);
}

/** The function that a function of the project makes when it is called at the top of a file; `undefined` for what libraries make. */
export function madeBy(walk: GuardWalk, value: ValueSummary, place: ModulePlace): CallTarget | undefined {
  walk.budget.left -= 1;
  if (value.kind !== "call" || value.path.length > 0 || walk.budget.left <= 0) return undefined;
  const { base, links } = chainOf(walk, value, place);
  const entry = base.kind === "closure" ? entryOfWrapper({ ...walk, watch: {} }, base, links) : undefined;
  return entry?.others === "client" ? entry.target : undefined;
}

/** The call that a name stands for, and where it is written. */
function callBehind(
  walk: GuardWalk,
  value: ValueSummary,
  place: ModulePlace,
): { readonly value: Call; readonly place: ModulePlace } | undefined {
  if (value.kind === "call") return value.path.length === 0 ? { value, place } : undefined;
  if (value.kind !== "reference") return undefined;
  const resolution = resolveFrom(walk.context, place, value.reference);
  if (resolution.kind !== "value" || resolution.path.length > 0 || resolution.value.kind !== "call") return undefined;
  const { file, summary } = resolution;
  return resolution.value.path.length === 0 ? { value: resolution.value, place: { file, summary } } : undefined;
}

function entryOfCall(walk: GuardWalk, value: Call, place: ModulePlace): GuardEntry | undefined {
  const { base, links, names } = chainOf(walk, value, place);
  if (names.some((name) => walk.context.settings.auth.wrappers.includes(name))) {
    return entryOfHandler(walk, links, { verdict: "yes", trace: [] });
  }
  if (base.kind === "closure") return entryOfWrapper(walk, base, links);
  const isInert = base.kind === "named" && (base.source === globalSource || isInertPackage(base.source ?? ""));
  return entryOfHandler(walk, links, isInert ? unguarded : uncertain);
}

/** The links of a chain from its root on: a client may be made of another, in another file. `names`: all that are called on the way. */
function chainOf(
  walk: GuardWalk,
  value: Call,
  place: ModulePlace,
): { readonly base: CallTarget; readonly links: readonly PlacedLink[]; readonly names: readonly string[] } {
  let links: readonly PlacedLink[] = [];
  let names: readonly string[] = [];
  let current: { readonly value: Call; readonly place: ModulePlace } | undefined = { value, place };
  let base: CallTarget = { kind: "unknown" };
  for (let step = 0; current && step < maxSteps; step += 1) {
    const { root, links: own }: Call = current.value;
    const where: ModulePlace = current.place;
    links = [...own.map((link) => ({ link, place: where })), ...links];
    names = [...namesIn(root), ...own.flatMap(({ method }) => (method === undefined ? [] : [method])), ...names];
    base = targetOfReference(walk, root, where);
    current = root.kind === "unknown" ? undefined : callBehind(walk, { kind: "reference", reference: root }, where);
  }
  return { base, links, names };
}

function namesIn(root: Reference): readonly string[] {
  return root.kind === "unknown" ? [] : [root.name, ...root.path];
}

/** `withAuth(handler)`, `withRole("admin")(handler)`: the project's own function is run with the handler as its argument. */
function entryOfWrapper(walk: GuardWalk, base: Closure, links: readonly PlacedLink[]): GuardEntry | undefined {
  let target: CallTarget = base;
  for (const { link, place } of links) {
    if (target.kind !== "closure" || link.method !== undefined) return entryOfHandler(walk, links, uncertain);
    const args = link.args.map((value): BoundValue => ({ kind: "summary", value, place }));
    const ran = walk.run(walk, target, { args, calls: [], imports: 0, others: "unknown" }, unguarded);
    const made =
      ran?.frame.returns.map(({ value }) => targetOfBound(walk, value)).filter(({ kind }) => kind === "closure") ?? [];
    target = made.length === 1 && made[0] ? made[0] : { kind: "unknown" };
  }
  if (target.kind !== "closure") return entryOfHandler(walk, links, uncertain);
  return { target, state: unguarded, args: [], others: "client" };
}

/** The handler of a chain, after its middleware. */
function entryOfHandler(walk: GuardWalk, links: readonly PlacedLink[], start: GuardState): GuardEntry | undefined {
  for (let index = links.length - 1; index >= 0; index -= 1) {
    const placed = links[index];
    const target = placed && handlerOf(walk, placed);
    if (!target) continue;
    const passed = runMiddleware(walk, links.slice(0, index), start);
    return { target, others: "unknown", ...passed };
  }
  return undefined;
}

/** The first async function among a call's arguments, else the last; else one in a property known for handlers. */
function handlerOf(walk: GuardWalk, { link, place }: PlacedLink): Closure | undefined {
  const closures = link.args.flatMap((value) => closureOf(walk, value, place) ?? []);
  const isAsync = ({ place: { index, summary } }: Closure) => summary.functions[index]?.async ?? false;
  const found = closures.find(isAsync) ?? closures.at(-1);
  if (found) return found;
  for (const value of link.args) {
    if (value.kind !== "object") continue;
    for (const name of handlerProperties) {
      const property = Object.hasOwn(value.properties, name) ? value.properties[name] : undefined;
      const closure = property && closureOf(walk, property, place);
      if (closure) return closure;
    }
  }
  return undefined;
}

function closureOf(walk: GuardWalk, value: ValueSummary, place: ModulePlace): Closure | undefined {
  const target = targetOfSummary(walk, value, place);
  return target.kind === "closure" ? target : undefined;
}

type Passed = Pick<GuardEntry, "args" | "state">;

/** What is known, and what the handler is given, once every `.use(fn)` before it has called `next`. */
function runMiddleware(walk: GuardWalk, links: readonly PlacedLink[], start: GuardState): Passed {
  let passed: Passed = { state: start, args: [] };
  for (const { link, place } of links) {
    if (link.method === undefined || !middlewareMethods.has(link.method)) continue;
    for (const value of link.args)
      for (const closure of functionsIn(walk, value, place)) passed = runOne(walk, closure, passed);
  }
  return passed;
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
