import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findWithTsServer } from "../../scripts/demo/tsserver-findings.ts";
import { checks } from "../../ts-plugin/src/checks.ts";
import { catalogue } from "../fixtures/catalogue.ts";
import { readMarkers } from "../fixtures/markers.ts";
import { copyProject, projectFolder, type ProjectCopy, projectNames, sourceFiles } from "../fixtures/projects.ts";
import { ruleOf, sections, wrongPlacesOf } from "../fixtures/sections.ts";

/** The headings of the docs page "Server Actions and Mutations" that hold code or a rule to follow. */
const headings = [
  "Server Components",
  "Client Components",
  "Passing actions as props",
  "Behavior",
  "Forms",
  "Passing additional arguments",
  "Nested form elements",
  "Programmatic form submission",
  "Server-side form validation",
  "Pending states",
  "Optimistic updates",
  "Event handlers",
  "useEffect",
  "Error Handling",
  "Revalidating data",
  "Redirecting",
  "Cookies",
  "Authentication and authorization",
  "Closures and encryption",
  "Overwriting encryption keys (advanced)",
  "Allowed origins (advanced)",
];

const presets = ["recommended", "security", "strict", "all"] as const;
const existingRules = new Set(checks.map(({ name }) => name));
/** What the app does wrong stands in these folders. */
const isWrongHalf = (file: string) => file.startsWith("src/app/review/") || file.startsWith("deploy/");

describe("the table of sections", () => {
  it("has every section of the docs page, in order", () => {
    expect(sections.map(({ heading }) => heading)).toEqual(headings);
  });

  it.each(sections)("$heading: done right and done wrong, in files that are there", ({ right, wrong }) => {
    expect(right.length).toBeGreaterThan(0);
    expect(wrong.length).toBeGreaterThan(0);
    const files = [...right, ...wrong.map(({ file }) => file)];
    expect(files.filter((file) => !existsSync(join(projectFolder("acme-store"), file)))).toEqual([]);
    expect(right.filter(isWrongHalf)).toEqual([]);
    expect(wrong.filter(({ file }) => !isWrongHalf(file))).toEqual([]);
  });

  it.each(projectNames)("%s: names exactly the marked places", (name) => {
    const root = projectFolder(name);
    const marked = sourceFiles(root).flatMap((file) =>
      readMarkers(readFileSync(join(root, file), "utf8"), file)
        .filter(({ rule }) => !rule.startsWith("TS"))
        .map(({ rule }) => `${file} ${rule}`),
    );
    const listed = wrongPlacesOf(name).map((place) => `${place.file} ${ruleOf(place)}`);
    expect(new Set(marked)).toEqual(new Set(listed));
  });

  it.each(projectNames)("%s: a place is pending as long as its rule is not there, and no longer", (name) => {
    const places = wrongPlacesOf(name);
    const overdue = places.filter((place) => "pending" in place && existingRules.has(place.pending));
    const early = places.filter((place) => "finds" in place && !existingRules.has(place.finds));
    expect({ overdue, early }).toEqual({ overdue: [], early: [] });
  });

  it("names rules of the catalogue only, which holds every rule there is", () => {
    const known: readonly string[] = catalogue;
    expect([...existingRules].filter((name) => !known.includes(name))).toEqual([]);
    expect(
      projectNames.flatMap((name) => wrongPlacesOf(name).map(ruleOf)).filter((rule) => !known.includes(rule)),
    ).toEqual([]);
  });
});

describe("what is done right", () => {
  let copy: ProjectCopy;
  let files: string[];

  beforeAll(() => {
    copy = copyProject(projectFolder("acme-store"));
    files = sourceFiles(copy.root).filter((file) => !isWrongHalf(file));
  });
  afterAll(() => copy.remove());

  it("covers the files of the table", () => {
    const right = sections.flatMap((section) => section.right);
    expect(right.filter((file) => !files.includes(file))).toEqual([]);
  });

  it.each(presets)("is silent under the preset %s", async (preset) => {
    const results = await lint(copy.root, files, preset);
    const findings = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId, message }) => ({ filePath, line, ruleId, message })),
    );
    expect(results).toHaveLength(files.length);
    expect(findings).toEqual([]);
  });

  it("is silent in the editor", async () => {
    expect(await findWithTsServer({ root: copy.root, files })).toEqual([]);
  });
});

/** Lints with one preset of the built plugin in place of what the app's own config extends. */
async function lint(
  root: string,
  files: readonly string[],
  preset: (typeof presets)[number],
): Promise<ESLint.LintResult[]> {
  const require = createRequire(import.meta.url);
  const plugin = require("eslint-plugin-server-actions") as { readonly configs: Record<string, object> };
  const tseslint = require("typescript-eslint") as { readonly parser: object };
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.{ts,tsx}"], languageOptions: { parser: tseslint.parser as never } },
      plugin.configs[preset] as never,
    ].flat(),
  });
  return eslint.lintFiles([...files]);
}
