/** The built plugin, unchanged, as one of oxlint's `jsPlugins`: the findings and repairs of ESLint, by the command and in the editor. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findWithEslint } from "../../scripts/demo/eslint-findings.ts";
import type { HostFinding } from "../../scripts/demo/host-finding.ts";
import { findWithOxlint, writeOxlintConfig } from "../../scripts/demo/oxlint-findings.ts";
import { copyProject, projectFolder, type ProjectCopy, projectNames, sourceFiles } from "../fixtures/projects.ts";

describe.each(projectNames)("%s", (name) => {
  let copy: ProjectCopy;
  let inEslint: HostFinding[];
  let inOxlint: HostFinding[];

  beforeAll(async () => {
    copy = copyProject(projectFolder(name));
    writeOxlintConfig(copy.root, "all");
    const project = { root: copy.root, files: sourceFiles(copy.root) };
    inEslint = await findWithEslint(project);
    inOxlint = await findWithOxlint(project);
  });
  afterAll(() => copy.remove());

  it("oxlint finds what ESLint finds, without a type checker in either", () => {
    expect(inOxlint.length).toBeGreaterThan(0);
    expect(inOxlint.map(shown)).toEqual(inEslint.map(shown));
  });

  it("its language server offers the same repairs", () => {
    const offered = repairsByFile(inEslint);
    expect(offered.size).toBeGreaterThan(0);
    expect(repairsByFile(inOxlint)).toEqual(offered);
  });
});

function shown({ file, rule, start, end, message }: HostFinding): object {
  return { file, rule, start, end, message };
}

/** What each file's repairs make of it, with their titles; each once: oxlint offers them by place, not by finding. */
function repairsByFile(findings: readonly HostFinding[]): ReadonlyMap<string, readonly string[]> {
  const files = [...new Set(findings.filter(({ repairs }) => repairs.length > 0).map(({ file }) => file))];
  return new Map(
    files.map((file) => {
      const repairs = findings.filter((finding) => finding.file === file).flatMap((finding) => finding.repairs);
      return [file, [...new Set(repairs.map(({ title, result }) => `${title}\n${result}`))].sort()];
    }),
  );
}
