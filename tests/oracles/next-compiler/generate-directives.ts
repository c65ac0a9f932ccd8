/** Random files with directives in every place and spelling, and with `this`, `super` and `arguments` in and around actions of every shape. */
import * as fc from "fast-check";

const otherSpellings = [
  `"use strict"`,
  `"use memo"`,
  `"use client"`,
  `"use cache"`,
  `"use cache: remote"`,
  `"use sever"`,
  `"use servers"`,
  `"user server"`,
  `"Use Server"`,
  `"use-server"`,
  `"use  server"`,
  `"useserver"`,
  `"use server "`,
  `"use server;"`,
  `"use srever"`,
  `"use action"`,
  `"use actions"`,
  `"use cahe"`,
  `"use caches"`,
  `"use cleint"`,
  `"Use client"`,
  `"USE SERVER"`,
  `"server"`,
  `"use workflow"`,
  `"use no memo"`,
  `("use server")`,
  `("use client")`,
  `("use sever")`,
  `("use strict")`,
  `(("use server"))`,
  "`use server`",
  "`use client`",
  `"use\\x20server"`,
  `'use \\server'`,
  `"use ser\\\nver"`,
  `"use \\u{63}lient"`,
  `"use\\u0020sever"`,
  `"use\\x20cache"`,
  `"use server" as any`,
  `"use server" satisfies string`,
  `"use server"! as any`,
  `"use client" as any`,
  `"use sever" as any`,
  `"use strict" as any`,
  `("use server" as any)`,
  `("use server") as any`,
  `(("use server") as any)`,
  `("use client" as any)`,
  "`use server` as any",
];
const spelling = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(`"use server"`, `'use server'`) },
  { weight: 2, arbitrary: fc.constantFrom(...otherSpellings) },
);
const before = [
  "",
  "",
  "",
  "",
  `foo();`,
  `const one = 1;`,
  `"a";`,
  `("a");`,
  `"a" as any;`,
  `("a" as any);`,
  `// c\n`,
  `type T = 1;`,
  `interface I {}`,
  `if (foo) { "use server"; }`,
  `{ 'use server' }`,
  `foo: "use server";`,
  `enum E { A }`,
  `class C {}`,
  `;`,
];
const beforeFile = [
  ...before,
  ...before,
  `import "./side";`,
  `import { bar } from "./bar"; bar();`,
  `import { bar } from "./bar";`,
  `import type { Bar } from "./bar";`,
  `import React from "react";`,
  `export type { Q } from "./q";`,
  `declare const d: 1;`,
  `namespace N { type A = 1 }`,
  `import { bar } from "./bar"; type B = typeof bar;`,
  `import { type Bar } from "./bar";`,
  `import { bar } from "./bar"; export { bar };`,
  `import bar = require("./bar");`,
  `export {};`,
  `export type { Q }; type Q = 1;`,
  `declare function d(): void;`,
  `const enum E2 { A }`,
  `type T = { a: "use client" };`,
];

const values = [
  "1",
  "foo",
  "this",
  "this.x",
  "arguments",
  "arguments[0]",
  "() => this",
  "() => arguments",
  "{ x: this }",
  "{ arguments }",
  "{ arguments: 1 }",
  "foo.arguments",
  "[this]",
  "<b c={this} />",
  "function () { return this; }",
];
const pick = (list: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...list);
const rarely = (usual: readonly string[], other: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: pick(usual) }, { weight: 1, arbitrary: pick(other) });

interface Parts {
  readonly body: string;
  readonly value: string;
  readonly func: string;
  readonly object: string;
  readonly member: string;
  readonly statement: string;
}

