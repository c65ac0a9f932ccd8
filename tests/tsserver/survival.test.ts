/** Whatever the project looks like: TypeScript's own answers stand, and what can be said is said. */
import { symlinkSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles, nextTypes, ourPlugin } from "./app.ts";

const action = `"use server";
import { redirect } from "next/navigation";
export async function save() {
  try { redirect("/done"); } catch {}
}
const wrong: string = 1;
`;

let server: TsServer;
afterEach(() => server.stop());

const codes = async (file: string): Promise<number[]> => {
  server.open(file);
  return (await server.semanticDiagnostics(file)).map(({ code }) => code);
};
const failures = (): readonly string[] =>
  server
    .log()
    .split("\n")
    .filter((line) => /\[server-actions\].* failed/u.test(line));

test("an entry in which nothing is as it has to be", async () => {
  const entry = {
    name: ourPlugin,
    rules: 3,
    preset: {},
    enabled: "yes",
    navigation: "x",
    nextVersion: [],
    nonsense: null,
  };
  server = await startTsServer({
    nodeModules: false,
    files: { ...appFiles({ plugins: [entry] }), ...nextTypes, "app/a.ts": action, "app/b.ts": action },
  });
  expect(await codes("app/a.ts")).toEqual([2322, 72001, 72000]);
  expect(await codes("app/b.ts")).toEqual([2322, 72001]);
  expect(failures()).toEqual([]);
});

test("no tsconfig at all: loaded by the editor", async () => {
  server = await startTsServer({
    nodeModules: false,
    files: { "next.config.ts": "export default {};\n", "app/a.ts": action.replace("import", "// @ts-ignore\nimport") },
    args: ["--globalPlugins", ourPlugin],
  });
  expect(await codes("app/a.ts")).toEqual([2322, 72001]);
  expect(failures()).toEqual([]);
});

test("listed twice: what is found is said once", async () => {
  server = await startTsServer({
    nodeModules: false,
    files: { ...appFiles({ plugins: [ourPlugin, ourPlugin] }), ...nextTypes, "app/a.ts": action },
    args: ["--globalPlugins", ourPlugin],
  });
  expect(await codes("app/a.ts")).toEqual([2322, 72001]);
  expect(failures()).toEqual([]);
});

test("JavaScript alone", async () => {
  const compilerOptions = {
    checkJs: false,
    module: "esnext",
    moduleResolution: "bundler",
    plugins: [{ name: ourPlugin }],
  };
  server = await startTsServer({
    nodeModules: false,
    files: {
      "jsconfig.json": JSON.stringify({ compilerOptions }),
      "app/a.js": action.replace("const wrong: string = 1;\n", ""),
    },
  });
  expect(await codes("app/a.js")).toEqual([72001]);
  expect(failures()).toEqual([]);
});

describe("a file as generators write them", () => {
  const many = Array.from({ length: 3_000 }, (_, n) => `export const value${n} = async () => ${n};\n`).join("");
  const deep = `export const deep = async () => ${"1 + ".repeat(5_000)}1;\n`;
  const nested = `export const nested = async () => ${"[".repeat(400)}${"]".repeat(400)};\n`;

  test("of many lines", async () => {
    server = await startTsServer({
      nodeModules: false,
      files: { ...appFiles({ plugins: [ourPlugin] }), ...nextTypes, "app/a.ts": action + many },
    });
    expect(await codes("app/a.ts")).toEqual([2322, 72001]);
    expect(failures()).toEqual([]);
  });

  test.each([
    ["of many terms", deep],
    ["of many brackets", nested],
  ])("%s: what TypeScript says stands", async (_title, text) => {
    server = await startTsServer({
      nodeModules: false,
      files: { ...appFiles({ plugins: [ourPlugin] }), ...nextTypes, "app/a.ts": action + text, "app/b.ts": action },
    });
    expect(await codes("app/a.ts")).toContain(2322);
    expect(await codes("app/b.ts")).toEqual([2322, 72001]);
    expect(failures()).toEqual([]);
  });
});

test("a module that cannot be read", async () => {
  server = await startTsServer({
    nodeModules: false,
    files: {
      ...appFiles({ plugins: [ourPlugin] }),
      ...nextTypes,
      "app/a.ts": `${action}import { x } from "./gone";\nvoid x;\n`,
    },
  });
  symlinkSync("nowhere.ts", server.path("app/gone.ts"));
  expect(await codes("app/a.ts")).toEqual([2322, 2307, 72001]);
  expect(failures()).toEqual([]);
});

describe("broken text", () => {
  test.each(["export async function (", "}}}", "import {", '"use ', "`${", "class { #"])(
    "%j at the end: hover and completion answer, and hide nothing",
    async (text) => {
      server = await startTsServer({
        nodeModules: false,
        files: { ...appFiles({ plugins: [ourPlugin] }), ...nextTypes, "app/a.tsx": action },
      });
      server.open("app/a.tsx");
      server.change("app/a.tsx", action.length, action.length, text);
      const at = (line: number, offset: number) => ({ file: server.path("app/a.tsx"), line, offset });
      const { documentation } = (await server.request("quickinfo", at(3, 24))) as { documentation: unknown };
      expect(JSON.stringify(documentation)).toContain("**Server Function**");
      await server.request("completionInfo", at(7, text.length + 1)).catch((error: unknown) => {
        expect(String(error)).toContain("No content available");
      });
      expect(failures()).toEqual([]);
    },
  );
});
