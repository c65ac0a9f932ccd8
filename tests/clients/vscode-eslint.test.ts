/** ESLint's own language server for VS Code (the one that other editors use too), with each ESLint and the built plugin. Diagnostics are pulled. */
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeAction, Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LspClient, startLspClient } from "../helpers/lsp-client.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

const require = createRequire(import.meta.url);
const home = dirname(require.resolve("vscode-langservers-extracted/package.json"));
const plugin = fileURLToPath(new URL("../../eslint-plugin", import.meta.url));

const file = "app/actions.ts";
const action = `"use server";
import { redirect } from "next/navigation";

export async function save() {
  try {
    redirect("/done");
  } catch (error) {
    console.error(error);
  }
}

export async function later() {
  return save.bind(globalThis);
}
`;
const flatConfig = `import { defineConfig } from "eslint/config";
import parser from "@typescript-eslint/parser";
import serverActions from "eslint-plugin-server-actions";

export default defineConfig([
  { files: ["**/*.ts"], languageOptions: { parser }, plugins: { "server-actions": serverActions }, extends: ["server-actions/recommended"] },
]);
`;

const legacyConfig = JSON.stringify({
  root: true,
  parser: "@typescript-eslint/parser",
  parserOptions: { sourceType: "module" },
  extends: ["plugin:server-actions/legacy-recommended"],
});

/** The folders of the versions. The last is the repository's own. */
const versions = [
  { major: 8, folder: "../eslints/8/node_modules/eslint", configs: { ".eslintrc.json": legacyConfig } },
  { major: 9, folder: "../eslints/9/node_modules/eslint", configs: { "eslint.config.mjs": flatConfig } },
  { major: 10, folder: "../../node_modules/eslint", configs: { "eslint.config.mjs": flatConfig } },
] as const;

/** What the VS Code extension sends by default, for a folder whose ESLint is its own. */
function settings(root: string): object {
  return {
    validate: "on",
    packageManager: "npm",
    useESLintClass: false,
    experimental: {},
    codeAction: { disableRuleComment: { enable: true, location: "separateLine" }, showDocumentation: { enable: true } },
    codeActionOnSave: { mode: "all" },
    format: false,
    quiet: false,
    onIgnoredFiles: "off",
    options: {},
    rulesCustomizations: [],
    run: "onType",
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workingDirectory: { mode: "location" },
    workspaceFolder: { uri: `file://${root}`, name: "app" },
  };
}

describe.each(versions)("vscode-eslint with ESLint $major", ({ configs, folder, major }) => {
  let project: TempProject;
  let client: LspClient;

  beforeAll(async () => {
    project = createTempProject({ ...configs, [file]: action });
    mkdirSync(project.pathOf("node_modules/@typescript-eslint"), { recursive: true });
    const packages = {
      eslint: fileURLToPath(new URL(folder, import.meta.url)),
      "@typescript-eslint/parser": dirname(require.resolve("@typescript-eslint/parser/package.json")),
      "eslint-plugin-server-actions": plugin,
    };
    for (const [as, from] of Object.entries(packages)) symlinkSync(from, project.pathOf(`node_modules/${as}`), "dir");
    client = await startLspClient({
      root: project.dir,
      command: [process.execPath, join(home, "bin/vscode-eslint-language-server"), "--stdio"],
      configuration: { "": settings(project.dir) },
      capabilities: {
        textDocument: {
          diagnostic: { dynamicRegistration: true },
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
        },
        workspace: { applyEdit: true, configuration: true, workspaceFolders: true },
      },
    });
    client.open(file, action);
  });
  afterAll(async () => {
    await client?.stop();
    project?.remove();
  });

  const textDocument = () => ({ uri: client.uri(file) });
  const pull = async (): Promise<readonly Diagnostic[]> => {
    const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: textDocument(),
    });
    if (report.kind !== "full") throw new Error("The server sent no diagnostics of its own.");
    return report.items;
  };
  const actionsAt = (diagnostic: Diagnostic): Promise<readonly CodeAction[]> =>
    client.request("textDocument/codeAction", {
      textDocument: textDocument(),
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });

  it("is that version", () => {
    const { version } = require(project.pathOf("node_modules/eslint/package.json")) as { readonly version: string };
    expect(Number(version.split(".", 1)[0])).toBe(major);
  });

  it("shows the findings", async () => {
    expect(await pull()).toMatchObject([
      {
        source: "eslint",
        code: "server-actions/no-redirect-in-try-catch",
        range: { start: { line: 5, character: 4 }, end: { line: 5, character: 21 } },
      },
      { source: "eslint", code: "server-actions/valid-bind", range: { start: { line: 12 } } },
    ]);
  });

  it("applies the quick fix of a rule that has one", async () => {
    const [, bound] = await pull();
    const offered = await actionsAt(bound!);
    await client.apply(offered.find(({ title }) => title.startsWith("Fix this server-actions/valid-bind problem"))!);
    expect(client.text(file)).toBe(action.replace("globalThis", "null"));
    expect(await pull()).toHaveLength(1);
  });

  it("applies a suggestion", async () => {
    const [swallowed] = await pull();
    const offered = await actionsAt(swallowed!);
    await client.apply(offered.find(({ title }) => title.includes("unstable_rethrow"))!);
    expect(client.text(file)).toContain("unstable_rethrow(error);");
    expect(await pull()).toEqual([]);
  });
});
