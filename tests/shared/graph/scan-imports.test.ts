import { describe, expect, it } from "vitest";
import { readRecord } from "../../../shared/src/host/read-record.ts";
import { recordOfOxc } from "../../../shared/src/host/record-of-oxc.ts";
import { recordOfTree } from "../../../shared/src/host/record-of-tree.ts";
import { scanBoundary, scanPrologue } from "../../../shared/src/host/scan-prologue.ts";
import { scanHeader } from "../../../shared/src/host/scan-header.ts";
import { scanImports } from "../../../shared/src/host/scan-imports.ts";
import type { ImportEdge, ModuleRecord } from "../../../shared/src/model/module-record.ts";
import { parseWith } from "../../helpers/parse.ts";

/** One line an edge: `import ./a: x as y`. */
function linesOf(record: ModuleRecord | undefined): string[] | undefined {
  return record?.edges.map((edge) => `${edge.typeOnly ? "type " : ""}${edge.kind} ${edge.source}${namesOf(edge)}`);
}

function namesOf({ names = [] }: ImportEdge): string {
  const list = names.map(({ imported, local }) => (imported === local ? imported : `${imported} as ${local}`));
  return list.length > 0 ? `: ${list.join(", ")}` : "";
}

const cases: readonly (readonly [title: string, text: string, edges: readonly string[]])[] = [
  ["nothing", ``, []],
  ["a side effect", `import "./a";`, ["import ./a"]],
  ["a default", `import a from "./a";`, ["import ./a: default as a"]],
  ["a namespace", `import * as a from './a'`, ["import ./a: * as a"]],
  ["names", `import { a, b as c } from "./a";`, ["import ./a: a, b as c"]],
  ["a default beside names", `import d, { a } from "./a";`, ["import ./a: default as d, a"]],
  ["a default beside a namespace", `import d, * as ns from "./a";`, ["import ./a: default as d, * as ns"]],
  ["a quoted name", `import { "a b" as c } from "./a";`, ["import ./a: a b as c"]],
  ["the default by name", `import { default as d } from "./a";`, ["import ./a: default as d"]],
  ["no names", `import {} from "./a";`, ["import ./a"]],
  ["a trailing comma and comments", `import { /* one, */ a, // } from "no"\n b, } from "./a";`, ["import ./a: a, b"]],
  ["no spaces", `import{a}from"./a";import*as b from"./b";`, ["import ./a: a", "import ./b: * as b"]],
  ["attributes", `import data from "./a.json" with { type: "json" };`, ["import ./a.json: default as data"]],
  ["a type import", `import type { A } from "./a";`, ["type import ./a"]],
  ["a type default", `import type A from "./a";`, ["type import ./a"]],
  ["only names marked type", `import { type A, type B } from "./a";`, ["type import ./a"]],
  ["some names marked type", `import { type A, b } from "./a";`, ["import ./a: b"]],
  ["a value named type", `import { type } from "./a";`, ["import ./a: type"]],
  ["a value named type, renamed", `import { type as b } from "./a";`, ["import ./a: type as b"]],
  ["a type named as", `import { type as as b } from "./a";`, ["type import ./a"]],
  ["a default named type", `import type from "./a";`, ["import ./a: default as type"]],
  ["a default named type beside names", `import type, { a } from "./a";`, ["import ./a: default as type, a"]],
  ["a re-export", `export { a, b as c } from "./a";`, ["reexport ./a: a, b as c"]],
  ["a re-exported default", `export { default, default as d } from "./a";`, ["reexport ./a: default, default as d"]],
  ["export *", `export * from "./a";`, ["reexport ./a: *"]],
  ["export * as", `export * as ns from "./a";`, ["reexport ./a: * as ns"]],
  ["a type re-export", `export type { A } from "./a";`, ["type reexport ./a"]],
  ["export type *", `export type * from "./a";`, ["type reexport ./a"]],
  ["re-exports marked type", `export { type A, b } from "./a";`, ["reexport ./a: b"]],
  ["imported, then exported", `import { a } from "./a"; export { a as b };`, ["import ./a: a", "reexport ./a: a as b"]],
  ["exported, then imported", `export { a }; import { a } from "./a";`, ["import ./a: a", "reexport ./a: a"]],
  [
    "imported, then the default",
    `import a from "./a"; export default a;`,
    ["import ./a: default as a", "reexport ./a: default"],
  ],
  ["imported, then called as default", `import a from "./a"; export default a();`, ["import ./a: default as a"]],
  ["a type, then exported", `import type { A } from "./a"; export type { A };`, ["type import ./a"]],
  ["a local export", `const a = 1; export { a };`, []],
  ["a dynamic import", `const a = () => import("./a");`, ["dynamic ./a"]],
  ["a dynamic import with a comment", `await import(/* webpackChunkName: "b" */ "./a");`, ["dynamic ./a"]],
  ["a dynamic import of an expression", "const a = import(name); const b = import(`./${name}`);", []],
  [
    "imports in strings and comments",
    "const a = `import \"./no\"`; // import './no'\n/* import './no' */ const b = 'import \"./no\"';",
    [],
  ],
  ["imports after code", `const a = 1;\nimport "./a";`, ["import ./a"]],
  [
    "text beyond ASCII",
    `// ünïcode 💥\nconst a = "💥"; const b = () => import("./ä"); export * from "./ö";`,
    ["reexport ./ö: *", "dynamic ./ä"],
  ],
];

