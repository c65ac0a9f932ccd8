import { analyze } from "@typescript-eslint/scope-manager";
import { parse as parseTypeScript } from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/utils";
import { analyze as analyzePlain } from "eslint-scope";
import * as espree from "espree";
import { parseSync } from "oxc-parser";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import type { ModuleAnalysis, ParsedSource } from "../../shared/src/model/module.ts";

export type ParserName = "espree" | "oxc" | "typescript-estree";

/**
 * `text` as the named parser sees it, with the scopes that come with it. `parent`s are not set: that is `analyzeModule`'s work.
 * Throws when the text has a syntax error.
 */
export function parseWith(parser: ParserName, text: string, filename = "/app/file.tsx"): ParsedSource {
  const ast = treeOf(parser, text, filename);
  const scopes =
    parser === "espree" ? eslintScopes(ast) : analyze(ast, { sourceType: "module", lib: [], jsxPragma: null });
  return { filename, text, ast, scopes };
}

/** What `analyzeModule` makes of `text`. */
export function analyzeText(
  text: string,
  filename = "/app/file.tsx",
  parser: ParserName = "typescript-estree",
): ModuleAnalysis {
  return analyzeModule(parseWith(parser, text, filename));
}

/** The parsers that can read a file of this name. */
export function parsersFor(filename: string): readonly ParserName[] {
  return isPlain(filename) ? ["typescript-estree", "oxc", "espree"] : ["typescript-estree", "oxc"];
}

function isPlain(filename: string): boolean {
  return [".js", ".jsx", ".mjs"].some((extension) => filename.endsWith(extension));
}

function treeOf(parser: ParserName, text: string, filename: string): TSESTree.Program {
  if (parser === "oxc") return parseWithOxc(text, filename);
  if (parser === "espree") return parseWithEspree(text);
  return parseTypeScript(text, {
    range: true,
    loc: true,
    comment: true,
    jsx: !filename.endsWith(".ts"),
    filePath: filename,
    suppressDeprecatedPropertyWarnings: true,
  });
}

function parseWithOxc(text: string, filename: string): TSESTree.Program {
  const lang = isPlain(filename) ? "jsx" : filename.endsWith(".ts") ? "ts" : "tsx";
  const result = parseSync(filename, text, {
    lang,
    astType: "ts",
    range: true,
    preserveParens: false,
    sourceType: "module",
  });
  const fatal = result.errors.find((error) => error.severity === "Error");
  if (fatal) throw new SyntaxError(`${filename}: ${fatal.message}`);
  return result.program as unknown as TSESTree.Program;
}

function parseWithEspree(text: string): TSESTree.Program {
  const options = {
    ecmaVersion: "latest",
    sourceType: "module",
    range: true,
    loc: true,
    comment: true,
    ecmaFeatures: { jsx: true },
  } as const;
  return espree.parse(text, options) as unknown as TSESTree.Program;
}

/** As ESLint makes them for a parser that brings none: that scope analysis knows no types. */
function eslintScopes(ast: TSESTree.Program): ParsedSource["scopes"] {
  const scopes = analyzePlain(ast as never, { ecmaVersion: 2022, sourceType: "module", ignoreEval: true, jsx: true });
  return scopes as unknown as ParsedSource["scopes"];
}
