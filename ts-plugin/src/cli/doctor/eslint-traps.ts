/** Traps of the ESLint plugin, and of how ESLint is run. */
import { isAtLeast, majorOf } from "../../standalone/installed.ts";
import { legacyPreset } from "../init/legacy-config.ts";
import { cachingScript, type LintScript } from "../lint-scripts.ts";
import { installCommand } from "../package-manager.ts";
import { relativePath } from "../relative-path.ts";
import type { EslintSetup } from "./eslint-setup.ts";
import type { Traps } from "./trap.ts";

const eslintPluginName = "eslint-plugin-server-actions";

export const eslintTraps: Traps = {
  "old-eslint": ({ eslint, eslintPlugin, packageManager }) => {
    if (!eslint || !eslintPlugin || isAtLeast(eslint.eslint, 8, 57)) return undefined;
    return {
      severity: "error",
      problem: `ESLint ${eslint.eslint.version} is older than 8.57, the oldest that ${eslintPluginName} is made for.`,
      change: installCommand(packageManager, ["eslint@8.57.1"]),
    };
  },

  "eslint-config": ({ eslint, workspace }) => {
    if (!eslint?.error) return undefined;
    return {
      severity: "error",
      problem: `ESLint ${eslint.eslint.version} cannot load the project's config: ${eslint.error}`,
      change: changeOfConfigError(eslint, eslint.error, workspace),
    };
  },

  "no-preset": ({ eslint, eslintPlugin, root, workspace }) => {
    if (!eslint || eslint.error || !eslintPlugin || eslint.rules.length > 0) return undefined;
    const isLegacy = eslint.config?.kind === "eslintrc";
    return {
      severity: "error",
      problem: `${eslintPluginName} is installed, and no rule of it is on for ${relativePath(root, eslint.file)}.`,
      change: `${configName(eslint, workspace)}: ${isLegacy ? `"extends": ["${legacyPreset}"]` : 'plugins: { "server-actions": serverActions }, extends: ["server-actions/recommended"]'}`,
    };
  },

  "missing-parser": ({ eslint, root, workspace }) => {
    const isTypeScript = eslint !== undefined && /\.tsx?$/u.test(eslint.file);
    if (!isTypeScript || eslint.rules.length === 0 || !(eslint.parser?.includes("espree") ?? true)) return undefined;
    const isLegacy = eslint.config?.kind === "eslintrc";
    return {
      severity: "error",
      problem: `ESLint reads ${relativePath(root, eslint.file)} with espree, which does not know TypeScript.`,
      change: `${configName(eslint, workspace)}: ${isLegacy ? '"parser": "@typescript-eslint/parser"' : 'languageOptions: { parser: tseslint.parser }, from "typescript-eslint"'}`,
    };
  },

  "stale-cache": ({ eslint, scripts, next, workspace }) => {
    const script = cachingScript(scripts, next);
    const { fingerprint } = (eslint?.settings ?? {}) as { readonly fingerprint?: unknown };
    if (!eslint || eslint.rules.length === 0 || !script || fingerprint !== undefined) return undefined;
    const isNext = script.command.includes("next lint");
    return {
      severity: "error",
      problem: `The script "${script.name}" lints with ${isNext ? "a cache (`next lint` keeps one)" : "--cache"}, which knows only the linted file: a finding can stay or stay away because of a change in another.`,
      change: changeOfCache(eslint, script, workspace),
    };
  },

  "next-lint-folders": ({ eslint, leftOut, root }) => {
    if (!eslint || eslint.rules.length === 0 || leftOut === undefined) return undefined;
    return {
      severity: "error",
      problem: `\`next lint\` looks into app, components, lib, pages and src alone: ${relativePath(root, leftOut)} is not linted.`,
      change: "package.json, scripts: `next lint --dir .`, or `eslint .`",
    };
  },
};

/** By what ESLint says, which has no codes. */
function changeOfConfigError(eslint: EslintSetup, error: string, workspace: string): string {
  if (error.includes("does not support TS 7"))
    return 'package.json: "typescript": "npm:@typescript/typescript6@^6", "@typescript/native": "npm:typescript@^7"';
  if (eslint.config && !eslint.isConfigRead)
    return `ESLint ${majorOf(eslint.eslint)} does not read ${configName(eslint, workspace)}: run \`npx @eslint/migrate-config\` on it, then \`npx server-actions init\`.`;
  const isMissing = error.includes("Could not find config file") || error.includes("No ESLint configuration");
  return isMissing ? "Run `npx server-actions init`, which writes one." : "Run `npx eslint .` and mend what it says.";
}

/** A config that is a program can ask for the fingerprint; JSON cannot. */
function changeOfCache(eslint: EslintSetup, script: LintScript, workspace: string): string {
  const setting = (plugin: string): string =>
    `${configName(eslint, workspace)}: settings: { "server-actions": { fingerprint: ${plugin}.fingerprint() } }`;
  if (eslint.config?.kind !== "eslintrc") return setting("serverActions");
  if (/\.c?js$/u.test(eslint.config.file)) return setting(`require("${eslintPluginName}")`);
  return script.command.includes("next lint")
    ? `package.json, scripts: \`${script.command.replace("next lint", "next lint --no-cache")}\``
    : `package.json, script "${script.name}": leave out --cache`;
}

function configName({ config }: EslintSetup, workspace: string): string {
  return config ? relativePath(workspace, config.file) : "eslint.config.*";
}
