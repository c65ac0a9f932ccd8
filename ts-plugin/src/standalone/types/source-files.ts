import { dirname, join } from "node:path";
import { createDisk, type Disk, toPosix } from "@server-actions/shared";
import type { SourceFiles } from "./programs.ts";

/** A disk that takes note of what it is asked may be given, with where it does; and somebody who looks files up, in place of the disk. */
export type SourceFileOptions = Pick<SourceFiles, "overlay" | "tsconfig"> &
  Partial<Pick<SourceFiles, "disk" | "trace" | "versionOf">>;

/** The files on disk, and before them those of an editor. */
export function createSourceFiles(options: SourceFileOptions): SourceFiles {
  const { disk = createDisk(), overlay, trace, tsconfig } = options;
  const versionHere = (file: string): string | undefined => {
    const open = overlay?.(file);
    if (open !== undefined) return `open:${open}`;
    const stat = disk.stat(file);
    return stat?.kind === "file" ? stat.version : undefined;
  };
  return {
    tsconfig,
    overlay,
    disk,
    trace,
    textOf: (file) => overlay?.(file) ?? disk.text(file),
    versionOf: options.versionOf ?? versionHere,
  };
}

/** The config that TypeScript goes by for a file: the nearest `tsconfig.json`, or `jsconfig.json`. */
export function nearestConfig(file: string, disk: Disk): string | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const candidates = ["tsconfig.json", "jsconfig.json"].map((name) => join(folder, name));
    const found = candidates.find((path) => disk.stat(path) !== undefined);
    if (found !== undefined) return toPosix(found);
    if (dirname(folder) === folder) return undefined;
  }
}

/** Files of packages do not change while one works. */
export function isOfPackage(file: string): boolean {
  return file.includes("/node_modules/");
}
