import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { bundledFolder } from "./check-imports.ts";
import { readManifest } from "./files.ts";

/** The licence texts of the packages that bundles hold, in one text. Throws when a package has none. */
export function licensesOf(root: string, metafiles: readonly Metafile[]): string {
  const folders = new Set(
    metafiles.flatMap(({ inputs }) => Object.keys(inputs).flatMap((input) => bundledFolder(input) ?? [])),
  );
  const parts = [...folders].sort().map((folder) => licenseOf(join(root, folder)));
  return `This package contains code of the packages below.\n\n${parts.join("\n")}`;
}

function licenseOf(folder: string): string {
  const { name, version, license = "see below" } = readManifest(folder);
  const file = readdirSync(folder).find((entry) => entry.toLowerCase().startsWith("license"));
  if (file === undefined) throw new Error(`${name} is bundled and has no licence file.`);
  return `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}
