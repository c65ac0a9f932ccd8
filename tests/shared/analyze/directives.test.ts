import { describe, expect, it } from "vitest";
import { functionPrologue } from "../../../shared/src/syntax/directives.ts";
import { analyzeText, parsersFor } from "../../helpers/parse.ts";

const boundaryCases: readonly (readonly [
  title: string,
  text: string,
  boundary: string,
  directives: readonly string[],
])[] = [
  ["double quotes", `"use server";`, "server", ["use server"]],
  ["single quotes, no semicolon", `'use client'\nexport const a = 1`, "client", ["use client"]],
  ["after comments", `// one\n/* two */ 'use server'`, "server", ["use server"]],
  ["after use strict", `'use strict';\n"use server";`, "server", ["use strict", "use server"]],
  ["CRLF", `// one\r\n"use server"\r\nexport {}\r\n`, "server", ["use server"]],
  ["hashbang", `#!/usr/bin/env node\n"use server"`, "server", ["use server"]],
  ["two on a line", `"use strict"; "use client"`, "client", ["use strict", "use client"]],
  ["both: the first says it", `"use client"; "use server";`, "client", ["use client", "use server"]],
  ["parenthesised is none", `("use server");`, "none", []],
  ["after an import is none", `import "a";\n"use server";`, "none", []],
  ["template literal is none", "`use server`;", "none", []],
  ["part of an expression is none", `"use server".length;`, "none", []],
  ["continued on the next line is none", `"use server"\n+ 1`, "none", []],
  ["sequence is none", `"use server", 1;`, "none", []],
  ["another directive", `"use cache: remote";`, "none", ["use cache: remote"]],
  ["escapes are resolved", `"use\\x20server";`, "server", ["use server"]],
  ["a line that goes on is one string", `"use ser\\\nver";`, "server", ["use server"]],
  ["upper case is another directive", `"Use Server";`, "none", ["Use Server"]],
  ["empty string goes on", `"";\n"use server";`, "server", ["", "use server"]],
  ["only comments", `// "use server"`, "none", []],
  ["empty file", "", "none", []],
];

describe.each(parsersFor("file.js"))("file directives, %s", (parser) => {
  it.each(boundaryCases)("%s", (_title, text, boundary, directives) => {
    const module = analyzeText(text, "/app/file.js", parser);
    expect(module.boundary).toBe(boundary);
    expect(module.directives.map(({ value }) => value)).toEqual(directives);
  });

  it("a byte order mark does not hide the directive", () => {
    expect(analyzeText(`\uFEFF"use server";`, "/app/file.js", parser).boundary).toBe("server");
  });

  it("points at the statement", () => {
    const [directive] = analyzeText(`/* a */ 'use server';`, "/app/file.js", parser).directives;
    expect(directive?.node.range).toEqual([8, 21]);
  });
});

describe.each(parsersFor("file.js"))("function directives, %s", (parser) => {
  const prologue = (text: string) => {
    const [first] = analyzeText(text, "/app/file.js", parser).functions;
    return first && functionPrologue(first).map(({ value }) => value);
  };

  it("the strings at the head of the body", () => {
    expect(prologue(`function f() { /* a */ 'use strict'; "use server"; f(); "late"; }`)).toEqual([
      "use strict",
      "use server",
    ]);
  });

  it("an arrow with an expression has none", () => {
    expect(prologue(`const f = () => "use server"`)).toEqual([]);
  });

  it("a parenthesised string is none", () => {
    expect(prologue(`async () => { ("use server") }`)).toEqual([]);
  });

  it("a string in a nested block is none", () => {
    expect(prologue(`async () => { { "use server" } }`)).toEqual([]);
  });

  it("an empty body has none", () => {
    expect(prologue(`async function f() {}`)).toEqual([]);
  });
});
