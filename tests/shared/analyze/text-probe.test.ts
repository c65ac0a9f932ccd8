import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { cookedString } from "../../../shared/src/syntax/escapes.ts";
import { mayHaveClientDirective, mayHaveServerDirective } from "../../../shared/src/syntax/text-probe.ts";

describe("a text may hold the directive", () => {
  it.each([
    `"use server";`,
    `'use server'`,
    `"use\\x20server";`,
    `"\\x75se server";`,
    `'use \\server'`,
    `"use ser\\\nver"`,
    `"a\\nb"; "use\\u0020server";`,
    `"use\\u{20}server"`,
    `// "use server"`,
  ])("%s", (text) => {
    expect(mayHaveServerDirective(text)).toBe(true);
  });

  it.each([
    `"use client";`,
    `"use\\x20client";`,
    `"use\\nserver";`,
    `"use \\`,
    `\\`,
    `"\\"use server`.replace("server", ""),
    ``,
  ])("not %s", (text) => {
    expect(mayHaveServerDirective(text)).toBe(false);
  });

  it("tells the directives apart", () => {
    expect(mayHaveClientDirective(`"use\\x20client"`)).toBe(true);
    expect(mayHaveClientDirective(`"use\\x20server"`)).toBe(false);
  });
});

describe("a string's value is the one that the language gives it", () => {
  it.each([
    "plain",
    "a\\x20b",
    "a\\u0020b",
    "a\\u{20}b\\u{1F600}",
    "a\\nb\\r\\t\\v\\f\\b\\0",
    "it\\'s",
    "a\\\\b",
    "a\\qb",
    "a\\\nb",
    "a\\\r\nb",
    "a\\\u2028b",
  ])("%j", (raw) => {
    const literal = `'${raw}'`;
    expect(cookedString(literal, 0, literal.length)).toBe(runInNewContext(literal));
  });
});
