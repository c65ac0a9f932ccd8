import type { Found } from "./disk.ts";
import { loadPackage } from "./lazy-package.ts";
import { EXTENSION_ALIASES, SOURCE_EXTENSIONS, toPosix } from "./paths.ts";

/** The look-up of `oxc-resolver`, which finds nothing at all where its native binding does not load, and beside a malformed `package.json`. */
export interface PackageLookUp {
  find(specifier: string, folder: string, conditions: readonly string[]): Found;
  /** Why it does not load. */
  readonly problem: string | undefined;
  /** Forgets what it found, and what was not there. */
  refresh(): void;
}

type OxcResolver = typeof import("oxc-resolver");
type Factory = InstanceType<OxcResolver["ResolverFactory"]>;

/** Nothing is loaded before the first question. */
export function createPackageLookUp(): PackageLookUp {
  const factories = new Map<string, Factory>();
  let loaded: ReturnType<typeof loadPackage> | undefined;
  const load = (): ReturnType<typeof loadPackage> => (loaded ??= loadPackage("oxc-resolver"));

  const factoryFor = (conditions: readonly string[]): Factory | undefined => {
    const oxc = load().value as OxcResolver | undefined;
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
  return {
    find(specifier, folder, conditions) {
      const result = factoryFor(conditions)?.sync(folder, specifier);
      if (result?.path !== undefined) return { path: toPosix(result.path), isBroken: false };
      return { path: undefined, isBroken: !result || (result.error?.startsWith("JSONError") ?? false) };
    },
    get problem() {
      return load().error;
    },
    refresh() {
      for (const factory of factories.values()) factory.clearCache();
    },
  };
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
