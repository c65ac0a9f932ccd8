import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTempProject } from "../helpers/temp-project.ts";

const script = fileURLToPath(new URL("../../scripts/known-findings.ts", import.meta.url));

const actions = `"use server";
import { redirect } from "next/navigation";
import { leave } from "./leave";

export async function save() {
  try {
    redirect("/done");
  } catch (error) {
    console.error(error);
  }
}

export async function quit() {
  try {
    leave();
  } catch (error) {
    console.error(error);
  }
}

export async function load() {
  return 1;
}
`;

const leave = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`;

/** A folder with one made-up repository, `acme/shop`, of one commit. */
const repos = createTempProject({
  "acme+shop/app/actions.ts": actions,
  "acme+shop/app/leave.ts": leave,
  "acme+shop/package.json": "{}",
});
const pins = { commit: "", blob: "" };

beforeAll(() => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
      cwd: repos.pathOf("acme+shop"),
      encoding: "utf8",
    }).trim();
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "-m", "one");
  pins.commit = git("rev-parse", "HEAD");
  pins.blob = git("rev-parse", "HEAD:app/actions.ts");
});
afterAll(() => repos.remove());

interface Row {
  readonly line: number;
  readonly function: string;
  readonly expect: "report" | "silent";
  readonly rule?: string;
  readonly commit?: string;
  readonly blob?: string;
  readonly repo?: string;
}

function run(rows: readonly Row[], dir = repos.dir): { readonly status: number | null; readonly lines: string[] } {
  const places = rows.map((row) => ({
    repo: "acme/shop",
    path: "app/actions.ts",
    rule: "no-redirect-in-try-catch",
    ...row,
  }));
  repos.write("table.jsonl", places.map((place) => `${JSON.stringify(place)}\n`).join(""));
  const child = spawnSync(
    process.execPath,
    ["--import", "tsx", script, "--repos", dir, "--table", repos.pathOf("table.jsonl")],
    { encoding: "utf8" },
  );
  return { status: child.status, lines: `${child.stdout}${child.stderr}`.trim().split("\n") };
}

describe("known-findings", () => {
  it("scores places pinned by commit and by blob, with the function around the line as their region", () => {
    const { status, lines } = run([
      { line: 6, function: "save", expect: "report", commit: pins.commit },
      { line: 13, function: "quit", expect: "report", commit: pins.commit },
      { line: 22, function: "load", expect: "silent", commit: pins.commit },
      { line: 7, function: "save", expect: "report", blob: pins.blob },
      // The one file alone: what `leave` does is unknown.
      { line: 15, function: "quit", expect: "silent", blob: pins.blob },
    ]);
    expect(lines).toEqual(["no-redirect-in-try-catch: found 3/3 (1 on the line), silent 2/2"]);
    expect(status).toBe(0);
  });

  it("names the wrong places and fails", () => {
    const { status, lines } = run([
      { line: 7, function: "save", expect: "silent", blob: pins.blob },
      { line: 22, function: "load", expect: "report", blob: pins.blob },
    ]);
    const pin = pins.blob.slice(0, 10);
    expect(lines).toEqual([
      `wrong      no-redirect-in-try-catch silent: acme/shop@${pin} app/actions.ts:7 (save)`,
      expect.stringMatching(/^ {11}7:5 `redirect\(\)` takes effect by throwing/u),
      `wrong      no-redirect-in-try-catch report: acme/shop@${pin} app/actions.ts:22 (load)`,
      "no-redirect-in-try-catch: found 0/1 (0 on the line), silent 0/1",
    ]);
    expect(status).toBe(1);
  });

  it("leaves rules that do not exist yet pending", () => {
    const { status, lines } = run([
      { line: 7, function: "save", expect: "report", rule: "a-later-rule", commit: pins.commit },
    ]);
    expect(lines).toEqual(["a-later-rule: pending (1 to report, 0 to be silent)"]);
    expect(status).toBe(0);
  });

  it("fails when a place is not on this machine", () => {
    const { status, lines } = run([
      { line: 7, function: "save", expect: "report", repo: "acme/other", commit: pins.commit },
      { line: 7, function: "save", expect: "report", blob: "0".repeat(40) },
    ]);
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["absent", "absent", "no-redirect-in-try-catch:"]);
    expect(status).toBe(1);
  });

  it("reads an extracted tree, for places pinned by commit", () => {
    const trees = createTempProject();
    cpSync(repos.pathOf("acme+shop"), trees.pathOf("acme/shop"), { recursive: true });
    rmSync(trees.pathOf("acme/shop/.git"), { recursive: true });
    const { status, lines } = run([{ line: 13, function: "quit", expect: "report", commit: pins.commit }], trees.dir);
    trees.remove();
    expect(lines).toEqual(["no-redirect-in-try-catch: found 1/1 (0 on the line), silent 0/0"]);
    expect(status).toBe(0);
  });

  it("says which line of a table it cannot read", () => {
    repos.write("table.jsonl", '{"repo": "acme/shop"}\n');
    const child = spawnSync(
      process.execPath,
      ["--import", "tsx", script, "--repos", repos.dir, "--table", repos.pathOf("table.jsonl")],
      { encoding: "utf8" },
    );
    expect(child.stderr).toContain(
      "table.jsonl:1: repo, path, line, function, rule, expect, and commit or blob are needed.",
    );
    expect(child.status).toBe(1);
  });
});
