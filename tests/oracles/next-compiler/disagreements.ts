/**
 * Where we are right and next's compiler is not: it accepts the file, and the app fails. Each row is proved by running what the
 * compiler made of `source`.
 */
export interface Disagreement {
  readonly title: string;
  readonly reason: string;
  readonly source: string;
  /** The export that the compiler lists as a Server Function, and we do not. */
  readonly exported: string;
  /** What running the module, or calling the export, throws. */
  readonly fails: "call" | "load";
  readonly error: string;
}

const notAFunction = "The compiler registers any exported value; loading the module throws.";
const found = (type: string) => `A "use server" file can only export async functions, found ${type}.`;

const rowOf = (title: string, source: string, exported: string, type: string): Disagreement => ({
  title,
  reason: notAFunction,
  source: `"use server";\n${source}`,
  exported,
  fails: "load",
  error: found(type),
});

export const disagreements: readonly Disagreement[] = [
  rowOf("an object", `export const options = { a: 1 };`, "options", "object"),
  rowOf("an array", `export const list = [1];`, "list", "object"),
  rowOf("a template", "export const text = `t`;", "text", "string"),
  rowOf("a negative number", `export const number = -1;`, "number", "number"),
  rowOf("an instance", `export const map = new Map();`, "map", "object"),
  rowOf("an enum", `export enum Role { Admin }`, "Role", "object"),
  rowOf("a namespace", `export namespace Space { export const x = 1; }`, "Space", "object"),
  rowOf("a listed literal", `const limit = 10;\nexport { limit };`, "limit", "number"),
  rowOf("a named literal as default", `const limit = 10;\nexport default limit;`, "default", "number"),
  {
    title: "a class expression",
    reason: "A class is a function to the run-time check, but nobody can call it.",
    source: `"use server";\nexport const Store = class {};`,
    exported: "Store",
    fails: "call",
    error: "Class constructor Store cannot be invoked without 'new'",
  },
];

/**
 * Findings of `recommended` in files that the compiler accepts. Those of `no-broken-closure` are not here: `npm run prove` submits each of its
 * shapes to a running app.
 */
export interface MoreThanTheCompiler {
  readonly title: string;
  readonly rule: string;
  readonly messageId: string;
  readonly reason: string;
  readonly source: string;
  readonly filename?: string;
  /**
   * What the compiler's output shows. `ignored`: no Server Function, although the author wrote a directive. `no client module`: the same for
   * `"use client"`. `garbled`: it does not parse. `lost`: that export is no Server Function. `throws`: what loading the module throws. `unbuilt`: what a bundler says.
   * `call`: a row of `disagreements` shows it. `bundler`: what Turbopack makes of it, in the row of docs/proof.md with this title (`npm run prove`).
   */
  readonly proof:
    | "call"
    | "garbled"
    | "ignored"
    | "no client module"
    | { readonly bundler: string }
    | { readonly lost: string }
    | { readonly throws: string }
    | { readonly unbuilt: string };
}

const silentlyIgnored =
  "The compiler looks for directives among the statements of the file and of a function's body, and nowhere else.";
const notAString = "Only a string in quotes is a directive; the compiler takes anything else for an expression.";
const turbopackKeepsIt = "The transform that webpack uses drops what is for types only; Turbopack keeps the export.";
const lastNameWins = "The compiler keeps one reference for a function, by its last name.";

