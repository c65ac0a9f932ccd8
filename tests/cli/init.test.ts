/** `server-actions init`: what it writes works, and what it does not understand it leaves alone. */
import { existsSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { runCommand } from "../helpers/command.ts";
import type { TempProject } from "../helpers/temp-project.ts";
import { createSetup, type SetupOptions } from "./setup-project.ts";

const tsconfig = `{
  // The app's own.
  "compilerOptions": {
    "strict": true,
    "plugins": [
      {
        "name": "next"
      }
    ]
  }
}
`;
const both: SetupOptions = {
  linked: ["eslint", "eslint-plugin-server-actions", "typescript-eslint"],
  installed: { "node_modules/typescript": "6.0.3", "node_modules/typescript-plugin-server-actions": "0.1.0" },
  files: { "tsconfig.json": tsconfig },
};

let project: TempProject | undefined;
afterEach(() => project?.remove());

function setUp(options: SetupOptions): TempProject {
  project = createSetup(options);
  return project;
}

const read = (file: string) => readFileSync(`${project?.dir}/${file}`, "utf8");

describe("server-actions init", () => {
  it("writes all three configs, and then nothing is wrong", () => {
    const { dir } = setUp(both);
    const { code, stdout } = runCommand(dir, ["init", "--yes"]);
    expect(stdout).toContain("Wrote eslint.config.mjs.\nWrote tsconfig.json.\nWrote .vscode/settings.json.\n");
    expect(code).toBe(0);
    expect(read("tsconfig.json")).toContain("// The app's own.");
    expect(read("tsconfig.json")).toMatch(/"name": "next"\s*\},\s*\{\s*"name": "typescript-plugin-server-actions"/u);
    expect(JSON.parse(read(".vscode/settings.json"))).toEqual({
      "js/ts.tsdk.path": "node_modules/typescript/lib",
      "js/ts.tsdk.promptToUseWorkspaceVersion": true,
    });
    const { code: health, stdout: report } = runCommand(dir, ["doctor"]);
    expect(report).toContain("Nothing is wrong with the set-up.");
    expect(health).toBe(0);
    expect(runCommand(dir, ["init", "--yes"]).stdout).toBe("There is nothing to write.\n");
  });

  it("shows the diff and writes nothing where nobody can be asked", () => {
    const { dir } = setUp(both);
    const { code, stdout } = runCommand(dir, ["init"]);
    expect(stdout).toContain('+        "name": "typescript-plugin-server-actions"');
    expect(stdout).toContain("--- /dev/null\n+++ eslint.config.mjs");
    expect(stdout).toContain("Nothing was written. Run it with --yes to write this.");
    expect(code).toBe(1);
    expect(read("tsconfig.json")).toBe(tsconfig);
    expect(existsSync(`${dir}/eslint.config.mjs`)).toBe(false);
  });

  it.each([
    [
      "a list given to defineConfig",
      `import { defineConfig } from "eslint/config";\nimport tseslint from "typescript-eslint";\n\nexport default defineConfig([\n  { files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } },\n]);\n`,
    ],
    [
      "a plain list without a comma at its end",
      `import tseslint from "typescript-eslint";\nexport default [{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } }];\n`,
    ],
    [
      "a named list",
      `import tseslint from "typescript-eslint";\nconst config = [\n  { files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } }, // TypeScript\n];\nexport default config;\n`,
    ],
  ])("adds the rules to %s", (_name, config) => {
    const { dir } = setUp({ ...both, files: { ...both.files, "eslint.config.mjs": config } });
    expect(runCommand(dir, ["init", "--yes"]).code).toBe(0);
    for (const line of config.split("\n").filter((each) => each.startsWith("import")))
      expect(read("eslint.config.mjs")).toContain(line);
    expect(runCommand(dir, ["doctor"]).stdout).toContain("Nothing is wrong with the set-up.");
  });

  it("leaves a config that it does not understand, and says what to add", () => {
    const config = `import { makeConfig } from "./make-config.mjs";\nexport default makeConfig();\n`;
    const { dir } = setUp({
      ...both,
      files: { ...both.files, "eslint.config.mjs": config, "make-config.mjs": "export const makeConfig = () => [];\n" },
    });
    const { stdout } = runCommand(dir, ["init", "--yes"]);
    expect(stdout).toContain("is built in a way that is not understood, so it is left as it is.");
    expect(stdout).toContain('extends: ["server-actions/recommended"]');
    expect(read("eslint.config.mjs")).toBe(config);
  });

  it("leaves a malformed tsconfig as it is", () => {
    const { dir } = setUp({ ...both, files: { "tsconfig.json": '{ "compilerOptions": { ' } });
    const { stdout } = runCommand(dir, ["init", "--yes"]);
    expect(stdout).toContain("tsconfig.json is malformed, so it is left as it is.");
    expect(read("tsconfig.json")).toBe('{ "compilerOptions": { ');
  });

  it("writes no entry for TypeScript 7, and names the language server", () => {
    const { dir } = setUp({ ...both, installed: { ...both.installed, "node_modules/typescript": "7.0.2" } });
    const { stdout } = runCommand(dir, ["init", "--yes"]);
    expect(stdout).toContain("TypeScript 7.0.2 loads no plugins: run `npx server-actions lsp` in the editor.");
    expect(read("tsconfig.json")).toBe(tsconfig);
    expect(existsSync(`${dir}/.vscode`)).toBe(false);
  });

  it("says what to install first", () => {
    const { dir } = setUp({ linked: ["eslint"], files: { "tsconfig.json": tsconfig } });
    expect(runCommand(dir, ["init"]).stdout).toContain(
      "Install first: npm install --save-dev eslint-plugin-server-actions\n",
    );
  });

  it("extends an eslintrc file", () => {
    const { dir } = setUp({
      installed: { "node_modules/eslint": "8.57.1" },
      files: { ".eslintrc.json": '{\n  "extends": "next/core-web-vitals"\n}\n' },
    });
    runCommand(dir, ["init", "--yes"]);
    expect(JSON.parse(read(".eslintrc.json"))).toEqual({
      extends: ["next/core-web-vitals", "plugin:server-actions/legacy-recommended"],
    });
  });
});
