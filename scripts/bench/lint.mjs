// @ts-check
/**
 * One lint run in a process of its own: `node lint.mjs <config> <folder>`. Prints one line of JSON: what it reported, by rule.
 * Plain JavaScript, so that no compiler's time is measured.
 */
import next from "@next/eslint-plugin-next";
import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import serverActions from "eslint-plugin-server-actions";

/** @type {Record<string, import("eslint").Linter.Config[]>} */
const configs = {
  "parser only": [],
  "server-actions/recommended": [/** @type {any} */ (serverActions.configs.recommended)],
  "server-actions/all": [/** @type {any} */ (serverActions.configs.all)],
  "@next/next core-web-vitals": [/** @type {any} */ (next.configs["core-web-vitals"])],
};

const [name = "", folder = "."] = process.argv.slice(2);
const config = configs[name];
if (config === undefined) throw new Error(`There is no config "${name}", only ${Object.keys(configs).join(", ")}.`);

const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ["**/*.ts", "**/*.tsx"],
      languageOptions: { parser: /** @type {any} */ (parser) },
      settings: { next: { rootDir: folder } },
    },
    ...config,
  ],
});
const results = await eslint.lintFiles(["**/*.{ts,tsx}"]);

/** @type {Record<string, number>} */
const byRule = {};
for (const { messages } of results) {
  for (const { ruleId, message } of messages) byRule[ruleId ?? message] = (byRule[ruleId ?? message] ?? 0) + 1;
}
console.log(JSON.stringify({ files: results.length, byRule }));
