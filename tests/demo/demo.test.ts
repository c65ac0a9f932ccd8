import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPage } from "../docs/markdown.ts";
import { projectFolder } from "../fixtures/projects.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const readme = readPage(readFileSync(join(repository, "README.md"), "utf8"));
const transcript = readme.blocks
  .filter(({ language }) => language === "text")
  .flatMap(({ text }) => text.trimEnd().split("\n\n"));

describe("npm run demo", () => {
  it("prints both hosts' findings and ends well when they are the known ones", () => {
    const { status, output } = runDemo();

    expect(output).toMatch(/^ESLint, eslint-plugin-server-actions$/mu);
    expect(output).toMatch(/^tsserver \(your editor\), typescript-plugin-server-actions$/mu);
    expect(output.match(/^\d+ findings: exactly the known places$/gmu)).toHaveLength(2);
    // Place, code with carets, message, repair; the fixture's own markers are not shown.
    expect(output).toContain(
      "src/app/review/redirecting/export/route.ts:9:32  server-actions/no-redirect-in-try-catch",
    );
    expect(output).toContain("src/app/review/redirecting/export/route.ts:9:32  TS72");
    expect(output).toMatch(/9 \| {5}if \(invoices\.length === 0\) redirect\("\/invoices"\);\n +\| {32}\^{21}\n/u);
    expect(output).toContain("repair: ");
    // The findings that the README opens with.
    expect(transcript.length).toBeGreaterThan(1);
    for (const finding of transcript) expect(output).toContain(finding);
    expect(output).not.toContain("expect:");
    expect(output).not.toContain("\u001B[");
    expect(status).toBe(0);
  });

  describe("on an altered copy", () => {
    let folder: string;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "acme-altered-"));
      cpSync(projectFolder("acme-store"), folder, { recursive: true });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("fails with the difference: what is repaired is missing, what is new is unexpected", () => {
      const route = "src/app/review/redirecting/export/route.ts";
      const checkout = "src/app/(store)/checkout/actions.ts";
      alter(folder, route, "} catch {", "} catch (error) {\n    throw error;");
      alter(folder, checkout, "    invoiceId = invoice.id;", "    redirect(`/invoices?created=${invoice.id}`);");

      const { status, output } = runDemo(folder);
      const missing =
        /^missing: {4}src\/app\/review\/redirecting\/export\/route\.ts:9:32 {2}no-redirect-in-try-catch$/gmu;
      const unexpected = /^unexpected: src\/app\/\(store\)\/checkout\/actions\.ts:17:5 {2}no-redirect-in-try-catch$/gmu;
      expect(output.match(missing)).toHaveLength(2);
      expect(output.match(unexpected)).toHaveLength(2);
      expect(output).not.toContain("exactly the known places");
      expect(status).toBe(1);
    });
  });
});

function runDemo(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/demo.ts", ...args], {
    cwd: repository,
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });
  return { status, output: stdout + stderr };
}

function alter(folder: string, file: string, before: string, after: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (text.split(before).length !== 2) throw new Error(`${file} holds ${JSON.stringify(before)} not exactly once.`);
  writeFileSync(
    path,
    text.replace(before, () => after),
  );
}
