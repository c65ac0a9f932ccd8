import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { cookedString } from "../../../shared/src/syntax/escapes.ts";
import {
  mayHaveClientDirective,
  mayHaveServerDirective,
  mayMakeElements,
  mayRequire,
  mayUseAsValue,
} from "../../../shared/src/syntax/text-probe.ts";

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

describe("mayMakeElements", () => {
  it.each([
    ["page.tsx", "<Page />"],
    ["page.js", "<Page />"],
    ["page.ts", `createElement(Page)`],
    ["page.mts", `import { jsx } from "react/jsx-runtime";`],
  ])("yes: %s: %s", (file, text) => {
    expect(mayMakeElements(text, `/app/${file}`)).toBe(true);
  });

  it.each([
    ["ids.ts", `const ids = new Map<string, string>();`],
    ["ids.mts", `const ids = new Map<string, string>();`],
    ["ids.cts", `const ids = new Map<string, string>();`],
    ["page.tsx", `export default () => null;`],
  ])("no: %s: %s", (file, text) => {
    expect(mayMakeElements(text, `/app/${file}`)).toBe(false);
  });
});

describe("mayUseAsValue", () => {
  const imported = `import { save } from "./actions";\n`;

  it.each([
    ["an attribute", `<button onClick={save} />`],
    ["an argument", `rows.map(save)`],
    ["a member", `save.bind(null, 1)`],
    ["another name", `const persist = save;`],
    ["an optional call", `save?.()`],
    ["a value after calls", `save(); save /* all */ (1); use(save);`],
  ])("yes: %s", (_title, code) => {
    expect(mayUseAsValue(imported + code, "save")).toBe(true);
  });

  it.each([
    ["calls", `await save(1); await save /* all */ (2);`],
    ["other names that hold it", `saved; unsave; $save; _save;`],
    ["nothing", ``],
  ])("no: %s", (_title, code) => {
    expect(mayUseAsValue(imported + code, "save")).toBe(false);
  });
});
