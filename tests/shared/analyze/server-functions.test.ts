import { describe, expect, it } from "vitest";
import { parseSettings } from "../../../shared/src/settings/parse.ts";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import type { ModuleAnalysis } from "../../../shared/src/model/module.ts";
import { analyzeText, parseWith } from "../../helpers/parse.ts";

/** `handler` and `wrappers` as they are written, `node` and `value` too. */
function view(module: ModuleAnalysis) {
  const text = (node: { readonly range: readonly [number, number] } | undefined) =>
    node && module.text.slice(...node.range);
  return module.serverFunctions.map(({ origin, names, form, node, value, handler, wrappers }) => ({
    origin,
    names,
    form,
    node: text(node),
    value: text(value),
    handler: text(handler),
    wrappers: wrappers.map(text),
  }));
}

const inActionsFile = (text: string) => view(analyzeText(`"use server";\n${text}`));
const short = (text: string) =>
  inActionsFile(text).map(({ names, form, handler, wrappers }) => ({ names, form, handler, wrappers }));

describe("exports of a file with the directive", () => {
  it("function declaration", () => {
    expect(inActionsFile(`export async function save() {}`)).toEqual([
      {
        origin: "file",
        names: ["save"],
        form: "function",
        node: "save",
        value: "async function save() {}",
        handler: "async function save() {}",
        wrappers: [],
      },
    ]);
  });

  it("constants", () => {
    expect(short(`export const a = async () => 1, b = async function c() {};`)).toEqual([
      { names: ["a"], form: "function", handler: "async () => 1", wrappers: [] },
      { names: ["b"], form: "function", handler: "async function c() {}", wrappers: [] },
    ]);
  });

  it.each([
    [`export default async function save() {}`, "save"],
    [`export default async function () {}`, "async function () {}"],
    [`export default async () => {};`, "async () => {}"],
    [`async function save() {}\nexport default save;`, "save"],
  ])("default export: %s", (text, node) => {
    expect(inActionsFile(text)).toMatchObject([{ names: ["default"], form: "function", node, wrappers: [] }]);
    expect(inActionsFile(text)[0]?.handler).toContain("async");
  });

  it("export lists, renamed too", () => {
    expect(inActionsFile(`async function a() {}\nconst b = async () => {};\nexport { a as c, b };`)).toMatchObject([
      { names: ["c"], form: "function", node: "c", handler: "async function a() {}" },
      { names: ["b"], form: "function", node: "b", handler: "async () => {}" },
    ]);
  });

  it("one function under several names is one Server Function", () => {
    expect(short(`export async function a() {}\nexport { a as b };\nexport default a;`)).toEqual([
      { names: ["a", "b", "default"], form: "function", handler: "async function a() {}", wrappers: [] },
    ]);
  });

  it("aliases lead to the function, across several steps", () => {
    expect(short(`async function a() {}\nconst b = a;\nexport const c = b;`)).toEqual([
      { names: ["c"], form: "alias", handler: "async function a() {}", wrappers: [] },
    ]);
  });

  it("members of literal objects and static methods are aliases", () => {
    const text = `const api = { async save() {} };\nclass Api { static async load() {} }\nexport const a = api.save, b = Api.load;`;
    expect(short(text)).toEqual([
      { names: ["a"], form: "alias", handler: "() {}", wrappers: [] },
      { names: ["b"], form: "alias", handler: "() {}", wrappers: [] },
    ]);
  });

  it("an import under a new name has no handler here", () => {
    expect(short(`import { b } from "./b";\nexport const a = b;`)).toEqual([
      { names: ["a"], form: "alias", handler: undefined, wrappers: [] },
    ]);
  });

  it("re-exports have neither value nor handler", () => {
    expect(inActionsFile(`import { a } from "./a";\nexport { a };\nexport { b as c } from "./b";`)).toEqual([
      { origin: "file", names: ["a"], form: "reexport", node: "a", value: undefined, handler: undefined, wrappers: [] },
      { origin: "file", names: ["c"], form: "reexport", node: "c", value: undefined, handler: undefined, wrappers: [] },
    ]);
  });

  it("TypeScript around the value does not hide it", () => {
    const text = `export const a = (async () => 1) as F, b = (async () => 2) satisfies F, c = (<F>(async () => 3))!;`;
    const module = analyzeText(`"use server";\n${text}`, "/app/file.ts");
    expect(view(module).map(({ form, handler }) => [form, handler])).toEqual([
      ["function", "async () => 1"],
      ["function", "async () => 2"],
      ["function", "async () => 3"],
    ]);
  });

  it("destructured from a literal object", () => {
    expect(short(`export const { a, b: { c } } = { a: async () => 1, b: { c: async () => 2 } };`)).toEqual([
      { names: ["a"], form: "function", handler: "async () => 1", wrappers: [] },
      { names: ["c"], form: "function", handler: "async () => 2", wrappers: [] },
    ]);
  });

  it("destructured from a call: nobody knows how it is made", () => {
    expect(inActionsFile(`export const { signIn } = NextAuth({});`)).toMatchObject([
      { names: ["signIn"], form: "unknown", value: "NextAuth({})", handler: undefined },
    ]);
    expect(inActionsFile(`const { signIn } = NextAuth({});\nexport { signIn };`)).toMatchObject([
      { names: ["signIn"], form: "unknown", value: "NextAuth({})", handler: undefined },
    ]);
  });

  it.each([
    "[1]",
    "{ a: 1 }",
    "`a`",
    `"a"`,
    "1",
    "/a/",
    "new Map()",
    "class {}",
    "-1",
    "1 + 1",
    "<b />",
    `import("./a")`,
  ])("%s is no function", (value) => {
    expect(short(`export const a = ${value};`)).toEqual([]);
  });

  it("an alias of no function is none", () => {
    expect(short(`const b = [1];\nexport const a = b;`)).toEqual([]);
  });

  it("types, enums, classes and star exports are none", () => {
    const text = `export type A = 1; export interface B {} export enum C { D } export class E {} export * from "./f";
      type G = 1; export { G }; export type { A as H }; export declare const I: 1; export declare function j(): void;`;
    expect(short(text)).toEqual([]);
  });

  it("overload signatures count once", () => {
    const text = `export async function a(x: 1): Promise<1>;\nexport async function a(x: 2): Promise<2>;\nexport async function a(x: any) { return x }`;
    expect(short(text)).toEqual([
      { names: ["a"], form: "function", handler: "async function a(x: any) { return x }", wrappers: [] },
    ]);
  });

  it("a sync function is one too: its author means it", () => {
    expect(short(`export function a() {}`)).toMatchObject([{ names: ["a"], form: "function" }]);
  });

  it("conditional values are unknown", () => {
    expect(short(`export const a = process.env.X ? async () => 1 : async () => 2, b = f ?? g;`)).toEqual([
      { names: ["a"], form: "unknown", handler: undefined, wrappers: [] },
      { names: ["b"], form: "unknown", handler: undefined, wrappers: [] },
    ]);
  });

  it("functions that are not exported are none", () => {
    expect(short(`async function a() {}\nconst b = async () => {};`)).toEqual([]);
  });

  it("no file directive, no Server Functions", () => {
    expect(view(analyzeText(`// "use server"\nexport async function a() {}`))).toEqual([]);
    expect(view(analyzeText(`"use client";\nexport async function a() {}`))).toEqual([]);
  });
});

