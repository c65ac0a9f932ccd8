import { type Dirent, readdirSync } from "node:fs";
import { isSourceModule } from "./paths.ts";

/**
 * The source modules under `folder`, sorted within each folder. Not entered: `node_modules`, folders with a dot, symbolic links
 * (what they lead to is listed where it is), and build output. `out/page.tsx` in an app is a route, so a folder named like a build
 * is one only beside a `package.json`.
 */
export function listSourceFiles(folder: string): string[] {
  const files: string[] = [];
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const entries = readEntries(current);
    const isPackage = entries.some((entry) => entry.name === "package.json");
    for (const entry of entries) {
      const path = current === "/" ? `/${entry.name}` : `${current}/${entry.name}`;
      if (entry.isFile() && isSourceModule(entry.name)) files.push(path);
      else if (entry.isDirectory() && isEntered(entry.name, isPackage)) pending.push(path);
    }
  }
  return files;
}

function isEntered(name: string, isInPackage: boolean): boolean {
  if (name.startsWith(".") || name === "node_modules") return false;
  return !isInPackage || !OUTPUT_FOLDERS.has(name);
}

function readEntries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const OUTPUT_FOLDERS: ReadonlySet<string> = new Set(["build", "coverage", "dist", "out"]);
