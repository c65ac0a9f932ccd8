import { describe, expect, it } from "vitest";
import { summarize } from "../../../shared/src/graph/summarize.ts";
import type { CallSummary } from "../../../shared/src/model/function-summary.ts";
import type { ModuleSummary } from "../../../shared/src/model/summary.ts";
import { analyzeText } from "../../helpers/parse.ts";

const summaryOf = (text: string, filename?: string): ModuleSummary => summarize(analyzeText(text, filename));

const local = (name: string, ...path: string[]) => ({ kind: "reference", reference: { kind: "local", name, path } });
const imported = (source: string, name: string, ...path: string[]) => ({
  kind: "reference",
  reference: { kind: "import", source, name, path },
});

describe("summaries are pure data", () => {
  it("survive JSON", () => {
    const text = `"use server";
      import { redirect } from "next/navigation";
      import * as ui from "./ui";
      export * from "./other";
      export { a as b } from "./a";
      const client = make({ key: [1], nested: { run: async () => redirect("/") }, ...rest });
      export const save = client.schema(S).action(async ({ id }) => { if (id) redirect("/" + id); });
      export default function Page({ x, ...props }) { return <ui.Panel {...props} a="1" b={save} c={() => x}>{(n) => n}</ui.Panel>; }
      class C { static async d() { "use server" } }`;
    const summary = summaryOf(text);
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
    expect(summary.elements).toHaveLength(1);
    expect(summary.functions.length).toBeGreaterThan(3);
  });

  it("names like `constructor` are looked up safely", () => {
    const summary = summaryOf(`const a = { toString: 1 }; export { a };`);
    expect(summary.bindings["constructor"]).toBeUndefined();
    expect(summary.bindings["a"]).toEqual({ kind: "object", properties: { toString: { kind: "value" } } });
  });
});

describe("parameters", () => {
  it.each<[text: string, count: number, hasRest: boolean]>([
    ["function f(a, { b }, c = 1) {}", 3, false],
    ["function f(a, ...rest) {}", 2, true],
    ["const f = (...[a, b]) => a", 1, true],
    ["function f(this: void, a: string) {}", 1, false],
  ])("%s", (text, count, hasRest) => {
    const [entry] = summaryOf(text).functions;
    expect(entry?.parameterCount).toBe(count);
    expect(entry?.hasRest ?? false).toBe(hasRest);
  });
});

