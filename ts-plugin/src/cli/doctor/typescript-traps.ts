/** Traps of the TypeScript plugin, and of the editor that runs it. */
import { checks } from "../../checks.ts";
import { parseOptions } from "../../options.ts";
import { majorOf } from "../../standalone/installed.ts";
import { pluginName } from "../../standalone/open-project.ts";
import { installCommand } from "../package-manager.ts";
import { relativePath } from "../relative-path.ts";
import { tsdkFor } from "../tsdk.ts";
import type { Setup } from "./setup.ts";
import type { Traps } from "./trap.ts";

export const typescriptTraps: Traps = {
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

  "plugin-not-installed": ({ plugin, tsPlugin, packageManager }) => {
    if (!plugin.entry || tsPlugin) return undefined;
    return {
      severity: "error",
      problem: `tsconfig lists ${pluginName}, which is not installed: the editor says so only in its log.`,
      change: installCommand(packageManager, [pluginName]),
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

  "bundled-typescript": ({ plugin, typescript, editorSettings, workspace }) => {
    if (!plugin.entry || !typescript || majorOf(typescript) >= 7 || tsdkOf(editorSettings) !== undefined)
      return undefined;
    return {
      severity: "warn",
      problem:
        "VS Code uses the TypeScript that it bundles, which finds no plugins of the project, until it is told otherwise.",
      change: `.vscode/settings.json: "js/ts.tsdk.path": "${tsdkFor(typescript, workspace)}", "js/ts.tsdk.promptToUseWorkspaceVersion": true`,
    };
  },
};

const oldTsdk = "node_modules/@typescript/old/lib";

function entryOf(name: string): string {
  return `{ "name": ${JSON.stringify(name)} }`;
}

/** Which TypeScript VS Code is told to use; the second key is the older one. */
function tsdkOf(settings: Setup["editorSettings"]): unknown {
  return settings?.["js/ts.tsdk.path"] ?? settings?.["typescript.tsdk"];
}
