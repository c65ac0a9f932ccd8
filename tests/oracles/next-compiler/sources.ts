/** Files that next's compiler and `analyzeModule` must read alike. */
export interface OracleSource {
  readonly title: string;
  readonly text: string;
  readonly filename?: string;
  /** Export names that are Server Functions by the file directive. */
  readonly exported?: readonly string[];
  /** How many functions have a directive of their own. */
  readonly inline?: number;
  /** Of `exported`: names the compiler loses, because it keeps the last name of a function only. */
  readonly lost?: readonly string[];
  /** Names the compiler takes though they are certainly no functions: it fails only when the module is loaded. */
  readonly notFunctions?: readonly string[];
}

export const fileDirectiveSources: readonly OracleSource[] = [
  { title: "async function declaration", text: `"use server";\nexport async function save() {}`, exported: ["save"] },
  { title: "an escape", text: `"use\\x20server";\nexport async function save() {}`, exported: ["save"] },
  { title: "`as`", text: `"use server" as any;\nexport async function save() {}`, exported: ["save"] },
  {
    title: "`satisfies` and `!`",
    text: `"use server"! satisfies string;\nexport async function save() {}`,
    exported: ["save"],
  },
  {
    title: "a type assertion",
    text: `<any>"use server";\nexport async function save() {}`,
    filename: "/app/app/file.ts",
    exported: ["save"],
  },
  { title: "single quotes", text: `'use server'\nexport async function save() {}`, exported: ["save"] },
  {
    title: "after comments",
    text: `// first\n/* second */\n"use server";\nexport async function save() {}`,
    exported: ["save"],
  },
  {
    title: "after use strict",
    text: `'use strict';\n'use server';\nexport async function save() {}`,
    exported: ["save"],
  },
  {
    title: "with CRLF line ends",
    text: `"use server";\r\n\r\nexport async function save() {}\r\n`,
    exported: ["save"],
  },
  { title: "with a byte order mark", text: `\uFEFF"use server";\nexport async function save() {}`, exported: ["save"] },
  {
    title: "without a semicolon, before an import",
    text: `"use server"\nimport { db } from "./db"\nexport async function save() { db() }`,
    exported: ["save"],
  },
  { title: "arrow in a constant", text: `"use server";\nexport const save = async () => {};`, exported: ["save"] },
  {
    title: "function expression",
    text: `"use server";\nexport const save = async function () {};`,
    exported: ["save"],
  },
  {
    title: "named function expression",
    text: `"use server";\nexport const save = async function inner() {};`,
    exported: ["save"],
  },
  {
    title: "several declarators",
    text: `"use server";\nexport const a = async () => {}, b = async () => {};`,
    exported: ["a", "b"],
  },
  {
    title: "let and var",
    text: `"use server";\nexport let a = async () => {};\nexport var b = async () => {};`,
    exported: ["a", "b"],
  },
  {
    title: "default function declaration",
    text: `"use server";\nexport default async function save() {}`,
    exported: ["default"],
  },
  {
    title: "default anonymous function",
    text: `"use server";\nexport default async function () {}`,
    exported: ["default"],
  },
  { title: "default arrow", text: `"use server";\nexport default async () => {};`, exported: ["default"] },
  {
    title: "default identifier",
    text: `"use server";\nasync function save() {}\nexport default save;`,
    exported: ["default"],
  },
  {
    title: "default identifier of a constant",
    text: `"use server";\nconst save = async () => {};\nexport default save;`,
    exported: ["default"],
  },
  {
    title: "default wrapper call",
    text: `"use server";\nimport { withAuth } from "./auth";\nexport default withAuth(async () => {});`,
    exported: ["default"],
  },
  {
    title: "export list",
    text: `"use server";\nasync function a() {}\nconst b = async () => {};\nexport { a, b };`,
    exported: ["a", "b"],
  },
  {
    title: "export list before the declarations",
    text: `"use server";\nexport { a };\nasync function a() {}`,
    exported: ["a"],
  },
  {
    title: "renamed in an export list",
    text: `"use server";\nasync function a() {}\nexport { a as b };`,
    exported: ["b"],
  },
  {
    title: "renamed to default",
    text: `"use server";\nasync function a() {}\nexport { a as default };`,
    exported: ["default"],
  },
  {
    title: "renamed to a string",
    text: `"use server";\nasync function a() {}\nexport { a as "save it" };`,
    exported: ["save it"],
  },
  {
    title: "imported and exported again",
    text: `"use server";\nimport { a } from "./a";\nexport { a };`,
    exported: ["a"],
  },
  {
    title: "imported default and exported again",
    text: `"use server";\nimport a from "./a";\nexport { a as save };`,
    exported: ["save"],
  },
  {
    title: "imported and exported as default",
    text: `"use server";\nimport { a } from "./a";\nexport default a;`,
    exported: ["default"],
  },
  { title: "alias of a function", text: `"use server";\nasync function b() {}\nexport const a = b;`, exported: ["a"] },
  {
    title: "alias of an import",
    text: `"use server";\nimport { b } from "./b";\nexport const a = b;`,
    exported: ["a"],
  },
  {
    title: "alias of a member",
    text: `"use server";\nimport * as api from "./api";\nexport const a = api.save;`,
    exported: ["a"],
  },
  {
    title: "wrapper",
    text: `"use server";\nimport { withAuth } from "./auth";\nexport const a = withAuth(async () => {});`,
    exported: ["a"],
  },
  {
    title: "curried wrapper",
    text: `"use server";\nimport { withResource } from "./auth";\nexport const a = withResource("x")(async () => {});`,
    exported: ["a"],
  },
  {
    title: "wrapper of a wrapper",
    text: `"use server";\nimport { a, b } from "./wrap";\nexport const save = a(b("x")(async () => {}));`,
    exported: ["save"],
  },
  {
    title: "handler by name",
    text: `"use server";\nimport { createSafeAction } from "./safe";\nimport { Schema } from "./schema";\nconst handler = async () => {};\nexport const a = createSafeAction(Schema, handler);`,
    exported: ["a"],
  },
  {
    title: "builder chain",
    text: `"use server";\nimport { actionClient } from "./client";\nexport const a = actionClient.schema({}).metadata({ name: "a" }).action(async () => {});`,
    exported: ["a"],
  },
  {
    title: "builder chain of another name",
    text: `"use server";\nimport { authed } from "./client";\nexport const a = authed.createServerAction().input({}).handler(async () => {});`,
    exported: ["a"],
  },
  {
    title: "builder finished later",
    text: `"use server";\nimport { os } from "./orpc";\nexport const a = os.input({}).handler(async () => {}).actionable();`,
    exported: ["a"],
  },
  {
    title: "cached function",
    text: `"use server";\nimport { cache } from "react";\nexport const a = cache(async () => 1);`,
    exported: ["a"],
  },
  {
    title: "namespaced wrapper",
    text: `"use server";\nimport * as React from "react";\nexport const a = React.cache(async () => 1);`,
    exported: ["a"],
  },
  {
    title: "as, satisfies and non-null",
    text: `"use server";\nimport { f, type F } from "./f";\nexport const a = (async () => {}) as F;\nexport const b = (async () => {}) satisfies F;\nexport const c = f!;`,
    exported: ["a", "b", "c"],
  },
  {
    title: "conditional and awaited values",
    text: `"use server";\nimport { f, g, make } from "./f";\nexport const a = process.env.X ? f : g;\nexport const b = await make();`,
    exported: ["a", "b"],
  },
  {
    title: "bound function",
    text: `"use server";\nimport { f } from "./f";\nexport const a = f.bind(null, 1);`,
    exported: ["a"],
  },
  {
    title: "destructured object",
    text: `"use server";\nimport { auth } from "./auth";\nexport const { signIn, signOut: leave } = auth();`,
    exported: ["leave", "signIn"],
  },
  {
    title: "deeply destructured, with default and rest",
    text: `"use server";\nimport { api } from "./api";\nexport const { a: { b }, c = api.c, ...rest } = api;`,
    exported: ["b", "c", "rest"],
  },
  {
    title: "destructured array",
    text: `"use server";\nimport { pair } from "./pair";\nexport const [a, , b] = pair();`,
    exported: ["a", "b"],
  },
  { title: "generator", text: `"use server";\nexport async function* a() { yield 1; }`, exported: ["a"] },
  {
    title: "overloads",
    text: `"use server";\nexport async function a(x: string): Promise<void>;\nexport async function a(x: number): Promise<void>;\nexport async function a(x: unknown) {}`,
    exported: ["a"],
  },
  {
    title: "types beside",
    text: `"use server";\nexport type A = string;\nexport interface B {}\nexport async function a(x: A): Promise<B> { return {}; }`,
    exported: ["a"],
  },
  {
    title: "type-only export lists",
    text: `"use server";\nimport { type T, f } from "./f";\ntype U = string;\nexport type { U };\nexport { type T, f };`,
    exported: ["f"],
  },
  {
    title: "a local type without the keyword",
    text: `"use server";\ntype U = string;\nasync function f(u: U) {}\nexport { f, U };`,
    exported: ["f"],
  },
  {
    title: "private functions stay private",
    text: `"use server";\nasync function hidden() {}\nexport async function shown() { await hidden(); }`,
    exported: ["shown"],
  },
  {
    title: "plain JavaScript",
    filename: "/app/app/actions.js",
    text: `"use server";\nexport async function a() {}\nexport const b = async () => {};`,
    exported: ["a", "b"],
  },
  {
    title: "constants are taken until the module loads",
    text: `"use server";\nexport const list = [1];\nexport const limits = { max: 1 };\nexport const title = \`x\`;\nexport const at = new Date();\nexport async function a() {}`,
    exported: ["a"],
    notFunctions: ["at", "limits", "list", "title"],
  },
  {
    title: "a schema cannot be told from a function",
    text: `"use server";\nimport { z } from "zod";\nexport const schema = z.object({});`,
    exported: ["schema"],
  },
  { title: "a variable without a value", text: `"use server";\nexport let a;`, exported: ["a"] },
  {
    title: "one function under two names",
    text: `"use server";\nexport const a = async () => {};\nexport default a;`,
    exported: ["a", "default"],
    lost: ["a"],
  },
  {
    title: "one function listed twice",
    text: `"use server";\nasync function f() {}\nexport { f as a, f as b };`,
    exported: ["a", "b"],
    lost: ["a"],
  },
  { title: "empty file", text: `"use server";` },
  {
    title: "listed with a directive of its own",
    text: `"use server";\nasync function a() { "use server"; }\nexport { a as b, a as c };`,
    exported: ["b", "c"],
    lost: ["b"],
  },
  {
    title: "alias of a private one with a directive of its own",
    text: `"use server";\nasync function a() { "use server"; }\nexport const b = a;`,
    exported: ["b"],
    inline: 1,
  },
  {
    title: "alias beside its function",
    text: `"use server";\nconst a = async () => {};\nexport const b = a;\nexport { a };`,
    exported: ["a", "b"],
  },
  {
    title: "default value in a pattern",
    text: `"use server";\nimport { x } from "./x";\nexport const { a = async () => { "use server"; } } = x;`,
    exported: ["a"],
    inline: 1,
  },
  {
    title: "conditional with a directive inside",
    text: `"use server";\nimport { c } from "./c";\nexport const f = c ? async () => {} : async () => { "use server"; };`,
    exported: ["f"],
    inline: 1,
  },
  {
    title: "default non-null",
    text: `"use server";\nimport { f } from "./f";\nexport default f!;`,
    exported: ["default"],
  },
  { title: "assigned later", text: `"use server";\nlet a;\na = async () => {};\nexport { a };`, exported: ["a"] },
  {
    title: "sequence, tagged template and chained assignment",
    text: `"use server";\nimport { f, tag } from "./f";\nlet d;\nexport const a = (0, f), b = tag\`x\`, c = (d = async () => {});`,
    exported: ["a", "b", "c"],
  },
  {
    title: "a member with a directive does not make its object a function",
    text: `"use server";\nexport const o = { m: async () => { "use server"; } };`,
    inline: 1,
    notFunctions: ["o"],
  },
  {
    title: "enums",
    text: `"use server";\nenum A { X }\nexport { A };\nexport enum B { Y }\nexport const enum C { Z }\nexport declare enum D { W }`,
    notFunctions: ["A", "B", "C"],
  },
  {
    title: "TypeScript namespaces",
    text: `"use server";\nexport namespace N { export const a = 1; }\nnamespace M { export async function b() { "use server"; } }`,
    inline: 1,
    notFunctions: ["N"],
  },
  { title: "a listed class", text: `"use server";\nclass C {}\nexport { C };`, notFunctions: ["C"] },
  {
    title: "a class expression",
    text: `"use server";\nexport const C = class { static async m() { "use server"; } };`,
    inline: 1,
    notFunctions: ["C"],
  },
  {
    title: "a module namespace",
    text: `"use server";\nimport * as api from "./api";\nexport { api };`,
    notFunctions: ["api"],
  },
  {
    title: "ambient declarations",
    text: `"use server";\nexport declare const a: () => Promise<void>;\nexport declare function b(): Promise<void>;\nexport async function c() {}`,
    exported: ["c"],
  },
  {
    title: "import equals",
    text: `"use server";\nexport import a = require("./a");\nexport async function b() {}`,
    exported: ["b"],
  },
  { title: "CommonJS exports are not seen", text: `"use server";\nmodule.exports = { a: async () => {} };` },
];

