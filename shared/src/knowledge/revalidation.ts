/** What refreshes what the client shows, as data. Versions are Next.js versions; `until` is exclusive. */
import { wordsOf } from "./words.ts";
import { isCacheModule } from "./next-cache.ts";

export interface RevalidationExport {
  readonly name: string;
  readonly since: string;
  readonly until?: string;
}

/** The version since which `refresh` exists. */
export const refreshSince = "16.0.0";

/**
 * Exports of `next/cache` after which the client gets new data. Source: `next/cache.js` of 13.4 - 16.4,
 * https://nextjs.org/docs/app/api-reference/functions/revalidatePath
 */
export const revalidationExports: readonly RevalidationExport[] = [
  { name: "expirePath", since: "15.0.0-canary", until: "15.0.0" },
  { name: "expireTag", since: "15.0.0-canary", until: "15.0.0" },
  { name: "refresh", since: refreshSince },
  { name: "revalidatePath", since: "13.2.0" },
  { name: "revalidateTag", since: "13.2.0" },
  { name: "unstable_expirePath", since: "15.1.0", until: "16.0.0" },
  { name: "unstable_expireTag", since: "15.1.0", until: "16.0.0" },
  { name: "updateTag", since: "16.0.0" },
];

/** Whether the export `name` of `source` refreshes. */
export function isRevalidationExport(source: string, name: string): boolean {
  return isCacheModule(source) && revalidationExports.some((row) => row.name === name);
}

/** Whether a function's name says that it refreshes a cache. */
export function isRefreshingName(name: string): boolean {
  return refreshingVerbs.has(wordsOf(name)[0] ?? "");
}

const refreshingVerbs: ReadonlySet<string> = new Set([
  "bust",
  "expire",
  "invalidate",
  "purge",
  "refresh",
  "revalidate",
]);
