import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, posix, resolve } from "node:path";
import {
  checks,
  createDiskHost,
  type DiskHost,
  createModuleIndex,
  detectVersions,
  findProjectRoot,
  importedFrom,
  neighbourhoodOf,
  parseSettings,
  schemaPlacesOf,
  type Settings,
  toPosix,
} from "@server-actions/shared";

/**
 * A text that changes when a finding of any rule may change because of another file: to be put into the settings, where ESLint's
 * `--cache` sees it. ESLint keeps results by the linted file and its config, and many of these rules read other files too.
 *
 * Hashed are the import edges and directives of every source module under `folder` (by default the working directory) and of what they
 * import from other packages of a workspace, the text of what those that can have findings import and are imported by, and the versions of
 * Next.js and React.
 * `settings`: the shared settings, which can name functions that make findings possible. Throws when `folder` is no folder.
 */
export function fingerprint(folder: string = process.cwd(), settings: object = {}): string {
  const rootDir = toPosix(resolve(folder));
  if (!statSync(rootDir, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`eslint-plugin-server-actions: fingerprint() needs a folder, and "${folder}" is none.`);

  const { settings: parsed } = parseSettings(settings);
  const host = createDiskHost({ rootDir, quietTime: Number.POSITIVE_INFINITY });
  const index = createModuleIndex(host);
  const seeds = index.files().filter((file) => canHaveFindings(host.text(file) ?? "", parsed));
  const near = neighbourhoodOf(index, seeds);
  const hash = createHash("sha256").update(JSON.stringify(versionsAround(seeds)));
  for (const schema of schemasOf(host, [...near])) hash.update(schema);
  const nameOf = (file: string): string => posix.relative(host.rootDir, file);
  for (const file of [...importedFrom(index, index.files())].sort()) {
    const edges = index.edgesFrom(file).map(({ edge, target }) => [edge.kind, nameOf(target), edge.names]);
    hash.update(JSON.stringify([nameOf(file), index.record(file)?.boundary, edges]));
    if (near.has(file)) hash.update(host.text(file) ?? "");
  }
  return hash.digest("base64url");
}

function canHaveFindings(text: string, settings: Settings): boolean {
  return checks.some((check) => check.canApply(text, settings));
}

/** The Prisma schemas beside the modules: they tell what records hold. */
function schemasOf(host: DiskHost, files: readonly string[]): readonly string[] {
  const folders = [...new Set(files.map((file) => host.packageFolder?.(file) ?? host.rootDir))].sort();
  return folders.flatMap((folder) =>
    schemaPlacesOf(host.text(`${folder}/package.json`)).map((place) => host.text(`${folder}/${place}`) ?? ""),
  );
}

/** Of each app or package that can have findings. */
function versionsAround(files: readonly string[]): readonly unknown[] {
  const folders = new Set(files.map((file) => dirname(file)));
  const roots = new Set([...folders].map((folder) => findProjectRoot(`${folder}/file.ts`)));
  return [...roots].sort().map((root) => detectVersions(root));
}