describe("bindings and exports", () => {
  it.each<[title: string, text: string, value: unknown]>([
    ["function", `function a() {}`, { kind: "function", index: 0 }],
    ["arrow", `const a = () => 1`, { kind: "function", index: 0 }],
    ["import", `import { b as a } from "./b"`, imported("./b", "b")],
    ["alias", `const b = make(); const a = b.c`, local("b", "c")],
    ["alias of an import", `import { b } from "./b"; const a = b`, imported("./b", "b")],
    ["class", `class a {}`, { kind: "class", instances: "instance" }],
    ["class of errors", `class a extends Error {}`, { kind: "class", instances: "error" }],
    [
      "class with a superclass of another file",
      `import { b } from "./b"; class a extends b {}`,
      { kind: "class", parent: { kind: "import", source: "./b", name: "b", path: [] } },
    ],
    [
      "class with methods",
      "class a { b() {} static c = () => {}; get d() { return 1; } }",
      { kind: "class", instances: "instance", methods: { b: 0 }, statics: { c: 1 } },
    ],
    ["literal", `const a = 1`, { kind: "value" }],
    ["undefined", `const a = undefined`, { kind: "value" }],
    ["array", `const a = [b]`, { kind: "value" }],
    ["element", `const a = <b />`, { kind: "value" }],
    ["condition", `const a = b ? c : d`, { kind: "unknown" }],
    ["written again", `let a = () => 1; a = 2`, { kind: "unknown" }],
    ["declared only", `let a`, { kind: "unknown" }],
    [
      "object",
      `const a = { b: 1, c() {}, "d e": b }`,
      {
        kind: "object",
        properties: {
          b: { kind: "value" },
          c: { kind: "function", index: 0 },
          "d e": { kind: "reference", reference: { kind: "global", name: "b", path: [] } },
        },
      },
    ],
    [
      "object with a spread: what stands before it may be overridden",
      `const a = { b: 1, ...c, d: 2 }`,
      {
        kind: "object",
        properties: { d: { kind: "value" } },
        open: true,
      },
    ],
    ["destructured from an object", `const { a } = { a: 1 }`, { kind: "value" }],
    [
      "destructured from a call",
      `import { make } from "./m"; const { b: { a } } = make(1)`,
      {
        kind: "call",
        root: { kind: "import", source: "./m", name: "make", path: [] },
        links: [{ method: undefined, args: [{ kind: "value" }] }],
        path: ["b", "a"],
      },
    ],
    ["destructured from a namespace", `import * as nav from "./nav"; const { a } = nav`, imported("./nav", "*", "a")],
    ["destructured from an array", `const [a] = make()`, { kind: "unknown" }],
    [
      "chain",
      `import { client } from "./c"; const a = client.use(mw).action(async () => 1)`,
      {
        kind: "call",
        root: { kind: "import", source: "./c", name: "client", path: [] },
        links: [
          { method: "use", args: [{ kind: "reference", reference: { kind: "global", name: "mw", path: [] } }] },
          { method: "action", args: [{ kind: "function", index: 0 }] },
        ],
        path: [],
      },
    ],
    ["require", `const a = require("./b")`, imported("./b", "*")],
    ["awaited import", `const a = (await import("./b")).c`, imported("./b", "*", "c")],
  ])("%s", (_title, text, value) => {
    expect(summaryOf(`${text}\nexport { a };`).bindings["a"]).toEqual(value);
  });

  it("types are no bindings", () => {
    expect(Object.keys(summaryOf(`interface A {} type B = 1; export const c = 1;`).bindings)).toEqual(["c"]);
  });

  it("exports", () => {
    const text = `"use server";
export async function a() {}
export { b as c } from "./b";
export * from "./d";
export * as e from "./e";
export type { F } from "./f";
export default class {}
export const g = [1];
import { h } from "./h"; export { h as i };`;
    const view = summaryOf(text).exports.map((exported) =>
      exported.kind === "local"
        ? [exported.name, exported.local, exported.value.kind, exported.isServerFunction]
        : exported.kind === "reexport"
          ? [exported.name, exported.imported, exported.source, exported.typeOnly]
          : ["*", exported.source],
    );
    expect(view).toEqual([
      ["a", "a", "function", true],
      ["c", "b", "./b", false],
      ["*", "./d"],
      ["e", "*", "./e", false],
      ["F", "F", "./f", true],
      ["default", undefined, "class", false],
      ["g", "g", "value", false],
      ["i", "h", "./h", false],
    ]);
  });

  it("an exported function with a directive of its own is a Server Function, wrapped or private ones are not exported as such", () => {
    const text = `export async function a() { "use server" }
const b = async () => { "use server" };
export { b as c };
export const d = withX(async () => { "use server" });`;
    const summary = summaryOf(text);
    expect(
      summary.exports.map((exported) => exported.kind === "local" && [exported.name, exported.isServerFunction]),
    ).toEqual([
      ["a", true],
      ["c", true],
      ["d", false],
    ]);
    expect(summary.functions.map(({ isServerFunction }) => isServerFunction)).toEqual([true, true, true]);
  });

  it("a handler given to a wrapper is not itself callable", () => {
    const summary = summaryOf(`"use server";\nconst run = async () => 1;\nexport const a = withAuth(run);`);
    expect(summary.functions).toMatchObject([{ name: "run", isServerFunction: false }]);
    expect(summary.exports).toMatchObject([{ name: "a", isServerFunction: true }]);
  });
});

describe("edges", () => {
  it("imports, re-exports and dynamic imports", () => {
    const text = `import "./a"; import { b } from "./b"; import type { C } from "./c"; import { type D } from "./d";
import { type E, e } from "./e"; import {} from "./f"; export * from "./g"; export { h } from "./h"; export type { I } from "./i";
export { type J } from "./j"; const k = () => import("./k"); const l = import(path);`;
    expect(summaryOf(text).edges).toEqual([
      { source: "./a", kind: "import", typeOnly: false },
      { source: "./b", kind: "import", typeOnly: false },
      { source: "./c", kind: "import", typeOnly: true },
      { source: "./d", kind: "import", typeOnly: true },
      { source: "./e", kind: "import", typeOnly: false },
      { source: "./f", kind: "import", typeOnly: false },
      { source: "./g", kind: "reexport", typeOnly: false },
      { source: "./h", kind: "reexport", typeOnly: false },
      { source: "./i", kind: "reexport", typeOnly: true },
      { source: "./j", kind: "reexport", typeOnly: true },
      { source: "./k", kind: "dynamic", typeOnly: false },
    ]);
  });
});

