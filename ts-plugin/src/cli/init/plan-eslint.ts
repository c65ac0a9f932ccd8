import { findInstalled, isAtLeast, majorOf } from "../../standalone/installed.ts";
import type { EslintConfigFile } from "../eslint-config-file.ts";
import type { EslintSetup } from "../doctor/eslint-setup.ts";
import type { Setup } from "../doctor/setup.ts";
import { cachingScript } from "../lint-scripts.ts";
import { addToJsonList } from "./edit-json.ts";
import { type AddOptions, addToFlatConfig } from "./flat-config.ts";
import { importName } from "./flat-entry.ts";
import { addToLegacyModule, legacyPreset, newLegacyConfig } from "./legacy-config.ts";
import { newConfigParser, newFlatConfig } from "./new-flat-config.ts";
import { planOxlint } from "./plan-oxlint.ts";
import { note, type Planner, type Step } from "./plan.ts";
import { readText } from "./read-text.ts";

const flatSnippet = `  import ${importName} from "eslint-plugin-server-actions";
  ...
  { files: ["**/*.{js,jsx,ts,tsx}"], ...${importName}.configs.recommended },`;
const legacySnippet = `  "extends": [..., "${legacyPreset}"]`;

/** The recommended rules, in the config that the project has. */
export const planEslint: Planner = (setup) => {
  const { eslint } = setup;
  if (!eslint) return planOxlint(setup);
  if (eslint.rules.length > 0) return [];
  if (!eslint.config) return [newConfig(setup, eslint)];
  if (!eslint.isConfigRead) return [note(notRead(eslint, eslint.config))];
  return [extend(setup, eslint.config)];
};

function newConfig(setup: Setup, { eslint }: EslintSetup): Step {
  const { root } = setup;
  if (majorOf(eslint) < 9) {
    const bases = findInstalled("eslint-config-next", root) ? ["next/core-web-vitals"] : [];
    return { kind: "write", file: `${root}/.eslintrc.json`, before: undefined, after: newLegacyConfig(bases) };
  }
  const after = newFlatConfig({
    parser: newConfigParser(setup),
    takesExtends: isAtLeast(eslint, 9, 22),
    isCached: isCached(setup),
  });
  return { kind: "write", file: `${root}/eslint.config.mjs`, before: undefined, after };
}

function extend(setup: Setup, { file, kind }: EslintConfigFile): Step {
  const before = readText(file) ?? "";
  const options = { isCached: isCached(setup) };
  const after = kind === "flat" ? addToFlatConfig(file, before, options) : addToEslintrc(file, before, options);
  if (after !== undefined) return { kind: "write", file, before, after };
  const snippet = kind === "flat" ? flatSnippet : legacySnippet;
  return note(`${file} is built in a way that is not understood, so it is left as it is. Add:\n\n${snippet}\n`);
}

function isCached({ scripts, next }: Setup): boolean {
  return cachingScript(scripts, next) !== undefined;
}

/** A file without an ending may be JSON or YAML. */
function addToEslintrc(file: string, text: string, options: AddOptions): string | undefined {
  if (/\.c?js$/u.test(file)) return addToLegacyModule(file, text, options);
  const path = file.endsWith("/package.json") ? ["eslintConfig", "extends"] : ["extends"];
  return addToJsonList(text, path, legacyPreset);
}

function notRead({ eslint }: EslintSetup, { file }: EslintConfigFile): string {
  return `ESLint ${majorOf(eslint)} does not read ${file}, so it is left as it is. Run \`npx @eslint/migrate-config ${file}\`, then this again.`;
}
