/** The built command on real folders. */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import type { Log } from "sarif";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand, runCommandAsync } from "../helpers/command.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

const swallowed = `"use server";
import { leave } from "@/lib/leave";

export async function save() {
  try {
    leave();
  } catch {
    return null;
  }
}
`;
const oneArgument = `"use server";
import { revalidateTag } from "next/cache";

export async function refreshPosts() {
  revalidateTag("posts");
}
`;
const tsconfig = (entry: object) =>
  JSON.stringify({
    compilerOptions: {
      paths: { "@/*": ["./*"] },
      plugins: [{ name: "next" }, { name: "typescript-plugin-server-actions", ...entry }],
    },
  });

let project: TempProject;
beforeAll(() => {
  project = createTempProject({
    "package.json": '{ "dependencies": { "next": "16.4.5" } }',
    "tsconfig.json": tsconfig({}),
    "app/actions.ts": swallowed,
    "app/refresh.ts": oneArgument,
    "app/silenced.ts": swallowed.replace("    leave();", "    // server-actions-disable-next-line\n    leave();"),
    "app/broken.ts": '"use server";\nexport async function save( {\n',
    "lib/leave.ts": `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`,
  });
});
afterAll(() => project.remove());

const check = (...args: readonly string[]) => runCommand(project.dir, ["check", ...args]);

describe("server-actions check", () => {
  it("shows each problem with its line, what explains it and what can be done", () => {
    const { code, stdout, stderr } = check("app/actions.ts");
    expect(stdout).toBe(`app/actions.ts:6:5  error  no-redirect-in-try-catch
  \`leave()\` calls \`redirect()\`, which takes effect by throwing; the \`catch\` block does not throw its error again. Rethrow it, or call \`leave()\` outside.
  6 |     leave();
    |     ^^^^^^^
  see app/actions.ts:7:5  The error ends here.
  see lib/leave.ts:3:3  \`redirect()\` throws it.
  see lib/leave.ts:2:17  \`leave\` is defined here.
  fix: Insert \`unstable_rethrow\` at the start of the \`catch\` block.

1 error, 1 file checked.
`);
    expect(stderr).toBe("");
    expect(code).toBe(1);
  });

  it("checks the working directory, and says what it could not parse", () => {
    const { code, stdout } = check();
    expect(stdout.trimEnd().split("\n").slice(-2)).toEqual([
      "app/broken.ts: cannot be parsed, so it was left out.",
      "1 error, 1 warning, 5 files checked.",
    ]);
    expect(code).toBe(1);
  });

  it("passes with warnings, unless there are too many", () => {
    expect(check("app/refresh.ts").code).toBe(0);
    expect(check("app/refresh.ts", "--max-warnings", "1").code).toBe(0);
    expect(check("app/refresh.ts", "--max-warnings", "0").code).toBe(1);
  });

  it("reports errors alone with --quiet, and still counts the warnings", () => {
    const { code, stdout } = check("app/refresh.ts", "--quiet", "--max-warnings", "0");
    expect(stdout).toBe("No problems, 1 file checked.\n");
    expect(code).toBe(1);
  });

  it("takes severities from the command line before those of tsconfig", () => {
    expect(check("app/refresh.ts", "--rule", "valid-revalidate-tag=error").code).toBe(1);
    expect(check("app/actions.ts", "--rule", "no-redirect-in-try-catch=off").code).toBe(0);
    expect(check("app/actions.ts", "--preset", "security").code).toBe(0);
  });

  it("writes JSON", () => {
    const { code, stdout } = check("app/refresh.ts", "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/u),
      files: 1,
      errors: 0,
      warnings: 1,
      broken: [],
      problems: [
        {
          file: "app/refresh.ts",
          line: 5,
          column: 3,
          endLine: 5,
          endColumn: 25,
          rule: "valid-revalidate-tag",
          code: 72402,
          severity: "warn",
          message: expect.stringContaining("revalidateTag"),
          related: [],
          suggestions: expect.arrayContaining([expect.any(String)]),
        },
      ],
    });
    expect(code).toBe(0);
  });

  it("writes SARIF", () => {
    const log = JSON.parse(check("app/actions.ts", "--format", "sarif").stdout) as Log;
    const [run] = log.runs;
    const [result] = run?.results ?? [];
    expect(log.version).toBe("2.1.0");
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(["no-redirect-in-try-catch"]);
    expect(result).toMatchObject({
      ruleId: "no-redirect-in-try-catch",
      ruleIndex: 0,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "app/actions.ts", uriBaseId: "SRCROOT" },
            region: { startLine: 6, startColumn: 5, endLine: 6, endColumn: 12 },
          },
        },
      ],
    });
    expect(result?.relatedLocations).toHaveLength(3);
  });

  it("writes workflow commands for GitHub", () => {
    expect(check("app/refresh.ts", "--format", "github").stdout).toMatch(
      /^::warning file=app\/refresh\.ts,line=5,endLine=5,col=3,endColumn=25,title=server-actions\/valid-revalidate-tag::.*\n$/u,
    );
  });

  it("colours nothing without a terminal", () => {
    expect(runCommand(project.dir, ["check", "app/actions.ts"], { CI: "true" }).stdout).not.toContain("\u001B");
  });
});

