import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, it } from "vitest";
import type { Reference } from "../../../shared/src/model/reference.ts";
import {
  findFunction,
  findVariable,
  namedImport,
  referenceOf,
  valueBehind,
} from "../../../shared/src/syntax/bindings.ts";
import { analyzeText, parsersFor, type ParserName } from "../../helpers/parse.ts";

/** The module, and the argument of its (last) `look(...)`. */
function lookAt(text: string, parser: ParserName = "typescript-estree", filename = "/app/file.tsx") {
  const module = analyzeText(text, filename, parser);
  const looks = module
    .nodesOfType("CallExpression")
    .filter(({ callee }) => callee.type === "Identifier" && callee.name === "look");
  const argument = looks.at(-1)?.arguments[0];
  if (!argument) throw new Error("no look(...) in the text");
  return { module, argument };
}

const fromNext = (name: string, ...path: string[]): Reference => ({
  kind: "import",
  source: "next/navigation",
  name,
  path,
});
const local = (name: string, ...path: string[]): Reference => ({ kind: "local", name, path });
const global = (name: string, ...path: string[]): Reference => ({ kind: "global", name, path });
const unknown: Reference = { kind: "unknown" };

const plainCases: readonly (readonly [title: string, text: string, reference: Reference])[] = [
  ["import", `import { redirect } from "next/navigation"; look(redirect)`, fromNext("redirect")],
  ["renamed import", `import { redirect as go } from "next/navigation"; look(go)`, fromNext("redirect")],
  ["import under a string name", `import { "a b" as go } from "next/navigation"; look(go)`, fromNext("a b")],
  ["default import", `import nav from "next/navigation"; look(nav)`, fromNext("default")],
  ["namespace", `import * as nav from "next/navigation"; look(nav)`, fromNext("*")],
  ["namespace member", `import * as nav from "next/navigation"; look(nav.redirect)`, fromNext("*", "redirect")],
  ["member in brackets", `import * as nav from "next/navigation"; look(nav["redirect"])`, fromNext("*", "redirect")],
  ["optional member", `import * as nav from "next/navigation"; look(nav?.redirect)`, fromNext("*", "redirect")],
  ["computed member", `import * as nav from "next/navigation"; look(nav[name])`, unknown],
  ["constant alias", `import { redirect } from "next/navigation"; const go = redirect; look(go)`, fromNext("redirect")],
  [
    "alias of an alias",
    `import { redirect } from "next/navigation"; const a = redirect; const b = a; look(b)`,
    fromNext("redirect"),
  ],
  [
    "nested alias",
    `import { redirect } from "next/navigation"; function f() { const go = redirect; look(go) }`,
    fromNext("redirect"),
  ],
  [
    "destructured",
    `import * as nav from "next/navigation"; const { redirect: go } = nav; look(go)`,
    fromNext("*", "redirect"),
  ],
  [
    "destructured twice",
    `import api from "next/navigation"; const { a: { b } } = api; look(b.c)`,
    fromNext("default", "a", "b", "c"),
  ],
  [
    "destructured with a default value",
    `import * as nav from "next/navigation"; function f() { const { redirect = other } = nav; look(redirect) }`,
    unknown,
  ],
  [
    "rest of an object",
    `import * as nav from "next/navigation"; function f() { const { a, ...rest } = nav; look(rest) }`,
    unknown,
  ],
  ["require", `const nav = require("next/navigation"); look(nav.redirect)`, fromNext("*", "redirect")],
  [
    "destructured require",
    `const { redirect } = require("next/navigation"); look(redirect)`,
    fromNext("*", "redirect"),
  ],
  [
    "awaited import",
    `async function f() { const { redirect } = await import("next/navigation"); look(redirect) }`,
    fromNext("*", "redirect"),
  ],
  ["require of a variable", `function f() { const nav = require(name); look(nav) }`, unknown],
  ["sequence", `import * as nav from "next/navigation"; look((0, nav.redirect))`, fromNext("*", "redirect")],
  ["function of the file", `function go() {} look(go)`, local("go")],
  ["function declared later", `look(go); function go() {}`, local("go")],
  ["constant of the file", `const go = make(); look(go.now)`, local("go", "now")],
  ["destructured from a call", `const { signIn } = NextAuth(); look(signIn)`, local("signIn")],
  [
    "variable that is written again is no alias",
    `import { redirect } from "next/navigation"; let go = redirect; look(go)`,
    local("go"),
  ],
  ["global", `look(fetch)`, global("fetch")],
  ["global member", `look(console.log)`, global("console", "log")],
  [
    "parameter shadows an import",
    `import { redirect } from "next/navigation"; function f(redirect) { look(redirect) }`,
    unknown,
  ],
  [
    "local function shadows an import",
    `import { redirect } from "next/navigation"; function f() { function redirect() {} look(redirect) }`,
    unknown,
  ],
  [
    "catch parameter shadows",
    `import { redirect } from "next/navigation"; try {} catch (redirect) { look(redirect) }`,
    unknown,
  ],
  [
    "loop variable shadows",
    `import { redirect } from "next/navigation"; for (const redirect of xs) look(redirect)`,
    unknown,
  ],
  [
    "block constant does not reach out",
    `import { redirect } from "next/navigation"; { const redirect = 1; } look(redirect)`,
    fromNext("redirect"),
  ],
  [
    "hoisted var shadows",
    `import { redirect } from "next/navigation"; function f() { look(redirect); if (x) { var redirect = 1; } }`,
    unknown,
  ],
  [
    "parameter default does not see the body",
    `import { redirect } from "next/navigation"; function f(a = look(redirect)) { var redirect = 1; }`,
    fromNext("redirect"),
  ],
  ["a constant of itself", `const a = a; look(a)`, local("a")],
  ["name of a function expression", `const f = function go() { look(go) }`, unknown],
  ["class", `class Go {} look(Go.now)`, local("Go", "now")],
  ["a call is no name", `look(make())`, unknown],
  ["this", `function f() { look(this.go) }`, unknown],
  ["arguments", `function f() { look(arguments) }`, unknown],
  ["private member", `class C { #a; f() { look(this.#a) } }`, unknown],
];

