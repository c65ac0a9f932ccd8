/**
 * The files Next.js itself loads, by name and place.
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions (16.4) and .../pages/building-your-application/routing.
 * A custom `pageExtensions` (`x.page.tsx`) is not read: such apps have no entries here, and their modules no known environment.
 */
import { baseName, fileNameOf, folderOf } from "../syntax/file-paths.ts";

/** The side a file starts on when the framework loads it. */
export type EntrySide = "both" | "client" | "server";

/** The entries among `files`, for apps at `rootDir` and at every folder with a `next.config.*`. */
export function findAppEntries(files: readonly string[], rootDir: string): ReadonlyMap<string, EntrySide> {
  const roots = appRoots(files, rootDir);
  const entries = new Map<string, EntrySide>();
  for (const file of files) {
    const side = sideOfEntry(file, roots);
    if (side) entries.set(file, side);
  }
  return entries;
}

/** The entries among `files` that render a route of the App Router: no route handlers, no metadata, nothing of the Pages Router. */
export function findPageEntries(files: readonly string[], rootDir: string): readonly string[] {
  const roots = appRoots(files, rootDir);
  return files.filter((file) => {
    return PAGE_FILES.has(baseName(file)) && routesFolderOf("app", file, roots) !== undefined;
  });
}

/** `rootDir`, and the folders that hold a `next.config.*`. */
export function appRoots(files: readonly string[], rootDir: string): ReadonlySet<string> {
  const roots = new Set([withoutSlash(rootDir)]);
  for (const file of files) {
    if (fileNameOf(file).startsWith("next.config.")) roots.add(folderOf(file));
  }
  return roots;
}

function sideOfEntry(file: string, roots: ReadonlySet<string>): EntrySide | undefined {
  const name = baseName(file);
  if (isAppFolder(folderOf(file), roots)) return sideOfRootFile(name);
  if (APP_FILES.has(name.replace(/\d$/u, "")) && routesFolderOf("app", file, roots) !== undefined) return "server";
  const pages = routesFolderOf("pages", file, roots);
  if (pages === undefined) return undefined;
  return file.startsWith("api/", pages.length + 1) || file.startsWith("api.", pages.length + 1) ? "server" : "both";
}

/** `middleware.ts` and the like stand beside `app`: at the root or in `src`. */
function sideOfRootFile(name: string): EntrySide | undefined {
  if (name === "instrumentation-client") return "client";
  return ROOT_FILES.has(name) ? "server" : undefined;
}

/** The `app` or `pages` folder of an app in which `file` lies. */
function routesFolderOf(name: "app" | "pages", file: string, roots: ReadonlySet<string>): string | undefined {
  const segment = `/${name}/`;
  for (let start = file.indexOf(segment); start !== -1; start = file.indexOf(segment, start + 1)) {
    if (isAppFolder(file.slice(0, start), roots)) return file.slice(0, start + segment.length - 1);
  }
  return undefined;
}

function isAppFolder(folder: string, roots: ReadonlySet<string>): boolean {
  return roots.has(folder) || (folder.endsWith("/src") && roots.has(folder.slice(0, -"/src".length)));
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Numbered variants (`opengraph-image2.tsx`) count too. */
export const APP_FILES: ReadonlySet<string> = new Set([
  "apple-icon",
  "default",
  "error",
  "forbidden",
  "global-error",
  "global-not-found",
  "icon",
  "layout",
  "loading",
  "manifest",
  "not-found",
  "opengraph-image",
  "page",
  "robots",
  "route",
  "sitemap",
  "template",
  "twitter-image",
  "unauthorized",
]);

const PAGE_FILES: ReadonlySet<string> = new Set([
  "default",
  "error",
  "forbidden",
  "global-error",
  "global-not-found",
  "layout",
  "loading",
  "not-found",
  "page",
  "template",
  "unauthorized",
]);

export const ROOT_FILES: ReadonlySet<string> = new Set(["instrumentation", "mdx-components", "middleware", "proxy"]);
