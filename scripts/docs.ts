/**
 * `npm run docs`: writes the generated parts of the docs - the rule table of the README and the heads of the rule pages
 * (eslint-doc-generator), the table of settings, the table of diagnostic codes. With `--check` it writes nothing, and exits with code 1 when
 * a part is out of date.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { writeIfChanged } from "./build/files.ts";
import { codesTable, settingsTable } from "./docs/tables.ts";
import { replaceSection } from "./docs/section.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");

const outcomes = [
  generateRuleDocs(),
  await generateSection("docs/settings.md", "settings", settingsTable()),
  await generateSection("docs/typescript-plugin.md", "codes", codesTable()),
];
process.exitCode = outcomes.every(Boolean) ? 0 : 1;

/** Whether the rule pages and the rule table are, or have been made, up to date. */
function generateRuleDocs(): boolean {
  const program = join(root, "node_modules/.bin/eslint-doc-generator");
  const { status } = spawnSync(program, ["eslint-plugin", ...(check ? ["--check"] : [])], {
    cwd: root,
    stdio: "inherit",
  });
  return status === 0;
}

/** The same for the part of a page between `<!-- begin generated: name -->` and its end. */
async function generateSection(page: string, name: string, text: string): Promise<boolean> {
  const file = join(root, page);
  const before = readFileSync(file, "utf8");
  const after = await format(replaceSection(before, name, text), { ...(await resolveConfig(file)), filepath: file });
  if (!check) writeIfChanged(file, after);
  else if (after !== before)
    console.error(`${page}: the generated part "${name}" is out of date. Run \`npm run docs\`.`);
  return !check || after === before;
}