describe("a wrong call", () => {
  it.each([
    [["check", "missing"], 'server-actions: "missing" is no file or folder.\n'],
    [["check", "--rule", "no-such=error"], 'There is no rule "no-such".'],
    [["check", "--rule", "valid-bind=loud"], "The severity of valid-bind is one of error, warn, off."],
    [["check", "--format", "xml"], "Allowed choices are pretty, json, sarif, github."],
    [["check", "--max-warnings", "few"], "It must be a whole number."],
    [["chekc"], "Did you mean check?"],
  ])("%j is named and fails with 2", (args, message) => {
    const { code, stderr, stdout } = runCommand(project.dir, args);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});

describe("a project's own settings", () => {
  it("are taken from tsconfig, and what is malformed is named once", () => {
    const own = createTempProject({
      "package.json": '{ "dependencies": { "next": "16.4.5" } }',
      "tsconfig.json": tsconfig({ rules: { "valid-revalidate-tag": "error" }, preset: "everything" }),
      "app/refresh.ts": oneArgument,
    });
    const { code, stderr } = runCommand(own.dir, ["check"]);
    expect(stderr).toBe(
      `server-actions: ${own.dir}/tsconfig.json: \`preset\` must be one of "recommended", "security", "strict", "all", or a list of them.\n`,
    );
    expect(code).toBe(1);
    own.remove();
  });

  it("are inherited by `extends`", () => {
    const own = createTempProject({
      "package.json": '{ "dependencies": { "next": "16.4.5" } }',
      "base.json": tsconfig({ rules: { "valid-revalidate-tag": "off" } }),
      "tsconfig.json": '{ "extends": "./base.json" }',
      "app/refresh.ts": oneArgument,
    });
    expect(runCommand(own.dir, ["check", "--max-warnings", "0"]).code).toBe(0);
    own.remove();
  });

  it("need no tsconfig, and a malformed one hides nothing", () => {
    const own = createTempProject({
      "package.json": '{ "dependencies": { "next": "16.4.5" } }',
      "app/actions.js": swallowed.replace("@/lib/leave", "../lib/leave.js"),
      "lib/leave.js": `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`,
    });
    expect(runCommand(own.dir, ["check"]).code).toBe(1);
    own.write("tsconfig.json", "{ oops");
    const { code, stderr } = runCommand(own.dir, ["check"]);
    expect(stderr).toContain(`${own.dir}/tsconfig.json is malformed`);
    expect(code).toBe(1);
    own.remove();
  });
});

describe("the cache of server-actions check", () => {
  const cacheIn = (folder: string) => (existsSync(project.pathOf(folder)) ? readdirSync(project.pathOf(folder)) : []);
  /** What is kept, by the ends of the names. */
  const kindsIn = (folder: string) =>
    cacheIn(folder)
      .map((name) => /^[0-9a-f]{40}\.(?<kind>[a-z]+)$/u.exec(name)?.groups?.["kind"] ?? name)
      .sort();

  it("is written beside the packages, or where one says, and nowhere else", () => {
    expect(check("app").code).toBe(1);
    expect(cacheIn("node_modules")).toEqual([]);

    expect(check("app", "--cache-location", "kept").stdout).toBe(check("app").stdout);
    expect(kindsIn("kept")).toEqual(["findings", "summaries"]);

    mkdirSync(project.pathOf("node_modules"));
    expect(check("app", "--no-cache").code).toBe(1);
    expect(cacheIn("node_modules/.cache/server-actions")).toEqual([]);
    expect(check("app").code).toBe(1);
    expect(kindsIn("node_modules/.cache/server-actions")).toEqual(["findings", "summaries"]);
  });

  it.each(["pretty", "json", "sarif", "github"])("changes nothing that a run says: %s", (format) => {
    const said = (...args: readonly string[]) => check(".", "--format", format, "--preset", "all", ...args);
    const alone = said("--no-cache");
    expect(alone.stdout).not.toBe("");
    expect(said("--cache-location", format)).toEqual(alone);
    expect(said("--cache-location", format)).toEqual(alone);
  });

  it("serves processes that run at once", async () => {
    const alone = check("app", "--no-cache", "--format", "json").stdout;
    const runs = Array.from({ length: 3 }, () =>
      runCommandAsync(project.dir, ["check", "app", "--cache-location", "shared", "--format", "json"]),
    );
    for (const { stdout } of await Promise.all(runs)) expect(stdout).toBe(alone);
    expect(kindsIn("shared")).toEqual(["findings", "summaries"]);
    expect(check("app", "--cache-location", "shared", "--format", "json").stdout).toBe(alone);
  });
});
