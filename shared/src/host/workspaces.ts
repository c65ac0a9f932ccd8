import { type ConfigFiles, asObject, asString, asStrings } from "./config-files.ts";
import type { Disk } from "./disk.ts";
import { ancestorsOf, dirnameOf } from "./paths.ts";

/** The packages of a monorepo: folders by package name. */
export type WorkspacePackages = ReadonlyMap<string, string>;

/** Finds workspace packages from `package.json` `workspaces` (npm, yarn, bun) and `pnpm-workspace.yaml`, installed or not. */
export interface Workspaces {
  /** The innermost folder at or above `folder` that declares a workspace. */
  rootOf(folder: string): string | undefined;
  /** The packages of the workspace that `folder` belongs to; empty outside of one. */
  packagesAround(folder: string): WorkspacePackages;
}

/** Lasts as long as `configs` is not stale. */
export function createWorkspaces(configs: ConfigFiles, disk: Pick<Disk, "packageFolders">): Workspaces {
  const rootOf = createWorkspaceRoots(configs);
  const packages = new Map<string, WorkspacePackages>();
  return {
    rootOf,
    packagesAround(folder) {
      const root = rootOf(folder);
      if (root === undefined) return NO_PACKAGES;
      const known = packages.get(root);
      if (known) return known;
      const found = findPackages(configs, disk, root);
      packages.set(root, found);
      return found;
    },
  };
}

/** The innermost folder at or above a folder that declares a workspace. */
export function createWorkspaceRoots(configs: ConfigFiles): (folder: string) => string | undefined {
  const roots = new Map<string, string | undefined>();
  return (folder) => {
    if (roots.has(folder)) return roots.get(folder);
    const root = ancestorsOf(folder).find((ancestor) => patternsOf(configs, ancestor).length > 0);
    roots.set(folder, root);
    return root;
  };
}

function patternsOf(configs: ConfigFiles, folder: string): readonly string[] {
  const declared = configs.json(`${folder}/package.json`)?.["workspaces"];
  const ofManifest = asStrings(declared ?? []).concat(asStrings(asObject(declared)?.["packages"]));
  return ofManifest.concat(asStrings(configs.yaml(`${folder}/pnpm-workspace.yaml`)?.["packages"]));
}

function findPackages(configs: ConfigFiles, disk: Pick<Disk, "packageFolders">, root: string): WorkspacePackages {
  const packages = new Map<string, string>();
  for (const folder of [root, ...disk.packageFolders(root, patternsOf(configs, root))]) {
    const name = asString(configs.json(`${folder}/package.json`)?.["name"]);
    if (name !== undefined && !packages.has(name)) packages.set(name, folder);
    configs.watchFolder(dirnameOf(folder));
  }
  return packages;
}

const NO_PACKAGES: ReadonlyMap<string, string> = new Map();
