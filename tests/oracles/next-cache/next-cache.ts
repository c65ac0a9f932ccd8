/** The installed `next/cache` inside the smallest store of a request that it accepts. */
import { createRequire } from "node:module";

interface WorkStore {
  readonly page: string;
  readonly route: string;
  readonly incrementalCache: object;
  readonly cacheLifeProfiles: object;
  pendingRevalidatedTags?: readonly { readonly tag: string; readonly profile?: unknown }[];
}
interface WorkStorage {
  run<Result>(store: WorkStore, callback: () => Result): Result;
}
interface RevalidateModule {
  readonly revalidatePath: (path: string, type?: "layout" | "page") => void;
  readonly revalidateTag: (tag: string, profile?: string) => void;
  readonly updateTag: (tag: string) => void;
}

const load = createRequire(import.meta.url);
// Next's server sets it before anything else is loaded.
Object.assign(globalThis, {
  AsyncLocalStorage: (load("node:async_hooks") as { AsyncLocalStorage: unknown }).AsyncLocalStorage,
});

export const cache = load("next/dist/server/web/spec-extension/revalidate.js") as RevalidateModule;
const { workAsyncStorage } = load("next/dist/server/app-render/work-async-storage.external.js") as {
  workAsyncStorage: WorkStorage;
};
const { getImplicitTags } = load("next/dist/server/lib/implicit-tags.js") as {
  getImplicitTags(page: string, pathname: string, fallbackParams: null): Promise<{ readonly tags: readonly string[] }>;
};
export const { validateTags } = load("next/dist/server/lib/patch-fetch.js") as {
  validateTags(tags: readonly unknown[], description: string): readonly string[];
};

/** What `call` marks as stale, as in an action. */
export function refreshedBy(
  call: () => void,
  page = "/page",
): readonly { readonly tag: string; readonly profile?: unknown }[] {
  const store: WorkStore = { page, route: "/", incrementalCache: {}, cacheLifeProfiles: {} };
  workAsyncStorage.run(store, call);
  return store.pendingRevalidatedTags ?? [];
}

/** Whether `call` refreshes the page of the file `page` (`/posts/[slug]/page`) under the path of a request. */
export async function refreshes(call: () => void, page: string, pathname: string): Promise<boolean> {
  const { tags } = await getImplicitTags(page, pathname, null);
  return refreshedBy(call).some(({ tag }) => tags.includes(tag));
}
