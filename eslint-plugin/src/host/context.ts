/** What a rule's context offers, under the names of ESLint 8.57 to 10 and oxlint. */
import { isAbsolute, resolve } from "node:path";
import { toPosix } from "@server-actions/shared";
import type { TSESLint } from "@typescript-eslint/utils";
import type { RuleContext } from "../create-rule.ts";

/** The members that older versions have under another name, or that newer types no longer know. */
interface AnyContext {
  readonly filename?: string;
  readonly cwd?: string;
  readonly sourceCode?: TSESLint.SourceCode;
  readonly languageOptions?: { readonly parser?: unknown; readonly parserOptions?: object };
  /** eslintrc mode of ESLint 8: the file of the configured parser. */
  readonly parserPath?: string;
  readonly parserOptions?: object;
  getFilename?(): string;
  getCwd?(): string;
  getSourceCode?(): TSESLint.SourceCode;
}

export function sourceCodeOf(context: RuleContext): TSESLint.SourceCode {
  const { sourceCode, getSourceCode } = context as AnyContext;
  const found = sourceCode ?? getSourceCode?.call(context);
  if (found === undefined) throw new TypeError("This host gives rules no source code: ESLint 8.57 or newer is needed.");
  return found;
}

/** Absolute path with forward slashes. It need not exist: `<input>` for text without a file, `notes.md/0.ts` for a processor's block. */
export function filenameOf(context: RuleContext): string {
  const { filename, getFilename } = context as AnyContext;
  const given = filename ?? getFilename?.call(context) ?? "<input>";
  return toPosix(isAbsolute(given) ? given : resolve(cwdOf(context), given));
}

export function cwdOf(context: RuleContext): string {
  const { cwd, getCwd } = context as AnyContext;
  return cwd ?? getCwd?.call(context) ?? process.cwd();
}

/**
 * An object that lasts as long as a lint run. With flat config, and in oxlint, a config's language options are the same object for all its
 * files, but settings are made for each file where the config has none. The eslintrc mode of ESLint 8 makes language options for each file,
 * and always has settings.
 */
export function runOf(context: RuleContext): object {
  const { languageOptions, parserPath } = context as AnyContext;
  return languageOptions !== undefined && parserPath === undefined ? languageOptions : context.settings;
}

/** The parser that the user configured for this file: itself, or the path of its module; `undefined` where the host tells neither. */
export function configuredParser(
  context: RuleContext,
): { readonly parser: unknown; readonly options: object } | undefined {
  const { languageOptions, parserPath, parserOptions } = context as AnyContext;
  const parser = languageOptions?.parser ?? parserPath;
  if (parser === undefined || parser === null) return undefined;
  return { parser, options: languageOptions?.parserOptions ?? parserOptions ?? {} };
}
