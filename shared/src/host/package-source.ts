import { exports as exportsOf } from "resolve.exports";
import { asString, type JsonObject } from "./config-files.ts";
import { isSourceModule, joinPath, SOURCE_EXTENSIONS } from "./paths.ts";

/**
 * The source module behind an entry of a workspace package, whether or not the package has been built:
 * a published entry names a build (`./dist/index.mjs`), the analysis wants what it is built from (`./src/index.ts`).
 * `subpath` is `""` for the package itself. `find` gives the source module at a path without or with extension.
 */
export function findPackageSource(
  manifest: JsonObject,
  folder: string,
  subpath: string,
  conditions: readonly string[],
  find: (path: string) => string | undefined,
): string | undefined {
  const targets = entryTargets(manifest, subpath, conditions);
  return (
    firstFound(targets, (target) => findSource(folder, target, find)) ??
    firstFound(targets, (target) => find(joinPath(folder, target)))
  );
}

/** The source of a file inside the package at `folder`: the file itself when it is no build output. */
export function findSource(
  folder: string,
  target: string,
  find: (path: string) => string | undefined,
): string | undefined {
  const path = target.startsWith("./") ? target.slice(2) : target;
  const exact = find(joinPath(folder, path));
  if (exact !== undefined && isTypeScript(exact)) return exact;
  const segments = path.split("/");
  const outputs = segments.findIndex((segment) => !OUTPUT_FOLDERS.has(segment));
  if (outputs === 0) return exact ?? find(joinPath(folder, withoutExtension(path)));
  const stem = withoutExtension(segments.slice(outputs === -1 ? segments.length - 1 : outputs).join("/"));
  return firstFound(SOURCE_FOLDERS, (source) => find(joinPath(folder, source + stem)));
}

/** The files an entry names, best first. `types` comes last: declarations are often built, but may point at the source. */
function entryTargets(manifest: JsonObject, subpath: string, conditions: readonly string[]): readonly string[] {
  if (manifest["exports"] !== undefined) {
    return [conditions, [...conditions, "types"]].flatMap((names) => exportTargets(manifest, subpath, names));
  }
  if (subpath !== "") return [subpath];
  const fields = ["source", "module", "main", "types", "typings"].flatMap((field) => asString(manifest[field]) ?? []);
  return [...fields, "index"];
}

function exportTargets(manifest: JsonObject, subpath: string, conditions: readonly string[]): readonly string[] {
  try {
    return exportsOf(manifest, subpath === "" ? "." : `./${subpath}`, { unsafe: true, conditions }) || [];
  } catch {
    return [];
  }
}

/** No build writes TypeScript, declarations aside. */
function isTypeScript(path: string): boolean {
  return isSourceModule(path) && [".ts", ".tsx", ".mts", ".cts"].some((extension) => path.endsWith(extension));
}

function withoutExtension(path: string): string {
  const extension = [".d.ts", ".d.mts", ".d.cts", ...SOURCE_EXTENSIONS].find((candidate) => path.endsWith(candidate));
  return extension === undefined ? path : path.slice(0, -extension.length);
}

function firstFound(paths: readonly string[], find: (path: string) => string | undefined): string | undefined {
  for (const path of paths) {
    const found = find(path);
    if (found !== undefined && isSourceModule(found)) return found;
  }
  return undefined;
}

/** Where builds go, by common use (tsc, tsup, vite, unbuild, rollup); also nested (`dist/esm/index.js`). */
const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(["build", "cjs", "dist", "es", "esm", "lib", "out", "types"]);

/** Where sources are, tried in this order. */
const SOURCE_FOLDERS: readonly string[] = ["src/", "", "source/", "lib/"];
