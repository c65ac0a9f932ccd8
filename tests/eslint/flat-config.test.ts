/** The plugin in real runs of ESLint over real files, configured as the README says. */
import { ESLint, type Linter } from "eslint";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../eslint-plugin/src/index.ts";
import { createTempProject } from "../helpers/temp-project.ts";

const swallowed = `"use server";

import { redirect } from "next/navigation";

export async function save() {
  try {
    redirect("/done");
  } catch (error) {
    console.error(error);
  }
}
`;

const project = createTempProject({
  "app/actions.ts": swallowed,
  "app/plain.js": swallowed,
  "app/silent.ts": swallowed.replace(
    '  try {\n    redirect("/done");',
    '  // eslint-disable-next-line server-actions/no-redirect-in-try-catch\n  try { redirect("/done");',
  ),
  "app/helper.ts": `import { redirect } from "next/navigation";\nexport function leave(): never {\n  redirect("/");\n}\n`,
  "app/uses-helper.ts": `"use server";\nimport { leave } from "./helper";\nexport async function act() {\n  try {\n    leave();\n  } catch {\n    return null;\n  }\n}\n`,
});
afterAll(() => project.remove());

async function lint(config: Linter.Config[], file: string): Promise<string[]> {
  const eslint = new ESLint({ cwd: project.dir, overrideConfigFile: true, overrideConfig: config });
  const [result] = await eslint.lintFiles([file]);
  return (result?.messages ?? []).map(({ ruleId, line, column, message }) => `${ruleId ?? message} ${line}:${column}`);
}

const typescript = { files: ["**/*.{ts,js}"], languageOptions: { parser: tseslint.parser as Linter.Parser } };
const swallowedAt = (place: string) => [`server-actions/no-redirect-in-try-catch ${place}`];

describe("ESLint 10", () => {
  const byName = defineConfig([
    typescript,
    {
      files: ["**/*.{ts,js}"],
      plugins: { "server-actions": plugin as object },
      extends: ["server-actions/recommended"],
    },
  ]);

  it('takes `extends: ["server-actions/recommended"]`', async () => {
    expect(await lint(byName, "app/actions.ts")).toEqual(swallowedAt("7:5"));
  });

  it("takes the config itself", async () => {
    expect(await lint([typescript, plugin.configs.recommended as Linter.Config], "app/actions.ts")).toEqual(
      swallowedAt("7:5"),
    );
  });

  it("lints plain JavaScript with its own parser", async () => {
    expect(await lint([plugin.configs.recommended as Linter.Config], "app/plain.js")).toEqual(swallowedAt("7:5"));
  });

  it("follows an import to another file", async () => {
    expect(await lint(byName, "app/uses-helper.ts")).toEqual(swallowedAt("5:5"));
  });

  it("sees a change of that file in the same process", async () => {
    project.write("app/helper.ts", "export function leave() {\n  return 1;\n}\n");
    expect(await lint(byName, "app/uses-helper.ts")).toEqual([]);
  });

  it("honours a disable comment", async () => {
    expect(await lint(byName, "app/silent.ts")).toEqual([]);
  });
});
