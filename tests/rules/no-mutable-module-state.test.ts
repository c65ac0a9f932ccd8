import { runRule } from "../helpers/rule-tester.ts";

/** A file of Server Functions with a `declaration`, and an action with `line` in it. */
const file = (declaration: string, line: string) => `"use server";
${declaration}
export async function save(id: any) {
  ${line}
}
`;
const silent = (name: string, declaration: string, line: string) => ({ name, code: file(declaration, line) });

/** A case with one error at the declared `text`. */
function reported(name: string, declaration: string, line: string, text: string) {
  const column = declaration.indexOf(text) + 1;
  const place = { line: 2, column, endLine: 2, endColumn: column + text.length };
  return {
    name,
    code: file(declaration, line),
    errors: [{ messageId: "sharedState", data: { name: text }, ...place }],
  };
}

runRule("no-mutable-module-state", {
  valid: [
    silent("a constant", `const limit = 10;`, `return limit;`),
    silent("a `let` that nothing assigns", `let limit = 10;`, `return limit;`),
    silent("a collection that is only read", `const roles = new Set(["admin"]);`, `return roles.has(id);`),
    silent(
      "a collection that is filled while the module loads",
      `const names = new Map<string, number>(); names.set("a", 1);`,
      `return names.get(id);`,
    ),
    silent("an array that is copied", `const order = ["a", "b"];`, `return [...order].sort();`),
    silent("a method that changes nothing", `const order = ["a", "b"];`, `return order.map(String);`),
    silent("an object that is only read", `const labels: any = { a: "A" };`, `return labels[id].b;`),
    silent("a singleton", `let client: any;`, `client ??= id(); return client;`),
    silent("a singleton behind an `if`", `let client: any = null;`, `if (!client) { client = id(); } return client;`),
    silent(
      "a singleton after an early return",
      `let client: any = null;`,
      `if (client) return client; client = id(); return client;`,
    ),
    silent(
      "a singleton after an early return, in a branch",
      `let client: any = null;`,
      `if (client !== null) { return client; } if (id) { client = id(); return client; } return null;`,
    ),
    silent("a singleton on globalThis", `const shared = globalThis as any;`, `shared.client ??= id();`),
    silent("a WeakMap", `const sizes = new WeakMap<object, number>();`, `sizes.set(id, 1);`),
    silent("a store of the project", `class Map { set(key: string) {} }\nconst store = new Map();`, `store.set(id);`),
    silent(
      "a client with a method of that name",
      `const store = id2();\ndeclare function id2(): any;`,
      `store.set(id, 1);`,
    ),
    silent("a member's own method", `const api: any = { store: null };`, `api.store.set(id, 1);`),
    silent(
      "a shadowed name",
      `const names: string[] = [];`,
      `const names2 = (names: string[]) => names.push("a"); return names2;`,
    ),
    silent(
      "a local variable",
      `const limit = 1;`,
      `let count = 0; count += limit; const seen = new Set(); seen.add(id);`,
    ),
    silent("a copy that is assigned to", `const defaults: any = {};`, `return Object.assign({}, defaults);`),
    {
      name: "a file without Server Functions",
      code: `let count = 0;\nexport async function save() { count += 1; }\n// "use server"\n`,
    },
    {
      name: "an ordinary function beside an inline action",
      code: `let count = 0;
export function Counter() {
  count += 1;
  async function save() {
    "use server";
    return count;
  }
  return save;
}
`,
    },
    { name: "a test", code: file(`let calls = 0;`, `calls += 1;`), filename: "app/actions.test.ts" },
  ],
  invalid: [
    reported("a lock", `let busy = false;`, `if (busy) return null; busy = true; await id(); busy = false;`, "busy"),
    reported(
      "what is made again",
      `let rows: any;`,
      `if (rows && isFresh()) return rows; rows = id(); return rows;`,
      "rows",
    ),
    reported("a counter", `let count = 0;`, `count += 1;`, "count"),
    reported("the current user", `let user: any;`, `user = await id();`, "user"),
    reported("a variable that is also asked for", `let user: any;`, `if (!user) user = 1; user = id;`, "user"),
    reported("a `var` with an update", `var count = 0;`, `count++;`, "count"),
    reported("a destructured variable", `let { count } = { count: 0 };`, `count = id;`, "count"),
    reported("a Set", `const banned = new Set<string>();`, `banned.add(id);`, "banned"),
    reported("a Map", `const hits = new Map<string, number>();`, `hits.set(id, (hits.get(id) ?? 0) + 1);`, "hits"),
    reported("an array", `const log: string[] = [];`, `log.push(id);`, "log"),
    reported("an array's element", `const log: string[] = [];`, `log[0] = id;`, "log"),
    reported("an object", `const carts: Record<string, any> = {};`, `carts[id] = { items: [] };`, "carts"),
    reported("an object's member's member", `const state = { user: { name: "" } };`, `state.user.name = id;`, "state"),
    reported("`delete`", `const carts: Record<string, any> = {};`, `delete carts[id];`, "carts"),
    reported("`Object.assign`", `const state = { name: "" };`, `Object.assign(state, { name: id });`, "state"),
    reported(
      "a nested callback",
      `const log: string[] = [];`,
      `[id].forEach((name) => { (log as any).push(name); });`,
      "log",
    ),
    reported(
      "a helper of the file",
      `const log: string[] = []; function keep(name: string) { log.push(name); }`,
      `keep(id);`,
      "log",
    ),
    {
      name: "a handler of a builder",
      code: `"use server";
import { client } from "./client";
let last = "";
export const save = client.inputSchema({}).action(async ({ parsedInput }: any) => {
  last = parsedInput.name;
});
`,
      files: { "app/client.ts": `export const client: any = {};\n` },
      errors: [{ messageId: "sharedState", line: 3, column: 5, endLine: 3, endColumn: 9 }],
    },
    {
      name: "an inline action in plain JavaScript",
      code: `let count = 0;
export function Counter() {
  async function save() {
    "use server";
    count += 1;
  }
  return save;
}
`,
      filename: "app/counter.js",
      errors: [{ messageId: "sharedState", line: 1, column: 5, endLine: 1, endColumn: 10 }],
    },
  ],
});
