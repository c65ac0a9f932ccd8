import { readdirSync } from "node:fs";
import type { Settings } from "../settings/defaults.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { asObject, asString, createConfigFiles, type ConfigFiles, type JsonObject } from "./config-files.ts";
import { createFileAccess } from "./file-access.ts";
import { ancestorsOf, dirnameOf, joinPath, toPosix } from "./paths.ts";
import { createWorkspaceRoots } from "./workspaces.ts";

/**
 * The root of the app or package that `file` (absolute) belongs to: the nearest folder with a `next.config.*`, or a `package.json`
 * that depends on `next` or `react`; else the nearest with a `package.json`; else the file's own folder. Not above the workspace's root.
 */
export function findProjectRoot(file: string): string {
  return createRootFinder()(file);
}

/** The same for many files at one time: each folder is looked at once. */
export function createRootFinder(): (file: string) => string {
  const listing = createListing();
  const configs = inListing(readConfigs(), listing);
  const workspaceRootOf = createWorkspaceRoots(configs);
  const verdicts = new Map<string, boolean>();
  const isRoot = (folder: string): boolean => {
    const verdict = verdicts.get(folder) ?? (isReactPackage(configs, folder) || hasNextConfig(listing(folder)));
    verdicts.set(folder, verdict);
    return verdict;
  };
  return (file) => {
    const folder = dirnameOf(toPosix(file));
    const candidates = foldersUpTo(folder, workspaceRootOf(folder));
    const root =
      candidates.find(isRoot) ?? candidates.find((candidate) => manifestOf(configs, candidate) !== undefined);
    return root ?? folder;
  };
}

/** The folder that declares the workspace `folder` belongs to; `undefined` outside of one. */
export function findWorkspaceRoot(folder: string): string | undefined {
  return createWorkspaceRoots(readConfigs())(toPosix(folder));
}

/** The app's versions of Next.js and React: the installed ones, else the lowest its dependency ranges allow; `undefined` when unknown. */
export interface Versions {
  readonly next: string | undefined;
  readonly react: string | undefined;
}

/** Looks in `rootDir` and the folders above it. */
export function detectVersions(rootDir: string): Versions {
  const configs = readConfigs();
  const root = toPosix(rootDir);
  return { next: versionOf(configs, root, "next"), react: versionOf(configs, root, "react") };
}

/** `settings`, with the app's own versions where they name none. */
export function withVersions(settings: Settings, { next, react }: Versions): Settings {
  return { ...settings, nextVersion: settings.nextVersion ?? next, reactVersion: settings.reactVersion ?? react };
}

/** One look at the disk, nothing kept. */
function readConfigs(): ConfigFiles {
  return createConfigFiles(createFileAccess(Number.POSITIVE_INFINITY));
}

function foldersUpTo(folder: string, top: string | undefined): string[] {
  const folders = ancestorsOf(folder);
  return top === undefined ? folders : folders.slice(0, folders.indexOf(top) + 1);
}

function isReactPackage(configs: ConfigFiles, folder: string): boolean {
  const manifest = manifestOf(configs, folder);
  return manifest !== undefined && (rangeOf(manifest, "next") ?? rangeOf(manifest, "react")) !== undefined;
}

function hasNextConfig(names: readonly string[]): boolean {
  return names.some((name) => name.startsWith("next.config."));
}

/** The names in a folder, each folder listed once: one look instead of one for each file that most folders do not have. */
function createListing(): (folder: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const names = known.get(folder) ?? namesIn(folder);
    known.set(folder, names);
    return names;
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Reads what the listing has, and does not ask the disk for the rest. */
function inListing(configs: ConfigFiles, listing: (folder: string) => readonly string[]): ConfigFiles {
  const isThere = (path: string): boolean => listing(dirnameOf(path)).includes(fileNameOf(path));
  return {
    ...configs,
    json: (path) => (isThere(path) ? configs.json(path) : undefined),
    yaml: (path) => (isThere(path) ? configs.yaml(path) : undefined),
  };
}

function manifestOf(configs: ConfigFiles, folder: string): JsonObject | undefined {
  return configs.json(joinPath(folder, "package.json"));
}

function rangeOf(manifest: JsonObject, name: string): string | undefined {
  for (const field of ["dependencies", "devDependencies", "peerDependencies"]) {
    const range = asString(asObject(manifest[field])?.[name]);
    if (range !== undefined) return range;
  }
  return undefined;
}

function versionOf(configs: ConfigFiles, rootDir: string, name: string): string | undefined {
  const folders = ancestorsOf(rootDir);
  for (const folder of folders) {
    const installed = asString(manifestOf(configs, joinPath(folder, `node_modules/${name}`))?.["version"]);
    if (installed !== undefined) return installed;
  }
  for (const folder of folders) {
    const manifest = manifestOf(configs, folder);
    const lowest = lowestVersion((manifest && rangeOf(manifest, name)) ?? "");
    if (lowest !== undefined) return lowest;
  }
  return undefined;
}

/** The first version a range names: `15.1.0` of `^15.1.0`, `14.0.0` of `14`, `14.0.0` of `^14 || ^15`; none of `latest`, `canary`, `workspace:*`, `catalog:`. */
function lowestVersion(range: string): string | undefined {
  const plain = range.startsWith("npm:") ? range.slice(range.lastIndexOf("@") + 1) : range;
  const match = /^[\^~>=v\s]*(?<version>\d+(?:\.(?:\d+|[xX*]))*(?:-[\w.]+)?)/u.exec(plain.trim());
  const version = match?.groups?.["version"];
  if (version === undefined) return undefined;
  const [numbers = "", tag] = version.split("-", 2);
  const parts = numbers.split(".").map((part) => (Number.isNaN(Number(part)) ? "0" : part));
  const full = [...parts, "0", "0"].slice(0, 3).join(".");
  return tag === undefined ? full : `${full}-${tag}`;
}
