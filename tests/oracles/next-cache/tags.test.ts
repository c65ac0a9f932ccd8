/** What `valid-revalidate-tag` says, asked of the installed `next/cache`. */
import { createRequire } from "node:module";
import { afterEach, describe, expect, it, vi } from "vitest";
import { hasFeature, maxTagLength, tagProfilesSince } from "../../../shared/src/knowledge/next-cache.ts";
import { cache, refreshedBy, validateTags } from "./next-cache.ts";

const { version } = createRequire(import.meta.url)("next/package.json") as { version: string };

afterEach(() => void vi.restoreAllMocks());

/** The tags that `call` marks as stale, and whether it warns. */
function run(call: () => void, page?: string) {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const tags = refreshedBy(call, page).map(({ tag, profile }) => [tag, profile]);
  return { tags, warned: warn.mock.calls.map(([text]) => String(text).includes("second argument is now deprecated")) };
}

describe("revalidateTag", () => {
  it("warns of a tag alone in the installed version, and expires it at once", () => {
    expect(hasFeature(version, tagProfilesSince)).toBe(true);
    expect(run(() => cache.revalidateTag("posts"))).toEqual({ tags: [["posts", undefined]], warned: [true] });
  });

  it("takes a profile in silence", () => {
    expect(run(() => cache.revalidateTag("posts", "max"))).toEqual({ tags: [["posts", "max"]], warned: [] });
  });
});

describe("updateTag", () => {
  it("does in silence what revalidateTag does with a tag alone", () => {
    expect(run(() => cache.updateTag("posts"))).toEqual({ tags: [["posts", undefined]], warned: [] });
  });

  it("throws in a route handler", () => {
    expect(() => run(() => cache.updateTag("posts"), "/api/route")).toThrow("from within a Server Action");
  });
});

describe("a tag to cache something under", () => {
  it.each([
    [maxTagLength, 1],
    [maxTagLength + 1, 0],
  ])("of %i characters is kept %i times", (length, kept) => {
    vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(console, "log").mockReturnValue();
    expect(validateTags(["x".repeat(length)], "cacheTag()")).toHaveLength(kept);
  });
});