describe.each(parsersFor("file.js"))("referenceOf, %s", (parser) => {
  it.each(plainCases)("%s", (_title, text, reference) => {
    const { module, argument } = lookAt(text, parser, "/app/file.js");
    expect(referenceOf(module, argument)).toEqual(reference);
  });
});

it("constants of each other do not make it run forever", () => {
  const { module, argument } = lookAt(`const a = b, b = a; look(a)`);
  expect(referenceOf(module, argument).kind).toBe("local");
});

describe.each(parsersFor("file.tsx"))("referenceOf in TypeScript and JSX, %s", (parser) => {
  it.each<[title: string, text: string, reference: Reference]>([
    [
      "as, satisfies, non-null",
      `import { redirect } from "next/navigation"; look(((redirect as F) satisfies F)!)`,
      fromNext("redirect"),
    ],
    ["type arguments", `import { redirect } from "next/navigation"; look(redirect<string>)`, fromNext("redirect")],
    ["import equals", `import nav = require("next/navigation"); look(nav.redirect)`, fromNext("*", "redirect")],
    [
      "a type of the same name shadows no value",
      `import { redirect } from "next/navigation"; function f() { type redirect = 1; look(redirect) }`,
      fromNext("redirect"),
    ],
    ["an interface is no value", `interface fetch {} look(fetch)`, global("fetch")],
    ["overloads", `function go(a: 1): void; function go(a: any) {} look(go)`, local("go")],
    ["enum", `enum Go { A } look(Go.A)`, local("Go", "A")],
    [
      "parameter property",
      `import { redirect } from "next/navigation"; class C { constructor(private redirect: F) { look(redirect) } }`,
      unknown,
    ],
  ])("%s", (_title, text, reference) => {
    const { module, argument } = lookAt(text, parser);
    expect(referenceOf(module, argument)).toEqual(reference);
  });

  it.each<[tag: string, reference: Reference]>([
    ["<Panel />", { kind: "import", source: "./ui", name: "Panel", path: [] }],
    ["<ui.Panel.Item />", { kind: "import", source: "./ui", name: "*", path: ["Panel", "Item"] }],
    ["<Local />", local("Local")],
    ["<this.Panel />", unknown],
  ])("tag %s", (tag, reference) => {
    const text = `import { Panel } from "./ui"; import * as ui from "./ui"; function Local() {}\nconst a = ${tag};`;
    const module = analyzeText(text, "/app/file.tsx", parser);
    const [opening] = module.nodesOfType("JSXOpeningElement");
    expect(opening && referenceOf(module, opening.name)).toEqual(reference);
  });
});

