import { type InvalidRuleCase, type RuleCase, runRule } from "../helpers/rule-tester.ts";

/** A file of Server Functions with `line` in the body of one; the errors are placed by the text they stand at. */
const action = (line: string, before = "") => `"use server";
${before}
export async function load(id) {
  ${line}
}
`;

/** Where the last `text` stands: what is returned comes last. */
function at(code: string, text: string) {
  const start = code.lastIndexOf(text);
  const before = code.slice(0, start).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  return { line: before.length, column, endLine: before.length, endColumn: column + text.length };
}

function replaceLast(code: string, text: string, by: string): string {
  const start = code.lastIndexOf(text);
  return code.slice(0, start) + by + code.slice(start + text.length);
}

interface Expected {
  readonly messageId: "changed" | "gone" | "opaqueState" | "refused" | "thrownState";
  /** The whole text that is underlined. */
  readonly text: string;
  readonly data?: Readonly<Record<string, string>>;
  /** What the suggestion writes in its place. */
  readonly repaired?: string;
}

function reported(name: string, code: string, expected: Expected, more: Partial<RuleCase> = {}): InvalidRuleCase {
  const { messageId, text, data, repaired } = expected;
  const suggestions =
    repaired === undefined
      ? {}
      : { suggestions: [{ messageId: "convert", output: replaceLast(code, text, repaired) }] };
  return { name, code, ...more, errors: [{ messageId, ...at(code, text), ...(data && { data }), ...suggestions }] };
}

const silent = (name: string, line: string, before = ""): RuleCase => ({ name, code: action(line, before) });

const typed = { parsers: ["typescript-typed"] as const, options: [{ trustTypes: true }] };
const library = {
  "node_modules/decimal.js/package.json": `{ "name": "decimal.js", "types": "index.d.ts" }`,
  "node_modules/decimal.js/index.d.ts": `export declare class Decimal { constructor(n: string); toJSON(): string; plus(n: Decimal): Decimal }`,
  "lib/db.ts": `import type { Decimal } from "decimal.js";
export interface Row { id: string; price: Decimal; note: string | null }
export declare function find(id: string): Promise<Row>;
export declare function list(): Promise<Row[]>;
export declare class Query<T> { then<R>(done: (value: T) => R): Promise<R>; prepare(): void; #sql: string }
export declare function query(): Query<{ id: string }>;
export declare class Service { private key: string; run(): void }
export declare function service(): Service;
export declare function maybe(): Service | string;
export declare function parsed(): { ok: false; error: Error } | { ok: true };
`,
};
const typedAction = (line: string) => `"use server";
import { find, list, maybe, parsed, query, service } from "../lib/db";
export async function load(id: string) {
  ${line}
}
export const used = async () => void [find, list, maybe, parsed, query, service];
`;

const stateful = {
  "app/form.tsx": `"use client";
import { useActionState as useAction } from "react";
import { keep, load as submit } from "./actions";
export function Form({ id }: { id: string }) {
  const [state, send] = useAction(submit, null);
  const [kept] = useAction(keep.bind(null, id), null);
  return <form action={send}>{state} {kept}</form>;
}
`,
};
/** An action of a form, which gets what it returned before. */
const state = (parameters: string, body: string, name = "load") => `"use server";
export async function ${name}(${parameters}) {
  ${body}
}
`;

