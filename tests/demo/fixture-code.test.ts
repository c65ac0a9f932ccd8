import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { readMarkers } from "../fixtures/markers.ts";
import { copyProject, projectFolder, type ProjectCopy, type ProjectName, sourceFiles } from "../fixtures/projects.ts";

const copies: ProjectCopy[] = [];
afterAll(() => copies.forEach((copy) => copy.remove()));

/** A project's tsconfig files; `acme-js` is not type-checked. */
const configs: readonly (readonly [ProjectName, readonly string[]])[] = [
  ["acme-store", ["tsconfig.json"]],
  [
    "acme-monorepo",
    ["apps/admin/tsconfig.json", "apps/shop/tsconfig.json", "packages/auth/tsconfig.json", "packages/ui/tsconfig.json"],
  ],
];

const buildTimeout = 400_000;

describe("the fixture projects are real code", () => {
  it.each(configs)("%s type-checks, except where the mistake is a type error", (name, configFiles) => {
    const { root } = install(name);
    const reported = new Set(configFiles.flatMap((config) => typeErrors(root, config)));
    const marked = sourceFiles(root).flatMap((file) =>
      readMarkers(readFileSync(join(root, file), "utf8"), file)
        .filter(({ rule }) => rule.startsWith("TS"))
        .map(({ rule, start, end }) => `${file}:${start}-${end} ${rule}`),
    );
    expect([...reported].sort()).toEqual(marked.sort());
  });

  it(
    "next builds what the sample app does right",
    () => {
      const { root } = install("acme-store", ["src/app/review", "deploy", "eslint.config.mjs"]);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["node_modules/next/dist/bin/next", "build", "--webpack"],
        {
          cwd: root,
          encoding: "utf8",
          env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
        },
      );
      expect(`${stdout}${stderr}`).toContain("Compiled successfully");
      expect(status, `${stdout}${stderr}`).toBe(0);
    },
    buildTimeout,
  );
});

function install(name: ProjectName, without: readonly string[] = []): ProjectCopy {
  const copy = copyProject(projectFolder(name), { without });
  copies.push(copy);
  return copy;
}

/** `file:start-end TScode` of every error that the compiler reports. */
function typeErrors(root: string, config: string): string[] {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(`${config}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(join(root, config), { incremental: false }, host);
  if (parsed === undefined) throw new Error(`${config} cannot be read.`);
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, length = 0, code, messageText }) => {
    if (file === undefined) throw new Error(`${config}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    return `${relative(root, file.fileName).replaceAll("\\", "/")}:${start}-${start + length} TS${code}`;
  });
}
