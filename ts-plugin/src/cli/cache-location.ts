import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { findInstalled } from "../standalone/installed.ts";

/** In the `node_modules` around, as other tools do; nowhere without them. */
export function defaultCache(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    if (existsSync(modules)) return join(modules, ".cache/server-actions");
    if (dirname(folder) === folder) return undefined;
  }
}

/** Another text for each build of the script, also of the same version, and for what it runs with: what one keeps, another may not understand. */
export function buildOf(script: string): string {
  if (!existsSync(script)) return "";
  const folder = dirname(realpathSync(script));
  const names = Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies });
  const versions = [process.version, ...names.map((name) => findInstalled(name, folder)?.version ?? "")];
  return createHash("sha1").update(readFileSync(script)).update(versions.join("\0")).digest("hex");
}