const builders = {
  "lib/client.ts": `type Result<T> = { data?: T; serverError?: string };
export declare const client: { action<T>(handler: () => Promise<T>): () => Promise<Result<T>> };
export declare const bare: any;
export declare function mapped<T>(handler: () => Promise<T>): () => Promise<{ ok: boolean }>;
`,
};
const built = (code: string): string => `"use server";
import { bare, client, mapped } from "../lib/client";
export const load = ${code};
export const used = async () => void [bare, client, mapped];
`;
const routeHandler = `"use server";
export async function GET() {
  return new Response("ok");
}
`;
/** A project with a Prisma schema, whose `product`s have a price. */
const prisma = {
  "package.json": "{}",
  "lib/prisma.ts": `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`,
  "prisma/schema.prisma": `model Product {
  id     Int       @id
  price  Decimal?
  rates  Decimal[]
  orders Order[]
}
model Order {
  id      Int     @id
  product Product @relation(fields: [id], references: [id])
}
`,
};
const query = (line: string) => action(line, `import { db } from "../lib/prisma";`);
const ofPrisma = { filename: "app/actions.ts", files: prisma };
const queried = (name: string, line: string, more: Partial<typeof prisma> & Record<string, string> = {}): RuleCase => ({
  name,
  code: query(line),
  ...ofPrisma,
  files: { ...prisma, ...more },
});

