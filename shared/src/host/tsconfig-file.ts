import { exports as exportsOf } from "resolve.exports";
import { packageNameOf } from "../syntax/specifiers.ts";
import { asObject, asString, asStrings, type ConfigFiles, type JsonObject } from "./config-files.ts";
import { ancestorsOf, dirnameOf, joinPath } from "./paths.ts";
import type { Workspaces } from "./workspaces.ts";

/** What resolution takes from a `tsconfig.json` or `jsconfig.json`, `extends` applied. Paths are absolute. */
export interface TsConfig {
  readonly path: string;
  readonly baseUrl: string | undefined;
  /** Where the targets of `paths` start: `baseUrl`, or the folder of the config that has them. */
  readonly pathsBase: string;
  readonly paths: Readonly<Record<string, readonly string[]>>;
  readonly customConditions: readonly string[];
  /** The folders or files that `files` and `include` name, up to the first wildcard. */
  readonly roots: readonly string[];
  readonly references: readonly string[];
  /** The entries of `compilerOptions.plugins`. */
  readonly plugins: readonly JsonObject[];
}

interface Loader {
  readonly configs: ConfigFiles;
  readonly workspaces: Workspaces;
}

type Inherited = Pick<TsConfig, "baseUrl" | "customConditions" | "paths" | "pathsBase" | "plugins">;

/** `undefined` where there is no such file, or none that can be read. */
export function loadTsConfig(loader: Loader, path: string): TsConfig | undefined {
  const json = loader.configs.json(path);
  if (!json) return undefined;
  const folder = dirnameOf(path);
  const inherited = inherit(loader, json, path, folder, new Set());
  const references = Array.isArray(json["references"])
    ? json["references"].flatMap((entry) => asString(asObject(entry)?.["path"]) ?? [])
    : [];
  const pathsBase = inherited.baseUrl ?? inherited.pathsBase;
  return {
    path,
    ...inherited,
    pathsBase,
    roots: rootsOf(json, folder),
    references: references.map((reference) => joinPath(folder, reference)),
  };
}

/** The options of `json` over those of its `extends`; a later entry of a list wins. `${configDir}` is the folder of the first config. */
function inherit(loader: Loader, json: JsonObject, path: string, configDir: string, seen: Set<string>): Inherited {
  seen.add(path);
  const folder = dirnameOf(path);
  let result: Inherited = { baseUrl: undefined, paths: {}, pathsBase: folder, customConditions: [], plugins: [] };
  for (const specifier of extendsOf(json)) {
    const parent = findExtended(loader, specifier, folder);
    if (parent === undefined) {
      loader.configs.report(`${path} extends "${specifier}", which cannot be found: it is ignored.`);
    } else if (!seen.has(parent)) {
      const own = inherit(loader, loader.configs.json(parent) ?? {}, parent, configDir, new Set(seen));
      result = overlay(result, own, Object.keys(own.paths).length > 0);
    }
  }
  const options = asObject(json["compilerOptions"]) ?? {};
  const place = (value: string): string => joinPath(folder, value.replace("${configDir}", configDir));
  const baseUrl = asString(options["baseUrl"]);
  const paths = asObject(options["paths"]);
  const conditions = asStrings(options["customConditions"]);
  const plugins = options["plugins"];
  return {
    baseUrl: baseUrl === undefined ? result.baseUrl : place(baseUrl),
    paths: paths ? pathsOf(paths, configDir) : result.paths,
    pathsBase: paths ? folder : result.pathsBase,
    customConditions: conditions.length > 0 ? conditions : result.customConditions,
    plugins: Array.isArray(plugins) ? plugins.map(asObject).filter((entry) => entry !== undefined) : result.plugins,
  };
}

function overlay(under: Inherited, over: Inherited, hasPaths: boolean): Inherited {
  return {
    baseUrl: over.baseUrl ?? under.baseUrl,
    paths: hasPaths ? over.paths : under.paths,
    pathsBase: hasPaths ? over.pathsBase : under.pathsBase,
    customConditions: over.customConditions.length > 0 ? over.customConditions : under.customConditions,
    plugins: over.plugins.length > 0 ? over.plugins : under.plugins,
  };
}

function pathsOf(paths: JsonObject, configDir: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(paths).map(([pattern, targets]) => [
      pattern,
      asStrings(targets).map((target) => target.replace("${configDir}", configDir)),
    ]),
  );
}

function extendsOf(json: JsonObject): readonly string[] {
  const value = json["extends"];
  return typeof value === "string" ? [value] : asStrings(value);
}

/** A config named by `extends`: a path, or a package (installed, or of the workspace). */
function findExtended({ configs, workspaces }: Loader, specifier: string, folder: string): string | undefined {
  const isThere = (path: string): boolean => configs.json(path) !== undefined;
  if (specifier.startsWith(".") || specifier.startsWith("/")) {
    const path = joinPath(folder, specifier);
    return [path, `${path}.json`, `${path}/tsconfig.json`].find(
      (candidate) => candidate.endsWith(".json") && isThere(candidate),
    );
  }
  const name = packageNameOf(specifier);
  const subpath = specifier.slice(name.length + 1);
  const linked = workspaces.packagesAround(folder).get(name);
  const folders = ancestorsOf(folder).map((ancestor) => joinPath(ancestor, `node_modules/${name}`));
  for (const candidate of linked === undefined ? folders : [...folders, linked]) {
    const found = configInPackage(configs, candidate, subpath).find(isThere);
    if (found !== undefined) return found;
  }
  return undefined;
}

function configInPackage(configs: ConfigFiles, folder: string, subpath: string): string[] {
  const manifest = configs.json(`${folder}/package.json`);
  const exported = manifest?.["exports"] === undefined ? [] : exportTargets(manifest, subpath);
  const plain =
    subpath === ""
      ? [asString(manifest?.["tsconfig"]) ?? "tsconfig.json"]
      : [subpath, `${subpath}.json`, `${subpath}/tsconfig.json`];
  return [...exported, ...plain].filter((path) => path.endsWith(".json")).map((path) => joinPath(folder, path));
}

function exportTargets(manifest: JsonObject, subpath: string): readonly string[] {
  try {
    return exportsOf(manifest, subpath === "" ? "." : `./${subpath}`, { require: true }) || [];
  } catch {
    return [];
  }
}

/** Without `files` and `include` a config covers its folder. */
function rootsOf(json: JsonObject, folder: string): string[] {
  const files = Array.isArray(json["files"]) ? asStrings(json["files"]) : undefined;
  const include = Array.isArray(json["include"]) ? asStrings(json["include"]) : undefined;
  if (!files && !include) return [folder];
  return [...(files ?? []), ...(include ?? [])].map((pattern) => joinPath(folder, literalPart(pattern)));
}

function literalPart(pattern: string): string {
  const wild = pattern.search(/[*?]/u);
  if (wild === -1) return pattern;
  return pattern.slice(0, pattern.lastIndexOf("/", wild) + 1) || ".";
}
