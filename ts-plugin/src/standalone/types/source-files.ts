import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readText, toPosix } from "@server-actions/shared";
import type { SourceFiles } from "./programs.ts";

/** The files on disk, and before them those of an editor. */
export function createSourceFiles({ tsconfig, overlay }: Pick<SourceFiles, "overlay" | "tsconfig">): SourceFiles {
  return {
    tsconfig,
    overlay,
    textOf: (file) => overlay?.(file) ?? readText(file),
    versionOf(file) {
      const open = overlay?.(file);
      if (open !== undefined) return `open:${open}`;
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isFile() ? `${stats.mtimeMs}:${stats.size}` : undefined;
    },
  };
}

/** The config that TypeScript goes by for a file: the nearest `tsconfig.json`, or `jsconfig.json`. */
export function nearestConfig(file: string): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const found = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return toPosix(found);
    if (dirname(folder) === folder) return undefined;
  }
}

/** Files of packages do not change while one works. */
export function isOfPackage(file: string): boolean {
  return file.includes("/node_modules/");
}
