/** Workspaces as package managers and TypeScript lay them out: pnpm's links, and project references, in one server. */
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles, nextTypes, ourPlugin } from "./app.ts";

const require = createRequire(import.meta.url);
const plugin = join(import.meta.dirname, "../../ts-plugin");

const action = `"use server";
import { leave } from "@acme/session";
export async function save() {
  try { leave(); } catch {}
}
`;
const leaving = `import { redirect } from "next/navigation";\nexport function leave(): never {\n  redirect("/sign-in");\n}\n`;
const app = () => {
  const { "tsconfig.json": text = "{}", ...others } = appFiles({ plugins: [ourPlugin] });
  return {
    ...others,
    "tsconfig.json": JSON.stringify({
      ...(JSON.parse(text) as object),
      references: [{ path: "../../packages/session" }],
    }),
  };
};
const inFolder = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

/** Both apps refer to the package as a project of its own. It is not built. */
const files: Readonly<Record<string, string>> = {
  ...inFolder("apps/web", { ...app(), ...nextTypes, "app/actions.ts": action }),
  ...inFolder("apps/docs", { ...app(), ...nextTypes, "app/actions.ts": action }),
  "package.json": JSON.stringify({ name: "acme", private: true }),
  "pnpm-workspace.yaml": "packages:\n  - apps/*\n  - packages/*\n",
  "packages/session/package.json": JSON.stringify({
    name: "@acme/session",
    exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" } },
  }),
  "packages/session/tsconfig.json": JSON.stringify({
    compilerOptions: { composite: true, rootDir: "src", outDir: "dist", module: "esnext", moduleResolution: "bundler" },
    include: ["src"],
  }),
  "packages/session/src/index.ts": leaving,
};

describe("a workspace of pnpm with project references", () => {
  let root: string;
  let server: TsServer;

  beforeAll(async () => {
    root = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-pnpm-"));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const typescript = installAsPnpm(root);
    server = await startTsServer({ inPlace: root, typescript });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const own = async (file: string): Promise<number[]> => {
    server.open(file);
    const found = await server.semanticDiagnostics(file);
    return found.filter(({ source }) => source === "server-actions").map(({ code }) => code);
  };

  test("the plugin is loaded through its link, for both apps", async () => {
    expect(await own("apps/web/app/actions.ts")).toEqual([72001]);
    expect(await own("apps/docs/app/actions.ts")).toEqual([72001]);
    expect(server.log().split("[server-actions] loaded for")).toHaveLength(3);
  });

  test("both see the unsaved text of the package that they share", async () => {
    const file = "packages/session/src/index.ts";
    server.open(file, "export function leave(): void {}\n");
    expect(await own("apps/web/app/actions.ts")).toEqual([]);
    expect(await own("apps/docs/app/actions.ts")).toEqual([]);
    server.close(file);
  });
});

/**
 * The folders that pnpm makes: each package in `.pnpm/<name>@<version>/node_modules`, beside what it depends on, and links to them. Returns
 * TypeScript's folder by its link; files of it are hard links, as pnpm's are.
 */
function installAsPnpm(root: string): string {
  const modules = join(root, "node_modules");
  const store = (name: string): string => join(modules, ".pnpm", `${name}@1.0.0`, "node_modules");
  const typescript = dirname(require.resolve("typescript/package.json"));
  const lib = join(store("typescript"), "typescript/lib");
  mkdirSync(lib, { recursive: true });
  cpSync(join(typescript, "package.json"), join(lib, "../package.json"));
  for (const { name } of readdirSync(join(typescript, "lib"), { withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ))
    copyOrLink(join(typescript, "lib", name), join(lib, name));
  cpSync(join(plugin, "dist"), join(store(ourPlugin), ourPlugin, "dist"), { recursive: true });
  cpSync(join(plugin, "package.json"), join(store(ourPlugin), ourPlugin, "package.json"));
  for (const name of ["@typescript-eslint/scope-manager", "oxc-parser", "oxc-resolver"])
    link(join(import.meta.dirname, "../../node_modules", name), join(store(ourPlugin), name));
  for (const name of ["typescript", ourPlugin]) link(join(store(name), name), join(modules, name));
  for (const name of ["web", "docs"])
    link(join(root, "packages/session"), join(root, "apps", name, "node_modules/@acme/session"));
  return join(modules, "typescript");
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, "dir");
}

function copyOrLink(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // The temporary folder may be on another disk.
    cpSync(from, to);
  }
}
