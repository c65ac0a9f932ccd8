/** What can be said of values of `FlowStep`s whatever code they come from: their members, opposites and comparisons. */
import type { FlowValue } from "../model/flow.ts";

export const somewhere: FlowValue = { kind: "made", of: [] };
export const thrown: FlowValue = { kind: "made", of: [], isThrown: true };
export const falsy: FlowValue = { kind: "constant", truthy: false };
export const truthy: FlowValue = { kind: "constant", truthy: true };

/** What a function gives that ends without a `return`. */
export const nothing = falsy;

/** The member `path` of a value. */
export function memberOfFlow(value: FlowValue, path: readonly string[]): FlowValue {
  const [member, ...rest] = path;
  if (member === undefined) return value;
  switch (value.kind) {
    case "result":
    case "parameter":
    case "instance":
      return { ...value, path: [...value.path, ...path] };
    case "reference":
      return { kind: "reference", reference: { ...value.reference, path: [...value.reference.path, ...path] } };
    case "object": {
      const found = Object.hasOwn(value.properties, member) ? value.properties[member] : undefined;
      if (found) return memberOfFlow(found, rest);
      return value.rest.length > 0 ? { kind: "some", of: value.rest.map((part) => memberOfFlow(part, path)) } : falsy;
    }
    case "some":
      return { kind: "some", of: value.of.map((part) => memberOfFlow(part, path)) };
    case "all":
      return {
        kind: "all",
        of: value.of.map((part, index) => (index === value.of.length - 1 ? memberOfFlow(part, path) : part)),
      };
    case "made":
      return value.isTuple ? memberOfTuple(value.of, member, rest) : value;
    default:
      return falsy;
  }
}

/** An element, or what all of them have to do with: `pair[0]`, `[a, b].length`. */
function memberOfTuple(elements: readonly FlowValue[], member: string, rest: readonly string[]): FlowValue {
  const index = Number(member);
  if (!Number.isInteger(index)) return made(elements);
  const element = elements[index];
  return element ? memberOfFlow(element, rest) : falsy;
}

/** A comparison with `null`, `undefined`, `false`, `0` asks whether the other is missing; one with `true`, whether it is there. */
export function equal(left: FlowValue, right: FlowValue): FlowValue {
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (other.kind !== "constant") continue;
    if (!other.truthy) return not(value);
    if (other.text === "true") return value;
  }
  return { kind: "equal", of: [left, right] };
}

/** An object, with what is put into it after it was made. */
export function withAdditions(value: FlowValue, additions: readonly FlowValue[]): FlowValue {
  if (additions.length === 0) return value;
  if (value.kind === "object") return { ...value, rest: [...value.rest, made(additions)] };
  return value.kind === "instance" ? { ...value, args: [...value.args, ...additions] } : value;
}

export function not(value: FlowValue): FlowValue {
  return value.kind === "not" ? value.of : { kind: "not", of: value };
}

export function both(left: FlowValue, right: FlowValue): FlowValue {
  return { kind: "all", of: [left, right] };
}

export function made(of: readonly FlowValue[]): FlowValue {
  return { kind: "made", of };
}
