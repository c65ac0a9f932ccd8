/** What the language server shows before TypeScript is loaded stays when it is: over every file of the fixture apps. */
import { join } from "node:path";
import { expect, it } from "vitest";
import type { LintedFile } from "../../ts-plugin/src/standalone/lint-file.ts";
import { createLinter } from "../../ts-plugin/src/standalone/linter.ts";
import { copyProject, projectFolder, projectNames, sourceFiles } from "../fixtures/projects.ts";

it.each(projectNames)("%s", (name) => {
  const copy = copyProject(projectFolder(name));
  const files = sourceFiles(copy.root).map((file) => join(copy.root, file));
  const linter = createLinter({ overrides: { preset: ["all"] } });
  const first = files.map((file) => linter.lint(file, { waits: false }));
  const second = files.map((file) => linter.lint(file));
  linter.close();
  copy.remove();

  const gone = first.flatMap((linted, index) => {
    const places = placesOf(second[index]!);
    return placesOf(linted).filter((place) => !places.includes(place));
  });
  expect(gone).toEqual([]);
  const counts = [first, second].map((linted) => linted.flatMap(({ findings }) => findings).length);
  // Most need no types, and some do.
  expect(counts[0]).toBeGreaterThan(counts[1]! / 2);
  if (name === "acme-store") expect(counts[0]).toBeLessThan(counts[1]!);
  for (const [index, { isPartial }] of first.entries())
    if (!isPartial) expect(placesOf(second[index]!)).toEqual(placesOf(first[index]!));
});

function placesOf({ file, findings }: LintedFile): readonly string[] {
  return findings.map(({ check, finding }) => `${file}:${finding.span.start} ${check.name} ${finding.messageId}`);
}
