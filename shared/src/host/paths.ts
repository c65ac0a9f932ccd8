/** Paths in the form `ProjectHost` uses: absolute, forward slashes, an upper-case drive letter. */
import { fileNameOf } from "../syntax/file-paths.ts";

/** `path` with forward slashes; `c:\a` becomes `C:/a`. */
export function toPosix(path: string): string {
  const forward = path.includes("\\") ? path.replaceAll("\\", "/") : path;
  return forward[1] === ":" ? forward.slice(0, 1).toUpperCase() + forward.slice(1) : forward;
}

/** The folder of a file, without a slash at the end (except `/` and `C:/`). */
export function dirnameOf(path: string): string {
  const slash = path.lastIndexOf("/");
  if (slash === -1) return ".";
  const isRoot = slash === 0 || (slash === 2 && path[1] === ":");
  return isRoot ? path.slice(0, slash + 1) : path.slice(0, slash);
}

/** `path` as seen from `folder` (absolute stays as it is), with `.` and `..` taken out. */
export function joinPath(folder: string, path: string): string {
  return normalizePath(isAbsolutePath(path) ? path : `${folder}/${path}`);
}

/** The path a relative or absolute specifier names, as seen from `folder`; with a slash at the end where only a folder can be meant. */
export function pathOfSpecifier(folder: string, specifier: string): string {
  const path = joinPath(folder, specifier);
  const last = fileNameOf(specifier);
  return last === "" || last === "." || last === ".." ? `${path}/` : path;
}

export function isAbsolutePath(path: string): boolean {
  return path.startsWith("/") || (path[1] === ":" && path[2] === "/");
}

/** Whether `path` is `folder` or lies in it. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** `folder` and the folders above it, innermost first. */
export function ancestorsOf(folder: string): string[] {
  const ancestors = [folder];
  for (
    let current = folder, parent = dirnameOf(current);
    parent !== current && parent !== ".";
    parent = dirnameOf(current)
  ) {
    ancestors.push(parent);
    current = parent;
  }
  return ancestors;
}

function normalizePath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  const joined = segments.join("/");
  return path.startsWith("/") ? `/${joined}` : joined;
}

/** The file extensions of source modules, in the order in which a specifier without one is tried (TypeScript's first, as `tsc` and Next.js do). */
export const SOURCE_EXTENSIONS: readonly string[] = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/** What a written extension may stand for in TypeScript sources: `./a.js` is `./a.ts` or `./a.tsx` first. */
export const EXTENSION_ALIASES: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".js", ".jsx"],
  ".jsx": [".tsx", ".jsx"],
  ".mjs": [".mts", ".mjs"],
  ".cjs": [".cts", ".cjs"],
};

/** Whether a file only declares what another one holds. */
export function isDeclarationFile(path: string): boolean {
  return [".d.ts", ".d.mts", ".d.cts"].some((extension) => path.endsWith(extension));
}

/** Whether a file holds a module of the app's own source: declaration files hold none. */
export function isSourceModule(path: string): boolean {
  if (isDeclarationFile(path)) return false;
  return SOURCE_EXTENSIONS.some((extension) => path.endsWith(extension));
}

/** The paths a specifier's path may stand for, best first: itself, its extension's aliases, with an extension added, as a folder. */
export function candidatePaths(path: string): string[] {
  if (path.endsWith("/")) return SOURCE_EXTENSIONS.map((added) => `${path}index${added}`);
  const dot = path.lastIndexOf(".");
  const extension = dot > path.lastIndexOf("/") ? path.slice(dot) : "";
  const aliases = EXTENSION_ALIASES[extension];
  const exact = aliases ? aliases.map((alias) => path.slice(0, dot) + alias) : [path];
  return [
    ...exact,
    ...SOURCE_EXTENSIONS.map((added) => path + added),
    ...SOURCE_EXTENSIONS.map((added) => `${path}/index${added}`),
  ];
}
