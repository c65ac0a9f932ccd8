import { type InvalidRuleCase, type RuleCase, runRule } from "../helpers/rule-tester.ts";

const actions = {
  "app/save.ts": `"use server";
export async function save(first, second) {}
export async function ping() {}
export async function log(...all) {}
export const wrapped = wrap(async (value) => {});
`,
  "app/index.ts": `export { save as store } from "./save";\n`,
  "app/order.ts": `"use server";
import type { Far } from "../far";
interface Order { id: string; note?: Note; lines: { done(): void }[]; [extra: \`x-\${string}\`]: unknown }
type Note = { text: string; by: Far };
export async function order(order: { id: string; note?: Note }, options: { [name: string]: string }) {}
export async function many(...orders: { id: string; match: string }[]) {}
export async function read({ id }, { match = "" } = {}) {}
export async function rest({ id, ...more }) {}
export async function far(order: Far) {}
export async function list(orders: readonly { match: string }[]) {}
export async function indexed(order: Order) {}
`,
};
/** A call of one of those. */
const order = (call: string) => `"use client";
import { far, indexed, list, many, order, read, rest, wrapped } from "./order";
export const run = (id) => ${call};
export const used = [far, indexed, list, many, order, read, rest, wrapped];
`;
const unread = (name: string, call: string): RuleCase => ({ name, code: order(call), files: actions });

/** A client component with `line` in it. */
const client = (line: string, before = "") => `"use client";
import { useState, useActionState, useTransition } from "react";
import { save, ping, log, wrapped } from "./save";
${before}
export function Form({ id, ...props }) {
  ${line}
}
`;

function at(code: string, text: string) {
  const start = code.lastIndexOf(text);
  const before = code.slice(0, start).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  const lines = text.split("\n");
  return { line: before.length, column, endLine: before.length + lines.length - 1, endColumn: column + text.length };
}

interface Expected {
  readonly messageId: string;
  readonly text: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly repaired?: string;
}

function reported(name: string, code: string, expected: Expected, more: Partial<RuleCase> = {}): InvalidRuleCase {
  const { messageId, text, data, repaired } = expected;
  const start = code.lastIndexOf(text);
  const output = code.slice(0, start) + (repaired ?? "") + code.slice(start + text.length);
  const suggestions = repaired === undefined ? {} : { suggestions: [{ messageId: "convert", output }] };
  return {
    name,
    code,
    files: actions,
    ...more,
    errors: [{ messageId, ...at(code, text), ...(data && { data }), ...suggestions }],
  };
}

const silent = (name: string, line: string, before = ""): RuleCase => ({
  name,
  code: client(line, before),
  files: actions,
});
const server = (name: string, code: string): RuleCase => ({ name, code: `"use server";\n${code}\n` });

const typed = { parsers: ["typescript-typed"] as const, options: [{ trustTypes: true }] };
const typedFiles = {
  "app/save.ts": `"use server";
export async function save(first: unknown) {}
`,
  "lib/values.ts": `export declare class Service { private key: string; run(): void }
export declare const service: Service;
export declare const maybe: Service | string;
export declare const anything: any;
export declare const later: () => Promise<void>;
`,
};
const typedClient = (line: string) => `"use client";
import { save } from "./save";
import { anything, later, maybe, service } from "../lib/values";
export function Form() {
  ${line}
}
export const used = [anything, later, maybe];
`;

