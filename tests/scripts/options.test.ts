import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const scripts = fileURLToPath(new URL("../../scripts", import.meta.url));

/** The exit code, and what is said on stderr, line by line. */
function run(script: string, ...args: readonly string[]): { readonly status: number | null; readonly said: string[] } {
  const file = `${scripts}/${script}`;
  const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", file, ...args], { encoding: "utf8" });
  return { status, said: stderr.trimEnd().split("\n") };
}

describe("an unknown option is said in one line", () => {
  it.each([
    ["bench.ts", 1],
    ["bench-editor.ts", 1],
    ["known-findings.ts", 1],
    ["labels.ts", 1],
    ["new-rule.ts", 1],
    ["prove.ts", 1],
    ["real-code.ts", 1],
    ["test-matrix.ts", 2],
  ])("%s", { timeout: 30_000 }, (script, exitCode) => {
    const { said, status } = run(script, "--nonsense");
    expect(said).toEqual([expect.stringContaining("Unknown option '--nonsense'")]);
    expect(status).toBe(exitCode);
  });
});

describe("a number that is none is said in one line", () => {
  it.each([
    ["bench.ts", "--rounds", "many", 1],
    ["bench-editor.ts", "--files", "0", 1],
    ["bench-editor.ts", "--rounds", "1.5", 1],
    ["real-code.ts", "--context", "", 0],
  ])("%s %s %s", { timeout: 30_000 }, (script, option, value, least) => {
    const { said, status } = run(script, option, value, ...(script === "real-code.ts" ? ["."] : []));
    expect(said).toEqual([`${option} must be a whole number of at least ${least}.`]);
    expect(status).toBe(1);
  });
});

it("every script reads its options in this way", () => {
  const others = readdirSync(scripts)
    .filter((name) => name.endsWith(".ts") && name !== "options.ts")
    .filter((name) => readFileSync(`${scripts}/${name}`, "utf8").includes("parseArgs"));
  expect(others).toEqual([]);
});