export const moreThanTheCompiler: readonly MoreThanTheCompiler[] = [
  ...[
    ["a block", `export async function f(x) {\n  if (x) { "use server"; }\n}`],
    ["a block of the file", `{\n  "use server";\n}\nexport async function f() {}`],
    ["a statement without block", `export async function f(x) {\n  if (x) "use server";\n}`],
    ["a constructor", `export class K {\n  constructor() { "use server"; }\n}`],
    ["a static block", `export class K {\n  static { "use server"; }\n}`],
  ].map(([title = "", source = ""]) => ({
    title,
    rule: "valid-directive",
    messageId: "nested",
    reason: silentlyIgnored,
    source,
    proof: "ignored" as const,
  })),
  {
    title: "use client in a function",
    rule: "valid-directive",
    messageId: "clientInFunction",
    reason: silentlyIgnored,
    source: `export function C() {\n  "use client";\n}`,
    proof: "no client module",
  },
  {
    title: "backticks",
    rule: "valid-directive",
    messageId: "template",
    reason: notAString,
    source: "export async function f() {\n  `use server`;\n}",
    proof: "ignored",
  },
  {
    title: "backticks around use client",
    rule: "valid-directive",
    messageId: "templateClient",
    reason: notAString,
    source: "`use client`;\nexport function C() {}",
    proof: "no client module",
  },
  {
    title: "two pairs of parentheses",
    rule: "valid-directive",
    messageId: "wrapped",
    reason: notAString,
    source: `(("use server"));\nexport async function f() {}`,
    proof: "ignored",
  },
  {
    title: "two pairs of parentheses below another statement",
    rule: "valid-directive",
    messageId: "wrappedBelow",
    reason: notAString,
    source: `const a = 1;\n(("use server"));\nexport async function f() {}`,
    proof: "ignored",
  },
  {
    title: "a misspelt use client",
    rule: "valid-directive",
    messageId: "misspelt",
    reason: "The compiler looks for misspellings of the other directives only.",
    source: `"use cleint";\nexport function C() {}`,
    proof: "no client module",
  },
  {
    title: "capitals",
    rule: "valid-directive",
    messageId: "misspelt",
    reason: "The compiler's search allows two other characters.",
    source: `"USE SERVER";\nexport async function f() {}`,
    proof: "ignored",
  },
  ...["async #m", "static async #m"].map((member) => ({
    title: `the private method ${member}`,
    rule: "valid-directive",
    messageId: "privateMember",
    reason: "The compiler forgets private methods, and writes a method where a field has to be.",
    source: `export class K {\n  ${member}() { "use server"; }\n}`,
    proof: "garbled" as const,
  })),
  {
    title: "a method whose directive follows a string in parentheses",
    rule: "valid-directive",
    messageId: "instanceMember",
    reason: "The compiler overlooks the directive when it refuses such methods, and takes it afterwards.",
    source: `export class K {\n  async m() { ("a"); "use server"; }\n}`,
    proof: "garbled",
  },
  ...disagreements.map(({ title, reason, source, fails, error }) => ({
    title,
    rule: "valid-action-exports",
    messageId: "notFunction",
    reason,
    source,
    proof: fails === "load" ? { throws: error } : ("call" as const),
  })),
  {
    title: "a variable without value",
    rule: "valid-action-exports",
    messageId: "uninitialized",
    reason: notAFunction,
    source: `"use server";\nexport let later;`,
    proof: { throws: found("undefined") },
  },
  {
    title: "a variable for types only",
    rule: "valid-action-exports",
    messageId: "ambient",
    reason: "The compiler drops the declaration and keeps the export.",
    source: `"use server";\ndeclare const T: unknown;\nexport { T };`,
    proof: { unbuilt: '"T" is not declared in this file' },
  },
  {
    title: "a type in a list, not marked as one",
    rule: "valid-action-exports",
    messageId: "implicitType",
    reason: turbopackKeepsIt,
    source: `"use server";\ntype T = 1;\nasync function save() {}\nexport { save, T };`,
    proof: { bundler: "a type in a list, not marked as one" },
  },
  {
    title: "a declared constant",
    rule: "valid-action-exports",
    messageId: "declared",
    reason: turbopackKeepsIt,
    source: `"use server";\nexport declare const limit: number;`,
    proof: { bundler: "a declared constant" },
  },
  {
    title: "a declared function",
    rule: "valid-action-exports",
    messageId: "declared",
    reason: turbopackKeepsIt,
    source: `"use server";\nexport declare function other(): Promise<void>;`,
    proof: { bundler: "a declared function" },
  },
  {
    title: "two names in a list",
    rule: "valid-action-exports",
    messageId: "duplicate",
    reason: lastNameWins,
    source: `"use server";\nconst f = async () => {};\nexport { f as a, f as b };`,
    proof: { lost: "a" },
  },
  {
    title: "a name and the default",
    rule: "valid-action-exports",
    messageId: "duplicate",
    reason: lastNameWins,
    source: `"use server";\nexport const f = async () => {};\nexport default f;`,
    proof: { lost: "f" },
  },
];
