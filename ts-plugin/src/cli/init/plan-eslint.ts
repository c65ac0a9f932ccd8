import { existsSync } from "node:fs";
import { parse } from "jsonc-parser";
import { findInstalled, majorOf } from "../../standalone/installed.ts";
import { addToFlatConfig, importName, newFlatConfig } from "./flat-config.ts";
import { setInJson } from "./edit-json.ts";
import { note, type Planner } from "./plan.ts";
import { readText } from "./read-text.ts";

const flatNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((ending) => `eslint.config.${ending}`);
const legacyPreset = "plugin:server-actions/legacy-recommended";

const snippet = `  import ${importName} from "eslint-plugin-server-actions";
  ...
  { files: ["**/*.{js,jsx,ts,tsx}"], plugins: { "server-actions": ${importName} }, extends: ["server-actions/recommended"] },`;

/** The recommended rules, in the config that the project has. */
export const planEslint: Planner = ({ eslint, root }) => {
  if (!eslint) return [note("ESLint is not installed: `npx server-actions check` runs the rules without it.")];
  if (eslint.rules.length > 0) return [];
  const flat = flatNames.map((name) => `${root}/${name}`).find((file) => existsSync(file));
  const legacy = `${root}/.eslintrc.json`;
  if (flat === undefined && existsSync(legacy)) return extendLegacy(legacy);
  if (flat === undefined && majorOf(eslint.eslint) < 9)
    return [note(`Add "${legacyPreset}" to \`extends\` in your ESLint config.`)];
  if (flat === undefined) {
    const after = newFlatConfig({
      hasTypeScriptParser: findInstalled("typescript-eslint", root) !== undefined,
      takesExtends: isAtLeast(eslint.eslint.version, 9, 22),
    });
    return [{ kind: "write", file: `${root}/eslint.config.mjs`, before: undefined, after }];
  }
  const before = readText(flat) ?? "";
  const after = addToFlatConfig(flat, before);
  return after === undefined
    ? [note(`${flat} is built in a way that is not understood, so it is left as it is. Add:\n\n${snippet}\n`)]
    : [{ kind: "write", file: flat, before, after }];
};

function isAtLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function extendLegacy(file: string): ReturnType<Planner> {
  const before = readText(file) ?? "";
  const { extends: current = [] } = ((parse(before) as unknown) ?? {}) as { readonly extends?: string | string[] };
  const after = setInJson(before, ["extends"], [...[current].flat(), legacyPreset]);
  return after === undefined
    ? [note(`${file} is malformed, so it is left as it is.`)]
    : [{ kind: "write", file, before, after }];
}
