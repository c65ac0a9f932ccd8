/**
 * Submits inline actions as next compiled them, and compares what happens with what `no-broken-closure` says of the source:
 * it reports exactly the actions that fail, or that see another value than the closure has.
 */
import { describe, expect, it } from "vitest";
import { noBrokenClosure } from "../../../shared/src/checks/no-broken-closure.ts";
import { createModuleGraph, defaultSettings } from "../../../shared/src/index.ts";
import { createMemoryHost } from "../../../shared/src/host/memory-host.ts";
import { analyzeText } from "./compare.ts";
import { submitCompiled } from "./run-module.ts";
import { compileWithNext } from "./transform.ts";

/** The body of a component that returns `act`; the action has to return `[1]` when it is submitted without arguments. */
interface Shape {
  readonly body: string;
  /** Message ids of the rule; none: the action works. */
  readonly says: readonly string[];
}

const act = (use: string): string => `const act = async () => { "use server"; return [${use}]; };`;

const shapes: readonly Shape[] = [
  { body: `for (const x of [1]) { ${act("x")} return act; }`, says: ["loopVariable"] },
  { body: `for (const x in { 1: 1 }) { ${act("+x")} return act; }`, says: ["loopVariable"] },
  { body: `for (let i = 1; ; ) { ${act("i")} return act; }`, says: ["loopVariable"] },
  { body: `for (const x of [1]) { const y = x; ${act("y")} return act; }`, says: [] },
  { body: `try { throw 1; } catch (e) { ${act("e")} return act; }`, says: ["catchParameter"] },
  { body: `try { throw 1; } catch (e) { const y = e; ${act("y")} return act; }`, says: [] },
  { body: `${act("later")} const later = 1; return act;`, says: ["declaredLater"] },
  { body: `${act("later()")} function later() { return 1; } return act;`, says: ["declaredLater"] },
  { body: `const v = 1, act = async () => { "use server"; return [v]; }; return act;`, says: ["sameDeclaration"] },
  { body: `class K { static v = 1; } ${act("K.v")} return act;`, says: ["class"] },
  {
    body: `let n = 0; const act = async () => { "use server"; n = n + 1; return [n]; }; return act;`,
    says: ["assigned"],
  },
  { body: `let n = 0; const act = async () => { "use server"; n += 1; return [n]; }; return act;`, says: ["assigned"] },
  {
    body: `let n = 0; const act = async () => { "use server"; [n] = [1]; return [n]; }; return act;`,
    says: ["assigned"],
  },
  { body: `let n = 0; const act = async () => { "use server"; n++; return [n]; }; return act;`, says: [] },
  {
    body: `const v = 1; const act = async (x = v) => { "use server"; return [x]; }; return act;`,
    says: ["parameterDefault"],
  },
  {
    body: `const Tag = "i"; const act = async () => { "use server"; <Tag />; return [1]; }; return act;`,
    says: ["tag"],
  },
  { body: `const f = function around() { ${act("around && 1")} return act; }; return f();`, says: ["expressionName"] },
  { body: `function around() { ${act("around && 1")} return act; } return around();`, says: ["enclosingFunction"] },
  { body: `const o = { list: [1] }; ${act("...o.list?.map(Number)")} return act;`, says: ["capturedMethod"] },
  {
    body: `const o = { list: [1] }; const act = async () => { "use server"; const l = o.list; return l?.map(Number); }; return act;`,
    says: [],
  },
  { body: `const o = { list: [1] }; ${act("...o.list.map(Number)")} return act;`, says: [] },
  { body: `const o = { tag: () => 1 }; ${act("o.tag``")} return act;`, says: ["capturedTag"] },
  { body: `const list: any = [1]; ${act("(list.at as any)`0`")} return act;`, says: ["capturedTag"] },
  { body: `const tag = [() => 1][0]; ${act("tag``")} return act;`, says: ["capturedTag"] },
  { body: `const tag = async () => { "use server"; return 1; }; ${act("await tag``")} return act;`, says: [] },
  { body: `const list: any = [1]; ${act(`list["at"]\`0\``)} return act;`, says: [] },
  { body: `const list: any = [1]; ${act("(list as any).at`0`")} return act;`, says: [] },
  { body: `const list: any = [1]; ${act("list.length && list.at`0`")} return act;`, says: ["capturedTag"] },
  { body: `const list: any = [1]; ${act("list && list.at`0`")} return act;`, says: [] },
  {
    body: `const o = { tag: () => () => 1 }; ${act("Object.keys(o).length && o.tag``()")} return act;`,
    says: ["capturedPart"],
  },
  { body: `const f = () => 1; ${act("f()")} return act;`, says: ["capturedFunction"] },
  { body: `function f() { return 1; } ${act("f()")} return act;`, says: ["capturedFunction"] },
  { body: `const K = class { v = 1; }; ${act("new K().v")} return act;`, says: ["capturedClass"] },
  { body: `const k = new Box(); ${act("k.get()")} return act;`, says: ["capturedInstance"] },
  { body: `const k = new Box(); ${act("k.v")} return act;`, says: [] },
  { body: `const r = new RegExp("a"); ${act(`r.test("a") ? 1 : 0`)} return act;`, says: ["capturedInstance"] },
  { body: `const r = /a/; ${act(`r.test("a") ? 1 : 0`)} return act;`, says: ["capturedInstance"] },
  { body: `const o = { f: () => 1, n: 1 }; ${act("o.f()")} return act;`, says: ["capturedPart"] },
  { body: `const o = { f: () => 1, n: 1 }; ${act("o.n")} return act;`, says: [] },
  { body: `const o = { f: () => 1, n: 1 }; ${act("[o.f].length")} return act;`, says: ["capturedFunction"] },
  { body: `const o = { a: [new Box()] }; ${act("o.a.length")} return act;`, says: [] },
  { body: `const o = { a: [new Box()] }; ${act("Object.keys(o).length")} return act;`, says: ["capturedPart"] },
  { body: `const o = { f: async () => { "use server"; return 1; } }; ${act("await o.f()")} return act;`, says: [] },
  { body: `const k = Math.random() > 2 ? new Box() : { v: 1 }; ${act("k && k.v")} return act;`, says: [] },
  { body: `let v = 0; ${act("v")} v = 1; return act;`, says: ["staleValue"] },
  { body: `let v = 0; v = 1; ${act("v")} return act;`, says: [] },
  {
    body: `const list = [act]; async function act() { "use server"; return [1]; } return list[0];`,
    says: ["usedEarly"],
  },
  { body: `return act; async function act() { "use server"; return [1]; }`, says: ["declaredAfterReturn"] },
  { body: `async function act() { "use server"; return [1]; } return act;`, says: [] },
  {
    body: `const v = 1; async function act(again = true) { "use server"; return again ? act(false) : [v]; } return act;`,
    says: ["ownName"],
  },
  { body: `async function act(again = true) { "use server"; return again ? act(false) : [1]; } return act;`, says: [] },
  { body: `const { a: b = 1 } = {}; ${act("b")} return act;`, says: ["renamedWithDefault"] },
  { body: `const { a: { b } = { b: 1 } } = {}; ${act("b")} return act;`, says: ["renamedWithDefault"] },
  { body: `const [...[a]] = [1]; ${act("a")} return act;`, says: ["renamedWithDefault"] },
  { body: `const { b = 1 } = {}, [c = 1] = []; ${act("b * c")} return act;`, says: [] },
  { body: `return [1].map((x) => { ${act("x")} return act; })[0];`, says: [] },
  { body: `{ var v = 1; } ${act("v")} return act;`, says: [] },
  { body: `switch (1) { case 1: const v = 1; ${act("v")} return act; }`, says: [] },
  { body: `enum E { A = 1, B } ${act("E.A")} return act;`, says: [] },
  { body: `enum E { A = 1, B } ${act(`E["A"] && Object.keys(E).length / 4`)} return act;`, says: [] },
  { body: `const o: any = { u: { id: 1 } }; ${act("o!.u!.id")} return act;`, says: [] },
  { body: `const o = { id: 1 }; ${act("+`${o.id}`")} return act;`, says: [] },
  { body: `const v = 1; ${act("(() => { class K { x = v; } return new K().x; })()")} return act;`, says: [] },
  { body: `const inner = async () => { "use server"; return 1; }; ${act("await inner()")} return act;`, says: [] },
];

const graph = createModuleGraph(createMemoryHost({}), defaultSettings);

/** Bodies as above, for which the value can be passed by `bind`. */
const bindable: readonly string[] = [
  `for (const x of [1]) { ${act("x")} return act; }`,
  `for (const x of [1]) { return async () => { "use server"; return [x]; }; }`,
  `for (const x of [1]) { return async function () { "use server"; return [x]; }; }`,
  `for (const x of [1]) { async function act() { "use server"; return [x]; } return act; }`,
  `for (const x of [1]) { const y = 1; return async (a, b = 1) => { "use server"; return [x * y * b]; }; }`,
  `for (let i = 1; ; ) { ${act("i")} return act; }`,
  `try { throw 1; } catch (e) { ${act("e")} return act; }`,
  `const { a: b = 1 } = {}; ${act("b")} return act;`,
];

describe("a value passed by `bind` instead reaches the action", () => {
  it.each(bindable)("%s", async (body) => {
    const file = "/app/app/file.jsx";
    const text = `export default function Page() {\n${body}\n}`;
    const context = {
      module: analyzeText(text, "oxc", file),
      graph,
      settings: defaultSettings,
      options: { trustTypes: false },
    };
    const [finding] = [...noBrokenClosure.run(context)];
    const bind = finding?.suggestions?.find(({ messageId }) => messageId === "bindValue");
    const edits = [...(bind?.edits ?? [])].sort((left, right) => right.start - left.start);
    expect(edits.length).toBeGreaterThan(1);
    const repaired = edits.reduce((code, edit) => code.slice(0, edit.start) + edit.text + code.slice(edit.end), text);

    const compiled = await compileWithNext(repaired, file);
    if (!compiled.ok) throw new Error(`${compiled.message}\n${repaired}`);
    expect(await submitCompiled(compiled.code), repaired).toEqual({ ok: true, value: [1] });
  });
});

describe("no-broken-closure reports exactly the actions that fail when they are submitted", () => {
  it.each(shapes)("$body", async ({ body, says }) => {
    const text = `class Box { v = 1; get() { return this.v; } }\nexport default function Page() {\n${body}\n}`;
    const compiled = await compileWithNext(text);
    if (!compiled.ok) throw new Error(compiled.message);
    const context = { module: analyzeText(text), graph, settings: defaultSettings, options: { trustTypes: false } };

    expect([...noBrokenClosure.run(context)].map(({ messageId }) => messageId)).toEqual(says);
    const outcome = await submitCompiled(compiled.code);
    if (says.length === 0) expect(outcome).toEqual({ ok: true, value: [1] });
    else expect(outcome).not.toEqual({ ok: true, value: [1] });
  });
});
