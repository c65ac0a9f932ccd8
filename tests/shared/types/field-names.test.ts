import { describe, expect, it } from "vitest";
import { fieldNames } from "../../../shared/src/types/field-names.ts";
import { createView, type PropertyView, type TypeView } from "../../../shared/src/types/type-view.ts";

const text = createView({ kind: "primitive", text: "string" });
const nothing = createView({ kind: "nullish", text: "null" });
const opaque = createView({ kind: "opaque", text: "any" });

function object(names: readonly string[], more: Partial<TypeView> = {}): TypeView {
  const properties = names.map((name): PropertyView => ({
    name,
    optional: false,
    isMethod: false,
    isPrivate: false,
    type: text,
  }));
  return createView({ kind: "object", text: "{ … }", properties, ...more });
}

const union = (...members: TypeView[]) => createView({ kind: "union", text: "A | B", members });
const list = (...elements: TypeView[]) => createView({ kind: "object", text: "A[]", elements });
const lib = { name: "URL", qualifiedName: "URL", origin: "lib", isClass: false, hasConstructor: true, isEnum: false };

describe("the names of a type's fields", () => {
  it.each<[string, TypeView, readonly string[]]>([
    ["an object", object(["id", "hash"]), ["id", "hash"]],
    ["an intersection", object(["id"], { kind: "intersection" }), ["id"]],
    ["an array's elements", list(object(["id"])), ["id"]],
    ["an array of arrays", list(list(object(["id"]))), ["id"]],
    ["an object, or none", union(object(["id"]), nothing), ["id"]],
    ["one of two objects: of both, once", union(object(["id", "a"]), object(["id", "b"])), ["id", "a", "b"]],
    ["an object that the project declares", object(["id"], { symbol: { ...lib, origin: "project" } }), ["id"]],
  ])("%s", (_, type, names) => {
    expect(fieldNames(type)).toEqual(names);
  });

  it.each<[string, TypeView]>([
    ["a primitive", text],
    ["what may be anything", opaque],
    ["an object without fields", object([])],
    ["a function with fields", object(["id"], { callReturns: [text] })],
    ["a record by any key", object(["id"], { indexValues: [text] })],
    ["a promise", object(["then", "catch"])],
    ["an object of the platform", object(["password", "host"], { symbol: lib })],
    ["an empty tuple", list()],
    ["an array of anything", list(opaque)],
    ["none, or anything", union(nothing, opaque)],
  ])("%s: not known", (_, type) => {
    expect(fieldNames(type)).toBeUndefined();
  });
});
