import { describe, expect, it } from "vitest";
import { hasTag } from "../../../shared/src/syntax/documentation.ts";
import { matchesGlob } from "../../../shared/src/syntax/globs.ts";

describe("a glob", () => {
  it.each([
    ["rename", "rename"],
    ["renamePost", "rename*"],
    ["guestRename", "*Rename"],
    ["aXbYc", "a*b*c"],
    ["/app/src/public/a.ts", "public/**"],
    ["/app/src/public/deep/a.ts", "public/**/*.ts"],
    ["/app/src/public/a.ts", "public/*.ts"],
    ["/app/src/public/a.ts", "**/a.ts"],
    ["/app/src/public", "public/**"],
  ])("%s matches %s", (text, pattern) => {
    expect(matchesGlob(text, pattern)).toBe(true);
  });

  it.each([
    ["renamePost", "rename"],
    ["rename", "rename*e"],
    ["aXc", "a*b*c"],
    ["ab", "ab*ab"],
    ["/app/src/public/deep/a.ts", "public/*.ts"],
    ["/app/src/publicity/a.ts", "public/**"],
    ["/app/src/public/a.ts", "public"],
  ])("%s does not match %s", (text, pattern) => {
    expect(matchesGlob(text, pattern)).toBe(false);
  });
});

describe("a tag", () => {
  const isTagged = (comment: string) => hasTag(`${comment}\nfoo`, comment.length + 1, "public");

  it.each(["/** @public */", "/** Adds one. @public */", "/**\n * Adds one.\r\n * @public Anyone may.\n */"])(
    "stands in %j",
    (comment) => {
      expect(isTagged(comment)).toBe(true);
    },
  );

  it.each([
    "/* @public */",
    "// @public",
    "/** @publicly */",
    "/** public */",
    "/** @public */ bar();",
    "/** @public */ /* other */",
  ])("does not stand in %j", (comment) => {
    expect(isTagged(comment)).toBe(false);
  });
});