const { body, statement } = fc.letrec<Parts>((tie: fc.LetrecTypedTie<Parts>) => {
  const some = (part: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
    fc.array(part, { maxLength }).map((list) => list.join("\n"));
  const write = (...parts: (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
    fc
      .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
      .map((texts) => texts.join(""));
  const keyword = rarely(["async ", "async "], [""]);
  return {
    body: fc.oneof(
      { weight: 3, arbitrary: write(`"use server";\n`, some(tie("statement"), 2)) },
      { weight: 2, arbitrary: some(tie("statement"), 2) },
      { weight: 2, arbitrary: write(pick(before), "\n", spelling, ";\n", some(tie("statement"), 1)) },
      { weight: 1, arbitrary: write(pick(before), "\n", spelling, ";\n", spelling, ";\n") },
    ),
    value: fc.oneof(
      { weight: 3, arbitrary: rarely(["1", "foo"], values) },
      { weight: 2, arbitrary: tie("func") },
      { weight: 1, arbitrary: tie("object") },
    ),
    func: fc.oneof(
      write(keyword, "() => {\n", tie("body"), "}"),
      write(keyword, "(x = ", rarely(["1"], values), ") => {\n", tie("body"), "}"),
      write(keyword, "function () {\n", tie("body"), "}"),
      write(keyword, "function* named() {\n", tie("body"), "}"),
      write("(", keyword, "() => {\n", tie("body"), "})"),
      write("foo(", keyword, "() => {\n", tie("body"), "}, this?.x)"),
      write("class {\n", some(tie("member"), 3), "}"),
    ),
    object: fc.oneof(
      write("({ a: ", tie("value"), ", b: ", tie("value"), " })"),
      write("({ ", keyword, "a() {\n", tie("body"), "}, b: ", tie("value"), " })"),
      write("({ get a() {\n", tie("body"), "}, set b(x) {\n", tie("body"), "} })"),
      write('({ "a b": ', tie("value"), ", [foo]: ", tie("value"), " })"),
    ),
    member: fc.oneof(
      write(pick(["a", "static a", '"a"', "accessor a"]), " = ", tie("value"), ";"),
      write(
        pick(["async b", "static async b", "static b", "b", "get b", "static get b", "private async b"]),
        "() {\n",
        tie("body"),
        "}",
      ),
      write("constructor() {\n", tie("body"), "}"),
      write("static {\n", some(tie("statement"), 1), "}"),
    ),
    statement: fc.oneof(
      { weight: 2, arbitrary: write("foo(", tie("value"), ");") },
      { weight: 1, arbitrary: write(keyword, "function inner() {\n", tie("body"), "}") },
      { weight: 1, arbitrary: write("{ const c = ", tie("value"), "; }") },
      { weight: 1, arbitrary: write("if (foo) {\n", spelling, ";\n", tie("statement"), "}") },
      { weight: 1, arbitrary: write("{ class K {\n", some(tie("member"), 3), "} }") },
      {
        weight: 1,
        arbitrary: write(
          "foo(<form action={",
          tie("func"),
          "}>{",
          rarely(
            ["foo"],
            values.filter((value) => !value.startsWith("{")),
          ),
          "}</form>);",
        ),
      },
    ),
  };
});

const top: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(rarely(["async ", "async "], [""]), body)
    .map(([keyword, text]) => `export ${keyword}function f() {\n${text}}`),
  fc
    .tuple(rarely(["async ", "async "], [""]), body)
    .map(([keyword, text]) => `export const g = ${keyword}() => {\n${text}};`),
  statement,
);

/** How a file may start: strings in every spelling among what may stand before them. */
export const fileHead: fc.Arbitrary<string> = fc
  .uniqueArray(
    fc.oneof(
      { weight: 3, arbitrary: pick(beforeFile) },
      { weight: 1, arbitrary: spelling.map((directive) => `${directive};`) },
      { weight: 2, arbitrary: pick([`"use server";`, `"use client";`]) },
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join("\n"));

/** Names differ by item only where they are exported; functions of one name in one list are left out. */
export const directivesFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant("") },
      {
        weight: 4,
        arbitrary: fc.tuple(pick(beforeFile), spelling).map(([first, directive]) => `${first}\n${directive};`),
      },
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: spelling.map((directive) => `${directive};`) },
    ),
    fc.array(top, { minLength: 1, maxLength: 3 }),
  )
  .map(([first, second, items]) =>
    [first, second, `import { foo } from "./lib";`, ...items.map((item, n) => rename(item, n)), "void foo;", ""].join(
      "\n",
    ),
  );

function rename(item: string, n: number): string {
  const exported = item.startsWith("export ")
    ? item.replace("function f(", `function f${n}(`).replace("const g =", `const g${n} =`)
    : item;
  return exported.replace("function inner(", `function inner${n}(`);
}
