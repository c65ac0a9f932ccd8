/**
 * What the calls of `next/cache` do with a path or a tag, as data. Versions are Next.js versions; `until` is exclusive.
 *
 * Source: `next/dist/server/web/spec-extension/revalidate.js`, `next/dist/server/lib/{implicit-tags,patch-fetch}.js` of 16.4
 * (tests/oracles/next-cache runs the installed ones), https://nextjs.org/docs/messages/revalidate-tag-single-arg
 */
import { isBefore } from "./versions.ts";

/** Modules that export the calls; the deep one holds them on the server. */
const cacheModules: ReadonlySet<string> = new Set([
  "next/cache",
  "next/cache.js",
  "next/dist/server/web/spec-extension/revalidate",
]);

/** Take a path and a type: without a type it is the path of a request, with one the path of a file in `app`. */
export const pathRefreshers: ReadonlySet<string> = new Set(["revalidatePath", "unstable_expirePath"]);

/** Take tags as arguments: what is cached under a tag, or refreshed by it. */
export const tagCalls: ReadonlySet<string> = new Set([
  "cacheTag",
  "revalidateTag",
  "unstable_cacheTag",
  "unstable_expireTag",
  "updateTag",
]);

/** The version since which a path with a dynamic segment needs a type. Before, the path of the file was enough. */
export const typedPathsSince = "14.0.0";

/** The version since which `revalidateTag` wants a profile, and `updateTag` exists. */
export const tagProfilesSince = "16.0.0";

/** The longest tag that anything is cached under, in UTF-16 units; longer ones are dropped with a warning. */
export const maxTagLength = 256;

/** Whether `source` exports the calls above. */
export function isCacheModule(source: string): boolean {
  return cacheModules.has(source);
}

/** Whether a known `version` has what came with `since`; an unknown one has not. */
export function hasFeature(version: string | undefined, since: string): boolean {
  return version !== undefined && !isBefore(version, since);
}

/** What keeps a path from naming anything; in order of gravity. */
export type PathFault = "dynamicPath" | "noLeadingSlash" | "queryInPath" | "routeGroupPath";

/**
 * What is wrong with a path given without a type (`typed`: with one). `pieces` are its known texts: between two of them something unknown
 * stands, so a fault counts only where a whole segment is known.
 */
export function pathFaultsOf(pieces: readonly string[], typed: boolean): PathFault[] {
  const [first = ""] = pieces;
  const known = withoutQuery(pieces.join(hole));
  if (interceptionMarkers.some((marker) => known.includes(marker))) return [];
  const faults: PathFault[] = [];
  if (first !== "" && !first.startsWith("/")) faults.push("noLeadingSlash");
  if (pieces.some((piece) => piece.includes("?") || piece.includes("#"))) faults.push("queryInPath");
  if (typed || fileNames.some((name) => known.endsWith(name))) return faults;
  const segments = known.split("/").filter((segment) => !segment.includes(hole));
  if (segments.some(isDynamic)) faults.push("dynamicPath");
  else if (segments.some(isRouteGroup)) faults.push("routeGroupPath");
  return faults;
}

/** A path of these is already that of a file: `/posts/[slug]/page` is what the type would make of it. */
const fileNames: readonly string[] = ["/page", "/layout", "/route"];

/** Intercepting routes are known under the route they intercept. */
const interceptionMarkers: readonly string[] = ["(.)", "(..)", "(...)"];

/** In no path: stands for what is not known. */
const hole = "\0";

function withoutQuery(path: string): string {
  const [beforeHash = ""] = path.split("#", 1);
  const [beforeQuery = ""] = beforeHash.split("?", 1);
  return beforeQuery;
}

function isDynamic(segment: string): boolean {
  return segment.length > 2 && segment.startsWith("[") && segment.endsWith("]");
}

function isRouteGroup(segment: string): boolean {
  return segment.length > 2 && segment.startsWith("(") && segment.endsWith(")");
}
