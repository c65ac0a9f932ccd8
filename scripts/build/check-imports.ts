import { isBuiltin } from "node:module";
import type { Metafile } from "esbuild";
import { readManifest } from "./files.ts";

/** Packages that must never be part of a bundle: the host's own copy is the only right one, or they drag in a second TypeScript. */
const neverBundled = ["eslint", "typescript", "oxc-parser", "oxc-resolver"];

/**
 * Throws where a bundle would not work once installed: it requires a package that npm does not install beside it, or holds a copy of one
 * that must come from the host. `injected`: packages that the host hands over.
 */
export function checkImports({
  folder,
  metafile,
  injected,
}: {
  readonly folder: string;
  readonly metafile: Metafile;
  readonly injected: readonly string[];
}): void {
  const { name, dependencies, optionalDependencies } = readManifest(folder);
  const installed = new Set([...Object.keys({ ...dependencies, ...optionalDependencies }), ...injected]);
  const required = Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter((entry) => entry.external === true && !isBuiltin(entry.path))
    .map((entry) => entry.path);
  const missing = required.filter((path) => !installed.has(packageOf(path)));
  if (missing.length > 0) throw new Error(`${name} requires what it does not depend on: ${missing.join(", ")}.`);

  const held = Object.keys(metafile.inputs).map(bundledPackage);
  const wrong = neverBundled.filter((forbidden) => held.includes(forbidden));
  if (wrong.length > 0) throw new Error(`${name} bundles what it must not: ${wrong.join(", ")}.`);
}

/** The package an input file of a bundle belongs to; `undefined` for the repository's own sources. */
function bundledPackage(input: string): string | undefined {
  const start = startOfPackage(input);
  return start === undefined ? undefined : packageOf(input.slice(start));
}

/** The folder of that package. */
export function bundledFolder(input: string): string | undefined {
  const start = startOfPackage(input);
  return start === undefined ? undefined : input.slice(0, start) + packageOf(input.slice(start));
}

function startOfPackage(input: string): number | undefined {
  const marker = "node_modules/";
  const start = input.lastIndexOf(marker);
  return start === -1 ? undefined : start + marker.length;
}

function packageOf(path: string): string {
  return path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
}