describe("a module's record", () => {
  it.each(cases)("by the lexer: %s", (_title, text, edges) => {
    expect(linesOf(scanImports(text))?.sort()).toEqual([...edges].sort());
  });

  it.each(cases)("by oxc: %s", (_title, text, edges) => {
    expect(linesOf(recordOfOxc("/a.ts", text))?.sort()).toEqual([...edges].sort());
  });

  it.each(cases)("by a tree: %s", (_title, text, edges) => {
    const source = parseWith("typescript-estree", text, "/a.ts");
    expect(linesOf(recordOfTree(text, source.ast))?.sort()).toEqual([...edges].sort());
  });

  it.each(cases)("by the header, or not at all: %s", (_title, text, edges) => {
    expect(linesOf(scanHeader(text)) ?? edges).toEqual(edges);
  });

  it.each([
    [
      "imports, then declarations",
      `"use client";\n\nimport a, { b } from "./a";\nimport "./b"\nexport const c = <p>it's {a}</p>;`,
    ],
    ["a default of the file's own", `import { memo } from "react";\nfunction Page() {}\nexport default Page;`],
    ["a default that is made", `import { memo } from "react";\nexport default [memo(() => null)];`],
    ["a list of the file's own names", `import { a } from "./a";\nconst b = a;\nexport { b as default, /* a */ b };`],
    ["types", `import type { A } from "./a";\nexport type B = A;\nexport interface C {}`],
  ])("is read from the header of a module with %s", (_title, text) => {
    expect(linesOf(scanHeader(text))).toEqual(linesOf(recordOfOxc("/a.tsx", text)));
  });

  it.each([
    ["an import that is passed on", `import { a } from "./a";\nexport { a };`],
    ["an import that is the default", `import a from "./a";\nexport default a;`],
    ["an import that is the default, in parentheses", `import a from "./a";\nexport default (a);`],
    ["a re-export", `import { a } from "./a";\nexport const b = 1;\nexport * from "./c";`],
    ["a later import", `const a = 1;\nimport "./a";`],
    ["a dynamic import", `export const a = () => import("./a");`],
    ["attributes", `import a from "./a.json"\nwith { type: "json" };`],
    ["a phase", `import defer * as a from "./a";`],
    ["an import of CommonJS", `import a = require("./a");`],
    ["a brace that is not closed", `import { a from "./a";`],
    ["a word that is cut off", `mport { a } from "./a";`],
  ])("is not read from the header of a module with %s", (_title, text) => {
    expect(scanHeader(text)).toBeUndefined();
  });

  it("leaves out imports in type positions", () => {
    const text = `type A = import("./a").A; let b: typeof import("./b");`;
    expect(linesOf(recordOfOxc("/a.ts", text))).toEqual([]);
    expect(linesOf(scanImports(text))?.filter((line) => !line.startsWith("type "))).toEqual([]);
  });

  it("is read from JSX, which the lexer cannot read", () => {
    const text = `"use client"; import { a } from "./a"; export const b = <p>it's {a} "quoted" \`</p>; export * from "./c";`;
    const edges = ["import ./a: a", "reexport ./c: *"];
    expect(scanImports(text)).toBeUndefined();
    expect(readRecord("/a.tsx", text, () => undefined)).toMatchObject({ boundary: "client" });
    expect(linesOf(readRecord("/a.tsx", text, () => undefined))).toEqual(edges);
    expect(linesOf(readRecord("/a.js", text, () => undefined))).toEqual(edges);
  });

  it("is read from the host's tree where nothing else can", () => {
    const text = `let b = ; <p>it's</p>; import { a } from "./a";`;
    const recovered = parseWith("typescript-estree", `import { a } from "./a";`, "/a.tsx");
    expect(readRecord("/a.tsx", text, () => undefined)).toBeUndefined();
    expect(linesOf(readRecord("/a.tsx", text, () => recovered))).toEqual(["import ./a: a"]);
  });
});

