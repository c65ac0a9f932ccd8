import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { toPosix } from "@server-actions/shared";

/** A package as it is installed. */
export interface Installed {
  /** Where it was found, in a folder `node_modules`; forward slashes. */
  readonly path: string;
  /** The same with links followed. */
  readonly folder: string;
  /** The name it has itself: another than the one asked for where an alias is installed. */
  readonly name: string;
  readonly version: string;
}

/** The package that code in `folder` gets for `name`, by Node's rules. */
export function findInstalled(name: string, folder: string): Installed | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const found = readPackage(join(current, "node_modules", name));
    if (found) return found;
    if (dirname(current) === current) return undefined;
  }
}

export function majorOf({ version }: Installed): number {
  return Number.parseInt(version, 10);
}

export function isAtLeast({ version }: Pick<Installed, "version">, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split(".").map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

function readPackage(folder: string): Installed | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
    if (typeof name !== "string" || typeof version !== "string") return undefined;
    return { path: toPosix(folder), folder: toPosix(realpathSync.native(folder)), name, version };
  } catch {
    return undefined;
  }
}
