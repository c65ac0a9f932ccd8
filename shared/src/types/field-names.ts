import { findProperty, type TypeView } from "./type-view.ts";

/**
 * The names of the properties of an object, or of what an array holds; of a union those of each object in it. `undefined` where they are
 * not all known: a promise, a function, a type parameter, what may be anything; nor of what the platform brings (`URL` has a `password`).
 */
export function fieldNames(type: TypeView): readonly string[] | undefined {
  if (type.kind === "union") {
    const objects = type.members.flatMap((member) => fieldNames(member) ?? []);
    return objects.length > 0 ? [...new Set(objects)] : undefined;
  }
  if (type.kind !== "object" && type.kind !== "intersection") return undefined;
  const [element] = type.elements ?? [];
  if (type.elements) return element && fieldNames(element);
  if (type.symbol?.origin === "lib") return undefined;
  if (type.callReturns.length > 0 || type.indexValues.length > 0 || findProperty(type, "then")) return undefined;
  return type.properties.length > 0 ? type.properties.map(({ name }) => name) : undefined;
}
