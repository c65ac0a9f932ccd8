/** Whatever parser made the tree, the analysis and the summary are the same, position by position. */
import { describe, expect, it } from "vitest";
import { summarize } from "../../../shared/src/graph/summarize.ts";
import { analyzeText, parsersFor, type ParserName } from "../../helpers/parse.ts";
import { fileDirectiveSources, functionDirectiveSources, refusedSources } from "../../oracles/next-compiler/sources.ts";

function viewOf(parser: ParserName, text: string, filename: string) {
  const module = analyzeText(text, filename, parser);
  const range = (node: { readonly range: readonly [number, number] } | undefined) => node?.range;
  return {
    directives: module.directives.map(({ value, node }) => [value, node.range]),
    imports: module.imports.map(({ node, ...rest }) => ({ ...rest, range: node.range })),
    exports: module.exports.map((exported) => [exported.kind, exported.name, exported.typeOnly, exported.node.range]),
    functions: module.functions.map(range),
    serverFunctions: module.serverFunctions.map((found) => ({
      origin: found.origin,
      names: found.names,
      form: found.form,
      node: range(found.node),
      value: range(found.value),
      handler: range(found.handler),
      wrappers: found.wrappers.map(range),
    })),
    summary: summarize(module),
  };
}

const sources: readonly { readonly title: string; readonly text: string; readonly filename?: string }[] = [
  ...fileDirectiveSources,
  ...functionDirectiveSources,
  ...refusedSources,
  {
    title: "JSX text, entities and comments",
    text: `export const a = <B c="&amp; &#39;" d={'e'} f>{/* g */}{" "}&nbsp;text <H.I {...j} k:l="m">{n}</H.I></B>;`,
  },
  {
    title: "TypeScript everywhere",
    text: `import type A from "./a"; import { type B } from "./b"; import c = require("./c"); enum D { E = 1 } namespace F { export const g = 1 }
abstract class H<I> extends J<I> implements K { private readonly l?: string; constructor(public m: N) { super() } abstract o(): void; declare p: 1; static { q() } }
function r(this: S, t?: U): asserts t is U; function r(t: any) { return (<const X,>(x: X) => x)(t!) as unknown as V satisfies W }
export default r<string>; export = r; declare global { interface Y {} } type Z<T> = T extends infer U ? keyof U : never;`,
  },
  {
    title: "modern JavaScript",
    filename: "/app/app/file.js",
    text: `import a, { b as c } from "./a"; import * as d from "./d"; export * as e from "./e";
class F { #g = 1; static #h() {} static { i() } get j() { return this.#g } [k]() {} }
label: for (const l of m) { if (l?.n?.[o]?.(p)) continue label; q ??= r ** 2n; }
export const s = async function* ({ t = 1, ...u }, [v, , w] = []) { yield* x\`y\${z}\`; try { await import("./aa") } catch { throw new.target } };
const { ab, "cd": ef = 1, [gh]: ij } = kl; export { ab as "mn" }; switch (op) { case 1: default: } (0, qr.st)(...uv);`,
  },
  {
    title: "CRLF and a byte order mark",
    text: `\uFEFF"use server";\r\n// a\r\nexport const b = withC(async () => {\r\n  "use strict";\r\n});\r\n`,
  },
];

describe("trees of all parsers agree", () => {
  it.each(sources)("$title", ({ text, filename = "/app/app/file.tsx" }) => {
    const [first = "oxc", ...others] = parsersFor(filename);
    const expected = viewOf(first, text, filename);
    for (const parser of others) expect(viewOf(parser, text, filename)).toEqual(expected);
    expect(others.length).toBeGreaterThan(0);
  });
});
