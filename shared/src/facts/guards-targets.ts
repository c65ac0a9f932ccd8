/** What a value is when it is called, across files, parameters and the results of other calls. */
import { memberOfFlow } from "../graph/flow-terms.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import type { Resolution } from "../graph/resolution.ts";
import type { FlowValue } from "../model/flow.ts";
import type { Reference } from "../model/reference.ts";
import type { ChainLink, ValueSummary } from "../model/value-summary.ts";
import { isAuthPackage } from "../knowledge/auth-primitives.ts";
import { isInertPackage, isPassingFunction } from "../knowledge/auth-inert.ts";
import { effectsOfMethod } from "../knowledge/mutations.ts";
import { namedImport } from "../syntax/bindings.ts";
import { resolveFrom } from "./function-place.ts";
import { boundParameter, resultOf } from "./guards-frames.ts";
import type { GuardFrame, GuardWalk } from "./guards-model.ts";
import type { BoundValue, CallResult, CallTarget, ModulePlace, NamedCallee } from "./guards-values.ts";

const unknown: CallTarget = { kind: "unknown" };
const maxDepth = 20;

/** What `value` is in a run. */
export function targetOf(walk: GuardWalk, frame: GuardFrame, value: FlowValue, depth = maxDepth): CallTarget {
  if (depth === 0) return unknown;
  switch (value.kind) {
    case "function":
      return { kind: "closure", place: { ...frame.place, index: value.index }, outer: frame };
    case "reference":
      return targetOfReference(walk, value.reference, frame.place);
    case "instance":
      return targetOfInstance(walk, value.of, value.path, frame.place);
    case "parameter": {
      const bound = boundParameter(frame, value);
      return bound ? targetOfBound(walk, bound, depth - 1) : { kind: "handed", path: value.path };
    }
    case "result": {
      const result = resultOf(frame, value.call);
      return result ? targetOfResult(walk, result, value.path, depth - 1) : unknown;
    }
    case "some":
      return (
        value.of
          .map((part) => targetOf(walk, frame, part, depth - 1))
          .find(({ kind }) => kind !== "unknown" && kind !== "handed") ?? unknown
      );
    default:
      return unknown;
  }
}

export function targetOfBound(walk: GuardWalk, bound: BoundValue, depth = maxDepth): CallTarget {
  return bound.kind === "flow"
    ? targetOf(walk, bound.frame, bound.value, depth)
    : targetOfSummary(walk, bound.value, bound.place);
}

/** What a top-level value is; of a call only its name, see `guards-makers.ts` for what it makes. */
export function targetOfSummary(walk: GuardWalk, value: ValueSummary, place: ModulePlace): CallTarget {
  const index = functionIndexOf(value);
  if (index !== undefined) return { kind: "closure", place: { ...place, index }, outer: undefined };
  if (value.kind === "reference") return targetOfReference(walk, value.reference, place);
  if (value.kind !== "call") return unknown;
  return passedOn(walk, value, place) ?? namedByCall(walk, value, place) ?? walk.make(walk, value, place) ?? unknown;
}

export function targetOfReference(walk: GuardWalk, reference: Reference, place: ModulePlace): CallTarget {
  if (reference.kind === "import" && isListed(reference.source)) return namedByImport(reference);
  return targetOfResolution(walk, resolveFrom(walk.context, place, reference));
}

function isListed(source: string): boolean {
  return isAuthPackage(source) || isInertPackage(source);
}

function targetOfResolution(walk: GuardWalk, resolution: Resolution): CallTarget {
  switch (resolution.kind) {
    case "external":
      return { kind: "named", source: resolution.source, call: [resolution.name, ...resolution.path].join(".") };
    case "global":
      return { kind: "named", source: globalSource, call: [resolution.name, ...resolution.path].join(".") };
    case "unknown":
      return unknown;
    case "value": {
      const { file, path, summary, value } = resolution;
      const place = { file, summary };
      const [method, ...deeper] = path;
      if (value.kind === "class" && method !== undefined && deeper.length === 0)
        return methodOf(walk, value, "statics", method, place);
      if (value.kind === "value" && value.origin?.root.kind === "instance")
        return targetOfInstance(walk, value.origin.root.of, [...value.origin.steps, ...path], place);
      const target = targetOfSummary(walk, value, place);
      return path.length === 0 ? target : memberOfTarget(target, path);
    }
  }
}

