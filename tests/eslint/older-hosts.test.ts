/** What ESLint 8.57 gives rules, tried without installing it: the packed plugin runs in the real one in tests/packaging. */
import { createRequire } from "node:module";
import * as typescriptParser from "@typescript-eslint/parser";
import { ESLint, Linter } from "eslint";
import * as espree from "espree";
import { describe, expect, it } from "vitest";
import type { RuleContext } from "../../eslint-plugin/src/create-rule.ts";
import { configuredParser, cwdOf, filenameOf, runOf, sourceCodeOf } from "../../eslint-plugin/src/host/context.ts";
import { createParseFallback } from "../../eslint-plugin/src/host/parse-fallback.ts";

const require = createRequire(import.meta.url);

function contextOf(members: object): RuleContext {
  return { settings: {}, ...members } as unknown as RuleContext;
}

describe("a context without the members of ESLint 9", () => {
  const sourceCode = {} as never;
  const context = contextOf({
    getFilename: () => "/app/page.js",
    getCwd: () => "/app",
    getSourceCode: () => sourceCode,
  });

  it("is asked by its methods", () => {
    expect(filenameOf(context)).toBe("/app/page.js");
    expect(cwdOf(context)).toBe("/app");
    expect(sourceCodeOf(context)).toBe(sourceCode);
  });

  it("need not know the working directory", () => {
    expect(cwdOf(contextOf({}))).toBe(process.cwd());
    expect(filenameOf(contextOf({ cwd: "/app" }))).toBe("/app/<input>");
  });
});

describe("a run", () => {
  it("is known by its settings in the eslintrc mode, which makes new language options for each file", () => {
    const settings = {};
    expect(runOf(contextOf({ settings, languageOptions: {}, parserPath: "espree" }))).toBe(settings);
    expect(runOf(contextOf({ settings }))).toBe(settings);
  });

  it("is known by the language options in oxlint, which makes new settings for each file", () => {
    const languageOptions = { parser: { name: "oxlint" } };
    expect(runOf(contextOf({ languageOptions }))).toBe(languageOptions);
  });

  it.each([{}, { settings: { other: true } }])("is the same for all files of a flat config: %j", async (config) => {
    const runs = new Set<object>();
    const create = (context: RuleContext) => (runs.add(runOf(context)), {});
    const eslint = new ESLint({
      cwd: import.meta.dirname,
      overrideConfigFile: true,
      overrideConfig: [
        {
          ...config,
          files: ["**/*.ts"],
          languageOptions: { parser: typescriptParser },
          plugins: { probe: { rules: { run: { create: create as never } } } },
          rules: { "probe/run": "error" },
        },
      ],
    });

    const results = await eslint.lintFiles(["older-hosts.test.ts", "settings.test.ts"]);

    expect(results).toHaveLength(2);
    expect(runs.size).toBe(1);
  });
});

describe("other files, where oxc-parser does not load", () => {
  const text = "export const Page = () => <a>{1}</a>;";
  const parserPath = require.resolve("@typescript-eslint/parser");

  it.each([
    ["espree, as flat config gives it", { languageOptions: { parser: espree } }],
    [
      "typescript-eslint, as flat config gives it",
      { languageOptions: { parser: typescriptParser, parserOptions: { projectService: true } } },
    ],
    [
      "typescript-eslint by its path, as eslintrc gives it",
      { parserPath, parserOptions: { project: "./tsconfig.json" } },
    ],
    ["espree by its path", { parserPath: require.resolve("espree"), parserOptions: {} }],
  ])("are parsed by %s", (_, members) => {
    const parse = createParseFallback(contextOf(members));
    const source = parse?.("/app/page.jsx", text);
    expect(source).toMatchObject({
      filename: "/app/page.jsx",
      text,
      ast: { type: "Program", range: [0, text.length] },
    });
    expect(source?.scopes.globalScope?.childScopes[0]?.set.has("Page")).toBe(true);
  });

  it("takes type assertions in .ts files", () => {
    const parse = createParseFallback(
      contextOf({ languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: true } } } }),
    );
    expect(parse?.("/app/a.ts", "export const a = <string>b;")?.ast.body).toHaveLength(1);
  });

  it.each([
    ["the file has a syntax error", { languageOptions: { parser: espree } }, "const = 1"],
    ["the parser cannot be loaded", { parserPath: "/no/such/parser.js" }, text],
    [
      "the parser refuses, as oxlint's does",
      { languageOptions: { parser: { name: "oxlint", parse: () => expect.fail("not implemented") } } },
      text,
    ],
    ["it is no parser", { languageOptions: { parser: {} } }, text],
  ])("are unknown where %s", (_, members, code) => {
    expect(createParseFallback(contextOf(members))?.("/app/page.jsx", code)).toBeUndefined();
  });

  it("are unknown where the host names no parser", () => {
    expect(configuredParser(contextOf({}))).toBeUndefined();
    expect(createParseFallback(contextOf({}))).toBeUndefined();
  });

  it("are given to ESLint's own parser in a real run", () => {
    let parsed: unknown;
    const rule = {
      create: (context: unknown) => ({
        Program() {
          parsed = createParseFallback(context as RuleContext)?.("/app/other.js", "export const a = 1;")?.ast.body
            .length;
        },
      }),
    };
    new Linter().verify("1", [{ plugins: { x: { rules: { rule } } }, rules: { "x/rule": "error" } }]);
    expect(parsed).toBe(1);
  });
});
