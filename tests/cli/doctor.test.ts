/** `server-actions doctor` on set-ups that are right, and on each that only looks right. */
import { afterEach, describe, expect, it } from "vitest";
import { runCommand } from "../helpers/command.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import type { TypeScriptVersion } from "../helpers/typescripts.ts";
import { createSetup, type SetupOptions, tsconfigWith } from "./setup-project.ts";

const own = { name: "typescript-plugin-server-actions" };
const typescriptSide: SetupOptions = {
  installed: { "node_modules/typescript": "6.0.3", "node_modules/typescript-plugin-server-actions": "0.1.0" },
  files: {
    "tsconfig.json": tsconfigWith({ name: "next" }, own),
    ".vscode/settings.json": '{ "js/ts.tsdk.path": "node_modules/typescript/lib" }',
  },
};
const eslintConfig = (entry: string) =>
  `import serverActions from "eslint-plugin-server-actions";\nimport tseslint from "typescript-eslint";\nexport default [${entry}];\n`;
const recommended = `{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser }, ...serverActions.configs.recommended }`;
const eslintSide: SetupOptions = {
  linked: ["eslint", "eslint-plugin-server-actions", "typescript-eslint"],
  files: { "eslint.config.mjs": eslintConfig(recommended) },
};

let project: TempProject | undefined;
afterEach(() => project?.remove());

function doctor(options: SetupOptions, folder = "", env: Readonly<Record<string, string>> = {}) {
  project = createSetup(options);
  const { code, stdout } = runCommand(`${project.dir}/${folder}`, ["doctor"], env);
  const lines = stdout.split("\n");
  const traps = lines.flatMap((line) => /^(?:error|warning) {2}(\S+)$/u.exec(line)?.[1] ?? []);
  return { code, traps, stdout };
}

describe("a set-up that is right", () => {
  it("of the TypeScript plugin", () => {
    const { code, traps, stdout } = doctor(typescriptSide);
    expect(traps).toEqual([]);
    expect(stdout).toContain("TypeScript 6.0.3, its plugin 0.1.0");
    expect(stdout).toContain("Nothing is wrong with the set-up.");
    expect(code).toBe(0);
  });

  it("of the ESLint plugin, under any namespace", () => {
    const config = eslintConfig(
      `{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser }, plugins: { sa: serverActions }, rules: { "sa/valid-bind": "error" } }`,
    );
    const { code, traps, stdout } = doctor({ ...eslintSide, files: { "eslint.config.mjs": config } });
    expect(traps).toEqual([]);
    expect(stdout).toContain("(1 rules on)");
    expect(code).toBe(0);
  });
});

