/** What `valid-revalidate-path` says of paths, asked of the installed `next/cache`: does a page go stale, and is there a warning? */
import { afterEach, describe, expect, it, vi } from "vitest";
import { pathFaultsOf } from "../../../shared/src/knowledge/next-cache.ts";
import { cache, refreshedBy, refreshes } from "./next-cache.ts";

afterEach(() => void vi.restoreAllMocks());

interface Row {
  readonly path: string;
  readonly type?: "layout" | "page";
  /** The page that the path is meant for: its file, and the path of a request for it. */
  readonly page: string;
  readonly pathname: string;
}

const post = { page: "/posts/[slug]/page", pathname: "/posts/hello" };
const posts = { page: "/posts/page", pathname: "/posts" };
const cart = { page: "/(shop)/cart/page", pathname: "/cart" };

const works: readonly Row[] = [
  { path: "/posts", ...posts },
  { path: "/posts/", ...posts },
  { path: "/posts/hello", ...post },
  { path: "/posts/[slug]", type: "page", ...post },
  { path: "/posts/[slug]", type: "layout", ...post },
  { path: "/posts/[slug]/page", ...post },
  { path: "/cart", ...cart },
  { path: "/(shop)/cart", type: "page", ...cart },
  { path: "/(shop)", type: "layout", ...cart },
];

const fails: readonly Row[] = [
  { path: "/posts/[slug]", ...post },
  { path: "posts", ...posts },
  { path: "posts", type: "page", ...posts },
  { path: "posts/[slug]", ...post },
  { path: "./posts", ...posts },
  { path: "https://acme.example/posts", ...posts },
  { path: "/posts?page=2", ...posts },
  { path: "/posts?page=2", type: "page", ...posts },
  { path: "/posts#new", ...posts },
  { path: "/(shop)/cart", ...cart },
];

describe("revalidatePath", () => {
  it.each(works)(
    "refreshes $pathname by $path $type, and the rule is silent",
    async ({ path, type, page, pathname }) => {
      vi.spyOn(console, "warn").mockReturnValue();
      expect(await refreshes(() => cache.revalidatePath(path, type), page, pathname)).toBe(true);
      expect(pathFaultsOf([path], type !== undefined)).toEqual([]);
    },
  );

  it.each(fails)(
    "does not refresh $pathname by $path $type, and the rule says so",
    async ({ path, type, page, pathname }) => {
      vi.spyOn(console, "warn").mockReturnValue();
      expect(await refreshes(() => cache.revalidatePath(path, type), page, pathname)).toBe(false);
      expect(pathFaultsOf([path], type !== undefined)).not.toEqual([]);
    },
  );

  it("warns of a dynamic path without a type, and of no other fault", () => {
    const warned = (path: string) => {
      const warn = vi.spyOn(console, "warn").mockReset().mockReturnValue();
      refreshedBy(() => cache.revalidatePath(path));
      return warn.mock.calls.length > 0;
    };
    const paths = [...works, ...fails].filter(({ type }) => type === undefined).map(({ path }) => path);
    expect([...new Set(paths.filter(warned))]).toEqual(["/posts/[slug]/page", "/posts/[slug]", "posts/[slug]"]);
  });
});
