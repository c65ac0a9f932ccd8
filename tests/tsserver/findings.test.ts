/** The rules as an editor meets them: the stock server loads the built plugin from tsconfig, reports, and offers repairs that really appear. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTsServer, type ServerDiagnostic, type TsServer } from "../helpers/tsserver.ts";
import { appFiles, nextTypes, ourPlugin } from "./app.ts";

const swallowed = `"use server";
import { redirect } from "next/navigation";

export async function save() {
  try {
    await fetch("/api");
    redirect("/done");
  } catch (error) {
    console.error(error);
    return "failed";
  }
}
`;
const unreachable = `"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";

export async function save() {
  redirect("/done");
  revalidatePath("/");
}
`;
const crossFile = `"use server";
import { leave } from "./helper";

export async function save() {
  try {
    leave();
  } catch (error) {
    console.error(error);
  }
}
`;
const files: Record<string, string> = {
  "app/swallowed.ts": swallowed,
  "app/unreachable.ts": unreachable,
  "app/cross-file.ts": crossFile,
  "app/helper.ts": 'import { redirect } from "next/navigation";\nexport function leave() { redirect("/done"); }\n',
  "app/quiet.ts": swallowed.replace(
    "    redirect",
    "    // server-actions-disable-next-line no-redirect-in-try-catch\n    redirect",
  ),
  "app/expected.ts": swallowed.replace("    redirect", "    // @ts-expect-error\n    redirect"),
  "app/eslint.ts": swallowed.replace(
    "    redirect",
    "    // eslint-disable-next-line server-actions/no-redirect-in-try-catch\n    redirect",
  ),
  "app/view.tsx":
    'import { redirect } from "next/navigation";\nexport default function Page() {\n  return (\n    <form\n      action={async () => {\n        "use server";\n        try { redirect("/a"); } catch {}\n      }}\n    />\n  );\n}\n',
};

const editor = `"use client";
export function Editor(props: { saveAction: (data: FormData) => Promise<void> }) {
  return <form action={props.saveAction} />;
}
`;
const passed: Record<string, string> = {
  "app/editor.tsx": editor,
  "app/write.ts": "export async function write(data: FormData) {\n  console.log(data);\n}\n",
  "app/inline/page.tsx": `import { Editor } from "../editor";

export default function Page() {
  return <Editor saveAction={async (data) => console.log(data)} />;
}
`,
  "app/named/page.tsx": `import { Editor } from "../editor";
import { write } from "../write";

export default function Page() {
  return <Editor saveAction={write} />;
}
`,
};

describe("the rules in a real server", () => {
  let server: TsServer;

  beforeAll(async () => {
    server = await startTsServer({ files: { ...appFiles(), ...files, ...passed } });
  });
  afterAll(() => server.stop());

  const findings = async (file: string): Promise<ServerDiagnostic[]> => {
    server.open(file);
    return (await server.semanticDiagnostics(file)).filter(({ source }) => source === "server-actions");
  };
  const fixes = (file: string, { start, end, code }: ServerDiagnostic) => server.codeFixes(file, start, end, [code]);

  test("is loaded from tsconfig", async () => {
    await findings("app/swallowed.ts");
    expect(server.log()).toContain(`[server-actions] loaded for ${server.root}/tsconfig.json with TypeScript 6.0`);
    expect(server.log()).not.toContain("Plugin activation failed");
  });

  test("no-redirect-in-try-catch, with repairs that leave nothing to report", async () => {
    const [finding, ...others] = await findings("app/swallowed.ts");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ category: "error", line: 7 });
    expect(swallowed.slice(finding!.start, finding!.end)).toMatch(/^redirect/u);
    const offered = await fixes("app/swallowed.ts", finding!);
    expect(offered.map(({ fixName }) => fixName)).toEqual([
      "server-actions/no-redirect-in-try-catch/all: Insert `unstable_rethrow`.",
      "server-actions/no-redirect-in-try-catch",
      "server-actions/no-redirect-in-try-catch/disable",
    ]);
    for (const [index, { changes }] of offered.entries()) {
      const file = `app/repaired-${index}.ts`;
      server.write(file, server.apply(swallowed, changes[0]));
      server.open(file);
      expect(await server.semanticDiagnostics(file), server.text(file)).toEqual([]);
      expect(await server.syntacticDiagnostics(file)).toEqual([]);
    }
  });

  test("no-unreachable-after-redirect", async () => {
    const [finding, ...others] = await findings("app/unreachable.ts");
    expect(others).toEqual([]);
    expect(unreachable.slice(finding!.start, finding!.end)).toContain("revalidatePath");
    const [moved] = await fixes("app/unreachable.ts", finding!);
    expect(moved?.fixName).toBe("server-actions/no-unreachable-after-redirect");
  });

  test("a repair that makes another file", async () => {
    const file = "app/inline/page.tsx";
    const [finding] = await findings(file);
    const fix = (await fixes(file, finding!)).find(({ description }) => description.startsWith("Move"));
    const [here, made] = fix?.changes ?? [];
    expect([here, made].map((change) => change?.fileName)).toEqual(
      [file, "app/inline/actions.ts"].map((name) => server.path(name)),
    );
    server.write("app/inline/actions.ts", server.apply("", made));
    server.open("app/inline/actions.ts");
    const text = passed[file]!;
    server.change(file, 0, text.length, server.apply(text, here));
    for (const name of [file, "app/inline/actions.ts"]) {
      expect(await server.semanticDiagnostics(name), server.text(name)).toEqual([]);
      expect(await server.syntacticDiagnostics(name)).toEqual([]);
    }
  });

  test("a repair of another file, which is not open", async () => {
    const file = "app/named/page.tsx";
    const [finding] = await findings(file);
    const [fix] = await fixes(file, finding!);
    const [there, ...others] = fix?.changes ?? [];
    expect([there?.fileName, others]).toEqual([server.path("app/write.ts"), []]);
    const text = passed["app/write.ts"]!;
    expect(server.apply(text, there)).toBe(`"use server";\n\n${text}`);
    server.open("app/write.ts", server.apply(text, there));
    expect(await findings(file)).toEqual([]);
  });

  test("a helper in another file", async () => {
    expect((await findings("app/cross-file.ts")).map(({ line }) => line)).toEqual([6]);
  });

  test("the unsaved text of that file", async () => {
    const helper = files["app/helper.ts"]!;
    server.open("app/helper.ts");
    const start = helper.indexOf('redirect("/done")');
    server.change("app/helper.ts", start, start + 'redirect("/done")'.length, "void redirect");
    expect(await findings("app/cross-file.ts")).toEqual([]);
    server.change("app/helper.ts", start, start + "void redirect".length, 'redirect("/done")');
    expect(await findings("app/cross-file.ts")).toHaveLength(1);
    server.close("app/helper.ts");
  });

  test("editors that ask for the supported fixes without a file learn of our codes", async () => {
    const codes = [...(await findings("app/swallowed.ts")), ...(await findings("app/unreachable.ts"))].map(({ code }) =>
      String(code),
    );
    expect(await server.supportedCodeFixes()).toEqual(expect.arrayContaining([...codes, "72010"]));
  });

  test.each(["app/quiet.ts", "app/expected.ts", "app/eslint.ts"])(
    "%s is silenced, and nothing calls the comment unused",
    async (file) => {
      server.open(file);
      expect(await server.semanticDiagnostics(file)).toEqual([]);
    },
  );

  test("the disable comment stands where it is a comment", async () => {
    const [finding] = await findings("app/view.tsx");
    const disable = (await fixes("app/view.tsx", finding!)).find(({ fixName }) => fixName.endsWith("/disable"));
    const repaired = server.apply(files["app/view.tsx"]!, disable!.changes[0]);
    expect(repaired.split("\n").slice(5, 8)).toEqual([
      '        "use server";',
      "        // server-actions-disable-next-line no-redirect-in-try-catch",
      '        try { redirect("/a"); } catch {}',
    ]);
  });
});

describe("configuration in a real server", () => {
  const start = (entry: object) =>
    startTsServer({
      nodeModules: false,
      files: { ...appFiles({ plugins: ["next", { name: ourPlugin, ...entry }] }), ...nextTypes, ...files },
    });
  const codes = async (server: TsServer, file = "app/swallowed.ts"): Promise<number[]> => {
    server.open(file);
    const found = await server.semanticDiagnostics(file);
    return found.filter(({ source }) => source === "server-actions").map(({ code }) => code);
  };

  test("rules and presets of the tsconfig entry, a change of tsconfig, and configurePlugin", async () => {
    const server = await start({ rules: { "no-redirect-in-try-catch": "warn" } });
    try {
      server.open("app/swallowed.ts");
      const [finding] = await server.semanticDiagnostics("app/swallowed.ts");
      expect(finding).toMatchObject({ category: "warning", source: "server-actions" });

      await server.request("configurePlugin", { pluginName: ourPlugin, configuration: { enabled: false } });
      expect(await codes(server)).toEqual([]);
      await server.request("configurePlugin", { pluginName: ourPlugin, configuration: {} });
      expect(await codes(server)).toEqual([finding!.code]);

      // The server makes every plugin again, around the services that are there already.
      server.write(
        "tsconfig.json",
        appFiles({ plugins: ["next", ourPlugin] })["tsconfig.json"]!.replace('"strict": true', '"strict": false'),
      );
      await server.request("reloadProjects");
      expect(server.log().split("[server-actions] loaded for").length).toBeGreaterThan(2);
      expect(await codes(server)).toEqual([finding!.code]);

      server.write("tsconfig.json", appFiles({ plugins: ["next"] })["tsconfig.json"]!);
      await server.request("reloadProjects");
      expect(await codes(server)).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  test("a mistake is said once, and the rest counts", async () => {
    const server = await start({ rules: { "no-such-rule": "error" } });
    try {
      expect(await codes(server)).toEqual([expect.any(Number), 72000]);
      expect(await codes(server, "app/quiet.ts")).toEqual([]);
      expect(server.log().split("`rules.no-such-rule` is not a rule of this plugin.")).toHaveLength(2);
    } finally {
      await server.stop();
    }
  });
});