/** A method of `new X()`: of a package by name, of the project by its class. */
function targetOfInstance(
  walk: GuardWalk,
  of: Reference,
  path: readonly string[],
  place: ModulePlace,
  depth = maxDepth,
): CallTarget {
  const [method, ...deeper] = path;
  const resolution = of.kind === "import" && isListed(of.source) ? undefined : resolveFrom(walk.context, place, of);
  if (resolution?.kind === "value") {
    const { file, summary, value } = resolution;
    if (value.kind !== "class" || resolution.path.length > 0 || method === undefined || deeper.length > 0)
      return unknown;
    return methodOf(walk, value, "methods", method, { file, summary }, depth);
  }
  const named = resolution ? targetOfResolution(walk, resolution) : targetOfReference(walk, of, place);
  return named.kind === "named" ? { ...named, call: [`new ${named.call}()`, ...path].join(".") } : unknown;
}

function methodOf(
  walk: GuardWalk,
  { parent, ...own }: Extract<ValueSummary, { kind: "class" }>,
  kind: "methods" | "statics",
  method: string,
  place: ModulePlace,
  depth = maxDepth,
): CallTarget {
  const index = own[kind] && Object.hasOwn(own[kind], method) ? own[kind][method] : undefined;
  if (index !== undefined) return { kind: "closure", place: { ...place, index }, outer: undefined };
  // What a database's method is called says more than the class it is inherited from.
  if (effectsOfMethod([method]).length > 0) return unknown;
  if (!parent || parent.kind === "unknown" || depth === 0) return unknown;
  if (kind === "methods") return targetOfInstance(walk, parent, [method], place, depth - 1);
  return targetOfReference(walk, { ...parent, path: [...parent.path, method] }, place);
}

/** A listed package is taken for what it is known for, also where its sources are part of the project. */
function namedByImport(reference: Extract<Reference, { kind: "import" }>): NamedCallee {
  const { name, path, source } = namedImport(reference);
  return { kind: "named", source, call: [name, ...path].join(".") };
}

/** Stands for the package of what every script has: `fetch`, `console.log`. */
export const globalSource = "global";

/** `cache(getUser)` is `getUser`. */
function passedOn(
  walk: GuardWalk,
  { links, path, root }: Extract<ValueSummary, { kind: "call" }>,
  place: ModulePlace,
): CallTarget | undefined {
  const [link, ...others] = links;
  const base = link && others.length + path.length === 0 ? targetOfReference(walk, root, place) : undefined;
  if (base?.kind !== "named" || base.source === globalSource) return undefined;
  const [given] = link?.args ?? [];
  return given && isPassingFunction(link?.method ?? base.call) ? targetOfSummary(walk, given, place) : undefined;
}

/** `auth` of `const { auth } = NextAuth(config)`: `default().auth` of `next-auth`. */
function namedByCall(
  walk: GuardWalk,
  { links, path, root }: Extract<ValueSummary, { kind: "call" }>,
  place: ModulePlace,
): NamedCallee | undefined {
  const base = targetOfReference(walk, root, place);
  if (base.kind !== "named") return undefined;
  return { ...base, call: [nameOfLinks(base.call, links), ...path].join(".") };
}

function nameOfLinks(root: string, links: readonly ChainLink[]): string {
  return links.reduce((name, { method }) => (method === undefined ? `${name}()` : `${name}.${method}()`), root);
}

function targetOfResult(walk: GuardWalk, result: CallResult, path: readonly string[], depth: number): CallTarget {
  if (result.kind === "derived") {
    const { callee } = result;
    return callee ? { ...callee, call: [`${callee.call}()`, ...path].join(".") } : unknown;
  }
  if (result.kind === "identity" && result.callee)
    return { ...result.callee, call: [`${result.callee.call}()`, ...path].join(".") };
  if (result.kind !== "returned") return unknown;
  const [first, ...others] = result.returns;
  if (first?.value.kind !== "flow" || others.length > 0) return unknown;
  return targetOf(walk, first.value.frame, memberOfFlow(first.value.value, path), depth);
}

function memberOfTarget(target: CallTarget, path: readonly string[]): CallTarget {
  return target.kind === "named" ? { ...target, call: [target.call, ...path].join(".") } : unknown;
}