describe("a trap", () => {
  const withFiles = (base: SetupOptions, files: Readonly<Record<string, string>>): SetupOptions => ({
    ...base,
    files: { ...base.files, ...files },
  });
  const withInstalled = (installed: Readonly<Record<string, string>>): SetupOptions => ({
    ...typescriptSide,
    installed: { ...typescriptSide.installed, ...installed },
  });

  const withTypeScript = (typescript: TypeScriptVersion): SetupOptions => ({
    ...typescriptSide,
    installed: { "node_modules/typescript-plugin-server-actions": "0.1.0" },
    typescript,
  });

  it.each<readonly [string, SetupOptions, string]>([
    ["nothing-installed", {}, "npx server-actions init"],
    [
      "plugin-order",
      withFiles(typescriptSide, { "tsconfig.json": tsconfigWith(own, { name: "next" }) }),
      'tsconfig.json, compilerOptions: "plugins": [{ "name": "next" }, { "name": "typescript-plugin-server-actions" }]',
    ],
    [
      "plugin-options",
      withFiles(typescriptSide, { "tsconfig.json": tsconfigWith({ ...own, preset: "most" }) }),
      "`preset` must be one of",
    ],
    [
      "plugin-not-installed",
      { ...typescriptSide, installed: { "node_modules/typescript": "6.0.3" } },
      "npm install --save-dev typescript-plugin-server-actions",
    ],
    ["typescript-7", withTypeScript("7.0"), "npx server-actions lsp"],
    ["typescript-7", withTypeScript("7.1"), "npx server-actions check"],
    [
      "typescript-without-server",
      withInstalled({ "node_modules/typescript": "@typescript/typescript6@6.0.3" }),
      '"js/ts.tsdk.path": "node_modules/@typescript/old/lib"',
    ],
    [
      "malformed-config",
      withFiles(typescriptSide, { "tsconfig.json": `{ "extends": "./gone.json", ${tsconfigWith(own).slice(1)}` }),
      "imports resolve without what it says",
    ],
    ["eslint-config", { linked: ["eslint", "eslint-plugin-server-actions"], files: {} }, "npx server-actions init"],
    [
      "eslint-config",
      withFiles(eslintSide, { "eslint.config.mjs": "export default missing;\n" }),
      "missing is not defined",
    ],
    [
      "eslint-config",
      withFiles(eslintSide, {
        "eslint.config.mjs": 'throw new Error("typescript-eslint does not support TS 7.0.");\nexport default [];\n',
      }),
      '"typescript": "npm:@typescript/typescript6@^6", "@typescript/native": "npm:typescript@^7"',
    ],
    [
      "no-preset",
      withFiles(eslintSide, { "eslint.config.mjs": eslintConfig('{ files: ["**/*.ts"] }') }),
      "server-actions/recommended",
    ],
    [
      "missing-parser",
      withFiles(eslintSide, {
        "eslint.config.mjs": eslintConfig(`{ files: ["**/*.ts"], ...serverActions.configs.recommended }`),
      }),
      "languageOptions: { parser: tseslint.parser }",
    ],
    [
      "stale-cache",
      withFiles(eslintSide, {
        "package.json": '{ "dependencies": { "next": "16.4.5" }, "scripts": { "lint": "eslint . --cache" } }',
      }),
      "fingerprint: serverActions.fingerprint()",
    ],
  ])("%s is named, with the line that mends it", (trap, options, change) => {
    const { code, traps, stdout } = doctor(options);
    expect(traps).toEqual([trap]);
    expect(stdout).toContain(change);
    expect(code).toBe(1);
  });

  it.each<readonly [string, SetupOptions, string]>([
    [
      "plugin-not-listed",
      withFiles(typescriptSide, { "tsconfig.json": tsconfigWith({ name: "next" }), "eslint.config.mjs": "" }),
      '"plugins": [{ "name": "next" }, { "name": "typescript-plugin-server-actions" }]',
    ],
    [
      "bundled-typescript",
      withFiles(typescriptSide, { ".vscode/settings.json": "{}" }),
      '"js/ts.tsdk.promptToUseWorkspaceVersion": true',
    ],
    ["no-types", withInstalled({ "node_modules/typescript": "7.2.0" }), "`check` and `lsp` go on without types"],
  ])("%s is a warning", (trap, options, change) => {
    const { traps, stdout } = doctor(options);
    expect(traps).toContain(trap);
    expect(stdout).toContain(change);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      "no-preset",
      { ".eslintrc.cjs": "module.exports = {};\n" },
      '.eslintrc.cjs: "extends": ["plugin:server-actions/legacy-recommended"]',
    ],
    [
      "missing-parser",
      { ".eslintrc.json": '{ "extends": ["plugin:server-actions/legacy-recommended"] }' },
      '.eslintrc.json: "parser": "@typescript-eslint/parser"',
    ],
  ])("%s names the line for an eslintrc config", (trap, files, change) => {
    const { traps, stdout } = doctor({ eslint: "8", linked: ["eslint-plugin-server-actions"], files });
    expect(traps).toEqual([trap]);
    expect(stdout).toContain(change);
  });

  it("no-preset asks about a file that ESLint does not ignore", () => {
    const { traps, stdout } = doctor(
      withFiles(eslintSide, {
        "app/actions.ts": "",
        "__tests__/save.ts": '"use server";\n',
        "lib/save.ts": '"use server";\n',
        "eslint.config.mjs": eslintConfig(`{ ignores: ["__tests__/**"] }, ${recommended}`),
      }),
    );
    expect(traps).toEqual([]);
    expect(stdout).toContain("rules on)");
  });

  it.each([
    ["--no-cache", "next lint --no-cache --dir .", []],
    ["the version of Next.js that has no `next lint`", "next lint", []],
    ["neither", "next lint", ["stale-cache", "next-lint-folders"]],
    ["a folder", "next lint --dir actions", ["stale-cache"]],
    ["no directive there", "next lint --no-cache", []],
  ] as const)("of `next lint` are none with what keeps them away: %s", (reason, lint, expected) => {
    const next = reason.startsWith("the version") ? "16.0.0" : "15.1.0";
    const { traps } = doctor({
      ...eslintSide,
      files: {
        ...eslintSide.files,
        "package.json": JSON.stringify({ dependencies: { next }, scripts: { lint } }),
        "app/actions.ts": "",
        "actions/save.ts": `${reason === "no directive there" ? "// " : ""}"use server";\nexport async function save() {}\n`,
      },
    });
    expect(traps).toEqual(expected);
  });

  it("are named where a folder stands in place of a config of Next.js", () => {
    const { traps } = doctor({
      ...eslintSide,
      files: {
        ...eslintSide.files,
        "package.json": JSON.stringify({ dependencies: { next: "15.1.0" }, scripts: { lint: "next lint --no-cache" } }),
        "app/actions.ts": "",
        "actions/save.ts": `"use server";\nexport async function save() {}\n`,
        "next.config.js/index.js": "",
      },
    });
    expect(traps).toEqual(["next-lint-folders"]);
  });

  it("old-eslint is named, with what to install; init installs it first", () => {
    const installed = { "node_modules/eslint": "8.38.0", "node_modules/eslint-plugin-server-actions": "0.1.0" };
    const files = { ".eslintrc.json": '{ "extends": "next" }', "yarn.lock": "" };
    const { traps, stdout } = doctor({ installed, files });
    expect(traps).toContain("old-eslint");
    expect(stdout).toContain("change: yarn add --dev eslint@8.57.1");
    expect(runCommand(project!.dir, ["init"]).stdout).toContain("Install first: yarn add --dev eslint@8.57.1");
  });

  it("plugin-not-installed names the command of the package manager", () => {
    const { stdout } = doctor({
      ...withFiles(typescriptSide, { "pnpm-lock.yaml": "" }),
      installed: { "node_modules/typescript": "6.0.3" },
    });
    expect(stdout).toContain("change: pnpm add --save-dev typescript-plugin-server-actions");
  });

  it("plugin-not-beside-typescript is named in a monorepo that installs them apart", () => {
    const { code, traps, stdout } = doctor(
      {
        installed: {
          "node_modules/typescript": "6.0.3",
          "packages/web/node_modules/typescript-plugin-server-actions": "0.1.0",
        },
        files: {
          "package.json": '{ "workspaces": ["packages/*"] }',
          "packages/web/package.json": '{ "name": "web", "dependencies": { "next": "16.4.5" } }',
          "packages/web/app/actions.ts": '"use server";\n',
          "packages/web/tsconfig.json": tsconfigWith(own),
          ".vscode/settings.json": '{ "js/ts.tsdk.path": "node_modules/typescript/lib" }',
        },
      },
      "packages/web",
    );
    expect(traps).toEqual(["plugin-not-beside-typescript"]);
    expect(stdout).toContain("most often the one at the root");
    expect(code).toBe(1);
  });

  it("no-parser-for-other-files is a warning, with what keeps it from loading", () => {
    const hook = createTempProject({
      "hook.cjs": `const Module = require("node:module");
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === "oxc-parser") throw new Error("Cannot find native binding.\\nStack.");
  return load(name, ...rest);
};
`,
    });
    const { code, traps, stdout } = doctor(typescriptSide, "", {
      NODE_OPTIONS: `--require ${hook.pathOf("hook.cjs")}`,
    });
    hook.remove();
    expect(traps).toEqual(["no-parser-for-other-files"]);
    expect(stdout).toContain("oxc-parser cannot be loaded (Cannot find native binding.)");
    expect(code).toBe(0);
  });

  it("stale-cache is none with the fingerprint in the settings", () => {
    const config = eslintConfig(
      `${recommended}, { settings: { "server-actions": { fingerprint: serverActions.fingerprint(import.meta.dirname) } } }`,
    );
    const scripts = '{ "dependencies": { "next": "16.4.5" }, "scripts": { "lint": "eslint . --cache" } }';
    expect(doctor(withFiles(eslintSide, { "eslint.config.mjs": config, "package.json": scripts })).traps).toEqual([]);
  });
});
