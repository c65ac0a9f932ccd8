/** The config that ESLint reads for a folder, by the names and in the order in which it looks for one itself. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readText, toPosix } from "@server-actions/shared";
import { parse } from "jsonc-parser";

export interface EslintConfigFile {
  /** Absolute, forward slashes. */
  readonly file: string;
  readonly kind: "flat" | "eslintrc";
}

const flatNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((ending) => `eslint.config.${ending}`);
const eslintrcEndings = [".js", ".cjs", ".yaml", ".yml", ".json", ""];
const eslintrcNames = [...eslintrcEndings.map((ending) => `.eslintrc${ending}`), "package.json"];

/** The nearest config at or above `folder`, up to `top`: any flat one, else an eslintrc one. */
export function findEslintConfig(folder: string, top: string): EslintConfigFile | undefined {
  const folders = foldersUpTo(folder, top);
  const flat = firstThere(folders, flatNames);
  if (flat !== undefined) return { file: flat, kind: "flat" };
  const eslintrc = firstThere(folders, eslintrcNames);
  return eslintrc === undefined ? undefined : { file: eslintrc, kind: "eslintrc" };
}

function firstThere(folders: readonly string[], names: readonly string[]): string | undefined {
  return folders
    .flatMap((folder) => names.map((name) => toPosix(join(folder, name))))
    .find((file) => existsSync(file) && (!file.endsWith("/package.json") || hasEslintConfig(file)));
}

function hasEslintConfig(manifest: string): boolean {
  const value = parse(readText(manifest) ?? "") as { readonly eslintConfig?: unknown } | undefined;
  return value?.eslintConfig !== undefined;
}

function foldersUpTo(folder: string, top: string): string[] {
  const above = dirname(folder);
  return folder === top || above === folder ? [folder] : [folder, ...foldersUpTo(above, top)];
}
