import { analyze } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import { loadPackage } from "./lazy-package.ts";

type Oxc = typeof import("oxc-parser");

/** The lazily loaded parser, or why there is none. */
export interface OxcParser {
  readonly oxc: Oxc | undefined;
  readonly error: string | undefined;
}

/** Loads `oxc-parser` once a process. It is an optional dependency: an ES module with a native binding, for Node 20.19 and later. */
export function loadOxc(): OxcParser {
  loaded ??= load();
  return loaded;
}

/**
 * The tree and scopes of `text`, as every host supplies them. `undefined` on a syntax error (oxc then returns an empty program),
 * when scope analysis fails (it throws on some recovered trees), or when `oxc-parser` does not load.
 * `text` is taken without a byte order mark, so that offsets agree with ESLint's and TypeScript's.
 */
export function parseWithOxc(file: string, text: string): ParsedSource | undefined {
  const { oxc } = loadOxc();
  if (!oxc) return undefined;
  try {
    const result = oxc.parseSync(file, text, {
      lang: languageOf(file),
      astType: "ts",
      range: true,
      preserveParens: false,
      sourceType: "module",
    });
    if (result.program.body.length === 0 && result.errors.some((error) => error.severity === "Error")) return undefined;
    const ast = result.program as unknown as TSESTree.Program;
    Object.defineProperty(ast, "comments", { get: () => commentsOf(result), enumerable: false });
    const scopes = analyze(ast, { sourceType: "module", lib: [], jsxPragma: null });
    return { filename: file, text, ast, scopes };
  } catch {
    return undefined;
  }
}

/** As other parsers give them; worked out only when somebody asks. */
function commentsOf({ comments }: ReturnType<Oxc["parseSync"]>): object[] {
  return comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] }));
}

/** What oxc is to read a file as. JSX is allowed in plain JavaScript files, as bundlers do. */
export function languageOf(file: string): "js" | "jsx" | "ts" | "tsx" {
  if (file.endsWith(".tsx")) return "tsx";
  if (file.endsWith(".ts") || file.endsWith(".mts") || file.endsWith(".cts")) return "ts";
  return "jsx";
}

function load(): OxcParser {
  const { value, error } = loadPackage("oxc-parser");
  return { oxc: value as Oxc | undefined, error };
}

let loaded: OxcParser | undefined;