describe("wrappers", () => {
  const handler = "async () => 1";

  it.each<[title: string, text: string, wrappers: string[]]>([
    ["one", `export const a = withAuth(async () => 1);`, ["withAuth(async () => 1)"]],
    [
      "with arguments before",
      `export const a = createSafeAction(Schema, async () => 1);`,
      ["createSafeAction(Schema, async () => 1)"],
    ],
    [
      "with options after",
      `export const a = enhance(async () => 1, { auth: true });`,
      ["enhance(async () => 1, { auth: true })"],
    ],
    [
      "curried",
      `export const a = withResource("x")(async () => 1);`,
      [`withResource("x")(async () => 1)`, `withResource("x")`],
    ],
    [
      "nested",
      `export const a = outer(inner(async () => 1));`,
      ["outer(inner(async () => 1))", "inner(async () => 1)"],
    ],
    [
      "nested and curried",
      `export const a = outer(inner("x")(async () => 1));`,
      [`outer(inner("x")(async () => 1))`, `inner("x")(async () => 1)`, `inner("x")`],
    ],
    [
      "React.cache",
      `import * as React from "react";\nexport const a = React.cache(async () => 1);`,
      ["React.cache(async () => 1)"],
    ],
    [
      "React.cache of the default import",
      `import React from "react";\nexport const a = React.cache(async () => 1);`,
      ["React.cache(async () => 1)"],
    ],
    [
      "handler by name",
      `const run = async () => 1;\nexport const a = createSafeAction(Schema, run);`,
      ["createSafeAction(Schema, run)"],
    ],
    [
      "wrapped by name",
      `const inner = withA(async () => 1);\nexport const a = withB(inner);`,
      ["withB(inner)", "withA(async () => 1)"],
    ],
    [
      "a sync function beside",
      `export const a = guarded((user) => user.admin, async () => 1);`,
      ["guarded((user) => user.admin, async () => 1)"],
    ],
    [
      "handler in an object",
      `export const a = createAction({ schema, handler: async () => 1 });`,
      ["createAction({ schema, handler: async () => 1 })"],
    ],
    ["awaited", `export const a = await withAuth(async () => 1);`, ["withAuth(async () => 1)"]],
    ["with a type argument", `export const a = withAuth<string>(async () => 1);`, ["withAuth<string>(async () => 1)"]],
    [
      "with TypeScript around the handler",
      `export const a = withAuth((async () => 1) as never);`,
      ["withAuth((async () => 1) as never)"],
    ],
    ["bound", `const run = async () => 1;\nexport const a = run.bind(null);`, ["run.bind(null)"]],
  ])("%s", (_title, text, wrappers) => {
    expect(short(text)).toEqual([{ names: ["a"], form: "wrapper", handler, wrappers }]);
  });

  it("an imported handler stands elsewhere", () => {
    expect(short(`import { run } from "./run";\nexport const a = withAuth(run);`)).toEqual([
      { names: ["a"], form: "wrapper", handler: undefined, wrappers: ["withAuth(run)"] },
    ]);
  });

  it("a call that is given no function says nothing", () => {
    expect(short(`export const a = make({ name: "a" }), b = make();`)).toEqual([
      { names: ["a"], form: "unknown", handler: undefined, wrappers: [] },
      { names: ["b"], form: "unknown", handler: undefined, wrappers: [] },
    ]);
  });

  it("callbacks of arrays and promises are no handlers", () => {
    expect(short(`export const a = list.map(async () => 1), b = load().then(async () => 1);`)).toMatchObject([
      { names: ["a"], form: "unknown", handler: undefined },
      { names: ["b"], form: "unknown", handler: undefined },
    ]);
  });
});