runRule("serializable-arguments", {
  valid: [
    {
      name: "what Next.js gives a route handler, in a file with the directive",
      code: `"use server";\nexport async function POST(request: Request) {\n  return request.json();\n}\n`,
      filename: "app/api/route.ts",
      files: { "app/page.tsx": "export default () => null;\n" },
    },
    silent("plain data", "return save({ id, at: new Date(), tags: new Set() }, [1n, null]);"),
    silent("form data and files", 'return save(new FormData(), new File([], "a"));'),
    silent("an action", "return save(ping);"),
    silent("a promise", "return save(Promise.resolve(id));"),
    silent("an element, which is handed back as it is", "return save(<b />);"),
    silent("a value of unknown origin", "return save(id, props.onDone);"),
    silent("an event that the function declares no parameter for", "return <b onClick={(event) => ping(event)} />;"),
    silent("a value beyond the parameters", "return save(id, id, () => {});"),
    silent("the text of a field", "return <input onChange={(event) => save(event.target.value)} />;"),
    silent("the state, not its setter", "const [open, setOpen] = useState(false); setOpen(true); return save(open);"),
    silent("an argument of another function", "return props.save(/a/);"),
    silent("a shadowed name", "const save = props.save; return save(/a/);"),
    silent("a function that is called", "const text = () => id; return save(text());"),
    silent("an initial state of plain data", "return useActionState(save, { error: null });"),
    silent(
      "what the dispatch function is given, of plain data",
      "const [state, send] = useActionState(save, null); return send({ id, state });",
    ),
    silent(
      "what the dispatch function of an action without that parameter is given",
      "const [state, send] = useActionState(ping, null); return send(() => state);",
    ),
    silent(
      "the function that starts a transition, and other members of the pair",
      "const [state, send, isPending] = useActionState(save, null); startTransition(() => state(/a/)); return isPending(/a/);",
      'import { startTransition } from "react";',
    ),
    silent(
      "a second value for the dispatch function, which passes on one",
      "const [, send] = useActionState(save, null); return send(id, /a/);",
    ),
    silent(
      "other members by their index",
      "const result = useActionState(save, null); result[0](/a/); return result[2](/a/);",
    ),
    silent(
      "other members by their key",
      "const { 0: run, 2: isPending } = useActionState(save, null); return run(/a/, isPending(/a/));",
    ),
    silent("a member of what is dispatched", "const [, { 1: send }] = useActionState(save, null); return send(/a/);"),
    silent(
      "a variable that is given something else, too",
      "let result = useActionState(save, null); result = props.pair; return result[1](/a/);",
    ),
    silent("another hook's pair", "const pair = useState(save); return pair[1](/a/);"),
    silent(
      "an optimistic value, which stays where it is",
      "const [shown, show] = useOptimistic(id, () => {}); return show(() => shown);",
      'import { useOptimistic } from "react";',
    ),
    unread("a function in an object whose type has no such member", "order({ id, done: () => {} })"),
    unread("the same inside a member", "order({ id, note: { text: id, at: /a/ } })"),
    unread("a member beside an index signature of other names", "indexed({ id, other: /a/ })"),
    unread("what stands in a member whose type is not known", "order({ id, note: { by: { at: /a/ } } })"),
    unread("a member that the pattern does not read", "read({ id, done: () => {} }, { done: () => {} })"),
    unread("a member of an argument whose type is not known", "far({ id, at: /a/ })"),
    unread("an item in an argument whose type is not known", "far([/a/])"),
    unread("a member of one of several arguments", "many({ id }, { id, done: () => {} })"),
    unread("a member of an item that its type has not", "list([{ match: id, done: () => {} }])"),
    unread("a value that arrives changed where nobody reads it", "order({ id, at: new URL(id) })"),
    silent("a member of an argument for a wrapped action", "return wrapped({ match: /a/ });"),
    silent("an element in an object", "return save({ icon: <b /> });"),
    silent("the address for a form without a script", "return useActionState(save, null, /a/);"),
    silent("an initial state of an action without parameters", "return useActionState(ping, /a/);"),
    silent("bound plain data", "return <form action={save.bind(null, id)} />;"),
    {
      name: "a plain call on the server",
      code: `import { save } from "./save";\nexport default async function Page() {\n  await save(/a/);\n}\n`,
      files: actions,
    },
    {
      name: "a function of a module without the directive",
      code: `"use client";\nimport { save } from "./plain";\nexport const run = () => save(/a/);\n`,
      files: { "app/plain.ts": "export async function save(value) {}\n" },
    },
    server(
      "parameters of plain data",
      "export async function save(id: string, at: Date, data: FormData, file: File) {}",
    ),
    server(
      "parameters of unknown types",
      "export async function save(id: any, data: unknown, input: Input) {}\ntype Input = { id: string };",
    ),
    server("an async callback, which may be an action", "export async function save(next: () => Promise<void>) {}"),
    server("a union with plain data", "export async function save(input: Request | string) {}"),
    server(
      "a type of the same name",
      'import type { Request } from "./types";\nexport async function save(input: Request) {}',
    ),
    server("a class of data alone", "class Input { id = 1; }\nexport async function save(input: Input) {}"),
    server(
      "a function that is not exported",
      "async function helper(request: Request) {}\nexport async function save() { await helper; }",
    ),
    server(
      "an optional callback in an object",
      "export async function save(options: { id: string; onDone?: () => void }) {}",
    ),
    server(
      "the handler of a builder",
      'import { client } from "./client";\nexport const save = client.action(async (request: Request) => {});',
    ),
    {
      name: "a type alone, in the recommended mode",
      code: typedClient("return save(service);"),
      files: typedFiles,
      parsers: ["typescript-typed"],
    },
    {
      name: "a type of which one arm can be sent",
      code: typedClient("return save(maybe);"),
      files: typedFiles,
      ...typed,
    },
    { name: "any", code: typedClient("return save(anything);"), files: typedFiles, ...typed },
    { name: "an async function by type", code: typedClient("return save(later);"), files: typedFiles, ...typed },
  ],
  invalid: [
    reported(
      "what the dispatch function of `useActionState` is given",
      client("const [state, send] = useActionState(save, null); return send(() => state);"),
      { messageId: "opaqueArgument", text: "() => state", data: { action: "save", value: "a function", place: "" } },
    ),
    ...[
      "const result = useActionState(save, null); return result[1](() => id);",
      "const result = useActionState(save, null); const [state, send] = result; return send(() => id);",
      "const result = useActionState(save, null); const send = result[1]; return send(() => id);",
      "const { 0: state, 1: send } = useActionState(save, null); return send(() => id);",
      "const [state, send, isPending] = useActionState(save, null); return send(() => id);",
      "return useActionState(save, null)[1](() => id);",
    ].map((line) =>
      reported(`the same, as \`${line}\``, client(line), {
        messageId: "opaqueArgument",
        text: "() => id",
        data: { action: "save", value: "a function", place: "" },
      }),
    ),
    reported(
      "the same, of the hook as a member of React",
      client(
        "const [, send] = React.useActionState(save, null); return send(() => id);",
        'import * as React from "react";',
      ),
      { messageId: "opaqueArgument", text: "() => id" },
    ),
    reported(
      "the same in a transition, in an object",
      client(
        "const [, send] = useActionState(save, null); return startTransition(() => send({ id, match: /a/ }));",
        'import { startTransition } from "react";',
      ),
      {
        messageId: "opaqueArgument",
        text: "/a/",
        data: { action: "save", value: "an instance of `RegExp`", place: " in `match`" },
      },
    ),
    reported("a function", client("return save(id, () => {});"), {
      messageId: "opaqueArgument",
      text: "() => {}",
      data: { action: "save", value: "a function", place: "" },
    }),
    reported(
      "a function, on Next.js 14",
      client("return save(id, (value) => {});"),
      { messageId: "thrownArgument", text: "(value) => {}", data: { action: "save", value: "a function", place: "" } },
      { settings: { nextVersion: "14.2.0" } },
    ),
    reported("a function in an object", client("return save({ id, done: () => {} });"), {
      messageId: "opaqueArgument",
      text: "() => {}",
      data: { action: "save", value: "a function", place: " in `done`" },
    }),
    reported(
      "a function in an object whose type has no such member, on Next.js 14",
      order("order({ id, done: () => {} })"),
      {
        messageId: "thrownArgument",
        text: "() => {}",
        data: { action: "order", value: "a function", place: " in `done`" },
      },
      { settings: { nextVersion: "14.2.0" } },
    ),
    reported(
      "an element, on Next.js 14",
      client("return save(<b />);"),
      { messageId: "thrownArgument", text: "<b />", data: { action: "save", value: "an element", place: "" } },
      { settings: { nextVersion: "14.2.0" } },
    ),
    reported("an element for a parameter that takes something else", order("order(<b />)"), {
      messageId: "opaqueArgument",
      text: "<b />",
      data: { action: "order", value: "an element", place: "" },
    }),
    ...[
      ["a member that the type has", "order({ done: 1, id: () => {} })", "() => {}", " in `id`"],
      ["a member of a member", "order({ id, note: { text: /a/ } })", "/a/", " in `note.text`"],
      ["a member whose type is not known", "order({ id, note: { by: /a/ } })", "/a/", " in `note.by`"],
      ["a member of an index signature", "order({ id }, { done: /a/ })", "/a/", " in `done`"],
      ["a member that the pattern reads", "read({ id: /a/ })", "/a/", " in `id`"],
      ["a member that a pattern with a default reads", "read({ id }, { match: /a/ })", "/a/", " in `match`"],
      ["a member that the rest of a pattern takes", "rest({ id, more: /a/ })", "/a/", " in `more`"],
      ["a member of a later argument", "many({ id }, { id, match: /a/ })", "/a/", " in `match`"],
      ["a member of an item", "list([{ match: /a/ }])", "[{ match: /a/ }]", " in `[].match`"],
      ["the whole argument, whose type is not known", "far(/a/)", "/a/", ""],
    ].map(([name = "", call = "", text = "", place = ""]) =>
      reported(name, order(call), {
        messageId: "opaqueArgument",
        text,
        data: {
          action: call.slice(0, call.indexOf("(")),
          value: text.includes("=>") ? "a function" : "an instance of `RegExp`",
          place,
        },
      }),
    ),
    reported(
      "an error bound on the server, which is lost on the way back",
      `import { save } from "./save";\nexport default function Page() {\n  return <form action={save.bind(null, new Error("a"))} />;\n}\n`,
      { messageId: "opaqueArgument", text: 'new Error("a")', repaired: 'new Error("a").message' },
    ),
    reported("a setter", client("const [open, setOpen] = useState(false); return save(open, setOpen);"), {
      messageId: "opaqueArgument",
      text: "setOpen",
    }),
    reported("an event", client("return <b onClick={(event) => save(event)} />;"), {
      messageId: "opaqueArgument",
      text: "event",
      data: { action: "save", value: "an instance of `React event`", place: "" },
    }),
    reported(
      "a node of an event",
      client("return <form onSubmit={async (e) => { await save(e.currentTarget); }} />;"),
      {
        messageId: "opaqueArgument",
        text: "e.currentTarget",
      },
    ),
    reported("a pattern", client("return save(/a/);"), { messageId: "opaqueArgument", text: "/a/" }),
    reported("an error", client('return save(new Error("a"));'), {
      messageId: "opaqueArgument",
      text: 'new Error("a")',
      repaired: 'new Error("a").message',
    }),
    reported("an instance of a local class", client("return save(new User());", "class User { name = 1; }"), {
      messageId: "opaqueArgument",
      text: "new User()",
      repaired: "{ ...new User() }",
    }),
    reported("a URL", client("return save(new URL(id));"), {
      messageId: "changedArgument",
      text: "new URL(id)",
      data: { action: "save", value: "an instance of `URL`", place: "", arrives: "what `toJSON` returns" },
      repaired: "new URL(id).href",
    }),
    reported("search parameters by name", client("const query = new URLSearchParams(id); return save(query);"), {
      messageId: "changedArgument",
      text: "query",
      repaired: "Object.fromEntries(query)",
    }),
    reported("an argument for a rest parameter", client("return log(id, id, /b/);"), {
      messageId: "opaqueArgument",
      text: "/b/",
    }),
    reported("an argument of a wrapped action", client("return wrapped(/c/);"), {
      messageId: "opaqueArgument",
      text: "/c/",
    }),
    reported(
      "in a transition",
      client("const [, start] = useTransition(); return start(async () => { await save(/d/); });"),
      { messageId: "opaqueArgument", text: "/d/" },
    ),
    reported("one arm of a condition", client("return save(id ? id : /e/);"), {
      messageId: "opaqueArgument",
      text: "/e/",
    }),
    reported("a value bound in the browser", client("return <form action={save.bind(null, /f/)} />;"), {
      messageId: "opaqueArgument",
      text: "/f/",
    }),
    reported("an initial state", client("return useActionState(save, { match: /g/ });"), {
      messageId: "opaqueArgument",
      text: "/g/",
      data: { action: "save", value: "an instance of `RegExp`", place: " in `match`" },
    }),
    reported(
      "an action through a barrel, under another name",
      `"use client";\nimport { store as keep } from ".";\nexport const run = () => keep(/h/);\n`,
      {
        messageId: "opaqueArgument",
        text: "/h/",
        data: { action: "keep", value: "an instance of `RegExp`", place: "" },
      },
    ),
    reported(
      "a value bound on the server",
      `import { save } from "./save";\nexport default function Page() {\n  return <form action={save.bind(null, () => {})} />;\n}\n`,
      { messageId: "boundValue", text: "() => {}", data: { action: "save", value: "a function", place: "" } },
    ),
    reported(
      "a value bound to an inline action",
      `export default function Page() {\n  async function save(check) {\n    "use server";\n  }\n  return <form action={save.bind(null, /i/)} />;\n}\n`,
      { messageId: "boundValue", text: "/i/" },
    ),
    reported("a parameter for a request", `"use server";\nexport async function load(request: Request) {}\n`, {
      messageId: "opaqueParameter",
      text: "request: Request",
      data: { action: "load", value: "an instance of `Request`", place: "" },
    }),
    reported(
      "an optional parameter of a package's class",
      `"use server";\nimport type { NextRequest } from "next/server";\nexport async function load(request?: NextRequest) {}\n`,
      {
        messageId: "opaqueParameter",
        text: "request?: NextRequest",
      },
    ),
    reported(
      "a parameter for an event",
      `"use server";\nimport type { FormEvent as Submit } from "react";\nexport async function load(event: Submit<HTMLFormElement>) {}\n`,
      {
        messageId: "opaqueParameter",
        text: "event: Submit<HTMLFormElement>",
      },
    ),
    reported("a callback", `"use server";\nexport async function load(id: string, done: (id: string) => void) {}\n`, {
      messageId: "opaqueParameter",
      text: "done: (id: string) => void",
      data: { action: "load", value: "a function", place: "" },
    }),
    reported(
      "a callback inside",
      `"use server";\ninterface Options { id: string; done: () => void }\nexport async function load(options: Options) {}\n`,
      {
        messageId: "opaqueParameter",
        text: "options: Options",
        data: { action: "load", value: "a function", place: " in `done`" },
      },
    ),
    reported("a parameter that arrives as text", `"use server";\nexport const load = async (target: URL) => {};\n`, {
      messageId: "changedParameter",
      text: "target: URL",
      data: { action: "load", value: "an instance of `URL`", place: "", arrives: "what `toJSON` returns" },
    }),
    reported(
      "a parameter, on Next.js 14",
      `"use server";\nexport async function load(failure: Error) {}\n`,
      { messageId: "thrownParameter", text: "failure: Error" },
      { settings: { nextVersion: "14.2.0" } },
    ),
    reported(
      "a parameter of an inline action",
      `export function Page() {\n  return <form action={async (service: Own) => {\n    "use server";\n  }} />;\n}\nclass Own { run() {} }\n`,
      {
        messageId: "opaqueParameter",
        text: "service: Own",
        data: { action: "this action", value: "an instance of `Own`", place: "" },
      },
    ),
    reported(
      "an instance, by type",
      typedClient("return save(service);"),
      {
        messageId: "opaqueArgument",
        text: "service",
        data: { action: "save", value: "an instance of `Service`", place: "" },
      },
      { files: typedFiles, ...typed },
    ),
  ],
});
