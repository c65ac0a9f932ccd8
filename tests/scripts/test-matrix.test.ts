/** `npm run test:matrix` on one host: oxlint, the one that is installed in seconds. All of them run in CI. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "../fixtures/projects.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const page = "src/app/review/redirecting/export/route.ts";

describe("npm run test:matrix", () => {
  let store: string;

  beforeAll(() => {
    store = mkdtempSync(join(tmpdir(), "acme-altered-"));
    cpSync(projectFolder("acme-store"), store, { recursive: true });
    const file = join(store, page);
    writeFileSync(file, readFileSync(file, "utf8").replace("} catch {", "} catch (error) {\n    throw error;"));
  });
  afterAll(() => rmSync(store, { recursive: true, force: true }));

  it("finds the packed plugin's findings in the installed host, and fails with the place at which an app differs", () => {
    const { status, stdout } = runMatrix("--only", "oxlint", "--store", store);
    expect(stdout).toMatch(/^oxlint 1\.\d+\.\d+, no TypeScript, acme-js: (\d+) of \1$/mu);
    expect(stdout).toMatch(/^oxlint 1\.\d+\.\d+, no TypeScript, acme-store: \d+ of \d+$/mu);
    const missing = stdout.split("\n").filter((line) => line.startsWith(`  missing: ${page} at `));
    expect(missing).toEqual(Array(2).fill(expect.stringMatching(/, no-redirect-in-try-catch$/u)));
    expect(stdout).toContain("3 cells, 2 of them differ");
    expect(status).toBe(1);
  });

  it("names the hosts when asked for another", () => {
    const { status, stderr } = runMatrix("--only", "eslint-7");
    expect(stderr).toContain('There is no host "eslint-7".');
    expect(stderr).toContain("eslint-8, eslint-9, eslint-10, oxlint");
    expect(status).toBe(2);
  });
});

function runMatrix(...args: readonly string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", "scripts/test-matrix.ts", ...args], {
    cwd: repository,
    encoding: "utf8",
  });
}
