import { imports as importsOf } from "resolve.exports";
import { isRelativeSpecifier, packageNameOf } from "../syntax/specifiers.ts";
import type { ConfigFiles, JsonObject } from "./config-files.ts";
import type { FileAccess } from "./file-access.ts";
import type { Locator } from "./locate-file.ts";
import { findPackageSource, findSource } from "./package-source.ts";
import { isAbsolutePath, isInside, isSourceModule, joinPath, pathOfSpecifier } from "./paths.ts";
import type { TsConfig } from "./tsconfig-file.ts";
import { pathTargets } from "./tsconfig-paths.ts";
import type { Workspaces } from "./workspaces.ts";

/** What decides where a specifier leads, besides itself. */
export interface LookUpScope {
  readonly folder: string;
  /** The nearest folder with a `package.json`. */
  readonly packageFolder: string;
  readonly config: TsConfig | undefined;
  readonly conditions: readonly string[];
}

/** What a look-up asks. */
export interface LookUpParts {
  readonly configs: ConfigFiles;
  readonly files: Pick<FileAccess, "realPath">;
  readonly locator: Locator;
  readonly workspaces: Workspaces;
}

/** The source module of the project that `specifier` leads to: a file beside, by `paths` and `baseUrl`, by `imports`, or of a package. */
export function lookUp(parts: LookUpParts, specifier: string, scope: LookUpScope): string | undefined {
  const { locator } = parts;
  if (specifier === "" || specifier.startsWith("node:")) return undefined;
  if (isRelativeSpecifier(specifier)) return locator.find(pathOfSpecifier(scope.folder, specifier));
  for (const target of scope.config ? pathTargets(scope.config, specifier) : []) {
    const found = locator.find(target);
    if (found !== undefined) return inProject(found);
  }
  if (isAbsolutePath(specifier)) return locator.find(specifier);
  return specifier.startsWith("#") ? lookInImports(parts, specifier, scope) : lookInPackages(parts, specifier, scope);
}

function lookInImports(
  { configs, locator }: LookUpParts,
  specifier: string,
  { conditions, packageFolder }: LookUpScope,
): string | undefined {
  const found = locator.findInPackages(specifier, packageFolder, conditions);
  if (found !== undefined && isSourceModule(found)) return inProject(found);
  const manifest = configs.json(joinPath(packageFolder, "package.json")) ?? {};
  for (const target of importTargets(manifest, specifier, conditions)) {
    const source = target.startsWith("./") ? findSource(packageFolder, target, locator.find) : undefined;
    if (source !== undefined) return source;
  }
  return undefined;
}

function lookInPackages(
  { configs, files, locator, workspaces }: LookUpParts,
  specifier: string,
  { conditions, packageFolder }: LookUpScope,
): string | undefined {
  const installed = locator.findInPackages(specifier, packageFolder, conditions);
  if (installed !== undefined && isInNodeModules(installed)) return undefined;
  const name = packageNameOf(specifier);
  const folder = workspaces.packagesAround(packageFolder).get(name) ?? ownPackage(configs, name, packageFolder);
  if (folder === undefined || (installed !== undefined && !isInside(files.realPath(folder), installed)))
    return installed === undefined ? undefined : sourceOnly(installed);
  const manifest = configs.json(joinPath(folder, "package.json"));
  const source =
    manifest && findPackageSource(manifest, folder, specifier.slice(name.length + 1), conditions, locator.find);
  return source ?? (installed === undefined ? undefined : sourceOnly(installed));
}

/** A package may import itself by name through its `exports`. */
function ownPackage(configs: ConfigFiles, name: string, packageFolder: string): string | undefined {
  return configs.json(joinPath(packageFolder, "package.json"))?.["name"] === name ? packageFolder : undefined;
}

function importTargets(manifest: JsonObject, specifier: string, conditions: readonly string[]): readonly string[] {
  try {
    return importsOf(manifest, specifier, { unsafe: true, conditions: [...conditions, "types"] }) || [];
  } catch {
    return [];
  }
}

function isInNodeModules(path: string): boolean {
  return path.includes("/node_modules/");
}

function inProject(path: string): string | undefined {
  return isInNodeModules(path) ? undefined : path;
}

function sourceOnly(path: string): string | undefined {
  return isSourceModule(path) ? path : undefined;
}