runRule("serializable-return", {
  valid: [
    queried("Prisma: a model without decimals", "return db.order.findMany();"),
    queried("Prisma: chosen fields", "return db.product.findMany({ select: { id: true } });"),
    queried("Prisma: mapped rows", "const rows = await db.product.findMany(); return rows.map(({ id }) => id);"),
    queried("Prisma: no such model in the schema", "return db.article.findMany();"),
    queried("Prisma: a client that may make something else of the rows", "return db.product.findMany();", {
      "lib/prisma.ts": `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient().$extends({ result: {} });\n`,
    }),
    queried("Prisma: called on the server alone", "return db.product.findMany();", {
      "package.json": '{ "dependencies": { "next": "^16.0.0" } }',
      "app/layout.tsx":
        "export default function Layout({ children }) { return <html><body>{children}</body></html>; }\n",
      "app/page.tsx": `import { load } from "./actions";\nexport default async function Page() { return <b>{(await load(1)).length}</b>; }\n`,
    }),
    {
      name: "what a route handler returns to Next.js, in a file with the directive",
      code: routeHandler,
      filename: "app/api/route.ts",
      files: { "app/page.tsx": "export default () => null;\n" },
    },
    {
      name: "the same in `middleware`",
      code: `"use server";\nexport async function middleware() {\n  return new Response("ok");\n}\n`,
      filename: "middleware.ts",
      files: { "app/page.tsx": "export default () => null;\n" },
    },
    {
      name: "what a builder is known to keep",
      code: built("mapped(async () => new Response())"),
      files: builders,
      ...typed,
    },
    {
      name: "what nobody knows a builder to give",
      code: built("bare.action(async () => new Response())"),
      files: builders,
      ...typed,
    },
    {
      name: "plain data of a builder",
      code: built("client.action(async () => ({ at: new Date() }))"),
      files: builders,
      ...typed,
    },
    {
      name: "a builder's handler, in the recommended mode",
      code: built('client.action(async () => new File([], ""))'),
      files: builders,
      parsers: ["typescript-typed"],
    },
    {
      name: "an element in a state of which nobody reads it",
      code: state("prevState, data", "return prevState?.count ? null : { icon: <b /> };"),
    },
    {
      name: "an element that is handed on with the state",
      code: state("prevState, data", "return data ? { ...prevState } : { icon: <b />, was: prevState.icon };"),
    },
    {
      name: "an element that is read in an argument of another action",
      code: state("state, data", "return state.icon.type ? null : { icon: <b /> };", "other"),
      files: stateful,
    },
    {
      name: "plain data as a state that is read",
      code: state("prevState, data", "return { items: [...prevState.items.slice(1), data] };"),
    },
    silent("plain data", "return { id, at: new Date(), tags: new Set(), rows: [{ a: 1n }] };"),
    silent("bytes, forms and maps", "return [new Uint8Array(1), new FormData(), new Map(), new Blob([])];"),
    silent("an element", "return <b>{id}</b>;"),
    silent("a promise of plain data", "return Promise.resolve({ id });"),
    silent("text of a URL", "return new URL(id).href;"),
    silent("a global symbol", 'return Symbol.for("a");'),
    silent("nothing", "return;"),
    silent("a value of unknown origin", "return await find(id);", 'import { find } from "./db";'),
    silent("a function that is called", "const helper = () => id; return helper();"),
    silent("another action", "return save;", "export async function save() {}"),
    silent("a bound action", "return save.bind(null, id);", "export async function save() {}"),
    silent("a return of a function inside", "return [id].map(() => new RegExp(id)).length;"),
    silent("a class of the same name", "return new Response(id);", 'import { Response } from "./response";'),
    silent("a shadowed class", "const URL = id.Type; return new URL(id);"),
    silent(
      "a class whose superclass stands elsewhere",
      "return new Own();",
      'import { Base } from "./base"; class Own extends Base {}',
    ),
    silent(
      "a class whose constructor makes something else",
      "return new Own();",
      "class Own { constructor() { return {}; } }",
    ),
    silent("a value that is replaced later", "const out = { at: new URL(id) }; out.at = id; return out;"),
    silent("a value that a spread may replace", "const more = id; return { at: /a/, ...more };"),
    silent("a variable that is assigned again", "let result = new URL(id); result = id; return result;"),
    { name: "a module without the directive", code: "export async function load() { return /a/; }" },
    {
      name: "a function that is not exported",
      code: `"use server";\nasync function load() { return /a/; }\nexport async function save() { await load(); }`,
    },
    {
      name: "a builder's handler: what the client gets is the builder's",
      code: `"use server";\nimport { client } from "./client";\nexport const load = client.action(async () => ({ error: new Error("a") }));\n`,
    },
    {
      name: "a wrapped handler",
      code: `"use server";\nimport { withAuth } from "./auth";\nexport const load = withAuth(async () => new Response());\n`,
    },
    {
      name: "broken syntax before it",
      code: `"use server";\nexport async function load() {\n  return new URL(id).href;\n}\n`,
    },
    {
      name: "a type alone, in the recommended mode",
      code: typedAction("return await find(id);"),
      files: library,
      parsers: ["typescript-typed"],
    },
    { name: "a type of which one arm can be sent", code: typedAction("return maybe();"), files: library, ...typed },
    { name: "a query, which is awaited", code: typedAction("return { rows: query() };"), files: library, ...typed },
    {
      name: "what a query gives",
      code: typedAction("const row = await query();\n  return { row };"),
      files: library,
      ...typed,
    },
    { name: "plain data by type", code: typedAction("return (await find(id)).note;"), files: library, ...typed },
  ],
  invalid: [
    {
      name: "what a builder makes of the result, by its type",
      code: built("client.action(async () => ({ match: /a/ }))"),
      files: builders,
      ...typed,
      errors: [
        {
          messageId: "refused",
          data: {
            action: "load",
            value: "an instance of `RegExp`",
            place: " in `data.match`",
            arrives: "something else",
          },
          line: 3,
          column: 14,
          endLine: 3,
          endColumn: 18,
        },
      ],
    },
    reported(
      "Prisma: a decimal of a row",
      query("const row = await db.product.findUnique({ where: { id } }); return { ok: true, row };"),
      {
        messageId: "changed",
        text: "row",
        data: {
          action: "load",
          value: "an instance of `Decimal`",
          place: " in `row.price`",
          arrives: "`string`",
        },
      },
      ofPrisma,
    ),
    reported(
      "Prisma: decimals of rows that a client asks for",
      query("return db.product.findMany({ where: { id } });"),
      {
        messageId: "changed",
        text: "db.product.findMany({ where: { id } })",
        data: {
          action: "load",
          value: "an instance of `Decimal`",
          place: " in `[].price`",
          arrives: "`string`",
        },
      },
      {
        ...ofPrisma,
        files: {
          ...prisma,
          "package.json": '{ "dependencies": { "next": "^16.0.0" } }',
          "app/page.tsx": `import { load } from "./actions";\nimport { List } from "./list";\nexport default async function Page() { await load(1); return <List load={load} />; }\n`,
          "app/list.tsx":
            '"use client";\nexport function List({ load }) { return <button onClick={() => load(2)} />; }\n',
        },
      },
    ),
    reported(
      "an action inside a route handler's file",
      `export async function GET() {
  async function load() {
    "use server";
    return new RegExp("a");
  }
  return Response.json(load);
}
`,
      { messageId: "refused", text: 'new RegExp("a")' },
      { filename: "app/api/route.ts", files: { "app/page.tsx": "export default () => null;\n" } },
    ),
    reported(
      "an element in a state, where it is read",
      state("prevState, data", "return prevState.icon?.type ? null : { icon: <b /> };"),
      {
        messageId: "opaqueState",
        text: "<b />",
        data: { action: "load", value: "an element", place: " in `icon`" },
      },
    ),
    reported(
      "the same through a pattern",
      state("{ icon }, data", "return icon.type ? null : { icon: <b /> };"),
      {
        messageId: "opaqueState",
        text: "<b />",
      },
      { files: stateful },
    ),
    reported(
      "the same of an action that some module gives to `useActionState`",
      state("state, data", "return state.icon.type ? null : { icon: <b /> };"),
      {
        messageId: "opaqueState",
        text: "<b />",
      },
      { files: stateful },
    ),
    reported(
      "the same of a bound action",
      state("id, state, data", "return state.icon.type ? null : { icon: <b>{id}</b> };", "keep"),
      {
        messageId: "opaqueState",
        text: "<b>{id}</b>",
        data: { action: "keep", value: "an element", place: " in `icon`" },
      },
      { files: stateful },
    ),
    reported("a symbol as the state", state("_prev, data", 'return _prev.description ? null : Symbol.for("a");'), {
      messageId: "opaqueState",
      text: 'Symbol.for("a")',
      data: { action: "load", value: "a symbol", place: "" },
    }),
    reported(
      "an element in a state, on Next.js 14",
      state("prevState, data", "return { icon: <b /> };"),
      {
        messageId: "thrownState",
        text: "<b />",
        data: { action: "load", value: "an element", place: " in `icon`" },
      },
      { settings: { nextVersion: "14.2.0" } },
    ),
    reported(
      "an error that may not be there",
      '"use server";\ndeclare function check(id: string): Error | undefined;\nexport async function give(id: string) {\n  const failed = check(id);\n  return { failed };\n}\n',
      { messageId: "gone", text: "failed", repaired: "failed: failed?.message" },
      typed,
    ),
    reported("a response", action("return new Response(null);"), {
      messageId: "refused",
      text: "new Response(null)",
      data: { action: "load", value: "an instance of `Response`", place: "" },
    }),
    reported("a response by its factory", action("return Response.json({});"), {
      messageId: "refused",
      text: "Response.json({})",
    }),
    reported(
      "a response of next",
      action("return NextResponse.redirect(id);", 'import { NextResponse } from "next/server";'),
      {
        messageId: "refused",
        text: "NextResponse.redirect(id)",
        data: { action: "load", value: "an instance of `NextResponse`", place: "" },
      },
    ),
    reported(
      "a response under another name",
      action("return Answer.json(id);", 'import { NextResponse as Answer } from "next/server";'),
      { messageId: "refused", text: "Answer.json(id)" },
    ),
    reported("a URL at the root", action("return new URL(id);"), {
      messageId: "refused",
      text: "new URL(id)",
      repaired: "new URL(id).href",
    }),
    reported("a URL inside", action("return { link: new URL(id) };"), {
      messageId: "changed",
      text: "new URL(id)",
      data: { action: "load", value: "an instance of `URL`", place: " in `link`", arrives: "what `toJSON` returns" },
      repaired: "new URL(id).href",
    }),
    reported("a named URL inside, shorthand", action("const link = new URL(id); return { link };"), {
      messageId: "changed",
      text: "link",
      repaired: "link: link.href",
    }),
    reported("a pattern deep inside", action("return { a: { b: /x/u } };"), {
      messageId: "refused",
      text: "/x/u",
      data: { action: "load", value: "an instance of `RegExp`", place: " in `a.b`" },
    }),
    reported("a function", action("return { ok: true, retry: () => {} };"), {
      messageId: "refused",
      text: "() => {}",
      data: { action: "load", value: "a function", place: " in `retry`" },
    }),
    reported("a local function by name", action("return helper;", "function helper() {}"), {
      messageId: "refused",
      text: "helper",
    }),
    reported("an error", action('return { ok: false, error: new Error("no") };'), {
      messageId: "gone",
      text: 'new Error("no")',
      data: { place: " in `error`" },
      repaired: 'new Error("no").message',
    }),
    reported("an own error", action("return new Failure();", "class Failure extends Error {}"), {
      messageId: "gone",
      text: "new Failure()",
      repaired: "new Failure().message",
    }),
    reported("an instance of a local class", action("return { user: new User() };", "class User { name = 1; }"), {
      messageId: "refused",
      text: "new User()",
      repaired: "{ ...new User() }",
    }),
    reported("a symbol", action('return Symbol("a");'), { messageId: "refused", text: 'Symbol("a")' }),
    reported("a class", action("return Own;", "class Own {}"), { messageId: "refused", text: "Own" }),
    reported("headers", action("const all = new Headers(); return { all };"), {
      messageId: "changed",
      text: "all",
      repaired: "all: Object.fromEntries(all)",
    }),
    reported("bytes of Node.js", action("return Buffer.from(id);"), {
      messageId: "changed",
      text: "Buffer.from(id)",
      data: { action: "load", value: "an instance of `Buffer`", place: "", arrives: "a `Uint8Array`" },
      repaired: "new Uint8Array(Buffer.from(id))",
    }),
    reported("one arm of a condition", action('return id ? { id } : new Response("no");'), {
      messageId: "refused",
      text: 'new Response("no")',
    }),
    reported("behind a fallback", action("return id ?? /x/u;"), { messageId: "refused", text: "/x/u" }),
    reported(
      "a client that a getter makes",
      action("return { get account() { return new Account(id); } };", 'import { Account } from "node-appwrite";'),
      {
        messageId: "refused",
        text: "{ get account() { return new Account(id); } }",
        data: { action: "load", value: "an instance of `Account`", place: " in `account`" },
      },
    ),
    reported("an expression body", `"use server";\nexport const load = async () => new AbortController();\n`, {
      messageId: "refused",
      text: "new AbortController()",
    }),
    reported(
      "an inline action",
      `export function Page() {\n  async function load() {\n    "use server";\n    return new WeakMap();\n  }\n  return <form action={load} />;\n}\n`,
      { messageId: "refused", text: "new WeakMap()" },
    ),
    reported(
      "a function of another module",
      action("return format;", 'import { format } from "./format";'),
      {
        messageId: "refused",
        text: "format",
      },
      { files: { "app/format.ts": "export function format() {}\n" } },
    ),
    reported(
      "a row with a decimal, by type",
      typedAction("return await find(id);"),
      {
        messageId: "changed",
        text: "await find(id)",
        data: { action: "load", value: "an instance of `Decimal`", place: " in `price`", arrives: "`string`" },
      },
      { files: library, ...typed },
    ),
    reported(
      "rows of a promise, by type",
      typedAction("return { rows: await list() };"),
      {
        messageId: "changed",
        text: "await list()",
        data: { action: "load", value: "an instance of `Decimal`", place: " in `rows[].price`", arrives: "`string`" },
      },
      { files: library, ...typed },
    ),
    reported(
      "an instance, by type",
      typedAction("return service();"),
      { messageId: "refused", text: "service()" },
      { files: library, ...typed },
    ),
  ],
});
