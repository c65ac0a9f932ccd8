import { dirname } from "node:path";
import { findInstalled, isAtLeast, majorOf } from "../../standalone/installed.ts";
import { pluginName } from "../../standalone/open-project.ts";
import type { Setup } from "../doctor/setup.ts";
import { installCommand } from "../package-manager.ts";
import { newConfigParser } from "./new-flat-config.ts";

/** The commands that install what is not there, each with its folder where that is another: the ESLint plugin goes to the config that loads it. */
export function missingPackages(setup: Setup): readonly string[] {
  const { eslint, eslintPlugin, typescript, tsPlugin, workspace, root, packageManager } = setup;
  const eslintFolder = eslint?.config ? dirname(eslint.config.file) : root;
  const missing = [
    ...(eslint && !isAtLeast(eslint.eslint, 8, 57) ? [{ name: "eslint@8.57.1", folder: eslintFolder }] : []),
    ...(eslint && !eslintPlugin ? [{ name: "eslint-plugin-server-actions", folder: eslintFolder }] : []),
    ...(needsParser(setup) ? [{ name: "typescript-eslint", folder: root }] : []),
    ...((typescript || !eslint) && !tsPlugin ? [{ name: pluginName, folder: root }] : []),
  ];
  const folders = [...new Set(missing.map(({ folder }) => folder))];
  return folders.map((folder) => {
    const names = missing.filter((each) => each.folder === folder).map(({ name }) => name);
    const command = installCommand(packageManager, names, folder === workspace && workspace !== root);
    return folder === root ? command : `${command}   (in ${folder})`;
  });
}

/** Whether a new flat config is written that imports a parser which is not there. */
function needsParser(setup: Setup): boolean {
  const { eslint, root } = setup;
  if (!eslint || eslint.config || majorOf(eslint.eslint) < 9) return false;
  const parser = newConfigParser(setup);
  return parser !== undefined && findInstalled(parser, root) === undefined;
}
