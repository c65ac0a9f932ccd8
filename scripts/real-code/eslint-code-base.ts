import { readFileSync } from "node:fs";
import * as typescriptParser from "@typescript-eslint/parser";
import type { Check } from "@server-actions/shared";
import { Linter } from "eslint";
import { plugin } from "../../eslint-plugin/src/plugin.ts";
import type { CodeBase, FileResult } from "./code-base.ts";

/**
 * The same questions through ESLint's `Linter` with our plugin and typescript-eslint's parser; the code base's own configuration is not read.
 * `withTypes`: with those of its tsconfig, and the options of the strict preset, which trust them.
 */
export function openInEslint(dir: string, withTypes: boolean): CodeBase {
  const linter = new Linter({ cwd: dir });
  const types = withTypes ? { projectService: true, tsconfigRootDir: dir } : undefined;
  return { lint: (file, checks) => lintFile(linter, file, configOf(file, checks, types)) };
}

function lintFile(linter: Linter, file: string, config: Linter.Config[]): FileResult {
  const messages = linter.verify(readFileSync(file, "utf8"), config, {
    filename: file,
    allowInlineConfig: false,
  });
  if (messages.some((message) => message.fatal)) return { status: "unparsable", findings: [], crashes: [] };
  const crashes = messages.filter(({ messageId }) => messageId === undefined).map(({ message }) => message);
  const findings = messages
    .filter(({ messageId }) => messageId !== undefined)
    .map(({ ruleId, line, column, endLine = line, endColumn = column, message, suggestions = [] }) => ({
      rule: ruleId?.slice("server-actions/".length) ?? "",
      file,
      ...{ line, column, endLine, endColumn, message },
      suggestions: suggestions.map(({ desc }) => desc),
    }));
  return { status: "linted", findings, crashes };
}

function configOf(file: string, checks: readonly Check[], types: Linter.ParserOptions | undefined): Linter.Config[] {
  const jsx = !/\.[cm]?ts$/u.test(file);
  const rules = checks.map(({ name, strictOptions }): [string, Linter.RuleEntry] => {
    return [`server-actions/${name}`, types && strictOptions ? ["error", strictOptions] : "error"];
  });
  return [
    {
      files: ["**"],
      plugins: { "server-actions": plugin as object },
      languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx }, ...types } },
      linterOptions: { reportUnusedDisableDirectives: "off" },
      rules: Object.fromEntries(rules),
    },
  ];
}