describe("a file's directives", () => {
  it.each([
    ["double quotes", `"use server";`, ["use server"]],
    ["single quotes", `'use server'`, ["use server"]],
    ["no semicolon", `"use client"\nimport "./a"`, ["use client"]],
    ["after another", `'use strict'; "use client";`, ["use strict", "use client"]],
    ["on lines of their own", `"a"\n"b"\n\n'c'`, ["a", "b", "c"]],
    ["after comments", `// one\n/* two\n */ /** three */ "use server"; // four`, ["use server"]],
    ["before a comment", `"use server" // why\nexport {}`, ["use server"]],
    ["before a comment with a line break", `"use server" /* \n */ export {}`, ["use server"]],
    ["after a byte order mark", `\uFEFF"use server";`, ["use server"]],
    ["after a hashbang", `#!/usr/bin/env node\n"use server";`, ["use server"]],
    ["CRLF", `// one\r\n"use server"\r\nexport {}`, ["use server"]],
    ["escapes are resolved", `"use\\x20server"; 'it\\'s'`, [`use server`, `it's`]],
    ["not after code", `import "./a"; "use server";`, []],
    ["not in parentheses", `("use server");`, []],
    ["not in backticks", "`use server`;", []],
    ["not with a member", `"use server".length;`, []],
    ["not with a member on the next line", `"use server"\n.length;`, []],
    ["not with an operator", `"use server" + x;`, []],
    ["not with an operator on the next line", `"use server"\n+ x;`, []],
    ["not with a word operator on the next line", `"use server"\nin x;`, []],
    ["but with a word that only starts like one", `"use server"\ninstance();`, ["use server"]],
    ["but with an update on the next line", `"use server"\n++x;`, ["use server"]],
    ["but with a negation on the next line", `"use server"\n!x;`, ["use server"]],
    ["not with a comparison on the next line", `"use server"\n!= x;`, []],
    ["not in a sequence", `"use server", "use client";`, []],
    ["not unclosed", `"use server`, []],
    ["not across lines", `"use \nserver";`, []],
    ["nothing", ``, []],
    ["only a comment", `// "use server"`, []],
    ["an unclosed comment", `/* "use server"`, []],
  ])("%s", (_title, text, expected) => {
    expect(scanPrologue(text)).toEqual(expected);
  });

  it("tell the boundary: the first one counts", () => {
    expect(scanBoundary(`"use client"; "use server";`)).toBe("client");
    expect(scanBoundary(`"use strict"; "use server"; "use client";`)).toBe("server");
    expect(scanBoundary(`"use cache";`)).toBe("none");
    expect(scanBoundary(`"use server "`)).toBe("none");
  });
});
