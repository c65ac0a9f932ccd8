import type { NewRule } from "./templates.ts";

/** `shared/src/checks/index.ts` with one more check in its lists. */
export function registerCheck(text: string, { id, camelCase }: NewRule): string {
  const imported = insertLine(text, "import {", `import { ${camelCase} } from "./${id}.ts";`);
  const listed = insertItem(imported, "export const checks: readonly Check[] = [", "]", camelCase);
  return insertItem(listed, "export {", "}", camelCase);
}

/** `eslint-plugin/src/rules/index.ts` with one more rule in its list. */
export function registerRule(text: string, { id, camelCase }: NewRule): string {
  const imported = insertLine(text, "import ", `import ${camelCase} from "./${id}.ts";`);
  return insertItem(imported, "export const rules: Readonly<Record<string, Rule>> = {", "}", `"${id}": ${camelCase}`);
}

/** Adds a line to those that start like it, before the first whose path (what stands after `from`) sorts after its own. */
function insertLine(text: string, start: string, line: string): string {
  const lines = text.split("\n");
  const places = lines.flatMap((other, index) => (other.startsWith(start) ? [index] : []));
  const [last] = places.slice(-1);
  if (last === undefined) throw new Error(`There is no line that starts with "${start}".`);
  const place = places.find((index) => pathOf(lines[index] ?? "") > pathOf(line)) ?? last + 1;
  return lines.toSpliced(place, 0, line).join("\n");
}

function pathOf(line: string): string {
  return line.slice(line.indexOf(" from "));
}

/** Adds an item to a list that begins and ends with the given text, in order. */
function insertItem(text: string, begin: string, end: string, item: string): string {
  const from = text.indexOf(begin) + begin.length;
  const to = text.indexOf(end, from);
  if (from < begin.length || to === -1) throw new Error(`There is no list that begins with "${begin}".`);
  const items = text
    .slice(from, to)
    .split(",")
    .map((other) => other.trim())
    .filter((other) => other !== "");
  return `${text.slice(0, from)}${[...items, item].sort().join(", ")}${text.slice(to)}`;
}
