import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommandFindings } from "../../scripts/demo/command-findings.ts";
import { type Host, knownPlaces } from "../../scripts/demo/known-places.ts";
import { copyProject, projectFolder, type ProjectCopy, projectNames } from "../fixtures/projects.ts";
import { wrongPlacesOf } from "../fixtures/sections.ts";
import { runCommand } from "../helpers/command.ts";
import { typescripts, typescriptVersions } from "../helpers/typescripts.ts";

// What it says with TypeScript 6, word by word, hosts-agree.test.ts compares with tsserver.
describe.each(projectNames)("%s: the command", (name) => {
  const copies = new Map<string, ProjectCopy>();

  beforeAll(() => {
    for (const version of typescriptVersions)
      copies.set(version, copyProject(projectFolder(name), { typescript: typescripts[version] }));
    copies.set("none", copyProject(projectFolder(name), { typescript: null }));
  });
  afterAll(() => copies.forEach((copy) => copy.remove()));

  const check = (version: string, ...options: readonly string[]) => {
    const { root } = copies.get(version)!;
    const { stdout, stderr } = runCommand(root, ["check", "--format", "json", ...options]);
    // The server of TypeScript 7.0 may say that as its last words.
    expect(stderr.replace("context canceled\n", "")).toBe("");
    return readCommandFindings(root, stdout);
  };
  const typed = new Map<string, ReturnType<typeof check>>();
  const known = (host: Host) => {
    const places = knownPlaces(copies.get("none")!.root, wrongPlacesOf(name), host);
    return places.map(({ file, rule, start, end }) => `${file}:${start}-${end} ${rule}`).sort();
  };
  const placesOf = (findings: ReturnType<typeof check>) =>
    findings.map(({ file, rule, start, end }) => `${file}:${start}-${end} ${rule}`).sort();

  it.each(typescriptVersions)("with TypeScript %s finds what tsserver finds", (version) => {
    const findings = check(version);
    typed.set(version, findings);
    expect(placesOf(findings)).toEqual(known("tsserver"));
  });

  it.each(["7.0", "7.1"])("with TypeScript %s says the same as with 6.0", (version) => {
    expect(typed.get(version)).toEqual(typed.get("6.0"));
  });

  it("without TypeScript, or told not to ask it, finds what needs no types", () => {
    const untyped = known("eslint");
    expect(placesOf(check("none"))).toEqual(untyped);
    expect(placesOf(check("7.0", "--no-types"))).toEqual(untyped);
  });
});
