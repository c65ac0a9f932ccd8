/** Specifiers of modules as seen from other places. Paths are absolute, with forward slashes. */
import { baseName } from "../syntax/file-paths.ts";

/** How the module `from` imports `file`: `./actions`, `../lib/db`. Without extension, and without the `index` of a folder. */
export function relativeSpecifier(from: string, file: string): string {
  const path = relativePath(foldersOf(from), [...foldersOf(file), baseName(file)]);
  return path.endsWith("/index") ? path.slice(0, -"/index".length) : path;
}

/** A specifier written in the module `from`, as it is written in `to`: only a relative one changes. */
export function movedSpecifier(source: string, from: string, to: string): string {
  if (!source.startsWith(".")) return source;
  const target = foldersOf(from);
  for (const step of source.split("/")) {
    if (step === "..") target.pop();
    else if (step !== "." && step !== "") target.push(step);
  }
  return relativePath(foldersOf(to), target);
}

/** `file` as a person finds it from the module `from`: `actions.ts` beside it, `../actions.ts`. */
export function relativeFile(from: string, file: string): string {
  const path = relativePath(foldersOf(from), file.split("/"));
  return path.startsWith("./") ? path.slice("./".length) : path;
}

function relativePath(from: readonly string[], to: readonly string[]): string {
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared += 1;
  const up = from.slice(shared).map(() => "..");
  return [...(up.length > 0 ? up : ["."]), ...to.slice(shared)].join("/");
}

function foldersOf(file: string): string[] {
  return file.split("/").slice(0, -1);
}
