/** `npm run new-rule`, in a copy of the repository: what it writes type-checks, is well-formed, and passes the tests that every rule has to. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copy = mkdtempSync(join(realpathSync(tmpdir()), "server-actions-new-rule-"));

/** The repository's own packages, which the copy must not take from the original. */
const ours: Readonly<Record<string, string>> = {
  "@server-actions/shared": "shared",
  "eslint-plugin-server-actions": "eslint-plugin",
  "typescript-plugin-server-actions": "ts-plugin",
};

const written = [
  "docs/rules/no-planted-thing.md",
  "eslint-plugin/src/rules/index.ts",
  "eslint-plugin/src/rules/no-planted-thing.ts",
  "shared/src/checks/index.ts",
  "shared/src/checks/no-planted-thing.ts",
  "tests/rules/no-planted-thing.test.ts",
];

beforeAll(() => {
  for (const entry of readdirSync(root)) {
    if ([".git", "node_modules"].includes(entry)) continue;
    cpSync(join(root, entry), join(copy, entry), { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  }
  linkPackages();
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("a new rule", () => {
  let before: Readonly<Record<string, string>>;
  let after: Readonly<Record<string, string>>;
  let run: Outcome;

  beforeAll(() => {
    before = sourcesOf(copy);
    run = node("scripts/new-rule.ts", "no-planted-thing");
    after = sourcesOf(copy);
    expect(node("scripts/build.ts")).toMatchObject({ status: 0 });
  });

  it("is four new files, and a place in the lists", () => {
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.stdout.split("\n").slice(0, -2).sort()).toEqual(written);
    expect(
      Object.keys(after)
        .filter((file) => after[file] !== before[file])
        .sort(),
    ).toEqual(written);
  });

  it("has a diagnostic code that no other check has", () => {
    const codes = readdirSync(join(copy, "shared/src/checks")).flatMap(
      (file) => /^ {2}code: (\d+),$/mu.exec(readFileSync(join(copy, "shared/src/checks", file), "utf8"))?.[1] ?? [],
    );
    expect(codes.length).toBeGreaterThan(2);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("type-checks", () => {
    const { stdout } = tool("typescript/bin/tsc", "-p", ".", "--pretty", "false");
    expect(stdout.split("\n").filter((line) => written.some((file) => line.startsWith(file)))).toEqual([]);
  });

  it("passes lint and is formatted", () => {
    const code = written.filter((file) => file.endsWith(".ts"));
    expect(tool("eslint/bin/eslint.js", ...code)).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(tool("prettier/bin/prettier.cjs", "--check", "--log-level", "warn", ...written)).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("gets its head and its row in the rule table from `npm run docs`", () => {
    expect(node("scripts/docs.ts")).toMatchObject({ status: 0, stderr: "" });
    const page = readFileSync(join(copy, "docs/rules/no-planted-thing.md"), "utf8");
    expect(page).toMatch(/^# no-planted-thing\n\n💼 This rule is enabled in the 🔍 `strict` config\./u);
    expect(readFileSync(join(copy, "README.md"), "utf8")).toContain(
      "[no-planted-thing](docs/rules/no-planted-thing.md)",
    );
  });

  it("passes its own test and the tests of its page", () => {
    const result = tool(
      "vitest/vitest.mjs",
      "run",
      "--reporter=json",
      "tests/rules/no-planted-thing.test.ts",
      "tests/docs/rule-pages.test.ts",
      "--testNamePattern=no-planted-thing",
    );
    const report = JSON.parse(result.stdout) as {
      numFailedTests: number;
      testResults: { name: string; assertionResults: { fullName: string }[] }[];
    };
    expect(report.numFailedTests).toBe(0);
    const names = report.testResults.flatMap((file) => file.assertionResults.map(({ fullName }) => fullName));
    expect(names.filter((name) => name.includes("a call in a wrapped handler"))).not.toEqual([]);
    expect(
      names.filter((name) => /no-planted-thing\.md the block .* under 'Incorrect' has a finding$/u.test(name)),
    ).not.toEqual([]);
    expect(result.status).toBe(0);
  });
});

describe("an id that cannot be", () => {
  it.each([
    [[], "Usage: npm run new-rule <id> [-- --preset recommended|security|strict]"],
    [["NoThing"], '"NoThing" is no rule id: lower-case words joined by hyphens, such as no-something.'],
    [["no-redirect-in-try-catch"], 'There is a rule "no-redirect-in-try-catch" already.'],
    [["no-other-thing", "--preset", "best"], '"best" is no preset: one of recommended, security, strict.'],
  ])("%j is refused, and nothing is written", (args, message) => {
    const before = sourcesOf(copy);
    expect(node("scripts/new-rule.ts", ...args)).toEqual({ status: 1, stdout: "", stderr: `${message}\n` });
    expect(sourcesOf(copy)).toEqual(before);
  });
});

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A script of the copy. */
function node(...args: readonly string[]): Outcome {
  return spawn("--import", "tsx", ...args);
}

/** A program of an installed package, in the copy. */
function tool(program: string, ...args: readonly string[]): Outcome {
  return spawn(join("node_modules", program), ...args);
}

function spawn(...args: readonly string[]): Outcome {
  // Without what the test run around it tells its own processes.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST") && name !== "NODE_OPTIONS"),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The installed packages, by links; the repository's own are those of the copy. */
function linkPackages(): void {
  const from = join(root, "node_modules");
  const to = join(copy, "node_modules");
  mkdirSync(join(to, "@server-actions"), { recursive: true });
  for (const entry of readdirSync(from)) {
    if (!(entry in ours) && entry !== "@server-actions" && !entry.startsWith(".vite"))
      symlinkSync(join(from, entry), join(to, entry));
  }
  for (const [name, folder] of Object.entries(ours)) symlinkSync(join(copy, folder), join(to, name));
  for (const folder of Object.values(ours)) {
    const nested = join(root, folder, "node_modules");
    if (existsSync(nested)) symlinkSync(nested, join(copy, folder, "node_modules"));
  }
}

/** The texts of the files that a new rule may touch, by path. */
function sourcesOf(folder: string): Readonly<Record<string, string>> {
  const parents = ["docs", "eslint-plugin/src", "shared/src", "tests/rules", "ts-plugin/src"];
  const files = parents.flatMap((parent) =>
    existsSync(join(folder, parent))
      ? readdirSync(join(folder, parent), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      : [],
  );
  return Object.fromEntries([...files, "README.md"].map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
