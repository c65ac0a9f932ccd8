import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLineMap } from "../../../scripts/demo/line-map.ts";
import { checks } from "../../../ts-plugin/src/checks.ts";
import { readMarkers } from "../../fixtures/markers.ts";
import { copyProject, projectFolder, type ProjectName, sourceFiles } from "../../fixtures/projects.ts";
import { type ServerDiagnostic, startTsServer } from "../../helpers/tsserver.ts";

/** Which plugins the project's tsconfig names. */
export type Setup = "both" | "next" | "ours";

/** One line of a fixture on which a plugin reports something. */
export interface ComparedPlace {
  readonly project: ProjectName;
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** The rule that the fixture marks the line with; `undefined`: the line is right. */
  readonly mistake: string | undefined;
  /** What is reported, by setup: `71007`, `client-entry-props`; without doubles, sorted. */
  readonly reports: Readonly<Record<Setup, readonly string[]>>;
}

const setups: Readonly<Record<Setup, readonly string[]>> = {
  next: ["next"],
  ours: ["typescript-plugin-server-actions"],
  both: ["next", "typescript-plugin-server-actions"],
};
const pluginsInConfig = /"plugins": \[[^\]]*\]/u;
/** Codes of Next's own plugin: `NEXT_TS_ERRORS` in next/dist/server/typescript/constant.js. */
const isOfNext = (code: number) => code >= 71_001 && code < 72_000;

/** Opens every file of the project in a real tsserver, once with each set of plugins. */
export async function comparePlugins(project: ProjectName): Promise<ComparedPlace[]> {
  const next = await reportsOf(project, "next");
  const ours = await reportsOf(project, "ours");
  const both = await reportsOf(project, "both");
  const keys = [...new Set([...next.keys(), ...ours.keys(), ...both.keys()])];
  const places = keys.map((key) => {
    const reports = { next: next.get(key) ?? [], ours: ours.get(key) ?? [], both: both.get(key) ?? [] };
    return { project, ...describePlace(project, key), reports };
  });
  return places.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** `file:line` -> what is reported there. */
async function reportsOf(project: ProjectName, setup: Setup): Promise<Map<string, string[]>> {
  const { root, remove } = copyProject(projectFolder(project));
  choosePlugins(root, setups[setup]);
  const server = await startTsServer({ inPlace: root });
  try {
    const reports = new Map<string, string[]>();
    for (const file of sourceFiles(root)) {
      server.open(file);
      for (const diagnostic of await server.semanticDiagnostics(file)) {
        const name = nameOf(diagnostic);
        if (name === undefined) continue;
        const key = `${file}:${diagnostic.line}`;
        reports.set(key, [...new Set([...(reports.get(key) ?? []), name])].sort());
      }
      server.close(file);
    }
    return reports;
  } finally {
    await server.stop();
    remove();
  }
}

/** Rewrites the `plugins` entry of every tsconfig of the copy. */
function choosePlugins(root: string, names: readonly string[]): void {
  const entry = `"plugins": ${JSON.stringify(names.map((name) => ({ name })))}`;
  const configs = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => !file.includes("node_modules") && /(?:^|[\\/])[jt]sconfig[^\\/]*\.json$/u.test(file),
  );
  const changed = configs.filter((file) => {
    const path = join(root, file);
    const before = readFileSync(path, "utf8");
    writeFileSync(
      path,
      before.replace(pluginsInConfig, () => entry),
    );
    return pluginsInConfig.test(before);
  });
  if (changed.length === 0) throw new Error(`${root} has no tsconfig with plugins.`);
}

function nameOf({ code, source }: ServerDiagnostic): string | undefined {
  if (source === "server-actions") return checks.find((check) => check.code === code)?.name ?? String(code);
  return isOfNext(code) ? String(code) : undefined;
}

function describePlace(project: ProjectName, key: string): Pick<ComparedPlace, "code" | "file" | "line" | "mistake"> {
  const colon = key.lastIndexOf(":");
  const file = key.slice(0, colon);
  const line = Number(key.slice(colon + 1));
  const text = readFileSync(join(projectFolder(project), file), "utf8");
  const lines = createLineMap(text);
  const marker = readMarkers(text, file).find(
    ({ rule, start }) => !rule.startsWith("TS") && lines.positionAt(start).line === line,
  );
  return { file, line, code: lines.lineText(line).trim(), mistake: marker?.rule };
}
