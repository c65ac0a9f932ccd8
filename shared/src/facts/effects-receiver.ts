/** What a call is made on: followed from the callee through variables, factories and files to a package, an object of the language, or nothing known. */
import { isPassingFunction } from "../knowledge/auth-inert.ts";
import { builtinObjects } from "../knowledge/builtin-objects.ts";
import type { CallSummary } from "../model/function-summary.ts";
import { lastNameOf, type Origin, type OriginRoot } from "../model/reference.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { type FactsContext, type FunctionPlace, resolveFrom } from "./function-place.ts";

/** `names`: the members on the way to the callee, calls left out; of a package, the export comes first. */
export type Receiver =
  | { readonly kind: "package"; readonly source: string; readonly names: readonly string[] }
  /** `shared`: it is held by a variable at the top of a file. */
  | { readonly kind: "builtin"; readonly names: readonly string[]; readonly shared: boolean }
  | { readonly kind: "global"; readonly names: readonly string[] }
  /** A function of the project: what it does stands in its body. */
  | { readonly kind: "function" }
  /** `name`: what the call begins with, as written. */
  | { readonly kind: "unknown"; readonly names: readonly string[]; readonly name: string | undefined };

type Place = Pick<FunctionPlace, "file" | "summary">;

const maxHops = 8;

export function receiverOf(context: FactsContext, from: Place, call: CallSummary): Receiver {
  if (call.target !== undefined) return { kind: "function" };
  const origin: Origin = call.callee.kind === "unknown" ? (call.origin ?? nothing) : { root: call.callee, steps: [] };
  return follow(context, from, origin, maxHops);
}

function follow(context: FactsContext, from: Place, { root, steps }: Origin, hops: number): Receiver {
  const unknown: Receiver = { kind: "unknown", names: namesOf(steps), name: nameOf(root) };
  if (hops === 0) return unknown;
  switch (root.kind) {
    case "instance": {
      if (root.of.kind === "unknown") return unknown;
      const made = follow(context, from, { root: root.of, steps: ["()", ...steps] }, hops - 1);
      return made.kind === "function" ? unknown : made;
    }
    case "value":
      return { kind: "builtin", names: namesOf(steps), shared: false };
    case "parameter":
      return root.type !== undefined && builtinObjects.has(root.type)
        ? { kind: "builtin", names: namesOf(steps), shared: false }
        : unknown;
    case "unknown":
      return unknown;
    default:
      return followName(context, from, root, steps, hops);
  }
}

function followName(
  context: FactsContext,
  from: Place,
  reference: Extract<OriginRoot, { path: readonly string[] }>,
  steps: readonly string[],
  hops: number,
): Receiver {
  const found = resolveFrom(context, from, reference);
  switch (found.kind) {
    case "external":
      return { kind: "package", source: found.source, names: [found.name, ...found.path, ...namesOf(steps)] };
    case "global": {
      const names = [...found.path, ...namesOf(steps)];
      if (builtinObjects.has(found.name)) return { kind: "builtin", names, shared: false };
      return { kind: "global", names: [found.name, ...names] };
    }
    case "unknown":
      return { kind: "unknown", names: [...reference.path, ...namesOf(steps)], name: reference.name };
    case "value": {
      const made = followValue(context, found, found.value, [...found.path, ...steps], hops - 1);
      if (made.kind === "unknown" && made.name === undefined) return { ...made, name: reference.name };
      return made.kind === "builtin" ? { ...made, shared: true } : made;
    }
  }
}

function followValue(
  context: FactsContext,
  place: Place,
  value: ValueSummary,
  steps: readonly string[],
  hops: number,
): Receiver {
  const on = (origin: Origin): Receiver =>
    follow(context, place, { root: origin.root, steps: [...origin.steps, ...steps] }, hops);
  const [first, ...rest] = steps;
  switch (value.kind) {
    case "call": {
      const given = passedOn(context, place, value);
      if (given) return followValue(context, place, given, steps, hops);
      const links = value.links.flatMap(({ method }) => (method === undefined ? ["()"] : [method, "()"]));
      const { origin, root } = value;
      if (origin) return on({ root: origin.root, steps: [...origin.steps, ...value.path] });
      return on({ root, steps: [...links, ...value.path] });
    }
    case "unknown":
      return value.origin ? on(value.origin) : { kind: "unknown", names: namesOf(steps), name: undefined };
    case "value":
      return value.origin ? on(value.origin) : { kind: "builtin", names: namesOf(steps), shared: true };
    case "function": {
      const gives = place.summary.functions[value.index]?.gives;
      if (first === undefined) return { kind: "function" };
      if (first !== "()" || !gives) return { kind: "unknown", names: namesOf(steps), name: undefined };
      return follow(context, place, { root: gives.root, steps: [...gives.steps, ...rest] }, hops);
    }
    default:
      return { kind: "unknown", names: namesOf(steps), name: undefined };
  }
}

/** `cache(getDb)` is `getDb`. */
function passedOn(
  context: FactsContext,
  place: Place,
  { links, path, root }: Extract<ValueSummary, { kind: "call" }>,
): ValueSummary | undefined {
  const [link, ...others] = links;
  if (!link || others.length + path.length > 0) return undefined;
  const found = resolveFrom(context, place, root);
  if (found.kind !== "external") return undefined;
  return isPassingFunction(link.method ?? lastNameOf(found)) ? link.args[0] : undefined;
}

function nameOf(root: OriginRoot): string | undefined {
  return "name" in root ? root.name : undefined;
}

function namesOf(steps: readonly string[]): string[] {
  return steps.filter((step) => step !== "()");
}

const nothing: Origin = { root: { kind: "unknown" }, steps: [] };