describe("builder chains", () => {
  it.each<[title: string, value: string, wrappers: number]>([
    ["next-safe-action", "actionClient.schema(S).metadata({ name: 'a' }).action(async () => 1)", 3],
    ["next-safe-action with state", "actionClient.schema(S).stateAction(async () => 1)", 2],
    ["one call", "adminClient.action(async () => 1)", 1],
    ["zsa", "authed.createServerAction().input(S).handler(async () => 1)", 3],
    ["oRPC", "os.input(S).handler(async () => 1).actionable({ context: async () => ({}) })", 3],
    ["a project's own", "safe().guard('admin').perform(async () => 1)", 3],
    ["schema callback before the handler", "client.schema(async () => S).action(async () => 1)", 2],
    ["callbacks after the handler", "client.action(async () => 1, { onError: async () => {} })", 1],
    ["a wrapped handler", "client.action(withLog(async () => 1))", 2],
    ["optional call", "client?.action(async () => 1)", 1],
  ])("%s", (_title, value, wrappers) => {
    const [found] = short(`export const a = ${value};`);
    expect(found).toMatchObject({ names: ["a"], form: "builder", handler: "async () => 1" });
    expect(found?.wrappers[0]).toBe(value);
    expect(found?.wrappers).toHaveLength(wrappers);
  });

  it("lists the chain from its last call", () => {
    expect(short(`export const a = client.use(mw).action(run);\nasync function run() {}`)).toEqual([
      {
        names: ["a"],
        form: "builder",
        handler: "async function run() {}",
        wrappers: ["client.use(mw).action(run)", "client.use(mw)"],
      },
    ]);
  });

  it("a middleware is no handler", () => {
    expect(short(`export const client = base.use(async () => 1).schema(S);`)).toMatchObject([{ handler: undefined }]);
  });

  it("settings.builders names handler methods that are not the last", () => {
    const text = `"use server";\nexport const a = base.perform(async () => 1).named("a");`;
    const { settings } = parseSettings({ builders: ["perform"] });
    expect(view(analyzeText(text))[0]?.handler).toBeUndefined();
    expect(view(analyzeModule(parseWith("oxc", text), { settings }))[0]).toMatchObject({
      form: "builder",
      handler: "async () => 1",
    });
  });
});

