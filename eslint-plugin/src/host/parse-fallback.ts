import { createRequire } from "node:module";
import type { ParsedSource } from "@server-actions/shared";
import { analyze } from "@typescript-eslint/scope-manager";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { RuleContext } from "../create-rule.ts";
import { configuredParser } from "./context.ts";

/** Parses another file of the project; `undefined` where it cannot. */
export type ParseFile = (file: string, text: string) => ParsedSource | undefined;

interface AnyParser {
  parse?(text: string, options: object): TSESTree.Program;
  parseForESLint?(
    text: string,
    options: object,
  ): { readonly ast: TSESTree.Program; readonly scopeManager?: TSESLint.Scope.ScopeManager | null };
}

/** Options that would make a parser build a program for the file: other files are read for their syntax only. */
const untyped = { project: null, projectService: false, programs: null, EXPERIMENTAL_useProjectService: false };

/** ESLint's configured parser for the files that the rules ask about, where `oxc-parser` does not load; `undefined` under a host that names none. */
export function createParseFallback(context: RuleContext): ParseFile | undefined {
  const configured = configuredParser(context);
  if (configured === undefined) return undefined;
  return (file, text) => {
    try {
      const parser = loadParser(configured.parser);
      const options = {
        sourceType: "module",
        ecmaVersion: "latest",
        ...configured.options,
        ...untyped,
        filePath: file,
        range: true,
        loc: true,
      };
      return parseFile(parser, file, text, withJsx(options, file));
    } catch {
      // A file that does not parse, or a parser that does not load: unknown.
      return undefined;
    }
  };
}

function parseFile(parser: AnyParser, filename: string, text: string, options: object): ParsedSource | undefined {
  const result = parser.parseForESLint?.(text, options);
  const ast = result?.ast ?? parser.parse?.(text, options);
  if (ast === undefined) return undefined;
  const scopes = result?.scopeManager ?? analyze(ast, { sourceType: "module" });
  return { filename, text, ast, scopes };
}

/** In eslintrc mode ESLint 8 names the parser by its file. */
function loadParser(parser: unknown): AnyParser {
  if (typeof parser !== "string") return parser as AnyParser;
  return createRequire(parser)(parser) as AnyParser;
}

function withJsx(options: object, file: string): object {
  const isJsx = !file.endsWith(".ts") && !file.endsWith(".mts") && !file.endsWith(".cts");
  return { ...options, ecmaFeatures: { jsx: isJsx } };
}
