/** Several projects in one server, and errors inside the plugin: neither may disturb anything else. */
import { afterEach, describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import type ts from "typescript";
import { startTsServer, type TsServer } from "../helpers/tsserver.ts";
import { appFiles, nextTypes, ourPlugin } from "./app.ts";

const builtPlugin = join(import.meta.dirname, "../../ts-plugin/dist/index.cjs");
const action = `"use server";
import { redirect } from "next/navigation";
export async function save() {
  try { redirect("/done"); } catch {}
}
`;
const client = '"use client";\nexport function C({ onX }: { onX: () => void }) { return <b onClick={onX} />; }\n';
const page = 'import { C } from "./client";\nexport default function Page() { return <C onX={() => {}} />; }\n';

let server: TsServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const own = async (file: string): Promise<number[]> => {
  if (!server) throw new Error("no server runs");
  server.open(file);
  return (await server.semanticDiagnostics(file))
    .filter(({ source }) => source === "server-actions")
    .map(({ code }) => code);
};

describe("two projects in one server", () => {
  test("each has its own options, graph and findings, whichever was opened last", async () => {
    server = await startTsServer({
      nodeModules: false,
      files: {
        ...appFiles({ folder: "one" }),
        ...appFiles({ folder: "two", plugins: [{ name: ourPlugin, rules: { "no-redirect-in-try-catch": "off" } }] }),
        "one/app/actions.ts": action,
        "one/app/client.tsx": client,
        "one/app/page.tsx": page,
        "two/app/actions.ts": action,
        "two/app/client.tsx": client,
        "two/app/page.tsx": page.replace("() => {}", "undefined!"),
      },
    });
    expect(await own("one/app/actions.ts")).toEqual([72001]);
    expect(await own("two/app/actions.ts")).toEqual([]);
    expect(await own("one/app/client.tsx")).toEqual([72010]);
    expect(await own("two/app/client.tsx")).toEqual([]);
    expect(await own("one/app/actions.ts")).toEqual([72001]);
    expect(server.log().split("[server-actions] loaded for")).toHaveLength(3);
  });

  test("one tsconfig over several apps: each app is found by its next.config", async () => {
    server = await startTsServer({
      nodeModules: false,
      files: {
        "tsconfig.json": appFiles({ plugins: [ourPlugin] })["tsconfig.json"]!,
        "apps/web/next.config.mjs": "export default {};",
        "apps/web/app/client.tsx": client,
        "apps/web/app/page.tsx": page,
        "apps/lib/app/client.tsx": client,
        "apps/lib/app/page.tsx": page,
      },
    });
    expect(await own("apps/web/app/client.tsx")).toEqual([72010]);
    expect(await own("apps/lib/app/client.tsx"), "no app of Next.js").toEqual([]);
  });
});

describe("two compilers in one process", () => {
  test("each gets a plugin of its own", () => {
    const require = createRequire(import.meta.url);
    const load = (): typeof ts => {
      const path = require.resolve("typescript");
      Reflect.deleteProperty(require.cache, path);
      return require(path) as typeof ts;
    };
    const [first, second] = [load(), load()];
    expect(first).not.toBe(second);
    const init = require(builtPlugin) as (modules: { typescript: typeof ts }) => unknown;
    init({ typescript: first });
    init({ typescript: second });
    for (const typescript of [first, second]) expect(typescript.getSupportedCodeFixes()).toContain("72010");
  });
});

describe("an error inside the plugin", () => {
  const faulty = (fault: string): Record<string, string> => ({
    "node_modules/faulty/package.json": JSON.stringify({ name: "faulty", version: "1.0.0", main: "./index.cjs" }),
    "node_modules/faulty/index.cjs": `
const init = require(${JSON.stringify(builtPlugin)});
module.exports = (modules) => {
  const plugin = init(modules);
  return { ...plugin, create(info) { ${fault} } };
};`,
  });
  const start = (fault: string) =>
    startTsServer({
      files: {
        ...appFiles({ plugins: ["faulty"] }),
        ...faulty(fault),
        ...nextTypes,
        "app/actions.ts": `${action}export const n: string = 1;\n`,
      },
      nodeModules: false,
      args: ["--allowLocalPluginLoads"],
    });

  test("the program cannot be read: TypeScript's own answers stand, and the log tells", async () => {
    server = await start(
      'const broken = { ...info.languageService, getProgram() { throw new Error("injected") } }; return plugin.create({ ...info, languageService: broken });',
    );
    server.open("app/actions.ts");
    const codes = (await server.semanticDiagnostics("app/actions.ts")).map(({ code }) => code);
    expect(codes).toContain(2322);
    expect(await server.codeFixes("app/actions.ts", 0, 1, [72001])).toEqual([]);
    expect(server.log()).toContain("[server-actions] getSemanticDiagnostics failed: Error: injected");
  });

  test("the files of the project cannot be listed: what needs no other file is still reported", async () => {
    server = await start(
      'const service = { ...info.languageService, getProgram() { const program = info.languageService.getProgram(); return new Proxy(program, { get: (target, key) => key === "getSourceFiles" ? () => { throw new Error("injected") } : target[key] }) } }; return plugin.create({ ...info, languageService: service });',
    );
    expect(await own("app/actions.ts")).toEqual([72001, 72103]);
  });
});

test("the built plugin asks for no second TypeScript", () => {
  const text = readFileSync(builtPlugin, "utf8");
  expect(text).not.toContain("node_modules/typescript/");
  expect(text.length).toBeLessThan(1_600_000);
});
