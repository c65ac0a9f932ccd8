import { fileURLToPath } from "node:url";

/** The folders of the TypeScripts that types are read from, by version. The first is the repository's own. */
export const typescripts = {
  "6.0": folderOf("../../node_modules/typescript"),
  "7.0": folderOf("../typescripts/7.0/node_modules/typescript"),
  "7.1": folderOf("../typescripts/7.1/node_modules/typescript"),
} as const;

export type TypeScriptVersion = keyof typeof typescripts;

export const typescriptVersions = Object.keys(typescripts) as TypeScriptVersion[];

function folderOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
