/** The ways in which a set-up looks right and does nothing: each a question about the set-up, with the change that mends it. */
import { loadOxc } from "@server-actions/shared";
import { checks } from "../../checks.ts";
import { parseOptions } from "../../options.ts";
import { pluginName } from "../../standalone/open-project.ts";
import { relativePath } from "../relative-path.ts";
import { majorOf } from "../../standalone/installed.ts";
import type { Setup } from "./setup.ts";

export interface Diagnosis {
  readonly trap: string;
  /** `error`: nothing is reported, or wrong results; `warn`: in some editors, or under some conditions. */
  readonly severity: "error" | "warn";
  /** What is wrong, and what follows from it. */
  readonly problem: string;
  /** What to do: where, and the exact line. */
  readonly change: string;
}

export type Trap = (setup: Setup) => Omit<Diagnosis, "trap"> | undefined;

const eslintPluginName = "eslint-plugin-server-actions";

export const traps: Readonly<Record<string, Trap>> = {
  "nothing-installed": ({ eslint, eslintPlugin, plugin }) => {
    if (plugin.entry || eslintPlugin || (eslint && eslint.rules.length > 0)) return undefined;
    return {
      severity: "error",
      problem: "Neither the ESLint plugin nor the TypeScript plugin is set up.",
      change: "Run `npx server-actions init`.",
    };
  },

  "plugin-not-listed": ({ plugin, tsPlugin, typescript, root }) => {
    if (plugin.entry || !tsPlugin || !typescript || majorOf(typescript) >= 7) return undefined;
    const file = plugin.tsconfig ? relativePath(root, plugin.tsconfig) : "tsconfig.json";
    return {
      severity: "warn",
      problem: `${pluginName} is installed, and no entry of ${file} loads it: the editor shows nothing of it.`,
      change: `${file}, compilerOptions: "plugins": [${[...plugin.plugins, pluginName].map(entryOf).join(", ")}]`,
    };
  },

  "plugin-order": ({ plugin, root }) => {
    const own = plugin.plugins.indexOf(pluginName);
    const next = plugin.plugins.indexOf("next");
    if (own === -1 || next === -1 || own > next) return undefined;
    const names = [...plugin.plugins.filter((name) => name !== pluginName), pluginName];
    return {
      severity: "error",
      problem: `${pluginName} is listed before next: only a later plugin sees, and can correct, what an earlier one reports.`,
      change: `${relativePath(root, plugin.tsconfig ?? "")}, compilerOptions: "plugins": [${names.map(entryOf).join(", ")}]`,
    };
  },

  "plugin-options": ({ plugin, root }) => {
    const problems = plugin.entry ? parseOptions(plugin.entry, checks).problems : [];
    if (problems.length === 0) return undefined;
    return {
      severity: "error",
      problem: `The entry of ${pluginName} is malformed. ${problems.join(" ")}`,
      change: `Mend the keys in ${relativePath(root, plugin.tsconfig ?? "")}; the others count.`,
    };
  },

  "plugin-not-installed": ({ plugin, tsPlugin }) => {
    if (!plugin.entry || tsPlugin) return undefined;
    return {
      severity: "error",
      problem: `tsconfig lists ${pluginName}, which is not installed: the editor says so only in its log.`,
      change: `npm install --save-dev ${pluginName}`,
    };
  },

  "plugin-not-beside-typescript": ({ plugin, tsPlugin, typescript, isTsPluginBesideTypescript }) => {
    if (!plugin.entry || !tsPlugin || !typescript || isTsPluginBesideTypescript || majorOf(typescript) >= 7)
      return undefined;
    return {
      severity: "error",
      problem: `tsserver looks for plugins from its own folder, ${typescript.folder}, and finds no ${pluginName} from there.`,
      change: `Install ${pluginName} in the package.json that installs typescript, most often the one at the root.`,
    };
  },

  "typescript-7": ({ plugin, typescript }) => {
    if (!plugin.entry || !typescript || majorOf(typescript) < 7) return undefined;
    return {
      severity: "error",
      problem: `TypeScript ${typescript.version} loads no plugins and does not say so: the entry in tsconfig has no effect.`,
      change:
        "Run `npx server-actions lsp` in the editor and `npx server-actions check` in CI, or use the ESLint plugin.",
    };
  },

  "no-types": ({ typesProblem }) => {
    if (typesProblem === undefined) return undefined;
    return {
      severity: "warn",
      problem: typesProblem,
      change:
        "Install typescript 7.0 or 7.1 with its optional dependencies; until then, `check` and `lsp` go on without types.",
    };
  },

  "typescript-without-server": ({ typescript, editorSettings }) => {
    if (typescript?.name !== "@typescript/typescript6" || tsdkOf(editorSettings) === oldTsdk) return undefined;
    return {
      severity: "error",
      problem:
        "`typescript` is an alias of @typescript/typescript6, whose lib has no tsserver: an editor cannot use it.",
      change: `.vscode/settings.json: "js/ts.tsdk.path": "${oldTsdk}"`,
    };
  },

  "bundled-typescript": ({ plugin, typescript, editorSettings }) => {
    if (!plugin.entry || !typescript || majorOf(typescript) >= 7 || tsdkOf(editorSettings) !== undefined)
      return undefined;
    return {
      severity: "warn",
      problem:
        "VS Code uses the TypeScript that it bundles, which finds no plugins of the project, until it is told otherwise.",
      change:
        '.vscode/settings.json: "js/ts.tsdk.path": "node_modules/typescript/lib", "js/ts.tsdk.promptToUseWorkspaceVersion": true',
    };
  },

  "eslint-config": ({ eslint }) => {
    if (!eslint?.error) return undefined;
    return {
      severity: "error",
      problem: `ESLint ${eslint.eslint.version} cannot load the project's config: ${eslint.error}`,
      change: changeOfConfigError(eslint.error),
    };
  },

  "no-preset": ({ eslint, eslintPlugin, root }) => {
    if (!eslint || eslint.error || !eslintPlugin || eslint.rules.length > 0) return undefined;
    return {
      severity: "error",
      problem: `${eslintPluginName} is installed, and no rule of it is on for ${relativePath(root, eslint.file)}.`,
      change: 'eslint.config.*: plugins: { "server-actions": serverActions }, extends: ["server-actions/recommended"]',
    };
  },

  "missing-parser": ({ eslint, root }) => {
    const isTypeScript = eslint !== undefined && /\.tsx?$/u.test(eslint.file);
    if (!isTypeScript || eslint.rules.length === 0 || !(eslint.parser?.includes("espree") ?? true)) return undefined;
    return {
      severity: "error",
      problem: `ESLint reads ${relativePath(root, eslint.file)} with espree, which does not know TypeScript.`,
      change: 'eslint.config.*: languageOptions: { parser: tseslint.parser }, from "typescript-eslint"',
    };
  },

  "stale-cache": ({ eslint, scripts }) => {
    const script = Object.entries(scripts).find(([, command]) => /\beslint\b.*--cache(?![-\w])/u.test(command));
    const { fingerprint } = (eslint?.settings ?? {}) as { readonly fingerprint?: unknown };
    if (!eslint || eslint.rules.length === 0 || !script || fingerprint !== undefined) return undefined;
    return {
      severity: "error",
      problem: `The script "${script[0]}" lints with --cache, which knows only the linted file: a finding can stay or stay away because of a change in another.`,
      change: 'eslint.config.*: settings: { "server-actions": { fingerprint: serverActions.fingerprint() } }',
    };
  },

  "no-parser-for-other-files": () => {
    const { oxc, error = "" } = loadOxc();
    if (oxc) return undefined;
    return {
      severity: "warn",
      problem: `oxc-parser cannot be loaded (${error}): rules see less of other files.`,
      change: "Use Node.js 20.19 or later, and install without --omit=optional.",
    };
  },

  "malformed-config": ({ plugin }) => {
    const [first] = plugin.problems;
    return first === undefined
      ? undefined
      : { severity: "error", problem: first, change: "Mend the file: imports resolve without what it says." };
  },
};

const oldTsdk = "node_modules/@typescript/old/lib";

/** By what ESLint says, which has no codes. */
function changeOfConfigError(error: string): string {
  if (error.includes("does not support TS 7"))
    return 'package.json: "typescript": "npm:@typescript/typescript6@^6", "@typescript/native": "npm:typescript@^7"';
  const isMissing = error.includes("Could not find config file") || error.includes("No ESLint configuration");
  return isMissing ? "Run `npx server-actions init`, which writes one." : "Run `npx eslint .` and mend what it says.";
}

function entryOf(name: string): string {
  return `{ "name": ${JSON.stringify(name)} }`;
}

/** Which TypeScript VS Code is told to use; the second key is the older one. */
function tsdkOf(settings: Setup["editorSettings"]): unknown {
  return settings?.["js/ts.tsdk.path"] ?? settings?.["typescript.tsdk"];
}
