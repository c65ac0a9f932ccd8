/** The calls that make an action, and what they are given: a client may be made of another, in another file. */
import { runsAfterArgument } from "../knowledge/builders.ts";
import type { Reference } from "../model/reference.ts";
import type { ChainLink, ValueSummary } from "../model/value-summary.ts";
import { resolveFrom } from "./function-place.ts";
import type { GuardWalk } from "./guards-model.ts";
import type { CallTarget, Closure, ModulePlace } from "./guards-values.ts";
import { targetOfReference, targetOfSummary } from "./guards-targets.ts";

export type MakingCall = Extract<ValueSummary, { kind: "call" }>;

/** A call of a chain, and the module it is written in. */
export interface PlacedLink {
  readonly link: ChainLink;
  readonly place: ModulePlace;
}

const maxSteps = 5;

/** The links of a chain from its root on. `names`: all that are called on the way. */
export function chainOf(
  walk: GuardWalk,
  value: MakingCall,
  place: ModulePlace,
): { readonly base: CallTarget; readonly links: readonly PlacedLink[]; readonly names: readonly string[] } {
  let links: readonly PlacedLink[] = [];
  let names: readonly string[] = [];
  let current: { readonly value: MakingCall; readonly place: ModulePlace } | undefined = { value, place };
  let base: CallTarget = { kind: "unknown" };
  for (let step = 0; current && step < maxSteps; step += 1) {
    const { root, links: own }: MakingCall = current.value;
    const where: ModulePlace = current.place;
    links = [...own.map((link) => ({ link, place: where })), ...links];
    names = [...namesIn(root), ...own.flatMap(({ method }) => (method === undefined ? [] : [method])), ...names];
    base = targetOfReference(walk, root, where);
    const before: ValueSummary | undefined = parentOf(base, own) ?? referenceTo(root);
    current = before && callBehind(walk, before, where);
  }
  return { base, links, names };
}

function referenceTo(root: Reference): ValueSummary | undefined {
  return root.kind === "unknown" ? undefined : { kind: "reference", reference: root };
}

/** What a builder is made of, whose middleware runs before its own: `createServerActionProcedure(authedProcedure)`. */
function parentOf(base: CallTarget, [made]: readonly ChainLink[]): ValueSummary | undefined {
  if (base.kind !== "named" || made?.method !== undefined) return undefined;
  return runsAfterArgument(base.source ?? "", base.call) ? made?.args[0] : undefined;
}

function namesIn(root: Reference): readonly string[] {
  return root.kind === "unknown" ? [] : [root.name, ...root.path];
}

/** The call that a name stands for, and where it is written. */
export function callBehind(
  walk: GuardWalk,
  value: ValueSummary,
  place: ModulePlace,
): { readonly value: MakingCall; readonly place: ModulePlace } | undefined {
  if (value.kind === "call") return value.path.length === 0 ? { value, place } : undefined;
  if (value.kind !== "reference") return undefined;
  const resolution = resolveFrom(walk.context, place, value.reference);
  if (resolution.kind !== "value" || resolution.path.length > 0 || resolution.value.kind !== "call") return undefined;
  const { file, summary } = resolution;
  return resolution.value.path.length === 0 ? { value: resolution.value, place: { file, summary } } : undefined;
}

/** The function of the project that a value is. */
export function closureOf(walk: GuardWalk, value: ValueSummary, place: ModulePlace): Closure | undefined {
  const target = targetOfSummary(walk, value, place);
  return target.kind === "closure" ? target : undefined;
}
