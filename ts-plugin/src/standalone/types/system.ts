/** The disk as TypeScript asks it. */
import { createRequire } from "node:module";
import type { Asking } from "@server-actions/shared";
import type ts from "typescript";
import type { SourceFiles } from "./programs.ts";

/** `folder`: of the package `typescript`. */
export interface LoadedTypeScript {
  readonly typescript: typeof ts;
  readonly folder: string;
}

/** What is asked of it is noted where the disk notes it. Which files a config has is for TypeScript to say, and is noted as one answer. */
export function systemOver({ typescript: { sys }, folder }: LoadedTypeScript, { disk, trace }: SourceFiles): ts.System {
  return {
    ...sys,
    fileExists: (path) => disk.stat(path)?.kind === "file",
    directoryExists: (path) => disk.stat(path)?.kind === "folder",
    readFile: (path) => disk.text(path),
    realpath: (path) => disk.realPath(path),
    getDirectories: (path) => [...disk.folders(path)],
    readDirectory(...args) {
      const files = sys.readDirectory(...args);
      trace?.note([filesOfConfig, folder, JSON.stringify(args)], files);
      return files;
    },
  };
}

const filesOfConfig = "filesOfConfig";

/** How the question that TypeScript answers is asked again. */
export const askingTypeScript: Asking = {
  [filesOfConfig](folder = "", text = "") {
    const { sys } = createRequire(`${folder}/package.json`)(folder) as typeof ts;
    const args = (JSON.parse(text) as unknown[]).map((arg) => arg ?? undefined);
    return sys.readDirectory(...(args as Parameters<typeof sys.readDirectory>));
  },
};
