/** What becomes of inputs that are taken apart, or become part of something else. */
import type { InputValue } from "./input-values.ts";

/** Members of values. */
export function take(values: readonly InputValue[], path: readonly string[]): readonly InputValue[] {
  if (path.length === 0) return values;
  return values.map((value) => ({ ...value, path: [...value.path, ...path] }));
}

/** Values that became part of a text. */
export function asText(values: readonly InputValue[], coerced = true): readonly InputValue[] {
  return values.map((value) => ({
    ...value,
    shape: "text",
    coerced: coerced || value.coerced,
    place: value.place === "whole" ? "start" : value.place,
  }));
}

/** Values of which every character is written so that it has no meaning in an address, or no longer is. */
export function asEncoded(values: readonly InputValue[], encoded = true): readonly InputValue[] {
  return asText(values, false).map((value) => ({ ...value, encoded }));
}

/** Values that became part of another one. */
export function inside(values: readonly InputValue[]): readonly InputValue[] {
  return values.map((value) => ({ ...value, place: "inside" }));
}

/** Each value once, in order. */
export function distinct(values: readonly InputValue[]): readonly InputValue[] {
  if (values.length < 2) return values;
  const byKey = new Map(values.map((value) => [JSON.stringify(value), value]));
  return byKey.size === values.length ? values : [...byKey.values()];
}
