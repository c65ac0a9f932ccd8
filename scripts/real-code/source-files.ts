import { readdirSync } from "node:fs";
import { join } from "node:path";

const extensions = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
const declarations = [".d.ts", ".d.mts", ".d.cts"];
/** Installed or generated, so not the code base's own. */
const skippedFolders = new Set(["node_modules", "dist", "build", "out", "coverage", "vendor"]);

/** The source modules below `dir`, absolute paths in alphabetical order. Links are not followed. */
export function sourceFilesOf(dir: string): string[] {
  const entries = readdirSync(dir, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return isSkipped(entry.name) ? [] : sourceFilesOf(path);
    return entry.isFile() && isSource(entry.name) ? [path] : [];
  });
}

function isSkipped(folder: string): boolean {
  return folder.startsWith(".") || skippedFolders.has(folder);
}

function isSource(name: string): boolean {
  return (
    extensions.some((extension) => name.endsWith(extension)) && !declarations.some((ending) => name.endsWith(ending))
  );
}
