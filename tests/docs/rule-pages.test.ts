/**
 * The rule pages say what the rules do: every code block is linted with the built plugin. Blocks under "Incorrect" hold a finding of the page's
 * rule, blocks under "Correct" none, and every other block of code at least parses. The convention is in CONTRIBUTING.md.
 */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
  mkdirSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import plugin from "eslint-plugin-server-actions";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CodeBlock, filesOf, readPage } from "./markdown.ts";

const pages = fileURLToPath(new URL("../../docs/rules", import.meta.url));
const rules = Object.keys(plugin.rules) as (keyof typeof plugin.rules)[];

/** What every page has, in this order; each may have sections of its own at a lower level. */
const sections = ["Why", "Incorrect", "Correct", "With type information", "Options", "Limits", "When not to use it"];

it("there is a page for every rule, and no other", () => {
  expect(readdirSync(pages).sort()).toEqual(rules.map((rule) => `${rule}.md`).sort());
});

describe.each(rules.filter((rule) => existsSync(join(pages, `${rule}.md`))))("docs/rules/%s.md", (rule) => {
  const { headings, blocks } = readPage(readFileSync(join(pages, `${rule}.md`), "utf8"));
  const code = blocks.filter(({ language }) => ["js", "jsx", "ts", "tsx"].includes(language));
  const examples = code.filter(({ section }) => section === "Incorrect" || section === "Correct");

  it("has the sections of a rule page, in order", () => {
    expect(headings.filter(({ level }) => level === 2).map(({ text }) => text)).toEqual(sections);
  });

  it("shows something incorrect and something correct", () => {
    expect(new Set(examples.map(({ section }) => section))).toEqual(new Set(["Incorrect", "Correct"]));
  });

  it("names each option", () => {
    const page = readFileSync(join(pages, `${rule}.md`), "utf8");
    const options = plugin.rules[rule].meta.schema.flatMap((schema) =>
      Object.keys((schema as { properties?: object }).properties ?? {}),
    );
    expect(options.filter((option) => !page.includes(`\`${option}\``))).toEqual([]);
  });

  describe.each(code)("the block on line $line, under $section", (block) => {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-docs-"));
    let messages: readonly Linter.LintMessage[];

    beforeAll(async () => {
      messages = await lint(folder, rule, block);
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("parses", () => {
      expect(messages.filter(({ fatal }) => fatal).map(({ message }) => message)).toEqual([]);
    });

    if (block.section === "Incorrect") {
      it("has a finding", () => {
        expect(messages.map(({ ruleId }) => ruleId)).toContain(`server-actions/${rule}`);
      });
    }

    if (block.section === "Correct") {
      it("has no finding", () => {
        expect(messages.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
      });
    }
  });
});

/** Lints the files of a block, in a folder of their own, with one rule. */
async function lint(folder: string, rule: string, block: CodeBlock): Promise<readonly Linter.LintMessage[]> {
  for (const [path, text] of Object.entries({ ...project, ...filesOf(block) })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { options = "{}", settings = "{}" } = block.attributes;
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{js,jsx,ts,tsx}"],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { "server-actions": plugin },
      rules: { [`server-actions/${rule}`]: options === "{}" ? "error" : ["error", JSON.parse(options)] },
      settings: { "server-actions": JSON.parse(settings) as object },
    },
  });
  const results = await eslint.lintFiles(Object.keys(filesOf(block)));
  return results.flatMap((result) => result.messages);
}

const project = {
  "package.json": JSON.stringify({
    name: "docs-example",
    private: true,
    dependencies: { next: "16.0.0", react: "19.0.0" },
  }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { jsx: "preserve", module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./*"] } },
  }),
};
