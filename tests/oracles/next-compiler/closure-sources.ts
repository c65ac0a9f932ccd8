/** Inline actions with what next's compiler captures for them: one shape a row. */
export interface ClosureSource {
  readonly title: string;
  readonly text: string;
  /** For each action, in the order in which they end. */
  readonly captures: readonly (readonly string[])[];
}

/** `body` in a component with the parameters `p`, `{ id, q }`. */
function inPage(title: string, body: string, ...captures: readonly string[][]): ClosureSource {
  return { title, text: `export default async function Page(p, { id, q }) {\n${body}\n}`, captures };
}

/** One action whose body is `body`. */
function inAction(title: string, body: string, ...captures: readonly string[]): ClosureSource {
  return inPage(title, `const act = async () => { "use server"; ${body} };`, [...captures]);
}

const paths: readonly ClosureSource[] = [
  inAction("a member", "p.id", "p.id"),
  inAction("a shorter path covers a longer one", "p.name.first; p.name", "p.name"),
  inAction("the whole covers every path, in the order of first use", "q; p.a; p", "q", "p"),
  inAction("an optional path is another value", "p.a; p?.a; p.a.b; p?.a.b; p?.a?.b", "p.a", "p?.a"),
  inAction("a called member is its receiver", "p.getName(); id.x.y()", "p", "id.x"),
  inAction("a called name is itself", "p()", "p"),
  inAction("an optional member call is the method", "p.list?.map(q); p?.a.b()", "p.list?.map", "q", "p?.a.b"),
  inAction("an optional call is the method", "p.save?.()", "p.save"),
  inAction("a parenthesised optional callee is its receiver", "(p?.b)()", "p"),
  inAction("an index ends the path", "p.a[0].b; p.list[id.x]", "p.a", "p.list", "id.x"),
  inAction("a private name ends the path", "p.a.b; class C { #x; m() { return q.#x; } }", "p.a.b", "q"),
  inAction("parentheses end the path", "(p.a).b; (q as any).c.d", "p.a", "q"),
  inAction("a comment with a parenthesis does not", "p /* ) */ .a // )\n.b", "p.a.b"),
  inAction("`!` does not end the path", "p!.a!.b; q?.x!.y", "p.a.b", "q?.x.y"),
  inAction(
    "a callee drops the last member of everything inside it",
    "(() => { p.x; q.y.z; })(); foo(id.a).baz()",
    "p",
    "q.y",
    "id",
  ),
  inAction("also of a sequence and a condition", "(p.a, q.b)(); (p ? q.c : id.d)()", "p", "q", "id"),
  inAction("`new` keeps the path", "new p.Foo(id.x)", "p.Foo", "id.x"),
  inAction("a tagged template keeps the path", "p.tag`${id.x}`", "p.tag", "id.x"),
  inAction("a template", "`${p.url.href}-${p.url.search}`", "p.url.href", "p.url.search"),
  inAction("`typeof` and `delete`", "typeof p; delete q.x", "p", "q.x"),
  inAction("shorthand, spread and computed keys", "({ p, ...q.r, [id.k]: 1 })", "p", "q.r", "id.k"),
  inAction("shorthand in a callee is the whole value", "({ p }).x()", "p"),
  inAction("what is counted up is read", "p.x++; ++q", "p.x", "q"),
  inAction("the object of an assigned member is read", "p.a.b = 1; [q.c] = []", "p.a", "q.c"),
  inAction("an assigned name is not", "q = 1; [q] = []; ({ q } = {}); for (q of []) {}"),
  inAction("JSX attributes and children, not tags", "<p.C {...q.x} a={id.y}>{id.z}</p.C>", "q.x", "id.y", "id.z"),
  inAction("nested functions and classes", "(x) => p.a; class K extends q.b { static s = id.c }", "p.a", "id.c", "q.b"),
  inAction("`do` looks at its test first", "do { p.b } while (p.a)", "p.a", "p.b"),
  inAction("names bound inside", "const p = 1; p; { let q; q } (id) => id.x"),
  inAction("types", "type T = typeof p; const x: typeof q = 1; id satisfies any", "id"),
  inPage("parameters", "const act = async ({ x = p.a, [q.k]: y } = id.d) => { 'use server'; };", [
    "p.a",
    "q.k",
    "id.d",
  ]),
  inPage("an action in a callee", "(() => { const act = async () => { 'use server'; p.a.b }; return act })();", [
    "p.a",
  ]),
  inPage(
    "an action in an action",
    "const outer = async () => { 'use server'; const inner = async () => { 'use server'; p.x; q }; p.x.y; inner() };",
    ["p.x", "q"],
    ["p.x", "q"],
  ),
];

