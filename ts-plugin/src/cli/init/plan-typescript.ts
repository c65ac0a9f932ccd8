import { parse } from "jsonc-parser";
import { pluginName } from "../../standalone/open-project.ts";
import { majorOf } from "../../standalone/installed.ts";
import { addToJsonList, setInJson } from "./edit-json.ts";
import { note, type Planner } from "./plan.ts";
import { readText } from "./read-text.ts";

const path = ["compilerOptions", "plugins"];

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
  const own = plugin.entry ?? { name: pluginName };
  const others = plugin.entries.filter(({ name }) => name !== pluginName);
  const isListed = others.length < plugin.entries.length;
  if (!isListed && hasPlugins(before)) return [write(file, before, addToJsonList(before, path, own))];
  // A list replaces the one of a base config: where a base is missing, nobody knows what it would replace.
  const problem = plugin.problems.find((text) => text.includes(" extends "));
  const after = setInJson(before, path, [...others, own]);
  return after !== undefined && problem !== undefined
    ? [note(`${problem} So no plugin is added to ${file}, whose list would replace that of its base.`)]
    : [write(file, before, after)];
};

function hasPlugins(text: string): boolean {
  const config = parse(text, [], { allowTrailingComma: true }) as
    { compilerOptions?: { plugins?: unknown } } | undefined;
  return Array.isArray(config?.compilerOptions?.plugins);
}

function write(file: string, before: string, after: string | undefined): ReturnType<Planner>[number] {
  return after === undefined
    ? note(`${file} is malformed, so it is left as it is.`)
    : { kind: "write", file, before, after };
}
