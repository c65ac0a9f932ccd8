/** The parsers on which every rule case runs, as ESLint's `languageOptions`. */
import { createRequire } from "node:module";
import * as typescriptParser from "@typescript-eslint/parser";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import type { Linter } from "eslint";
import * as espree from "espree";
import { parseWith } from "./parse.ts";
import { createProgram } from "./typed-program.ts";

export type RuleParser = (typeof ruleParsers)[number];

const ruleParsers = ["typescript", "typescript-typed", "oxc", "espree", "babel"] as const;
const javascriptParsers: readonly RuleParser[] = ["espree", "babel"];

/** All that can read the text: plain JavaScript, whatever the file is called, is also read by espree and by the babel parser of `eslint-config-next`. */
export function parsersOf(text: string): readonly RuleParser[] {
  return isPlainJavaScript(text) ? ruleParsers : ruleParsers.filter((parser) => !javascriptParsers.includes(parser));
}

/** One file to lint: absolute path, text, and the folder of the project around it. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  readonly projectDir: string;
}

export function languageOptionsFor(parser: RuleParser, file: LintedFile): Linter.LanguageOptions {
  const parserOptions = { ecmaFeatures: { jsx: true } };
  if (parser === "typescript") return { parser: typescriptParser, parserOptions };
  if (parser === "typescript-typed") {
    return {
      parser: typescriptParser,
      parserOptions: { ...parserOptions, programs: [createProgram(file)] },
    };
  }
  if (parser === "oxc") return { parser: oxcParser };
  if (parser === "babel") return { parser: babelParser, parserOptions: { requireConfigFile: false, babelOptions } };
  return { parser: espree, parserOptions };
}

function isPlainJavaScript(text: string): boolean {
  try {
    espree.parse(text, { ecmaVersion: "latest", sourceType: "module", ecmaFeatures: { jsx: true } });
    return true;
  } catch {
    return false;
  }
}

/** oxc's trees in ESLint's clothes: nodes carry offsets only, as they do for the checks in the language server. */
const oxcParser: Linter.Parser = {
  parseForESLint(text: string, options?: { readonly filePath?: string }) {
    const { ast, scopes } = parseWith("oxc", text, options?.filePath ?? "file.tsx");
    const lines = text.split("\n");
    const end = { line: lines.length, column: lines.at(-1)?.length ?? 0 };
    const program = { ...ast, tokens: [], comments: [], loc: { start: { line: 1, column: 0 }, end } };
    // The scope manager knows the tree it was built from: change that one.
    return {
      ast: Object.assign(ast, program),
      scopeManager: scopes,
      visitorKeys,
    } as unknown as Linter.ESLintParseResult;
  },
};

interface BabelParser {
  parseForESLint(text: string, options: object): Linter.ESLintParseResult;
}

const babelOptions = { babelrc: false, configFile: false, parserOpts: { plugins: ["jsx"] } };

/** The parser with which `eslint-config-next` reads JavaScript. Its scope manager is too old for ESLint 10, which makes its own here. */
const babelParser: Linter.Parser = {
  parseForESLint(text: string, options: object) {
    // Loaded when first used: it takes 300 ms.
    const { parseForESLint } = createRequire(import.meta.url)("next/dist/compiled/babel/eslint-parser") as BabelParser;
    const { ast, visitorKeys: keys } = parseForESLint(text, options);
    return { ast, visitorKeys: keys };
  },
};
