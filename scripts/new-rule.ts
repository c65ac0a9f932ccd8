/**
 * `npm run new-rule <id> [-- --preset strict]`: writes the check, the title page, the test and the docs page of a new rule, and registers them.
 * Nothing is written when the id is not one, or taken.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { writeIfChanged } from "./build/files.ts";
import { registerCheck, registerRule } from "./new-rule/register.ts";
import { checkFile, docsPage, type NewRule, ruleFile, testFile } from "./new-rule/templates.ts";
import { readOptions } from "./options.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const presets = ["recommended", "security", "strict"];

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: { preset: { type: "string", default: "strict" } },
});
const problem = problemWith(positionals, values.preset);
if (problem === undefined) await writeRule(describeRule(positionals[0] ?? "", values.preset));
else {
  console.error(problem);
  process.exitCode = 1;
}

function problemWith(ids: readonly string[], preset: string): string | undefined {
  const [id] = ids;
  if (id === undefined || ids.length > 1)
    return "Usage: npm run new-rule <id> [-- --preset recommended|security|strict]";
  if (!/^[a-z]+(?:-[a-z0-9]+)+$/u.test(id))
    return `"${id}" is no rule id: lower-case words joined by hyphens, such as no-something.`;
  if (existsSync(join(root, `shared/src/checks/${id}.ts`))) return `There is a rule "${id}" already.`;
  if (!presets.includes(preset)) return `"${preset}" is no preset: one of ${presets.join(", ")}.`;
  return undefined;
}

function describeRule(id: string, preset: string): NewRule {
  const camelCase = id.replaceAll(/-(.)/gu, (_, letter: string) => letter.toUpperCase());
  return { id, camelCase, code: freeCode(), preset };
}

/** The first diagnostic code from 72001 on that no check has. */
function freeCode(): number {
  const folder = join(root, "shared/src/checks");
  const taken = readdirSync(folder).flatMap((file) => {
    const code = /^ {2}code: (\d+),$/mu.exec(readFileSync(join(folder, file), "utf8"))?.[1];
    return code === undefined ? [] : [Number(code)];
  });
  let code = 72001;
  while (taken.includes(code)) code += 1;
  return code;
}

async function writeRule(rule: NewRule): Promise<void> {
  const { id } = rule;
  await write(`shared/src/checks/${id}.ts`, checkFile(rule));
  await write(`eslint-plugin/src/rules/${id}.ts`, ruleFile(rule));
  await write(`tests/rules/${id}.test.ts`, testFile(rule));
  await write(`docs/rules/${id}.md`, docsPage(rule));
  await change("shared/src/checks/index.ts", (text) => registerCheck(text, rule));
  await change("eslint-plugin/src/rules/index.ts", (text) => registerRule(text, rule));
  console.log(
    `Now make the check find something, then \`npm run docs\` and \`npx vitest run tests/rules/${id}.test.ts\`.`,
  );
}

async function change(path: string, edit: (text: string) => string): Promise<void> {
  await write(path, edit(readFileSync(join(root, path), "utf8")));
}

async function write(path: string, text: string): Promise<void> {
  const file = join(root, path);
  writeIfChanged(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  console.log(path);
}
