import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { codeFrame } from "../../scripts/real-code/code-frame.ts";
import { positionAt } from "../../scripts/real-code/code-base.ts";
import { sourceFilesOf } from "../../scripts/real-code/source-files.ts";
import { createTempProject } from "../helpers/temp-project.ts";

const script = fileURLToPath(new URL("../../scripts/real-code.ts", import.meta.url));

const project = createTempProject({
  "app/actions.ts": `import { redirect } from "next/navigation";
import { leave } from "@/lib/leave";

export async function save() {
  try {
    redirect("/done");
  } catch {}
  try {
    leave();
  } catch {}
}
`,
  "lib/leave.ts": 'import { notFound } from "next/navigation";\n\nexport const leave = () => notFound();\n',
  "lib/broken.ts": "try {} catch { const",
  "app/quiet.ts": "export const a = 1;\n",
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  // Neither is ever loaded: both would throw.
  "eslint.config.mjs": "throw new Error('loaded');",
  "next.config.js": "throw new Error('loaded');",
  "node_modules/x/index.js": "try { redirect() } catch {}",
  "types.d.ts": "export {};",
});
afterAll(() => project.remove());

function run(...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** The findings of a `--json` run, as `file:line:column rule`. */
function placesIn(stdout: string): string[] {
  const findings = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { file: string; line: number; column: number; rule: string });
  return findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}

describe("real-code", () => {
  it("prints each finding with its code, and counts", () => {
    const { status, stdout } = run("--rule", "no-redirect-in-try-catch", "--context", "1", project.dir);
    const [first] = stdout.split("\n\n");
    expect(first?.split("\n").filter((line) => !line.startsWith("  suggestion"))).toEqual([
      "app/actions.ts:6:5  no-redirect-in-try-catch",
      expect.stringMatching(/^ {2}`redirect\(\)` takes effect by throwing/u),
      "  5 |   try {",
      '> 6 |     redirect("/done");',
      "    |     ^^^^^^^^^^^^^^^^^",
      "  7 |   } catch {}",
    ]);
    expect(stdout).toMatch(
      /: 6 files \(1 linted, 4 skipped by text, 1 unparsable\), \d+\.\d s\n {2}no-redirect-in-try-catch: 2\n$/u,
    );
    expect(status).toBe(0);
  });

  it("finds the same through ESLint", () => {
    const expected = ["app/actions.ts:6:5 no-redirect-in-try-catch", "app/actions.ts:9:5 no-redirect-in-try-catch"];
    expect(placesIn(run("--json", "--rule", "no-redirect-in-try-catch", project.dir).stdout)).toEqual(expected);
    expect(placesIn(run("--json", "--eslint", "--rule", "no-redirect-in-try-catch", project.dir).stdout)).toEqual(
      expected,
    );
  });

  it("reads types, and trusts them, where it is asked to", () => {
    const typed = createTempProject({
      "tsconfig.json": '{ "compilerOptions": { "strict": true, "target": "esnext" }, "include": ["*.ts"] }',
      "actions.ts": `"use server";\ndeclare function find(): RegExp;\nexport async function load() {\n  return find();\n}\n`,
    });
    const rule = ["--json", "--rule", "serializable-return", typed.dir];
    expect(placesIn(run("--types", ...rule).stdout)).toEqual(["actions.ts:4:10 serializable-return"]);
    expect(run("--eslint", ...rule).stdout).toBe("");
    typed.remove();
  });

  it("rejects a rule or preset that does not exist", () => {
    expect(run("--rule", "no-such-rule", project.dir)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        'There is no rule "no-such-rule". The rules are: action-prop-name, action-prop-value, no-',
      ),
    });
    expect(run("--preset", "loose", project.dir)).toMatchObject({
      status: 1,
      stderr: 'No rule is in the preset "loose".\n',
    });
    expect(run().status).toBe(1);
  });
});

describe("the parts", () => {
  it("lists source files outside of node_modules and hidden folders, in order", () => {
    const files = sourceFilesOf(project.dir).map((file) => file.slice(project.dir.length + 1));
    expect(files).toEqual([
      "app/actions.ts",
      "app/quiet.ts",
      "eslint.config.mjs",
      "lib/broken.ts",
      "lib/leave.ts",
      "next.config.js",
    ]);
  });

  it("counts lines and columns from 1, with every line end there is", () => {
    expect(positionAt("ab", 1)).toEqual({ line: 1, column: 2 });
    expect(positionAt("a\r\nb\u2028c", 5)).toEqual({ line: 3, column: 1 });
  });

  it("frames a place of several lines, after tabs", () => {
    expect(codeFrame("a\n\tfoo(\n\t)\nb", { line: 2, column: 2, endLine: 3, endColumn: 3 }, 0)).toBe(
      ["> 2 | \tfoo(", "    | \t^^^^", "> 3 | \t)"].join("\n"),
    );
  });
});
