/** ESLint's `--cache` with rules that read other files: stale without the fingerprint in the settings, right with it. */
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import plugin from "../../eslint-plugin/src/index.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

const action = `"use server";
import { leave } from "@/lib/leave";

export async function save() {
  try {
    leave();
  } catch {
    return null;
  }
}
`;
const returning = "export function leave() {}\n";
const leaving = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`;

let project: TempProject;
beforeEach(() => {
  project = createTempProject({
    "package.json": '{ "dependencies": { "next": "^16.0.0" } }',
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    "app/actions.ts": action,
    "app/badge.tsx": "export const Badge = () => <b>new</b>;\n",
    "app/form.tsx": `import { save } from "./actions";\nexport const Form = () => <form action={save} />;\n`,
    "lib/leave.ts": returning,
  });
});
afterEach(() => project.remove());

describe("ESLint with a cache", () => {
  /** One `eslint --cache` run of a new process, as far as the plugin can tell: the config is loaded again. */
  async function lint(withFingerprint: boolean): Promise<string[]> {
    const settings = withFingerprint ? { "server-actions": { fingerprint: plugin.fingerprint(project.dir) } } : {};
    const config = {
      files: ["**/*.{ts,tsx}"],
      languageOptions: { parser: tseslint.parser as Linter.Parser },
      ...(plugin.configs.recommended as Linter.Config),
      settings,
    };
    const cacheLocation = project.pathOf("cache.json");
    const eslint = new ESLint({
      cwd: project.dir,
      overrideConfigFile: true,
      overrideConfig: [config],
      cache: true,
      cacheLocation,
    });
    const results = await eslint.lintFiles(["app"]);
    return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
  }

  it("keeps a result that another file has made wrong", async () => {
    expect(await lint(false)).toEqual([]);
    project.write("lib/leave.ts", leaving);
    expect(await lint(false)).toEqual([]);
  });

  it("is right about a Prisma schema", () => {
    const before = plugin.fingerprint(project.dir);
    project.write("prisma/schema.prisma", "model User {\n  password String\n}\n");
    expect(plugin.fingerprint(project.dir)).not.toBe(before);
  });

  it("is right about a Prisma schema where the package says", () => {
    project.write("package.json", JSON.stringify({ prisma: { schema: "db/main.prisma" } }));
    const before = plugin.fingerprint(project.dir);
    project.write("db/main.prisma", "model User {\n  password String\n}\n");
    const after = plugin.fingerprint(project.dir);
    expect(after).not.toBe(before);
    project.write("prisma/schema.prisma", "model User {\n  password String\n  unread String\n}\n");
    expect(plugin.fingerprint(project.dir)).toBe(after);
  });

  it("is right with the fingerprint", async () => {
    expect(await lint(true)).toEqual([]);
    project.write("lib/leave.ts", leaving);
    expect(await lint(true)).toEqual(["server-actions/no-redirect-in-try-catch"]);
    project.write("lib/leave.ts", returning);
    expect(await lint(true)).toEqual([]);
  });
});

describe("the fingerprint", () => {
  const afterWriting = (file: string, text: string) => {
    const before = plugin.fingerprint(project.dir);
    project.write(file, text);
    return plugin.fingerprint(project.dir) === before ? "same" : "another";
  };

  it.each([
    ["an action", "app/actions.ts", action.replace("null", "undefined")],
    ["what an action imports", "lib/leave.ts", leaving],
    ["what imports an action", "app/form.tsx", `import { save } from "./actions";\nvoid save();\n`],
    ["a directive anywhere", "app/badge.tsx", `"use client";\nexport const Badge = () => <b>new</b>;\n`],
    [
      "an import anywhere",
      "app/badge.tsx",
      `import { Form } from "./form";\nexport const Badge = () => <b>{Form.name}</b>;\n`,
    ],
    ["where imports lead", "tsconfig.json", '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }'],
    ["a new module", "app/other.ts", "export {};\n"],
    ["the version of Next.js", "package.json", '{ "dependencies": { "next": "^15.0.0" } }'],
  ])("is another after a change of %s", (_, file, text) => {
    expect(afterWriting(file, text)).toBe("another");
  });

  it("is the same after a change that no finding can depend on", () => {
    expect(afterWriting("app/badge.tsx", "export const Badge = () => <b>brand new</b>;\n")).toBe("same");
    expect(afterWriting("README.md", "# App\n")).toBe("same");
  });

  it("does not depend on where the project is", () => {
    const copy = createTempProject({
      "package.json": '{ "dependencies": { "next": "^16.0.0" } }',
      "lib/leave.ts": leaving,
    });
    const other = createTempProject({
      "package.json": '{ "dependencies": { "next": "^16.0.0" } }',
      "lib/leave.ts": leaving,
    });
    expect(plugin.fingerprint(copy.dir)).toBe(plugin.fingerprint(other.dir));
    copy.remove();
    other.remove();
  });

  it("names a folder that is none", () => {
    expect(() => plugin.fingerprint(project.pathOf("missing"))).toThrow(
      `eslint-plugin-server-actions: fingerprint() needs a folder, and "${project.pathOf("missing")}" is none.`,
    );
  });

  it("is no setting of the rules", async () => {
    const eslint = new ESLint({
      cwd: project.dir,
      overrideConfigFile: true,
      overrideConfig: [
        { ...(plugin.configs.recommended as Linter.Config), settings: { "server-actions": { fingerprint: "x" } } },
      ],
    });
    const [result] = await eslint.lintText('"use server";\nexport async function save() {}\n', {
      filePath: "app/a.js",
    });
    expect(result?.messages).toEqual([]);
  });
});
