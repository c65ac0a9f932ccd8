/**
 * `npm run demo`: lints the sample app with real ESLint and the built plugin, opens the same app in a real tsserver with the built
 * TypeScript plugin, and prints what each of them finds. Exit code 0 when each found exactly what the app is known to contain, else 1
 * with the difference. `npm run demo -- <folder>` does the same with an altered copy of the app.
 */
import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { copyProject, projectFolder, sourceFiles } from "../tests/fixtures/projects.ts";
import { sections, wrongPlacesOf } from "../tests/fixtures/sections.ts";
import { findWithEslint } from "./demo/eslint-findings.ts";
import type { HostFinding, Project } from "./demo/host-finding.ts";
import { difference, type Host, knownPlaces } from "./demo/known-places.ts";
import { createLineMap } from "./demo/line-map.ts";
import { coloursFor, describeFinding } from "./demo/print.ts";

const colours = coloursFor(process.stdout, process.env);
const places = wrongPlacesOf("acme-store");

const folder = resolve(process.argv[2] ?? projectFolder("acme-store"));
const { root, remove } = copyProject(folder);
try {
  const project = { root, files: sourceFiles(root) };
  console.log(
    `${colours.bold(basename(folder))}: ${project.files.length} modules, ${sections.length} topics, each done right and done wrong\n`,
  );

  const isEslintRight = await show(project, "eslint", "ESLint, eslint-plugin-server-actions", findWithEslint);
  // The editor's plugin is loaded after ESLint is through: two compilers at a time are slow on a small machine.
  const { findWithTsServer } = await import("./demo/tsserver-findings.ts");
  const isTsServerRight = await show(
    project,
    "tsserver",
    "tsserver (your editor), typescript-plugin-server-actions",
    findWithTsServer,
  );

  const pending = places.filter((place) => "pending" in place);
  console.log(
    colours.dim(
      `${pending.length} places wait for rules that are planned: ${listOf(pending.map(({ pending: rule }) => rule))}.`,
    ),
  );
  process.exitCode = isEslintRight && isTsServerRight ? 0 : 1;
} finally {
  remove();
}

/** Prints what one host finds; whether that is what is known. */
async function show(
  project: Project,
  host: Host,
  title: string,
  find: (project: Project) => Promise<HostFinding[]>,
): Promise<boolean> {
  console.log(`${colours.bold(title)}\n`);
  const findings = await find(project);
  for (const finding of findings) console.log(`${describeFinding(finding, textOf(project, finding), colours)}\n`);

  const known = knownPlaces(project.root, places, host);
  const { missing, unexpected } = difference(known, findings);
  for (const place of missing) {
    const { line, column } = createLineMap(textOf(project, place)).positionAt(place.start);
    console.log(colours.red(`missing:    ${place.file}:${line}:${column}  ${place.rule}`));
  }
  for (const finding of unexpected) {
    const { line, column } = createLineMap(textOf(project, finding)).positionAt(finding.start);
    console.log(colours.red(`unexpected: ${finding.file}:${line}:${column}  ${finding.rule}`));
  }
  const isRight = missing.length === 0 && unexpected.length === 0;
  const verdict = isRight ? colours.green("exactly the known places") : colours.red(`${known.length} were expected`);
  console.log(`${findings.length} findings: ${verdict}\n`);
  return isRight;
}

function textOf({ root: projectRoot }: Project, { file }: { readonly file: string }): string {
  return readFileSync(join(projectRoot, file), "utf8");
}

function listOf(names: readonly string[]): string {
  return [...new Set(names)].sort().join(", ");
}
