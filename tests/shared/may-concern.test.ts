import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  analyzeModule,
  checks,
  createDiskHost,
  createModuleGraph,
  defaultSettings,
  listSourceFiles,
  parseWithOxc,
} from "../../shared/src/index.ts";
import { projectFolder, projectNames } from "../fixtures/projects.ts";

/** Of each file of a project: the checks that find something, and those of them that say from records that they cannot. */
function askAll(rootDir: string): {
  readonly found: string[];
  readonly missed: string[];
  readonly dismissed: string[];
} {
  const settings = defaultSettings;
  const graph = createModuleGraph(createDiskHost({ rootDir }), settings);
  const result = { found: [] as string[], missed: [] as string[], dismissed: [] as string[] };
  for (const filename of listSourceFiles(rootDir)) {
    const text = readFileSync(filename, "utf8");
    const source = parseWithOxc(filename, text);
    const module = source && analyzeModule(source, { settings });
    for (const check of checks) {
      if (!module || !check.mayConcern || !check.canApply(text, settings)) continue;
      const place = `${filename.slice(rootDir.length)}: ${check.name}`;
      const mayFind = check.mayConcern({ filename, text, graph, settings });
      const finds = [...check.run({ module, graph, settings, options: check.defaults })].length > 0;
      if (finds) result.found.push(place);
      if (!mayFind) result.dismissed.push(place);
      if (finds && !mayFind) result.missed.push(place);
    }
  }
  return result;
}

describe("what records say of a file", () => {
  it.each(projectNames)("never hides a finding: %s", (name) => {
    const { dismissed, found, missed } = askAll(projectFolder(name));
    expect(missed).toEqual([]);
    expect(dismissed.length).toBeGreaterThan(0);
    expect(found.length + dismissed.length).toBeGreaterThan(3);
  });
});