describe("namedImport", () => {
  it("folds a namespace member into the name", () => {
    expect(namedImport(fromNext("*", "redirect", "call"))).toEqual(fromNext("redirect", "call"));
  });

  it("leaves everything else as it is", () => {
    for (const reference of [fromNext("*"), fromNext("redirect", "call"), local("a", "b"), unknown]) {
      expect(namedImport(reference)).toBe(reference);
    }
  });
});

describe("findFunction", () => {
  const found = (text: string) => {
    const { module, argument } = lookAt(text);
    const node = findFunction(module, argument);
    return node && text.slice(...node.range);
  };

  it.each<[title: string, text: string, result: string | undefined]>([
    ["itself", `look(() => 1)`, "() => 1"],
    ["under TypeScript", `look((() => 1) as F)`, "() => 1"],
    ["declaration", `look(f); function f() { return 1 }`, "function f() { return 1 }"],
    ["nested declaration", `function g() { function f() {} look(f) }`, "function f() {}"],
    ["the inner of two", `function f() { return 1 } function g() { const f = () => 2; look(f) }`, "() => 2"],
    ["constant", `const f = () => 1; look(f)`, "() => 1"],
    ["alias", `const f = () => 1; const g = f; look(g)`, "() => 1"],
    ["variable written once", `let f = () => 1; look(f)`, "() => 1"],
    ["variable written again", `let f = () => 1; f = () => 2; look(f)`, undefined],
    ["member of a literal object", `const api = { f: () => 1 }; look(api.f)`, "() => 1"],
    ["nested member", `const api = { a: { f: () => 1 } }; look(api.a.f)`, "() => 1"],
    ["shorthand member", `const f = () => 1; const api = { f }; look(api.f)`, "() => 1"],
    ["the later member wins", `const api = { f: () => 1, f: () => 2 }; look(api.f)`, "() => 2"],
    ["a spread may override", `const api = { f: () => 1, ...other }; look(api.f)`, undefined],
    ["a spread before does not", `const api = { ...other, f: () => 1 }; look(api.f)`, "() => 1"],
    ["getter", `const api = { get f() { return g } }; look(api.f)`, undefined],
    ["destructured member", `const api = { f: () => 1 }; const { f: g } = api; look(g)`, "() => 1"],
    ["static method", `class C { static f() { return 1 } }; look(C.f)`, "() { return 1 }"],
    ["instance method", `class C { f() { return 1 } }; look(C.f)`, undefined],
    [
      "implementation of overloads",
      `function f(a: 1): void; function f(a: any) { return 1 } look(f)`,
      "function f(a: any) { return 1 }",
    ],
    ["declared twice", `function f() { return 1 } function f() { return 2 } look(f)`, undefined],
    ["parameter", `function g(f) { look(f) }`, undefined],
    ["parameter with a default value", `function g(f = () => 1) { look(f) }`, undefined],
    ["import", `import { f } from "./f"; look(f)`, undefined],
    ["call", `const f = make(() => 1); look(f)`, undefined],
    ["class", `class C {} look(C)`, undefined],
    ["constants of each other", `const a = b, b = a; look(a)`, undefined],
  ])("%s", (_title, text, result) => {
    expect(found(text)).toBe(result);
  });
});

describe("valueBehind", () => {
  it("is the expression itself when it is no name", () => {
    const { module, argument } = lookAt(`look(make())`);
    expect(valueBehind(module, argument)).toBe(argument);
  });

  it("is what a constant was made from", () => {
    const { module, argument } = lookAt(`const client = make(); look(client)`);
    expect(valueBehind(module, argument)?.type).toBe("CallExpression");
  });
});

describe("findVariable", () => {
  const nameOf = (module: ReturnType<typeof analyzeText>, node: TSESTree.Node | null | undefined) =>
    node?.type === "Identifier" ? findVariable(module.scopes, node) : undefined;

  it("a function declaration's own name is bound around it, not inside", () => {
    const module = analyzeText(`function a() { const a = 1; }`);
    const [declaration] = module.nodesOfType("FunctionDeclaration");
    expect(nameOf(module, declaration?.id)?.defs[0]?.node).toBe(declaration);
  });

  it("a function expression's own name is its own", () => {
    const module = analyzeText(`const b = function a() { const a = 1; };`);
    const [expression] = module.nodesOfType("FunctionExpression");
    expect(nameOf(module, expression?.id)?.defs[0]?.node).toBe(expression);
  });
});