describe("client hooks", () => {
  it.each<[text: string, uses: boolean]>([
    [`import { useState } from "react"; function A() { useState() }`, true],
    [`import { useState as s } from "react"; function A() { s() }`, true],
    [`import * as React from "react"; function A() { React.useEffect() }`, true],
    [`import React from "react"; function A() { React.useContext() }`, true],
    [`import { useFormStatus } from "react-dom"; function A() { useFormStatus() }`, true],
    [`import { useRouter } from "next/navigation"; function A() { useRouter() }`, true],
    [`import { createContext } from "react"; const A = createContext()`, true],
    [`import React from "react"; class A extends React.Component {}`, true],
    [`import { useId, useMemo, use, cache } from "react"; function A() { useId(); useMemo(); use(); cache(); }`, false],
    [`import { useState } from "./state"; function A() { useState() }`, false],
    [`import { useState } from "react"; export { useState }`, false],
    [`import { redirect } from "next/navigation"; function A() { redirect() }`, false],
  ])("%s", (text, uses) => {
    expect(summaryOf(text).usesClientHooks).toBe(uses);
  });
});

describe("calls", () => {
  /** By function name (`undefined`: the module's own), the calls of names, e.g. `go`, `nav.go`. */
  function callsOf(text: string): Record<string, string[]> {
    const { functions, moduleCalls } = summaryOf(text);
    const name = ({ callee }: CallSummary) =>
      callee.kind === "unknown" ? "?" : [callee.name, ...callee.path].join(".");
    const rows = functions.map((entry, index) => [entry.name ?? `#${String(index)}`, entry.calls.map(name)] as const);
    const all: (readonly [string, string[]])[] = [...rows, ["module", moduleCalls.map(name)]];
    return Object.fromEntries(all.filter(([, calls]) => calls.length > 0));
  }

  it("belong to the function they stand in", () => {
    expect(callsOf(`start(); function a() { go(); function b() { stop() } const c = () => later(); }`)).toEqual({
      a: ["go"],
      b: ["stop"],
      c: ["later"],
      module: ["start"],
    });
  });

  it("also to the function around a callback that runs within it", () => {
    const calls = callsOf(
      `async function a() { await Promise.all(xs.map(async function each() { go() })); xs.forEach(function one() { stop() }); }`,
    );
    expect(calls["a"]).toEqual(expect.arrayContaining(["go", "stop"]));
    expect(calls["each"]).toEqual(["go"]);
  });

  it("not to the function around a callback that runs later", () => {
    const text = `import { after } from "next/server"; async function a() { after(function b() { go() }); setTimeout(function c() { stop() }); }`;
    expect(callsOf(text)).toEqual({ a: ["after", "setTimeout"], b: ["go"], c: ["stop"] });
  });

  it("an instance field's initialiser runs when somebody makes an instance; a static one at once", () => {
    expect(callsOf(`class A { b = make(); static c = load(); }`)).toEqual({ module: ["load"] });
  });

  it("point at same-file functions, nested ones too", () => {
    const { functions } = summaryOf(`function a() { const b = () => 1; b(); c(); d(); }\nfunction c() {}`);
    expect(functions[0]?.calls.map(({ callee, target }) => [callee.kind, target])).toEqual([
      ["unknown", 1],
      ["local", 2],
      ["global", undefined],
    ]);
  });

  it("count their arguments, unless one is a spread", () => {
    const { moduleCalls } = summaryOf(`a(); b(1, 2); c(1, ...d);`);
    expect(moduleCalls.map(({ argumentCount }) => argumentCount)).toEqual([0, 2, undefined]);
  });

  it("span the whole call", () => {
    expect(summaryOf(`x; a(1);`).moduleCalls[0]?.span).toEqual({ start: 3, end: 7 });
  });

  it("say whether what they throw leaves the function", () => {
    const text = `async function a() {
      go1();
      try { go2(); } catch {}
      try { go3(); } catch (e) { throw e; }
      await go4();
      try { await go5(); } catch {}
      try { return go6(); } catch {}
    }`;
    const [entry] = summaryOf(text).functions;
    expect(entry?.calls.map(({ escapes }) => escapes)).toEqual([true, false, true, true, false, false]);
    expect(entry?.calls.map(({ rejectionEscapes }) => rejectionEscapes)).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
  });
});

