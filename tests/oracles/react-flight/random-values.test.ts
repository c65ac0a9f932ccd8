/** Random values made of the kinds, nested in one another: the classifier's answer for the whole type, and what React does. */
import fc from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { TypeView } from "../../../shared/src/types/type-view.ts";
import { classify, viewKinds } from "./classify-kinds.ts";
import { disagreements } from "./disagreements.ts";
import { kindFiles } from "./kinds/index.ts";
import { loadFlight, type Mode } from "./load-flight.ts";
import { agrees, type Make, outcomeOf, send, type Way, ways } from "./send.ts";

interface Leaf {
  readonly file: string;
  readonly name: string;
}
type Tree =
  | { readonly kind: "array" | "map" | "nullable" | "promise" | "set" | "tuple"; readonly of: Tree }
  | { readonly kind: "leaf"; readonly leaf: Leaf }
  | { readonly kind: "object"; readonly fields: readonly Tree[] };

const seed = 20_261_125;
const count = 300;
const fileOfRandoms = "random";

/** Kinds that React treats as the classifier says, whatever they stand in; those it cannot judge would hide the rest. */
function leaves(views: ReturnType<typeof viewKinds>): Leaf[] {
  const explained = new Set(disagreements.map(({ kind }) => kind));
  return Object.entries(kindFiles).flatMap(([file, kinds]) =>
    Object.keys(kinds)
      .filter((name) => !explained.has(name))
      .filter((name) => ways.every((way) => classify([views.get(file)?.get(name) as TypeView], way) !== "unknown"))
      .map((name) => ({ file, name })),
  );
}

function randomTrees(known: readonly Leaf[]): Tree[] {
  const { tree } = fc.letrec<{ tree: Tree; leaf: Tree }>((tie) => ({
    leaf: fc.constantFrom(...known).map((leaf) => ({ kind: "leaf", leaf })),
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      fc.record({
        kind: fc.constantFrom("array", "map", "nullable", "promise", "set", "tuple"),
        of: tie("tree"),
      }),
      fc.record({ kind: fc.constant("object"), fields: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }) }),
    ),
  }));
  return fc.sample(tree, { seed, numRuns: count });
}

/** React 19.3 does not finish sending a stream back to the server beside a promise, when both came from there. */
function neverEnds(tree: Tree, way: Way): boolean {
  return (way === "server bind" || way === "state") && holds(tree, isStream) && holds(tree, isPromise);
}

function holds(tree: Tree, test: (tree: Tree) => boolean): boolean {
  if (test(tree)) return true;
  if (tree.kind === "leaf") return false;
  return tree.kind === "object" ? tree.fields.some((field) => holds(field, test)) : holds(tree.of, test);
}

function isStream(tree: Tree): boolean {
  return tree.kind === "leaf" && ["Stream", "async", "nodeReadable"].some((part) => tree.leaf.name.includes(part));
}

function isPromise(tree: Tree): boolean {
  return tree.kind === "promise" || (tree.kind === "leaf" && tree.leaf.name.toLowerCase().includes("promise"));
}

function typeOf(tree: Tree): string {
  if (tree.kind === "leaf") return `ReturnType<typeof import("./${tree.leaf.file}.ts").${tree.leaf.name}>`;
  if (tree.kind === "object")
    return `{ ${tree.fields.map((field, index) => `f${index}: ${typeOf(field)}`).join("; ")} }`;
  const of = typeOf(tree.of);
  return {
    array: `(${of})[]`,
    map: `Map<string, ${of}>`,
    nullable: `${of} | null`,
    promise: `Promise<${of}>`,
    set: `Set<${of}>`,
    tuple: `[string, ${of}]`,
  }[tree.kind];
}

function makerOf(tree: Tree): Make {
  if (tree.kind === "leaf") return kindFiles[tree.leaf.file]?.[tree.leaf.name] as Make;
  if (tree.kind === "object") {
    const makers = tree.fields.map(makerOf);
    return (environment) => Object.fromEntries(makers.map((make, index) => [`f${index}`, make(environment)]));
  }
  const make = makerOf(tree.of);
  const wrap = {
    array: (value: unknown) => [value],
    map: (value: unknown) => new Map([["a", value]]),
    nullable: (value: unknown) => value,
    promise: (value: unknown) => Promise.resolve(value),
    set: (value: unknown) => new Set([value]),
    tuple: (value: unknown) => ["a", value],
  }[tree.kind];
  return (environment) => wrap(make(environment));
}

describe("random nested values", () => {
  let trees: Tree[];
  let views: ReadonlyMap<string, TypeView>;

  beforeAll(() => {
    vi.spyOn(console, "error").mockReturnValue();
    trees = randomTrees(leaves(viewKinds()));
    const text = trees.map((tree, index) => `export declare function t${index}(): ${typeOf(tree)};`).join("\n");
    views = viewKinds({ name: fileOfRandoms, text }).get(fileOfRandoms) ?? new Map();
    return () => void vi.restoreAllMocks();
  });

  it.each<Mode>(["development", "production"])("fare in %s as the classifier says", async (mode) => {
    const flight = loadFlight("react 19.3", mode);
    const wrong: string[] = [];
    for (const [index, tree] of trees.entries()) {
      const view = views.get(`t${index}`) as TypeView;
      for (const way of ways) {
        if (neverEnds(tree, way)) continue;
        const said = classify([view], way);
        const sent = await send(flight, way, makerOf(tree));
        if (!agrees(said, sent, mode))
          wrong.push(`${typeOf(tree)}, ${way}: the classifier says ${said}, React ${outcomeOf(sent)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
