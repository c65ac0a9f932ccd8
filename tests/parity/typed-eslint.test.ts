/** ESLint with types, in one process and in several, and the command with types: side by side, without an editor in between. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommandFindings } from "../../scripts/demo/command-findings.ts";
import { readEslintResults } from "../../scripts/demo/eslint-findings.ts";
import type { HostFinding } from "../../scripts/demo/host-finding.ts";
import { hostOnlyRules } from "../fixtures/catalogue.ts";
import { copyProject, projectFolder, type ProjectCopy, sourceFiles } from "../fixtures/projects.ts";
import { runCommand } from "../helpers/command.ts";

const eslint = fileURLToPath(new URL("../../node_modules/eslint/bin/eslint.js", import.meta.url));
const typedConfig = `import own from "./eslint.config.mjs";
export default [...own, { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } }];
`;

describe.each(["acme-store", "acme-monorepo"] as const)("%s with types", (name) => {
  let copy: ProjectCopy;
  let byCommand: readonly HostFinding[];

  beforeAll(() => {
    copy = copyProject(projectFolder(name));
    writeFileSync(join(copy.root, "typed.config.mjs"), typedConfig);
    byCommand = readCommandFindings(copy.root, runCommand(copy.root, ["check", "--format", "json"]).stdout);
  });
  afterAll(() => copy.remove());

  it.each(["off", "2"])("ESLint says what the command says, with --concurrency %s", (concurrency) => {
    const args = ["-c", "typed.config.mjs", "-f", "json", "--concurrency", concurrency, ...sourceFiles(copy.root)];
    const { stdout, stderr } = spawnSync(process.execPath, [eslint, ...args], {
      cwd: copy.root,
      encoding: "utf8",
      maxBuffer: 2 ** 26,
    });
    expect(stderr).toBe("");
    const findings = readEslintResults(copy.root, JSON.parse(stdout) as ESLint.LintResult[]);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(said)).toEqual(byCommand.filter(({ rule }) => !(rule in hostOnlyRules)).map(said));
  });

  // In the monorepo, nothing shows by types alone.
  it.runIf(name === "acme-store")("that is more than without types", () => {
    const { stdout } = runCommand(copy.root, ["check", "--format", "json", "--no-types"]);
    const isOfBoth = ({ rule }: HostFinding): boolean => !(rule in hostOnlyRules);
    const untyped = readCommandFindings(copy.root, stdout);
    expect(byCommand.filter(isOfBoth).map(said)).not.toEqual(untyped.filter(isOfBoth).map(said));
  });
});

function said({ end, file, message, rule, start }: HostFinding): object {
  return { file, rule, start, end, message };
}
