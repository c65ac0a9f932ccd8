import { pluginName } from "../../standalone/open-project.ts";
import { majorOf } from "../../standalone/installed.ts";
import { setInJson } from "./edit-json.ts";
import { note, type Planner } from "./plan.ts";
import { readText } from "./read-text.ts";

/** The plugin's entry in tsconfig, after every other; where TypeScript loads plugins at all. */
export const planTypescript: Planner = ({ plugin, typescript, root }) => {
  if (!typescript) return [];
  if (majorOf(typescript) >= 7)
    return [note(`TypeScript ${typescript.version} loads no plugins: run \`npx server-actions lsp\` in the editor.`)];
  const names = plugin.plugins;
  if (names.includes(pluginName) && names.indexOf(pluginName) > names.indexOf("next")) return [];

  const file = plugin.tsconfig ?? `${root}/tsconfig.json`;
  const before = readText(file);
  if (before === undefined)
    return [note(`There is no tsconfig.json in ${root}: the TypeScript plugin needs an entry in one.`)];
  const others = plugin.entries.filter(({ name }) => name !== pluginName);
  const own = plugin.entry ?? { name: pluginName };
  const after = setInJson(before, ["compilerOptions", "plugins"], [...others, own]);
  if (after === undefined) return [note(`${file} is malformed, so it is left as it is.`)];
  return [{ kind: "write", file, before, after }];
};
