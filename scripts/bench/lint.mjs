// @ts-check
/**
 * One lint run in a process of its own: `node lint.mjs <config> <folder> [typed]`. Prints one line of JSON: what it reported, by rule.
 * A config loads and sets what it needs and nothing else: most configs have no settings. No configuration of the folder counts, not even in comments.
 * Plain JavaScript, so that no compiler's time is measured.
 */
import { readdirSync } from "node:fs";
import { URL } from "node:url";
import { ESLint } from "eslint";
import parser from "@typescript-eslint/parser";

/** @type {Record<string, () => Promise<import("eslint").Linter.Config[]>>} */
const configs = {
  "parser only": async () => [],
  "as many empty rules": async () => {
    const files = readdirSync(new URL("../../eslint-plugin/src/rules", import.meta.url));
    const empty = Object.fromEntries(files.map((file) => [file.replace(/\.ts$/u, ""), { create: () => ({}) }]));
    return [
      {
        plugins: { empty: { rules: empty } },
        rules: Object.fromEntries(Object.keys(empty).map((name) => [`empty/${name}`, "error"])),
      },
    ];
  },
  "server-actions/recommended": async () => [/** @type {any} */ ((await ours()).configs.recommended)],
  "server-actions/all": async () => [/** @type {any} */ ((await ours()).configs.all)],
  "@next/next core-web-vitals": async () => {
    const { default: next } = await import("@next/eslint-plugin-next");
    return [/** @type {any} */ (next.configs["core-web-vitals"]), { settings: { next: { rootDir: folder } } }];
  },
  "react-hooks recommended": async () => {
    const { default: reactHooks } = await import("eslint-plugin-react-hooks");
    return [/** @type {any} */ (reactHooks.configs.flat.recommended)];
  },
};

async function ours() {
  return (await import("eslint-plugin-server-actions")).default;
}

const [name = "", folder = ".", types] = process.argv.slice(2);
const config = configs[name];
if (config === undefined) throw new Error(`There is no config "${name}", only ${Object.keys(configs).join(", ")}.`);

const parserOptions = types === "typed" ? { projectService: true, tsconfigRootDir: folder } : {};
const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ["**/*.ts", "**/*.tsx"],
      languageOptions: { parser: /** @type {any} */ (parser), parserOptions },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
    },
    ...(await config()),
  ],
});
const results = await eslint.lintFiles(["**/*.{ts,tsx}"]);

/** @type {Record<string, number>} */
const byRule = {};
let unparsed = 0;
for (const { messages } of results) {
  for (const { fatal, ruleId } of messages) {
    if (fatal) unparsed += 1;
    else if (ruleId !== null) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  }
}
console.log(JSON.stringify({ files: results.length, unparsed, byRule }));