export const functionDirectiveSources: readonly OracleSource[] = [
  {
    title: "static block, private static field, accessor field",
    text: `class A {\n  static { const x = async () => { "use server"; }; }\n  static #m = async () => { "use server"; };\n  accessor y = async () => { "use server"; };\n}`,
    inline: 3,
  },
  { title: "inside a getter", text: `const o = { get x() { return async () => { "use server"; }; } };`, inline: 1 },
  { title: "async generator method", text: `const o = { async *g() { "use server"; } };`, inline: 1 },
  {
    title: "computed and numeric keys",
    text: `import { k } from "./k";\nconst o = { [k]: async () => { "use server"; }, 5: async () => { "use server"; } };`,
    inline: 2,
  },
  {
    title: "called at once, constructed, in a template",
    text: "const a = (async () => { 'use server'; })();\nnew A(async () => { 'use server'; });\nconst t = `${async () => { 'use server'; }}`;",
    inline: 3,
  },
  {
    title: "default exported class",
    text: `export default class {\n  static async a() { "use server"; }\n  b = async () => { "use server"; };\n}`,
    inline: 2,
  },
  {
    title: "in a block and under a label",
    text: `if (x) { async function f() { "use server"; } }\nlabel: { const g = async () => { "use server"; }; }`,
    inline: 2,
  },
  {
    title: "function in a component",
    text: `export default function Page() {\n  async function save() { "use server"; }\n  return <form action={save} />;\n}`,
    inline: 1,
  },
  {
    title: "arrow in a component",
    text: `export default function Page() {\n  const save = async () => { 'use server' };\n  return <form action={save} />;\n}`,
    inline: 1,
  },
  {
    title: "arrow in an attribute",
    text: `export default function Page() {\n  return <form action={async () => { "use server"; }} />;\n}`,
    inline: 1,
  },
  {
    title: "render prop",
    text: `import { Pump } from "./pump";\nexport default function Page() {\n  return <Pump>{async ([data]) => { "use server"; return <b>{data}</b>; }}</Pump>;\n}`,
    inline: 1,
  },
  {
    title: "named function expression",
    text: `export const save = async function named() { "use server"; };`,
    inline: 1,
  },
  {
    title: "exported function of a module without file directive",
    text: `export async function save() { "use server"; }`,
    inline: 1,
  },
  { title: "default export", text: `export default async function () { "use server"; }`, inline: 1 },
  { title: "default arrow", text: `export default async () => { "use server"; };`, inline: 1 },
  {
    title: "object method and property",
    text: `export const api = {\n  async a() { "use server"; },\n  b: async () => { "use server"; },\n  "c d": async function () { "use server"; },\n};`,
    inline: 3,
  },
  { title: "static method", text: `export class Api { static async save() { "use server"; } }`, inline: 1 },
  {
    title: "class fields",
    text: `export class Api {\n  save = async () => { "use server"; };\n  static load = async () => { "use server"; };\n}`,
    inline: 2,
  },
  {
    title: "inside a wrapper",
    text: `import { withAuth } from "./auth";\nexport const save = withAuth(async () => { "use server"; });`,
    inline: 1,
  },
  {
    title: "inside a builder chain",
    text: `import { client } from "./client";\nexport const save = client.schema({}).action(async () => { "use server"; });`,
    inline: 1,
  },
  {
    title: "nested in another",
    text: `export async function outer() {\n  "use server";\n  const inner = async () => { "use server"; };\n  return inner;\n}`,
    inline: 2,
  },
  {
    title: "in a callback",
    text: `export function Page({ rows }) {\n  return rows.map((row) => <form key={row} action={async () => { "use server"; row; }} />);\n}`,
    inline: 1,
  },
  { title: "after use strict", text: `export async function save() {\n  "use strict";\n  "use server";\n}`, inline: 1 },
  {
    title: "after a comment",
    text: `export async function save() {\n  // posts\n  /* now */ "use server";\n}`,
    inline: 1,
  },
  { title: "CRLF", text: `export async function save() {\r\n  "use server"\r\n}\r\n`, inline: 1 },
  {
    title: "default parameter value",
    text: `export function Page({ save = async () => { "use server"; } }) { return save; }`,
    inline: 1,
  },
  {
    title: "assigned",
    text: `let save;\nsave = async () => { "use server"; };\nexport const api = {};\napi.save = async () => { "use server"; };`,
    inline: 2,
  },
  { title: "async generator", text: `export const a = async function* () { "use server"; yield 1; };`, inline: 1 },
  {
    title: "plain JavaScript",
    filename: "/app/app/page.js",
    text: `export default function Page() {\n  async function save() { "use server"; }\n  return save;\n}`,
    inline: 1,
  },
  {
    title: "directive in a nested block is a plain string",
    text: `export async function save(x) {\n  if (x) { "use server"; }\n}`,
  },
  { title: "template literal is no directive", text: "export async function save() {\n  `use server`;\n}" },
  { title: "expression is no directive", text: `export async function save() {\n  return "use server";\n}` },
  { title: "other directives are not ours", text: `"use memo";\nexport async function save() {\n  "use no memo";\n}` },
  {
    title: "exported one in a file with the directive counts once",
    text: `"use server";\nexport async function save() { "use server"; }`,
    exported: ["save"],
  },
  {
    title: "exported constant in a file with the directive counts once",
    text: `"use server";\nexport const save = async () => { "use server"; };`,
    exported: ["save"],
  },
  {
    title: "wrapped one in a file with the directive counts twice",
    text: `"use server";\nimport { w } from "./w";\nexport const save = w(async () => { "use server"; });`,
    exported: ["save"],
    inline: 1,
  },
  {
    title: "private one in a file with the directive",
    text: `"use server";\nasync function hidden() { "use server"; }\nexport async function shown() { return hidden; }`,
    exported: ["shown"],
    inline: 1,
  },
  {
    title: "listed one in a file with the directive",
    text: `"use server";\nasync function save() { "use server"; }\nexport { save };`,
    exported: ["save"],
  },
  {
    title: "default identifier in a file with the directive",
    text: `"use server";\nconst save = async () => { "use server"; };\nexport default save;`,
    exported: ["default"],
  },
];

