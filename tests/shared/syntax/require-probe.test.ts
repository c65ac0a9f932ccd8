import { describe, expect, it } from "vitest";
import { mayRequire } from "../../../shared/src/syntax/text-probe.ts";

describe("mayRequire", () => {
  it.each([
    ["a call", `const { redirect } = require("next/navigation");`],
    ["white space and a comment before the arguments", `require /* the router */ ("next/navigation");`],
    ["an optional call", `require?.("next/navigation");`],
    ["a call in parentheses", `(require)("next/navigation");`],
    ["a call of what an assertion holds", `(require as NodeJS.Require)("next/navigation");`],
    ["a call with a type argument", `require<typeof import("next/navigation")>("next/navigation");`],
    ["a specifier that is computed", `require(name);`],
    ["a specifier in backticks", "require(`./data.json`);"],
    ["a call after the word in prose", `// require the router\nrequire("next/navigation");`],
    ["a call that is cut off", `require(`],
    ["a string that is cut off", `require("./data`],
  ])("yes: %s", (_title, text) => {
    expect(mayRequire(text)).toBe(true);
  });

  it.each([
    ["the word in prose", `// Sensitive operations require a fresh session, so require, at least, a password.`],
    ["the word at the end", `// what we require`],
    ["JSON", `const { version } = require("../package.json");`],
    ["JSON in single quotes", `const { version } = require( './package.json' );`],
    ["a longer word", `const required = requires("x");`],
    ["a key", `z.object({ require: true });`],
  ])("no: %s", (_title, text) => {
    expect(mayRequire(text)).toBe(false);
  });
});