const used = (names: string): string => `const act = async () => { "use server"; return [${names}]; };`;

const bindings: readonly ClosureSource[] = [
  inPage(
    "destructured names",
    `const { a, b: { c }, d = 1, ...e } = p; const [f = 1, [g], ...h] = q;\n${used("a, c, d, e, f, g, h")}`,
    ["a", "c", "d", "e", "f", "g", "h"],
  ),
  inPage(
    "not a renamed one with a default",
    `const { a: b = 1, c: { d } = {}, e: [f] = [] } = p;\n${used("b, d, f")}`,
    [],
  ),
  inPage("not below a patterned rest", `const [...[a]] = p;\n${used("a")}`, []),
  inPage("not `for` variables", `for (const a of p) for (const b in p) for (let c = 0; ; ) { ${used("a, b, c")} }`, []),
  inPage("not `catch` parameters", `try {} catch (error) { ${used("error")} }`, []),
  inPage("not what is declared later", `${used("a, f")}\nconst a = 1; function f() {}`, []),
  inPage("not the rest of the declaration", `const a = 1, act = async () => { "use server"; return [a, act]; };`, []),
  inPage("not local classes", `class K {}\n${used("K")}`, []),
  inPage(
    "not the names of expressions around",
    `(function f() { return class C { static m = async () => { "use server"; return [f, C, p]; } } });`,
    ["p"],
  ),
  inPage("not a nested declaration around", `function f() { ${used("f, p")} }`, ["p"]),
  inPage(
    "`var` in a block, `switch` cases, `try` blocks",
    `{ var a = 1; } switch (p) { case 1: const b = 1; { const c = 1; ${used("a, b, c")} } }`,
    ["a", "b", "c"],
  ),
  inPage("a variable of a loop's body", `for (const a of p) { const b = a; ${used("b.x")} }`, ["b.x"]),
  inPage("parameters of callbacks", `p.map((a, { b = 1 }, [c = 2], ...d) => { ${used("a, b, c, d")} });`, [
    "a",
    "b",
    "c",
    "d",
  ]),
  inPage(
    "parameters of methods, getters, setters",
    `({ m(a) { ${used("a")} }, set s(b) { ${used("b")} } }); class K { constructor(c) { ${used("c")} } }`,
    ["a"],
    ["b"],
    ["c"],
  ),
  inPage("a redeclared `var`", `var a = 1; ${used("a")}\nvar a = 2;`, ["a"]),
  inPage(
    "an enum, its constant members aside",
    `enum E { A, B = "b", C = A, D = p() }\n${used("E.A, E.B, E.C, E.D")}`,
    ["E.D"],
  ),
  inPage("an enum as a whole", `enum E { A }\n${used("E?.A, (E).A, E")}`, ["E"]),
  {
    title: "no bindings of the module, nor of its blocks and constructors",
    text: `import { a } from "./a";\nconst b = 1;\nif (a) { const c = 1; var act = async () => { "use server"; return [a, b, c]; }; }
class K { constructor(d) { const e = 1; this.f = async () => { "use server"; return [d, e]; }; } }\nexport default 1;`,
    captures: [[], []],
  },
  {
    title: "a function in a block of the module",
    text: `if (a) { const b = 1; function f(c) { const d = 1; return async () => { "use server"; return [b, c, d]; }; } }\nexport default 1;`,
    captures: [["c", "d"]],
  },
  {
    title: 'an inline action in a "use server" file',
    text: `"use server";\nexport async function make(a) { const b = async () => { "use server"; return a.b; }; return b; }`,
    captures: [["a.b"]],
  },
];

export const closureSources: readonly ClosureSource[] = [...paths, ...bindings];
