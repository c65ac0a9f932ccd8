import type { ConfigFiles } from "./config-files.ts";
import type { FileAccess } from "./file-access.ts";
import { loadPackage } from "./lazy-package.ts";
import { candidatePaths, dirnameOf, EXTENSION_ALIASES, isSourceModule, SOURCE_EXTENSIONS, toPosix } from "./paths.ts";

/** Node's and the bundlers' look-up of a specifier, without tsconfig: files, folders, packages. Paths that come out are real ones. */
export interface Locator {
  /** The file at an absolute path that may lack its extension, have `.js` for `.ts`, or be a folder with an index. */
  find(path: string): string | undefined;
  /** The file that a package specifier (`next/link`, `#lib/a`) leads to from `folder`; in `node_modules` too. */
  findInPackages(specifier: string, folder: string, conditions: readonly string[]): string | undefined;
  /** Forgets what was not there. */
  refresh(): void;
}

type OxcResolver = typeof import("oxc-resolver");
type Factory = InstanceType<OxcResolver["ResolverFactory"]>;

/**
 * A locator on `oxc-resolver`. Where its native binding does not load, and beside a malformed `package.json` (it then finds nothing at all),
 * files are still found by path; packages are not.
 */
export function createLocator(files: FileAccess, configs: ConfigFiles): Locator {
  const factories = new Map<string, Factory>();
  const { error, value } = loadPackage("oxc-resolver");
  const oxc = value as OxcResolver | undefined;
  const report = (): void =>
    configs.report(`oxc-resolver cannot be loaded (${error}): imports of packages lead nowhere.`);

  const factoryFor = (conditions: readonly string[]): Factory | undefined => {
    if (!oxc) return undefined;
    const key = conditions.join(" ");
    const known = factories.get(key);
    if (known) return known;
    const [first] = factories.values();
    const options = optionsFor(conditions);
    const factory = first ? first.cloneWithOptions(options) : new oxc.ResolverFactory(options);
    factories.set(key, factory);
    return factory;
  };
  const ask = (specifier: string, folder: string, conditions: readonly string[]): Answer => {
    const factory = factoryFor(conditions);
    if (!factory) report();
    const result = factory?.sync(folder, specifier);
    if (result?.path !== undefined) return { path: toPosix(result.path), isBroken: false };
    return { path: undefined, isBroken: !result || (result.error?.startsWith("JSONError") ?? false) };
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
    refresh() {
      for (const factory of factories.values()) factory.clearCache();
    },
  };
}

interface Answer {
  readonly path: string | undefined;
  /** The resolver could not look at all. */
  readonly isBroken: boolean;
}

function optionsFor(conditionNames: readonly string[]) {
  return {
    conditionNames: [...conditionNames],
    extensions: [...SOURCE_EXTENSIONS],
    extensionAlias: Object.fromEntries(
      Object.entries(EXTENSION_ALIASES).map(([extension, aliases]) => [extension, [...aliases]]),
    ),
    mainFields: ["module", "main"],
    symlinks: true,
    nodePath: false,
  };
}

const NO_CONDITIONS: readonly string[] = [];