const onlyAsyncFunctions = `Only async functions are allowed to be exported in a "use server" file.`;

/** What the compiler refuses. We still see the Server Functions their author meant, so that a rule can speak of them. */
export const refusedSources: readonly (OracleSource & { readonly message: string })[] = [
  {
    title: "sync export",
    text: `"use server";\nexport function a() {}`,
    exported: ["a"],
    message: "Server Actions must be async functions.",
  },
  {
    title: "parenthesised default function",
    text: `"use server";\nexport default (async function save() {});`,
    exported: ["default"],
    message: onlyAsyncFunctions,
  },
  {
    title: "class export",
    text: `"use server";\nexport class A {}\nexport async function a() {}`,
    exported: ["a"],
    message: onlyAsyncFunctions,
  },
  {
    title: "star export",
    text: `"use server";\nexport * from "./a";\nexport async function a() {}`,
    exported: ["a"],
    message: onlyAsyncFunctions,
  },
  { title: "re-export", text: `"use server";\nexport { a } from "./a";`, exported: ["a"], message: onlyAsyncFunctions },
  {
    title: "sync inline function",
    text: `export function Page() { function a() { "use server"; } return a; }`,
    inline: 1,
    message: "Server Actions must be async functions.",
  },
  {
    title: "instance method",
    text: `export class A { async a() { "use server"; } }`,
    message: `It is not allowed to define inline "use server" annotated class instance methods.`,
  },
  {
    title: "getter",
    text: `export const o = { get a() { "use server"; return 1; } };`,
    message: "Server Actions must be async functions.",
  },
  {
    title: "parenthesised file directive",
    text: `("use server");\nexport async function a() {}`,
    message: `The "use server" directive cannot be wrapped in parentheses.`,
  },
  {
    title: "parenthesised function directive",
    text: `export async function a() { ("use server"); }`,
    message: `The "use server" directive cannot be wrapped in parentheses.`,
  },
  {
    title: "file directive after an import",
    text: `import "./a";\n"use server";\nexport async function a() {}`,
    message: `The "use server" directive must be at the top of the file.`,
  },
  {
    title: "function directive after a statement",
    text: `export async function a() { const x = 1; "use server"; return x; }`,
    message: `The "use server" directive must be at the top of the function body.`,
  },
];
