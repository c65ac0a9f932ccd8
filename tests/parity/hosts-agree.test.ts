import { createRequire } from "node:module";
import type { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCommandFindings } from "../../scripts/demo/command-findings.ts";
import { findWithEslint } from "../../scripts/demo/eslint-findings.ts";
import type { HostFinding } from "../../scripts/demo/host-finding.ts";
import { knownPlaces } from "../../scripts/demo/known-places.ts";
import { findWithTsServer } from "../../scripts/demo/tsserver-findings.ts";
import { hostOnlyRules } from "../fixtures/catalogue.ts";
import { copyProject, projectFolder, type ProjectCopy, type ProjectName, sourceFiles } from "../fixtures/projects.ts";
import { wrongPlacesOf } from "../fixtures/sections.ts";
import { runCommand } from "../helpers/command.ts";

const tseslint = createRequire(import.meta.url)("typescript-eslint") as { readonly parser: Linter.Parser };

/** How ESLint reads the files beside the project's own config. */
const variants: readonly (readonly [ProjectName, string, Linter.Config | undefined])[] = [
  ["acme-store", "typescript-eslint", undefined],
  ["acme-store", "typescript-eslint with types", typed()],
  ["acme-monorepo", "typescript-eslint", undefined],
  ["acme-monorepo", "typescript-eslint with types", typed()],
  ["acme-js", "espree", undefined],
  ["acme-js", "typescript-eslint", { languageOptions: { parser: tseslint.parser } }],
];

describe.each(["acme-store", "acme-monorepo", "acme-js"] as const)("%s", (name) => {
  let copy: ProjectCopy;
  let files: string[];
  let inEditor: HostFinding[];

  beforeAll(async () => {
    copy = copyProject(projectFolder(name));
    files = sourceFiles(copy.root);
    inEditor = await findWithTsServer({ root: copy.root, files });
  });
  afterAll(() => copy.remove());

  it("tsserver finds exactly the known places", () => {
    expect(placesOf(inEditor)).toEqual(placesOf(knownPlaces(copy.root, wrongPlacesOf(name), "tsserver")));
  });

  it("the command reports what tsserver reports", () => {
    const findings = readCommandFindings(copy.root, runCommand(copy.root, ["check", "--format", "json"]).stdout);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(asTheCommandSays)).toEqual(inEditor.map(asTheCommandSays));
  });

  it.each(variants.filter(([project]) => project === name))(
    "%s: ESLint with %s reports what tsserver reports",
    async (_name, _parser, overrideConfig) => {
      const findings = await findWithEslint({ root: copy.root, files }, overrideConfig && { overrideConfig });

      expect(findings.length).toBeGreaterThan(0);
      const host = overrideConfig?.languageOptions?.parserOptions ? "eslint with types" : "eslint";
      const known = knownPlaces(copy.root, wrongPlacesOf(name), host);
      const inTheEditor = knownPlaces(copy.root, wrongPlacesOf(name), "tsserver");
      const byTypes = new Set(placesOf(inTheEditor.filter(({ withTypes }) => withTypes && host === "eslint")));
      expect(placesOf(findings)).toEqual(placesOf(known));
      const others = inEditor.filter((finding) => isOfBoth(finding) && !byTypes.has(placeOf(finding)));
      expect(findings.map(shared)).toEqual(others.map(shared));
    },
  );
});

/** What the command and tsserver both say: the command lists suggestions by their titles, and names no fix. A rename is TypeScript's own, in the editor only. */
function asTheCommandSays({ file, rule, start, end, message, repairs }: HostFinding): object {
  const titles = repairs.map(({ title }) => title);
  const suggestions = titles.filter((title) => !title.startsWith("Fix: ") && !title.startsWith("Rename "));
  return { file, rule, start, end, message, suggestions };
}

function typed(): Linter.Config {
  return { languageOptions: { parserOptions: { projectService: true } } };
}

/** What a finding says in every host: rule, span, message, repairs of the file and what each of them makes of it. */
function shared({ file, rule, start, end, message, repairs: all }: HostFinding): object {
  const repairs = all.filter(({ isOfSeveralFiles }) => !isOfSeveralFiles);
  return { file, rule, start, end, message, repairs };
}

function isOfBoth({ rule }: HostFinding): boolean {
  return !(rule in hostOnlyRules);
}

type Place = Pick<HostFinding, "end" | "file" | "rule" | "start">;

function placesOf(places: readonly Place[]): string[] {
  return places.map(placeOf).sort();
}

function placeOf({ file, start, end, rule }: Place): string {
  return `${file}:${start}-${end} ${rule}`;
}
