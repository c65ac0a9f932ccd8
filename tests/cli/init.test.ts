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

  it.each([
    ["npm", {}, "npm install --save-dev eslint-plugin-server-actions"],
    ["pnpm", { "pnpm-lock.yaml": "" }, "pnpm add --save-dev eslint-plugin-server-actions"],
    ["yarn", { "yarn.lock": "" }, "yarn add --dev eslint-plugin-server-actions"],
    ["bun", { "bun.lockb": "" }, "bun add --dev eslint-plugin-server-actions"],
    ["packageManager", { "package.json": '{ "packageManager": "pnpm@10.1.0" }' }, "pnpm add --save-dev eslint-plugin-"],
  ])("says it in the words of %s", (_name, files, command) => {
    const { dir } = setUp({ linked: ["eslint"], files });
    expect(runCommand(dir, ["init"]).stdout).toContain(`Install first: ${command}`);
  });

  it("names the parser that a new config needs", () => {
    const { dir } = setUp({ ...both, linked: ["eslint", "eslint-plugin-server-actions"] });
    const { stdout } = runCommand(dir, ["init"]);
    expect(stdout).toContain('+import tseslint from "typescript-eslint";');
    expect(stdout).toContain("Install first: npm install --save-dev typescript-eslint\n");
  });

  it("keeps the layout of the tsconfig and of the editor's settings", () => {
    const { dir } = setUp({
      ...both,
      files: {
        "tsconfig.json": `{\n  "compilerOptions": {\n    "plugins": [{ "name": "next" }],\n    "lib": [ "dom" ] // as it is\n  }\n}\n`,
        ".vscode/settings.json": `{\n    // ours\n    "npm.exclude": ["**/.next/**"]\n}\n`,
      },
    });
    runCommand(dir, ["init", "--yes"]);
    expect(read("tsconfig.json")).toBe(
      `{\n  "compilerOptions": {\n    "plugins": [{ "name": "next" }, { "name": "typescript-plugin-server-actions" }],\n    "lib": [ "dom" ] // as it is\n  }\n}\n`,
    );
    expect(read(".vscode/settings.json")).toBe(
      `{\n    // ours\n    "npm.exclude": ["**/.next/**"],\n    "js/ts.tsdk.path": "node_modules/typescript/lib",\n    "js/ts.tsdk.promptToUseWorkspaceVersion": true\n}\n`,
    );
  });

  it("keeps the plugins of a base config, and adds none where the base is missing", () => {
    const { dir } = setUp({
      ...both,
      files: { "base.json": tsconfig, "tsconfig.json": '{\n  "extends": "./base.json"\n}\n' },
    });
    runCommand(dir, ["init", "--yes"]);
    expect(JSON.parse(read("tsconfig.json"))).toEqual({
      extends: "./base.json",
      compilerOptions: { plugins: [{ name: "next" }, { name: "typescript-plugin-server-actions" }] },
    });
    project?.remove();

    const { dir: other } = setUp({ ...both, files: { "tsconfig.json": '{ "extends": "@gone/tsconfig" }' } });
    expect(runCommand(other, ["init", "--yes"]).stdout).toContain("So no plugin is added to");
    expect(read("tsconfig.json")).toBe('{ "extends": "@gone/tsconfig" }');
  });

  it("gives a project that lints with a cache the fingerprint, and then nothing is wrong", () => {
    const scripts = '{ "dependencies": { "next": "16.4.5" }, "scripts": { "lint": "eslint . --cache" } }';
    const { dir } = setUp({ ...both, files: { ...both.files, "package.json": scripts } });
    const { stdout } = runCommand(dir, ["init", "--yes"]);
    expect(stdout).toContain("fingerprint: serverActions.fingerprint()");
    expect(stdout).not.toContain("What is left to do");
    expect(runCommand(dir, ["doctor"]).code).toBe(0);
  });

  it("extends the config above the app, and does not shadow it with a new one", () => {
    const { dir } = setUp({
      ...both,
      files: {
        "package.json": '{ "workspaces": ["apps/*"] }',
        "apps/web/package.json": '{ "name": "web", "dependencies": { "next": "16.4.5" } }',
        "apps/web/app/actions.ts": '"use server";\nexport async function save() {}\n',
        "apps/web/tsconfig.json": tsconfig,
        "eslint.config.mjs": `import tseslint from "typescript-eslint";\nexport default [{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } }];\n`,
      },
    });
    const { stdout } = runCommand(`${dir}/apps/web`, ["init", "--yes"]);
    expect(stdout).toContain("Wrote eslint.config.mjs.\nWrote apps/web/tsconfig.json.\nWrote .vscode/settings.json.\n");
    expect(existsSync(`${dir}/apps/web/eslint.config.mjs`)).toBe(false);
    expect(runCommand(`${dir}/apps/web`, ["doctor"]).stdout).toContain("Nothing is wrong with the set-up.");
  });

  it("points VS Code to where TypeScript is in a workspace", () => {
    const { dir } = setUp({
      installed: {
        "apps/web/node_modules/typescript": "5.9.3",
        "node_modules/typescript-plugin-server-actions": "0.1.0",
      },
      files: {
        "package.json": '{ "workspaces": ["apps/*"] }',
        "apps/web/package.json": '{ "name": "web", "dependencies": { "next": "16.4.5" } }',
        "apps/web/tsconfig.json": tsconfig,
      },
    });
    runCommand(`${dir}/apps/web`, ["init", "--yes"]);
    expect(JSON.parse(read(".vscode/settings.json"))).toMatchObject({
      "js/ts.tsdk.path": "apps/web/node_modules/typescript/lib",
    });
  });

  it.each(["init", "doctor"])("at the root of a workspace, %s names the apps", (command) => {
    const { dir } = setUp({
      ...both,
      files: {
        "package.json": "{}",
        "pnpm-workspace.yaml": "packages:\n  - apps/*\n",
        "apps/web/package.json": '{ "name": "web", "dependencies": { "next": "16.4.5" } }',
        "apps/api/package.json": '{ "name": "api" }',
      },
    });
    const { code, stdout } = runCommand(dir, command === "init" ? ["init", "--yes"] : ["doctor"]);
    expect(stdout).toContain(`  cd apps/web && npx server-actions ${command}\n`);
    expect(stdout).not.toContain("apps/api");
    expect(code).toBe(1);
    expect(existsSync(`${dir}/eslint.config.mjs`)).toBe(false);
  });

  it("extends oxlint's config where there is no ESLint", () => {
    const { dir } = setUp({ files: { ".oxlintrc.json": '{\n  // ours\n  "rules": {}\n}\n' } });
    runCommand(dir, ["init", "--yes"]);
    expect(read(".oxlintrc.json")).toBe(
      '{\n  // ours\n  "rules": {},\n  "extends": ["./node_modules/eslint-plugin-server-actions/dist/oxlint/recommended.json"]\n}\n',
    );
    expect(runCommand(dir, ["init", "--yes"]).stdout).not.toContain("Wrote");
  });

  it.each([
    [".eslintrc.json", '{ "extends": ["eslint:recommended"] }'],
    [".eslintrc", '{\n  // JSON without an ending\n  "extends": "eslint:recommended"\n}'],
    [".eslintrc.cjs", 'module.exports = { extends: ["eslint:recommended"] };'],
    ["package.json", '{ "dependencies": { "next": "14.2.0" }, "eslintConfig": { "extends": "eslint:recommended" } }'],
  ])("turns the rules on in %s of ESLint 8", (name, config) => {
    const { dir } = setUp({
      eslint: "8",
      linked: ["eslint-plugin-server-actions"],
      files: {
        [name]: config,
        "app/actions.ts": "",
        "app/actions.js": '"use server";\nexport async function save() {}\n',
      },
    });
    expect(runCommand(dir, ["init", "--yes"]).stdout).toContain(`Wrote ${name}.`);
    expect(runCommand(dir, ["doctor"]).stdout).toMatch(/ESLint 8\.\d+\.\d+, its plugin \S+ \(1\d rules on\)/u);
  });

  it("extends the eslintrc config that `next lint` gives ESLint 9, and leaves one that nobody reads", () => {
    const files = { ".eslintrc.json": '{ "extends": ["eslint:recommended"] }' };
    const options: SetupOptions = { eslint: "9", linked: ["eslint-plugin-server-actions"] };
    const manifest = '{ "dependencies": { "next": "15.1.0" }, "scripts": { "lint": "next lint --no-cache" } }';
    const { dir } = setUp({ ...options, files: { ...files, "package.json": manifest } });
    expect(runCommand(dir, ["init", "--yes"]).stdout).toContain("Wrote .eslintrc.json.");
    expect(runCommand(dir, ["doctor"]).stdout).toContain("rules on)");
    project?.remove();

    const { dir: other } = setUp({ ...options, files });
    const { stdout } = runCommand(other, ["init", "--yes"]);
    expect(stdout).toContain("ESLint 9 does not read");
    expect(stdout).toContain("npx @eslint/migrate-config");
    expect(existsSync(`${other}/eslint.config.mjs`)).toBe(false);
    expect(runCommand(other, ["doctor"]).stdout).toContain("change: ESLint 9 does not read .eslintrc.json");
  });

  it("says what it could not do", () => {
    const { dir } = setUp({
      eslint: "8",
      linked: ["eslint-plugin-server-actions"],
      files: {
        "package.json": '{ "dependencies": { "next": "14.2.0" }, "scripts": { "lint": "next lint" } }',
        ".eslintrc.json": '{ "parserOptions": { "sourceType": "module", "ecmaVersion": 2022 } }',
        "app/actions.ts": "",
        "actions/save.js": '"use server";\nexport async function save() {}\n',
      },
    });
    const { stdout } = runCommand(dir, ["init", "--yes"]);
    const [, left = ""] = stdout.split("What is left to do:");
    expect(left).toContain("change: package.json, scripts: `next lint --no-cache`");
    expect(left).toContain("actions/save.js is not linted");
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
