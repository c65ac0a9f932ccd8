import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** In the `node_modules` around, as other tools do; nowhere without them. */
export function defaultCache(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache/server-actions");
    if (dirname(folder) === folder) return undefined;
  }
}

/** Another text for each build of the script, also of the same version: what one keeps, another may not understand. */
export function buildOf(script: string): string {
  return existsSync(script) ? createHash("sha1").update(readFileSync(script)).digest("hex") : "";
}
