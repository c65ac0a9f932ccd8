import { describe, expect, it } from "vitest";
import { graphOf, imported, local } from "./graph-of.ts";

const files = {
  "/actions.ts": `"use server";
    import { wrapped } from "./wrappers";
    import { helper } from "./helpers";
    import { actionClient } from "some-action-library";
    export async function create() {}
    export const update = async () => {};
    export const built = actionClient.schema({}).action(async () => {});
    export const alias = create;
    export const ofProject = wrapped(async () => {});
    export const { one, two } = makeActions();
    async function inside() {}
    export { helper };
    export { helper as reexported } from "./helpers";
    export default async function () {}
    export const label = "x";
    export type Input = string;`,
  "/helpers.ts": `
    export async function helper() {}
    export async function inline() { "use server"; }
    export const inlineArrow = async () => { "use server"; };
    export const called = build();
    export const table = { create: inline, helper, label: "x" };
    export const bound = inline.bind(null, 1);
    export const boundTwice = bound.bind(null, 2);
    export const boundHelper = helper.bind(null, 1);
    export const boundByHand = helper.call(null);
    export class Thing {}
    export const number = 1;`,
  "/wrappers.ts": `export const wrapped = (fn) => fn;`,
  "/barrel.ts": `export * from "./actions"; export { create as renamed } from "./actions"; export * as actions from "./actions";`,
  "/solid.ts": `"use server"; import { createSignal } from "solid-js"; export async function create() {}`,
  "/page.tsx": `
    import { create } from "./actions";
    import * as actions from "./actions";
    async function save() { "use server"; }
    function plain() {}
    const withId = create.bind(null, 1);
    const member = actions.update;
    const nobodys = unknownCall();`,
};

describe("whether a reference is a Server Function", () => {
  const { isServerFunction } = graphOf(files);
  it.each([
    ["a function of a server module", imported("./actions", "create"), "yes"],
    ["an arrow of a server module", imported("./actions", "update"), "yes"],
    ["a builder's result exported by a server module", imported("./actions", "built"), "yes"],
    ["an alias exported by a server module", imported("./actions", "alias"), "yes"],
    ["a wrapper's result exported by a server module", imported("./actions", "ofProject"), "yes"],
    ["a destructured export of a server module", imported("./actions", "two"), "yes"],
    ["a default export of a server module", imported("./actions", "default"), "yes"],
    ["another module's function exported by a server module", imported("./actions", "reexported"), "yes"],
    ["an imported function exported by a server module", imported("./actions", "helper"), "yes"],
    ["the same function from its own module", imported("./helpers", "helper"), "no"],
    ["a literal exported by a server module", imported("./actions", "label"), "no"],
    ["a type exported by a server module", imported("./actions", "Input"), "unknown"],
    ["what a server module does not export", imported("./actions", "inside"), "unknown"],
    ["by a barrel", imported("./barrel", "create"), "yes"],
    ["renamed by a barrel", imported("./barrel", "renamed"), "yes"],
    ["by a barrel's namespace", imported("./barrel", "actions", "built"), "yes"],
    ["by a namespace", imported("./actions", "*", "create"), "yes"],
    ["an inline one", imported("./helpers", "inline"), "yes"],
    ["an inline arrow", imported("./helpers", "inlineArrow"), "yes"],
    ["a member of an object that is one", imported("./helpers", "table", "create"), "yes"],
    ["a member of an object that is none", imported("./helpers", "table", "helper"), "no"],
    ["a member of an object that is a literal", imported("./helpers", "table", "label"), "no"],
    ["a bound one", imported("./helpers", "bound"), "yes"],
    ["one bound twice", imported("./helpers", "boundTwice"), "yes"],
    ["a bound function that is none", imported("./helpers", "boundHelper"), "no"],
    ["the result of an unknown call", imported("./helpers", "called"), "unknown"],
    ["the result of .call", imported("./helpers", "boundByHand"), "unknown"],
    ["a class", imported("./helpers", "Thing"), "no"],
    ["a literal", imported("./helpers", "number"), "no"],
    ["a method of one", imported("./actions", "create", "bind"), "unknown"],
    ["a package's export", imported("some-package", "action"), "unknown"],
    ["a missing module's export", imported("./missing", "action"), "unknown"],
    ["another framework's", imported("./solid", "create"), "unknown"],
    ["a local inline one", local("save"), "yes"],
    ["a local function", local("plain"), "no"],
    ["a local bound one", local("withId"), "yes"],
    ["a local alias of a namespace's member", local("member"), "yes"],
    ["a local unknown call", local("nobodys"), "unknown"],
    ["a global", { kind: "global", name: "alert", path: [] } as const, "no"],
    ["a member of a global", { kind: "global", name: "window", path: ["action"] } as const, "unknown"],
    ["an unknown reference", { kind: "unknown" } as const, "unknown"],
  ] as const)("%s", (_title, reference, expected) => {
    expect(isServerFunction(reference, "/page.tsx")).toBe(expected);
  });

  it("knows a local binding of a server module by what exports it", () => {
    const graph = graphOf(files);
    expect(graph.isServerFunction(local("create"), "/actions.ts")).toBe("yes");
    expect(graph.isServerFunction(local("built"), "/actions.ts")).toBe("yes");
    expect(graph.isServerFunction(local("inside"), "/actions.ts")).toBe("no");
    expect(graph.isServerFunction(local("helper"), "/actions.ts")).toBe("no");
  });

  it("tells it of values too", () => {
    const graph = graphOf({
      ...files,
      "/render.tsx": `import { create } from "./actions"; export default () => <Form a={create.bind(null, 1)} b={() => {}} c="x" d={create} />;`,
    });
    const attributes = graph.summary("/render.tsx")?.elements[0]?.attributes ?? [];
    expect(attributes.map(({ name, value }) => [name, graph.isServerFunctionValue(value, "/render.tsx")])).toEqual([
      ["a", "yes"],
      ["b", "no"],
      ["c", "no"],
      ["d", "yes"],
    ]);
  });
});
