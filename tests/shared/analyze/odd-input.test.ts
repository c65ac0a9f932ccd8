/** Broken text: what TypeScript recovers from it, as the language-service plugin sees it while somebody types. Nothing may throw. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { summarize } from "../../../shared/src/graph/summarize.ts";
import type { ModuleAnalysis } from "../../../shared/src/model/module.ts";
import { treeOf } from "../../../ts-plugin/src/tree.ts";
import { analyzeText, parsersFor, parseWith } from "../../helpers/parse.ts";

/** `undefined` where the tree cannot be converted: the host then keeps its last findings. */
function recover(text: string, filename = "/app/file.tsx"): ModuleAnalysis | undefined {
  const tree = treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return tree && analyzeModule(tree);
}

const namesOf = (module: ModuleAnalysis | undefined) => module?.serverFunctions.flatMap(({ names }) => names);

describe.each(parsersFor("file.js"))("odd files, %s", (parser) => {
  it.each([
    "",
    "\n",
    "\r\n",
    "\uFEFF",
    "// only a comment",
    "/* a */\r\n// b\r\n",
    "#!/usr/bin/env node",
    ";",
    "export {};",
    `"use server"`,
  ])("%j", (text) => {
    const module = analyzeText(text, "/app/file.js", parser);
    expect(module.serverFunctions).toEqual([]);
    expect(module.exports).toEqual([]);
    expect(summarize(module)).toMatchObject({ exports: [], functions: [], moduleCalls: [], elements: [] });
  });
});

describe("recovered trees", () => {
  it.each<[title: string, text: string, names: string[]]>([
    ["a body being typed", `"use server";\nexport async function a() { re`, ["a"]],
    ["a parameter list being typed: a signature as yet", `"use server";\nexport async function a(`, []],
    ["a name being typed", `"use server";\nexport async function a() {}\nexport async function `, ["a"]],
    ["an initialiser missing", `"use server";\nexport const a = ;\nexport async function b() {}`, ["a", "b"]],
    ["a name missing", `"use server";\nexport const = 1;\nexport async function b() {}`, ["b"]],
    ["an export list open", `"use server";\nasync function a() {}\nexport { a, `, ["a"]],
    ["an export list with a stray comma", `"use server";\nasync function a() {}\nexport { , a };`, ["a"]],
    ["a member missing", `"use server";\nexport const a = client.\nexport async function b() {}`, ["a", "b"]],
    ["an argument missing", `"use server";\nexport const a = client.action(;`, ["a"]],
    ["a directive without its end", `"use server\nexport async function a() {}`, ["a"]],
    ["an import being typed", `"use server";\nimport { a, from "./a";\nexport async function b() {}`, ["b"]],
    [
      "a body without its end",
      `export function Page() { async function a() { "use server" } return <form action={a} />`,
      ["a"],
    ],
    ["a stray brace", `"use server";\nexport async function a() {} }\nexport async function b() {}`, ["a", "b"]],
    ["a class member being typed", `"use server";\nclass C { static async }\nexport async function b() {}`, ["b"]],
    ["an attribute without a value", `export const p = <A b= c={async () => { "use server" }} />;`, []],
  ])("%s", (_title, text, names) => {
    const module = recover(text);
    expect(namesOf(module)).toEqual(names);
    expect(module && summarize(module).filename).toBe("/app/file.tsx");
  });

  it("nothing throws wherever the text is cut, or a character is missing", () => {
    const text = [
      `"use server";`,
      `import React, { cache as memo, type T } from "react";`,
      `import * as nav from "./nav";`,
      `export async function a({ b, ...c }: T = {}, [d] = []) { try { await nav.go(b?.d!); } catch { return c; } }`,
      `export const e = client.schema(S).action(async () => <A {...c} b="&amp;" f={() => a()}>{x}</A>), { f, g: [h] } = i();`,
      `class J<K> extends React.Component { static l = async () => { "use server"; }; @m() #n; get o() { return 1; } }`,
      `switch (p) { case q: for (const r of s) { if (r) continue; t(); } default: }`,
      "export { a as u, type T }; export * as v from './v'; export default memo(`${w}`);",
    ].join("\n");
    let read = 0;
    for (let index = 0; index < text.length; index += 1) {
      for (const broken of [text.slice(0, index), text.slice(0, index) + text.slice(index + 1)]) {
        const module = recover(broken);
        if (!module) continue;
        JSON.stringify(summarize(module));
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(text.length);
  }, 60_000);
});

describe("parents", () => {
  it.each(parsersFor("file.js"))("are set on every node but the program, %s", (parser) => {
    const source = parseWith(parser, `const { a = 1 } = b; class C { #d = () => <e f={g}>{h}</e>; }`, "/app/file.js");
    const module = analyzeModule(source);
    for (const type of [
      "Identifier",
      "AssignmentPattern",
      "PrivateIdentifier",
      "JSXText",
      "JSXExpressionContainer",
    ] as const) {
      for (const node of module.nodesOfType(type)) {
        let top = node.parent;
        while (top?.parent) top = top.parent;
        expect(top).toBe(source.ast);
      }
    }
    expect(source.ast.parent ?? null).toBeNull();
  });

  it("the same tree is analysed once", () => {
    const source = parseWith("oxc", `export const a = 1;`);
    expect(analyzeModule(source)).toBe(analyzeModule({ ...source }));
  });
});

describe("nodesOfType and functions", () => {
  it("come in source order, outer before inner", () => {
    const module = analyzeText(
      `function a(b = () => 1) { return { c() {}, d: function () {} }; }\nconst e = async () => () => 2;`,
    );
    const starts = module.functions.map(({ range }) => range[0]);
    expect(starts).toEqual([...starts].sort((left, right) => left - right));
    expect(module.functions).toHaveLength(6);
    expect(module.nodesOfType("ReturnStatement")).toHaveLength(1);
    expect(module.nodesOfType("WithStatement")).toEqual([]);
  });
});
