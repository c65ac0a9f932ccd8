/** `oxlint --lsp`, as an editor runs it, with the built plugin: one long-lived process that lints what is typed and reads other files anew. */
import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeOxlintConfig } from "../../scripts/demo/oxlint-findings.ts";
import { type LspClient, startLspClient } from "../helpers/lsp-client.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

const oxlint = join(dirname(createRequire(import.meta.url).resolve("oxlint/package.json")), "bin/oxlint");
const plugin = fileURLToPath(new URL("../../eslint-plugin", import.meta.url));

const file = "app/actions.ts";
const action = `"use server";
import { leave } from "../lib/leave";

export async function save() {
  try {
    leave();
  } catch (error) {
    console.error(error);
  }
}
`;
const leaving = `import { redirect } from "next/navigation";\nexport function leave(): never {\n  redirect("/");\n}\n`;

describe("oxlint --lsp", () => {
  let project: TempProject;
  let client: LspClient;

  beforeAll(async () => {
    project = createTempProject({ [file]: action, "lib/leave.ts": leaving });
    mkdirSync(project.pathOf("node_modules"));
    symlinkSync(plugin, project.pathOf("node_modules/eslint-plugin-server-actions"), "dir");
    writeOxlintConfig(project.dir, "recommended");
    client = await startLspClient({ root: project.dir, command: [process.execPath, oxlint, "--lsp"] });
    client.open(file, action);
  });
  afterAll(async () => {
    await client?.stop();
    project?.remove();
  });

  const found = (isMeant: (all: readonly Diagnostic[]) => boolean) => client.diagnostics(file, isMeant);
  const isGone = (all: readonly Diagnostic[]): boolean => all.length === 0;
  const isThere = (all: readonly Diagnostic[]): boolean => all.length > 0;

  it("shows a finding that another file decides, and applies its suggestion", async () => {
    const [finding] = await found(isThere);
    expect(finding).toMatchObject({
      code: "server-actions(no-redirect-in-try-catch)",
      range: { start: { line: 5, character: 4 }, end: { line: 5, character: 11 } },
    });
    const offered = await client.codeActions(file, finding!.range, ["quickfix"]);
    await client.apply(offered.find(({ title }) => title.includes("unstable_rethrow"))!);
    expect(client.text(file)).toContain("unstable_rethrow(error);");
    await found(isGone);
  });

  it("applies a fix", async () => {
    const bound = `"use server";\nexport async function save() {}\nexport async function later() {\n  return save.bind(globalThis);\n}\n`;
    client.change(file, bound);
    const [finding] = await found(isThere);
    const offered = await client.codeActions(file, finding!.range, ["quickfix"]);
    await client.apply(offered.find(({ title }) => title === "Fix server-actions/valid-bind problem")!);
    expect(client.text(file)).toBe(bound.replace("globalThis", "null"));
    await found(isGone);
  });

  it("sees that the other file has changed", async () => {
    client.change(file, action);
    await found(isThere);
    client.save("lib/leave.ts", "export function leave(): void {}\n");
    // Files are looked up again half a second after the last question.
    await new Promise((done) => setTimeout(done, 700));
    client.change(file, `${action}\n`);
    await found(isGone);
  });
});
