import type { ProjectHost } from "../graph/project-host.ts";
import type { ParsedSource } from "../model/module.ts";
import type { ModuleRecord } from "../model/module-record.ts";
import { keepTrees } from "./kept-trees.ts";
import { ancestorsOf, candidatePaths, dirnameOf, isSourceModule, joinPath, pathOfSpecifier } from "./paths.ts";
import { readRecord } from "./read-record.ts";

export interface MemoryHostOptions {
  /** The tree of a file; may throw on a syntax error, which counts as unparsable. Without it no file has a tree. */
  readonly parse?: (file: string, text: string) => ParsedSource | undefined;
  /** Default `/`. */
  readonly rootDir?: string;
  /** As tsconfig `paths`, relative to `rootDir`: `{ "@/*": ["./src/*"] }`. Default `{ "@/*": ["./*"] }`. */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
}

/** A project held in memory, for tests and playgrounds. Packages resolve nowhere. */
export interface MemoryHost extends ProjectHost {
  /** Adds or replaces a file; its `version` changes if its text does. */
  write(file: string, text: string): void;
  remove(file: string): void;
}

/** A host over `files`: text by absolute path (forward slashes). */
export function createMemoryHost(files: Readonly<Record<string, string>>, options: MemoryHostOptions = {}): MemoryHost {
  const { parse, rootDir = "/", paths = { "@/*": ["./*"] } } = options;
  const texts = new Map(Object.entries(files));
  const versions = new Map<string, number>();
  let generation = 0;

  const find = (path: string): string | undefined =>
    candidatePaths(path).find((candidate) => texts.has(candidate) && isSourceModule(candidate));

  const versionOf = (file: string): string | undefined =>
    texts.has(file) ? String(versions.get(file) ?? 0) : undefined;
  const parseText = (file: string): ParsedSource | undefined => {
    const text = texts.get(file);
    if (text === undefined || !parse) return undefined;
    try {
      return parse(file, text);
    } catch {
      return undefined;
    }
  };
  const recordOf = (file: string): ModuleRecord | undefined => {
    const text = texts.get(file);
    return text === undefined ? undefined : readRecord(file, text, () => parseText(file));
  };
  const parseKept = keepTrees({ versionOf, parse: parseText });

  return {
    rootDir,
    generation: () => generation,
    text: (file) => texts.get(file),
    version: versionOf,
    imports: (file) => recordOf(file),
    parse: parseKept,
    resolve(specifier, fromFile) {
      if (specifier.startsWith(".")) return find(pathOfSpecifier(dirnameOf(fromFile), specifier));
      if (specifier.startsWith("/")) return find(specifier);
      return firstOf(substitutionsOf(specifier, paths), (target) => find(joinPath(rootDir, target)));
    },
    files: () => [...texts.keys()].filter(isSourceModule),
    packageFolder: (file) => ancestorsOf(dirnameOf(file)).find((folder) => texts.has(joinPath(folder, "package.json"))),
    write(file, text) {
      if (texts.get(file) === text) return;
      texts.set(file, text);
      generation += 1;
      versions.set(file, generation);
    },
    remove(file) {
      texts.delete(file);
      generation += 1;
    },
  };
}

function substitutionsOf(specifier: string, paths: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(paths).flatMap(([pattern, targets]) => {
    const [prefix = "", suffix] = pattern.split("*");
    if (suffix === undefined) return specifier === pattern ? targets : [];
    if (!specifier.startsWith(prefix) || !specifier.endsWith(suffix)) return [];
    const matched = specifier.slice(prefix.length, specifier.length - suffix.length);
    return targets.map((target) => target.replace("*", matched));
  });
}

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
