// @ts-check
/**
 * One lint run in a process of its own: `node lint.mjs <config> <folder>`. Prints one line of JSON: its CPU time in milliseconds, and what it
 * reported, by rule. No configuration of the folder counts, not even in comments.
 * Plain JavaScript, so that no compiler's time is measured.
 */
import next from "@next/eslint-plugin-next";
import parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import reactHooks from "eslint-plugin-react-hooks";
import serverActions from "eslint-plugin-server-actions";

/** As many rules as ours that do nothing: what ESLint itself takes to run rules. */
const empty = Object.fromEntries(Object.keys(serverActions.rules).map((name) => [name, { create: () => ({}) }]));

/** @type {Record<string, import("eslint").Linter.Config[]>} */
const configs = {
  "parser only": [],
  "as many empty rules": [
    {
      plugins: { empty: { rules: empty } },
      rules: Object.fromEntries(Object.keys(empty).map((name) => [`empty/${name}`, "error"])),
    },
  ],
  "server-actions/recommended": [/** @type {any} */ (serverActions.configs.recommended)],
  "server-actions/all": [/** @type {any} */ (serverActions.configs.all)],
  "@next/next core-web-vitals": [/** @type {any} */ (next.configs["core-web-vitals"])],
  "react-hooks recommended": [/** @type {any} */ (reactHooks.configs.flat.recommended)],
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
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
      settings: { next: { rootDir: folder } },
    },
    ...config,
  ],
});
const results = await eslint.lintFiles(["**/*.{ts,tsx}"]);

/** @type {Record<string, number>} */
const byRule = {};
for (const { messages } of results) {
  // A file that does not parse has a message of no rule.
  for (const { ruleId } of messages) if (ruleId !== null) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
}
const { system, user } = process.cpuUsage();
console.log(JSON.stringify({ cpu: (system + user) / 1000, files: results.length, byRule }));
