import type { ConfigFiles } from "./config-files.ts";
import type { Disk } from "./disk.ts";
import type { FileAccess } from "./file-access.ts";
import { candidatePaths, dirnameOf, isSourceModule } from "./paths.ts";

/** Node's and the bundlers' look-up of a specifier, without tsconfig: files, folders, packages. Paths that come out are real ones. */
export interface Locator {
  /** The file at an absolute path that may lack its extension, have `.js` for `.ts`, or be a folder with an index. */
  find(path: string): string | undefined;
  /** The file that a package specifier (`next/link`, `#lib/a`) leads to from `folder`; in `node_modules` too. */
  findInPackages(specifier: string, folder: string, conditions: readonly string[]): string | undefined;
}

/** Where the disk cannot look at all, files are still found by path; packages are not. */
export function createLocator(files: FileAccess, configs: ConfigFiles, disk: Disk): Locator {
  const ask: typeof disk.lookUp = (specifier, folder, conditions) => {
    const found = disk.lookUp(specifier, folder, conditions);
    if (found.isBroken && disk.lookUpProblem !== undefined)
      configs.report(`oxc-resolver cannot be loaded (${disk.lookUpProblem}): imports of packages lead nowhere.`);
    return found;
  };
  return {
    find(path) {
      const { isBroken, path: found } = ask(path, dirnameOf(path), NO_CONDITIONS);
      if (found !== undefined && isSourceModule(found)) return found;
      if (!isBroken && found === undefined) return undefined;
      const candidate = candidatePaths(path).find((name) => isSourceModule(name) && files.version(name) !== undefined);
      return candidate === undefined ? undefined : files.realPath(candidate);
    },
    findInPackages: (specifier, folder, conditions) => ask(specifier, folder, conditions).path,
  };
}

const NO_CONDITIONS: readonly string[] = [];
