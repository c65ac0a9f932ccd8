/** The function behind an action, and what has already been checked when it runs: wrappers and builder chains, followed to their root. */
import { isInertPackage } from "../knowledge/auth-inert.ts";
import { handlerProperties } from "../knowledge/builders.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { madeInside } from "./guards-captures.ts";
import { callBehind, chainOf, closureOf, type MakingCall, type PlacedLink } from "./guards-chains.ts";
import { runMiddleware } from "./guards-middleware.ts";
import { globalSource, targetOfBound, targetOfSummary } from "./guards-targets.ts";
import type { GuardWalk } from "./guards-model.ts";
import { type GuardState, uncertain, unguarded } from "./guards-state.ts";
import type { BoundValue, CallTarget, Closure, ModulePlace } from "./guards-values.ts";

/** Where an action's own code begins. */
export interface GuardEntry {
  readonly target: Closure;
  /** What is known when it is called. */
  readonly state: GuardState;
  readonly args: readonly (BoundValue | undefined)[];
  readonly others: "client" | "unknown";
}

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

function entryOfCall(walk: GuardWalk, value: MakingCall, place: ModulePlace): GuardEntry | undefined {
  const { base, links, names } = chainOf(walk, value, place);
  if (names.some((name) => walk.context.settings.auth.wrappers.includes(name))) {
    return entryOfHandler(walk, links, { verdict: "yes", trace: [] });
  }
  if (base.kind === "closure") return entryOfWrapper(walk, base, links);
  const isInert = base.kind === "named" && (base.source === globalSource || isInertPackage(base.source ?? ""));
  return entryOfHandler(walk, links, isInert ? unguarded : uncertain);
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