describe("functions with a directive of their own", () => {
  const inline = (text: string, filename?: string) =>
    view(analyzeText(text, filename)).map(({ names, node, origin, form }) => ({ names, node, origin, form }));
  const one = (names: string[], node: string) => [{ names, node, origin: "function", form: "function" }];

  it.each<[title: string, text: string, names: string[], node: string]>([
    ["declaration", `function Page() { async function save() { "use server" } }`, ["save"], "save"],
    ["constant", `const save = async () => { "use server" };`, ["save"], "save"],
    ["constant under TypeScript", `const save = (async () => { "use server" }) as F;`, ["save"], "save"],
    ["named function expression", `run(async function named() { "use server" });`, ["named"], "named"],
    ["object method", `const o = { async save() { "use server" } };`, ["save"], "save"],
    ["object property", `const o = { save: async () => { "use server" } };`, ["save"], "save"],
    ["quoted property", `const o = { "save it": async () => { "use server" } };`, ["save it"], `"save it"`],
    ["static method", `class C { static async save() { "use server" } }`, ["save"], "save"],
    ["class field", `class C { save = async () => { "use server" } }`, ["save"], "save"],
    ["private field", `class C { #save = async () => { "use server" } }`, [], `async () => { "use server" }`],
    ["computed property", `const o = { [k]: async () => { "use server" } };`, [], `async () => { "use server" }`],
    ["assigned variable", `let save; save = async () => { "use server" };`, ["save"], "save"],
    ["assigned member", `api.save = async () => { "use server" };`, ["save"], "api.save"],
    ["default parameter", `function f(save = async () => { "use server" }) {}`, ["save"], "save"],
    ["default export", `export default async () => { "use server" };`, [], `async () => { "use server" }`],
    ["attribute", `<form action={async () => { "use server" }} />;`, [], `async () => { "use server" }`],
    ["render prop", `<Pump>{async ([d]) => { "use server" }}</Pump>;`, [], `async ([d]) => { "use server" }`],
    ["inside a wrapper", `const save = withAuth(async () => { "use server" });`, [], `async () => { "use server" }`],
    ["async generator", `const save = async function* () { "use server" };`, ["save"], "save"],
  ])("%s", (_title, text, names, node) => {
    expect(inline(text)).toEqual(one(names, node));
  });

  it("nested ones, outer first", () => {
    const text = `async function outer() { "use server"; async function inner() { "use server" } }`;
    expect(inline(text).map(({ names }) => names)).toEqual([["outer"], ["inner"]]);
  });

  it("in a client file they are still seen: a rule speaks of them", () => {
    expect(inline(`"use client";\nfunction Page() { async function save() { "use server" } }`)).toEqual(
      one(["save"], "save"),
    );
  });

  it.each([
    `class C { async save() { "use server" } }`,
    `class C { get save() { "use server" } }`,
    `class C { static get save() { "use server" } }`,
    `class C { constructor() { "use server" } }`,
    `const o = { get save() { "use server" } };`,
    `async function save() { if (x) { "use server" } }`,
    `async function save() { ("use server") }`,
    "async function save() { `use server` }",
    `async function save() { x(); "use server" }`,
  ])("none: %s", (text) => {
    expect(inline(text)).toEqual([]);
  });

  it("an exported one in a file with the directive is one, not two", () => {
    expect(inActionsFile(`export async function save() { "use server" }`)).toMatchObject([
      { origin: "file", names: ["save"] },
    ]);
  });

  it("a private one in a file with the directive is one", () => {
    expect(inActionsFile(`async function hidden() { "use server" }`)).toMatchObject([
      { origin: "function", names: ["hidden"] },
    ]);
  });
});

describe("other frameworks share the directive", () => {
  it.each([
    `import { createSignal } from "solid-js";`,
    `import { query } from "@solidjs/router";`,
    `import { createServerFn } from "@tanstack/react-start";`,
    `import { createServerFn } from "@tanstack/solid-start";`,
    `import { getEvent } from "vinxi/http";`,
    `import { server$ } from "@builder.io/qwik-city";`,
    `import type { JSX } from "solid-js";`,
  ])("%s", (line) => {
    const module = analyzeText(
      `"use server";\n${line}\nexport async function a() { async function b() { "use server" } }`,
    );
    expect(module.isReact).toBe(false);
    expect(module.serverFunctions).toEqual([]);
    expect(module.boundary).toBe("server");
  });

  it.each([
    `import { useQuery } from "@tanstack/react-query";`,
    `import { useRouter } from "@tanstack/react-router";`,
    `import { x } from "solid-js-utils";`,
    `import { x } from "./vinxi";`,
    `import { redirect } from "next/navigation";`,
  ])("React: %s", (line) => {
    const module = analyzeText(`"use server";\n${line}\nexport async function a() {}`);
    expect(module.isReact).toBe(true);
    expect(module.serverFunctions).toHaveLength(1);
  });
});