describe("calls under conditions on parameters", () => {
  const under = (text: string) => {
    for (const { calls } of summaryOf(text).functions) {
      const go = calls.find(({ callee }) => callee.kind === "global" && callee.name === "go");
      if (go) return go.underParameters;
    }
    return undefined;
  };

  it.each<[text: string, parameters: number[]]>([
    ["function f(a) { go() }", []],
    ["function f(a) { if (a) go() }", [0]],
    ["function f(a, b) { if (b) go() }", [1]],
    ["function f(a) { if (x) go() }", []],
    ["function f(a) { if (a) {} else go() }", [0]],
    ["function f(a) { if (go()) a }", []],
    ["function f(a) { a && go() }", [0]],
    ["function f(a) { a ?? go() }", [0]],
    ["function f(a) { go() && a }", []],
    ["function f(a) { return a ? go() : 1 }", [0]],
    ["function f(a) { if (!a) return; go() }", [0]],
    ["function f(a) { if (!a) { log(); throw x } go() }", [0]],
    ["function f(a) { go(); if (!a) return; }", []],
    ["function f(a) { if (!a) log(); go() }", []],
    ["function f({ a, b }) { if (b) go() }", [0]],
    ["function f(a, options = {}) { if (options.redirect) go() }", [1]],
    ["function f(a) { const wanted = a.redirect; if (wanted) go() }", [0]],
    ["function f(a) { const { redirect } = a; if (redirect) go() }", [0]],
    ["function f(a, b) { if (a && b) go() }", [0, 1]],
    ["function f(a, b) { if (a) { if (b) go() } }", [0, 1]],
    ["function f(a) { switch (a) { case 1: go() } }", [0]],
    ["function f(a) { switch (x) { case a: go() } }", [0]],
    ["function f(a) { for (const x of a) go() }", [0]],
    ["function f(a) { while (a.next) go() }", [0]],
    ["function f(a) { if (x.a) go() }", []],
    ["function f(a) { if (g(function () { return a })) go() }", [0]],
    ["function f(a) { if (x) { const a = 1; if (a) go() } }", []],
    ["function f(a) { if (x) { if (y) return; } go() }", []],
  ])("%s", (text, parameters) => {
    expect(under(text)).toEqual(parameters);
  });
});

describe("elements", () => {
  it("keep tag, attributes, spreads and owner", () => {
    const text = `import { Panel } from "./panel";
function save() {}
export function Page({ rest }) {
  const inner = () => 1;
  return <div><Panel a b="1" c={save} d={inner} {...rest} e={{ f: save }} /></div>;
}`;
    expect(summaryOf(text).elements).toEqual([
      {
        tag: { kind: "import", source: "./panel", name: "Panel", path: [] },
        span: expect.any(Object) as unknown,
        attributes: [
          { name: "a", span: expect.any(Object) as unknown, replaceable: true, value: { kind: "value" } },
          { name: "b", span: expect.any(Object) as unknown, replaceable: true, value: { kind: "value" } },
          { name: "c", span: expect.any(Object) as unknown, replaceable: true, value: local("save") },
          { name: "d", span: expect.any(Object) as unknown, replaceable: true, value: { kind: "function", index: 2 } },
          {
            name: "e",
            span: expect.any(Object) as unknown,
            value: { kind: "object", properties: { f: local("save") } },
          },
        ],
        spreads: [{ kind: "parameter", owner: 1, position: 0, path: ["rest"] }],
        owner: 1,
      },
    ]);
  });

  it("spans are the attribute's and the opening tag's", () => {
    const [element] = summaryOf(`const a = <B c={d}>e</B>;`).elements;
    expect(element?.span).toEqual({ start: 10, end: 19 });
    expect(element?.attributes[0]?.span).toEqual({ start: 13, end: 18 });
  });

  it("a function between the tags is the attribute `children`", () => {
    const [element] = summaryOf(`const a = <B>{() => 1}</B>;`).elements;
    expect(element?.attributes).toMatchObject([{ name: "children", value: { kind: "function", index: 0 } }]);
  });

  it("host elements and tags nobody can name are left out", () => {
    expect(summaryOf(`function A({ As }) { return <p><As /><this.B /></p>; }`).elements).toEqual([]);
  });
});
