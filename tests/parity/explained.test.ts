import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  analyzeModule,
  checks,
  createDiskHost,
  createModuleGraph,
  defaultSettings,
  detectVersions,
  type Finding,
  findProjectRoot,
  type ModuleGraph,
  parseWithOxc,
  type ProjectHost,
  toPosix,
  withVersions,
} from "@server-actions/shared";
import { projectFolder, sourceFiles } from "../fixtures/projects.ts";

/** A finding that is not there when no other file can be read has its reason in one: it has to show where. */
describe.each(["acme-store", "acme-monorepo", "acme-js"] as const)("%s", (name) => {
  it("leads to the other file in every finding that has its reason there", () => {
    const root = projectFolder(name);
    const projects = new Map<string, Project>();
    const found = sourceFiles(root).flatMap((file) => crossFileFindings(toPosix(join(root, file)), projects));

    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ elsewhere }) => elsewhere.length === 0).map(({ place }) => place)).toEqual([]);
  });
});

interface Project {
  readonly host: ProjectHost;
  readonly graph: ModuleGraph;
  readonly settings: typeof defaultSettings;
}

function openProject(rootDir: string): Project {
  const settings = withVersions(defaultSettings, detectVersions(rootDir));
  const host = createDiskHost({ rootDir });
  return { host, settings, graph: createModuleGraph(host, settings) };
}

function crossFileFindings(
  file: string,
  projects: Map<string, Project>,
): { readonly place: string; readonly elsewhere: readonly string[] }[] {
  const text = readFileSync(file, "utf8");
  const source = parseWithOxc(file, text);
  if (!source) return [];
  const module = analyzeModule(source);
  const rootDir = findProjectRoot(file);
  const project = projects.get(rootDir) ?? openProject(rootDir);
  projects.set(rootDir, project);
  const { host, settings } = project;
  const nothing = createModuleGraph(blind(host, file), settings);
  const run = (graph: ModuleGraph, check: (typeof checks)[number]): readonly Finding[] =>
    check.canApply(text, settings) ? [...check.run({ module, graph, settings, options: check.defaults })] : [];
  return checks.flatMap((check) => {
    const alone = run(nothing, check).map(keyOf);
    return run(project.graph, check)
      .filter((finding) => !alone.includes(keyOf(finding)))
      .map((finding) => ({
        place: `${file.slice(rootDir.length + 1)}:${text.slice(0, finding.span.start).split("\n").length} ${check.name}`,
        elsewhere: (finding.related ?? []).map((related) => related.file).filter((other) => other !== file),
      }));
  });
}

function keyOf({ messageId, span }: Finding): string {
  return `${messageId} ${span.start} ${span.end}`;
}

/** A host that can read no other file. Which files there are says what Next.js takes this one for. */
function blind(host: ProjectHost, file: string): ProjectHost {
  return {
    ...host,
    version: (other) => (other === file ? host.version(other) : undefined),
    imports: (other) => (other === file ? host.imports(other) : undefined),
    parse: (other) => (other === file ? host.parse(other) : undefined),
    resolve: () => undefined,
    text: (other) => (other === file ? host.text?.(other) : undefined),
  };
}
