/** Hover: the card of a Server Function wherever it is named, and TypeScript's own words for everything else. */
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject, type MemoryProject } from "../helpers/language-service.ts";

const entry = { name: "typescript-plugin-server-actions" };

/** The hover at `▲` in `file`, of which the mark is no part; other files as they are. */
function hover(files: Readonly<Record<string, string>>, file: string, folder?: string) {
  const marked = files[file]!;
  const position = marked.indexOf("▲");
  const project = createMemoryProject({ ...files, [file]: marked.replace("▲", "") }, folder);
  const path = project.path(file);
  const service = createPluginModule(ts, []).create(project.createInfo(entry));
  return {
    project,
    own: service.getQuickInfoAtPosition(path, position),
    plain: project.service.getQuickInfoAtPosition(path, position),
  };
}

/** The lines that are added to what TypeScript says. */
function card(files: Readonly<Record<string, string>>, file = Object.keys(files)[0]!): readonly string[] {
  const { own, plain, project } = hover(files, file);
  expect(project.log.filter((line) => line.includes("failed"))).toEqual([]);
  const before = plain?.documentation?.length ?? 0;
  expect(own?.documentation?.slice(0, before)).toEqual(plain?.documentation?.slice(0, before));
  expect(own).toMatchObject({ ...plain, documentation: expect.anything() as unknown });
  return lines(own, before);
}

const lines = (info: ts.QuickInfo | undefined, from = 0): readonly string[] =>
  (info?.documentation ?? [])
    .slice(from)
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => line !== "");

const actions = `"use server";
import { redirect } from "next/navigation";
/** Saves it. */
export async function save(id: string, { title }: { title: string }, ...rest: unknown[]) {
  redirect("/done");
}
`;
const fileOrigin = '**Server Function**, exported by a `"use server"` file';

describe("the definition", () => {
  test("of an export of a file, after the words of its own comment", () => {
    expect(card({ "actions.ts": actions.replace("save(", "▲save(") })).toEqual([
      fileOrigin,
      "- Takes `id`, `{ title }`, `...rest`",
      "- No guard found",
      '- Navigates: `redirect("/done")`',
      "- No use of it in this project",
    ]);
  });

  test("without a comment of its own", () => {
    expect(card({ "a.ts": '"use server";\nexport const ▲a = async () => {};\n' })).toEqual([
      fileOrigin,
      "- Takes no arguments",
      "- No guard found",
      "- No use of it in this project",
    ]);
  });

  test("of an inline one, with what it captures", () => {
    const page = `export default function Page({ user, token }: { user: { id: string }; token: string }) {
  async function ▲save(formData: FormData) {
    "use server";
    await send(user.id, token, formData);
  }
  return <form action={save} />;
}
declare function send(...args: unknown[]): Promise<void>;
`;
    expect(card({ "page.tsx": page })).toEqual([
      '**Server Function**, by its own `"use server"` directive',
      "- Takes `formData`",
      "- Captures `user.id`, `token`: sent along encrypted",
      "- Mutates by `send()` in `page.tsx:4`",
      "- Passed on 1 time: `page.tsx:6`",
    ]);
  });

  test("of one that is written inside an element: its directive", () => {
    const page =
      'export const a = (id: string) => <form action={async () => { "use ▲server"; console.log(id); }} />;\n';
    const { own, plain } = hover({ "page.tsx": page }, "page.tsx");
    expect(plain).toBeUndefined();
    expect(lines(own)).toEqual([
      '**Server Function**, by its own `"use server"` directive',
      "- Takes no arguments",
      "- Captures `id`: sent along encrypted",
      "- No guard found",
    ]);
    expect(own?.textSpan).toEqual({ start: page.indexOf('"use'), length: '"use server"'.length });
  });

  test("of one that a builder makes: the parameters of its type", () => {
    const built = `"use server";
import { client } from "./client";
export const ▲save = client.schema({}).action(async ({ parsedInput }) => parsedInput);
`;
    const client =
      "export declare const client: { schema(s: object): typeof client; action<T>(f: (a: { parsedInput: T }) => Promise<T>): (input: T) => Promise<T> };\n";
    expect(card({ "actions.ts": built, "client.ts": client })).toEqual([
      `${fileOrigin}, built by \`client…action()\``,
      "- Takes `input`",
      "- Validates its input by `client.schema().action()` in `actions.ts:3`",
      "- No use of it in this project",
    ]);
  });

  test("of one that a wrapper makes", () => {
    const wrapped =
      '"use server";\nconst guarded = <A extends unknown[]>(f: (s: string, ...a: A) => Promise<void>) => async (...a: A) => f("", ...a);\nexport const ▲save = guarded(async (session, id: string) => {});\n';
    expect(card({ "actions.ts": wrapped })[0]).toBe(`${fileOrigin}, made by \`guarded\``);
    expect(card({ "actions.ts": wrapped })[1]).toBe("- Takes `id`");
  });

  test("in plain JavaScript", () => {
    expect(card({ "a.js": '"use server";\nexport async function ▲a(x = 1) {}\n' }).slice(0, 2)).toEqual([
      fileOrigin,
      "- Takes `x`",
    ]);
  });
});

describe("what it does", () => {
  const library = {
    "lib/db.ts":
      'import { PrismaClient } from "@prisma/client";\nimport { revalidateTag } from "next/cache";\nexport const db = new PrismaClient();\nexport const createOrder = async (data: unknown) => {\n  await db.order.create({ data });\n};\nexport function bust() {\n  revalidateTag("orders");\n}\n',
    "auth.ts": 'import NextAuth from "next-auth";\nexport const { auth } = NextAuth({});\n',
    "lib/guard.ts":
      'import { redirect } from "next/navigation";\nimport { auth } from "../auth";\nexport async function requireUser() {\n  const session = await auth();\n  if (!session?.user) redirect("/login");\n}\n',
  };
  const head =
    '"use server";\nimport { z } from "zod";\nimport { revalidatePath } from "next/cache";\nimport { redirect } from "next/navigation";\nimport { auth } from "./auth";\nimport { requireUser } from "./lib/guard";\nimport { bust, createOrder, db } from "./lib/db";\nvoid [z, revalidatePath, redirect, auth, requireUser, bust, createOrder, db];\n';
  /** The lines between its parameters and its uses. `body` begins at line 10. */
  const does = (body: string, parameter = "input: unknown") =>
    card({ "actions.ts": `${head}export async function ▲save(${parameter}) {\n${body}\n}\n`, ...library }).slice(2, -1);

  test.each<[string, string, string[]]>([
    [
      "all of it, in itself",
      'const session = await auth();\nif (!session?.user) throw new Error("No.");\nconst data = z.object({}).parse(input);\nawait db.order.create({ data });\nrevalidatePath("/orders");',
      [
        "- Guarded by `auth()` in `actions.ts:10`",
        "- Validates its input by `z.object().parse()` in `actions.ts:12`",
        "- Mutates by `db.order.create()` in `actions.ts:13`",
        "- Revalidates by `revalidatePath()` in `actions.ts:14`",
      ],
    ],
    [
      "by functions of other files",
      "await requireUser();\nawait createOrder(input);\nbust();",
      [
        "- Guarded by `requireUser()` → `auth()` in `lib/guard.ts:4`",
        "- Mutates by `createOrder()` → `db.order.create()` in `lib/db.ts:5`",
        "- Revalidates by `bust()` → `revalidateTag()` in `lib/db.ts:8`",
        "- Navigates: `requireUser()`",
      ],
    ],
    [
      "a guard before a redirect that ends every path",
      'await requireUser();\nawait db.order.create({ data: input });\nredirect("/orders");',
      [
        "- Guarded by `requireUser()` → `auth()` in `lib/guard.ts:4`",
        "- Mutates by `db.order.create()` in `actions.ts:11`",
        '- Navigates: `requireUser()`, `redirect("/orders")`',
      ],
    ],
    [
      "no guard",
      "await db.order.create({ data: input });",
      ["- No guard found", "- Mutates by `db.order.create()` in `actions.ts:10`"],
    ],
    [
      "a guard that comes after an effect: neither is said",
      "await db.order.create({ data: input });\nawait requireUser();\nawait db.order.deleteMany();",
      [
        "- Mutates by `db.order.create()` in `actions.ts:10`, `db.order.deleteMany()` in `actions.ts:12`",
        "- Navigates: `requireUser()`",
      ],
    ],
    [
      "a check that cannot be looked into: nobody can tell",
      'const { check } = await import("somewhere");\nawait check();\nawait db.order.create({ data: input });',
      ["- Mutates by `db.order.create()` in `actions.ts:12`"],
    ],
    [
      "nothing that is known by name alone",
      "await load(input);\nasync function load(x: unknown) { return x; }",
      ["- No guard found"],
    ],
  ])("%s", (_name, body, expected) => {
    expect(does(body)).toEqual(expected);
  });

  test("more than three effects", () => {
    expect(does(["a", "b", "c", "d"].map((table) => `await db.${table}.create({});`).join("\n"), "")[1]).toBe(
      "- Mutates by `db.a.create()` in `actions.ts:10`, `db.b.create()` in `actions.ts:11`, `db.c.create()` in `actions.ts:12` and 1 more",
    );
  });
});

describe("a use", () => {
  const at = (page: string, more: Readonly<Record<string, string>> = {}) =>
    card({ "page.tsx": page, "actions.ts": actions, ...more });
  const takes = "- Takes `id`, `{ title }`, `...rest`";

  test("a call through an import, under another name", () => {
    expect(at('import { save as store } from "./actions";\nvoid ▲store("1", { title: "" });\n')).toEqual([
      fileOrigin,
      takes,
      "- No guard found",
      '- Navigates: `redirect("/done")`',
      "- 1 call: `page.tsx:2`",
    ]);
  });

  test.each([
    ["the import itself", 'import { ▲save } from "./actions";\n', {}],
    ["a namespace", 'import * as actions from "./actions";\nvoid actions.▲save;\n', {}],
    ["a barrel", 'import { save } from "./barrel";\nvoid ▲save;\n', { "barrel.ts": 'export * from "./actions";\n' }],
    [
      "a default export of its name",
      'import go from "./d";\nvoid ▲go;\n',
      { "d.ts": `${actions}export default save;\n` },
    ],
    ["a constant", 'import { save } from "./actions";\nconst submit = save;\nvoid ▲submit;\n', {}],
    ["a member of an object", 'import { save } from "./actions";\nconst all = { save };\nvoid all.▲save;\n', {}],
    ["a renamed member", 'import { save } from "./actions";\nconst all = { go: save };\nvoid all.▲go;\n', {}],
    ["an attribute", 'import { save } from "./actions";\nexport const a = <form action={▲save as never} />;\n', {}],
  ])("%s", (_name, page, more) => {
    const found = at(page, more);
    expect(found.slice(0, 2)).toEqual([fileOrigin, takes]);
  });

  test("re-exported by a module with the directive, from one without it", () => {
    const found = card({
      "page.tsx": 'import { plain } from "./served";\nvoid ▲plain();\n',
      "served.ts": '"use server";\nexport { plain } from "./plain";\n',
      "plain.ts": "export async function plain(id?: string) {}\n",
    });
    expect(found).toEqual([
      `${fileOrigin}, which passes it on from another module`,
      "- Takes `id`",
      "- 1 call: `page.tsx:2`",
    ]);
  });

  test("values are bound where it stands", () => {
    const page =
      'import { save } from "./actions";\nexport const a = (x: { id: string }) => <form action={▲save.bind(null, x.id)} />;\n';
    expect(at(page)).toEqual([
      fileOrigin,
      "- Takes `id` (bound), `{ title }`, `...rest`",
      "- Bound here: `x.id`, **not encrypted**: the client can read and change it",
      "- No guard found",
      '- Navigates: `redirect("/done")`',
      "- 1 bind: `page.tsx:2`",
    ]);
  });

  test("values were bound to a constant, in two steps", () => {
    const page =
      'import { save } from "./actions";\nconst one = save.bind(null, "1");\nconst two = one.bind(null, { title: "`" });\nvoid ▲two;\n';
    expect(at(page).slice(1, 3)).toEqual([
      "- Takes `id` (bound), `{ title }` (bound), `...rest`",
      '- Bound here: `"1"`, ``{ title: "`" }``, **not encrypted**: the client can read and change them',
    ]);
  });

  test("every kind of use is counted, and three places are named", () => {
    const page = `import { save } from "./actions";
export const a = <form action={▲save.bind(null, "1")} />;
void save("1", { title: "" });
void save("2", { title: "" });
export const all = [save];
`;
    const other = 'import * as api from "./actions";\nexport const b = api.save;\nvoid api;\n';
    expect(at(page, { "other.ts": other }).at(-1)).toBe(
      "- 2 calls, 1 bind, passed on 2 times: `page.tsx:2`, `page.tsx:3`, `page.tsx:4` and 2 more",
    );
  });

  test("its type is no use, and places stand in the order of the file", () => {
    const page = `import * as api from "./actions";
import { save } from "./actions";
export const a = (props: { saveAction: typeof save }) => <form action={props.saveAction as never} />;
void api.save("1", { title: "" });
void ▲save("2", { title: "" });
export const b = api.save;
`;
    expect(at(page).at(-1)).toBe("- 2 calls, passed on 1 time: `page.tsx:4`, `page.tsx:5`, `page.tsx:6`");
  });
});

describe("anything else is what TypeScript says", () => {
  test.each([
    ["a helper of the same file", '"use server";\nfunction ▲helper() {}\nexport async function a() { helper(); }\n'],
    [
      "a shadowing parameter",
      '"use server";\nexport async function save() {}\nexport async function b(save: string) { return ▲save; }\n',
    ],
    ["a type", '"use server";\nexport type ▲Save = string;\nexport async function a() {}\n'],
    ["a keyword", '"use server";\nexport ▲async function a() {}\n'],
    ["the word in a string", 'export const text = "use ▲server";\n'],
    ["another framework's", '"use server";\nimport { x } from "solid-js";\nexport async function ▲a() { x; }\n'],
    [
      "a variable that may be another function",
      '"use server";\nexport async function save() {}\nlet f = save; f = save;\nvoid ▲f;\n',
    ],
  ])("%s", (_name, text) => {
    const { own, plain } = hover({ "a.ts": text }, "a.ts");
    expect(own).toEqual(plain);
  });

  test("no tree is made for a name of a file without the directive", () => {
    const { own, plain, project } = hover({ "a.ts": "export const ▲a = 1;\n" }, "a.ts");
    expect(own).toEqual(plain);
    expect(project.log.filter((line) => line.includes("failed"))).toEqual([]);
  });

  test('"enabled": false', () => {
    const project: MemoryProject = createMemoryProject({ "a.ts": '"use server";\nexport async function a() {}\n' });
    const service = createPluginModule(ts, []).create(project.createInfo({ ...entry, enabled: false }));
    const position = 37;
    expect(service.getQuickInfoAtPosition(project.path("a.ts"), position)).toEqual(
      project.service.getQuickInfoAtPosition(project.path("a.ts"), position),
    );
  });
});

test("while the text is broken, what can still be read is shown", () => {
  expect(
    card({ "a.ts": '"use server";\nexport async function ▲a(id: string) {}\nexport async function b( {\n' })[0],
  ).toBe(fileOrigin);
});

describe("what stands for a call, or receives one", () => {
  const served = `"use server";
export async function save(state: unknown, data: FormData) { return [state, data]; }
export async function remove(id: string) { return id; }
`;
  const form = (body: string, props = "props: object"): string =>
    `"use client";
import { startTransition, useActionState, useTransition } from "react";
import { remove, save } from "./actions";
export function Form(${props}) {
  ${body}
}
void [startTransition, useActionState, useTransition, remove, save];
`;
  const saveCard = [fileOrigin, "- Takes `state`, `data`", "- No guard found"];

  test.each([
    ["declared", `const [state, ▲submit] = useActionState(save, null); return [state, submit];`],
    ["used", `const [, submit] = useActionState(save, null); return <form action={▲submit} />;`],
    ["of a bound action", `const [, ▲submit] = useActionState(save.bind(null, 1), null); return submit;`],
  ])("the dispatch function of a state, %s", (_name, body) => {
    const lines = card({ "form.tsx": form(body), "actions.ts": served });
    expect(lines[0]).toMatch(/^`submit` dispatches to `save(\.bind\(null, 1\))?`$/u);
    expect(lines.slice(1, 4)).toEqual(saveCard);
  });

  test.each([
    "const ▲run = () => startTransition(() => remove('1')); return run;",
    "const [, start] = useTransition(); const ▲run = () => { start(async () => { await remove('1'); }); }; return run;",
  ])("a function that only starts a transition: %s", (body) => {
    const lines = card({ "form.tsx": form(body), "actions.ts": served });
    expect(lines.slice(0, 3)).toEqual(["`run` starts a transition that calls `remove`", fileOrigin, "- Takes `id`"]);
  });

  const taking = (body: string, props: string): string =>
    `"use client";\nexport function Menu(${props}) {\n  ${body}\n}\n`;
  const page = (elements: string): string =>
    `import { Menu } from "./menu";\nimport { remove, save } from "./actions";\nvoid [remove, save];\nexport default () => <>${elements}</>;\n`;

  test.each([
    [
      "destructured",
      "return <button onClick={() => ▲onRemove('1')} />;",
      "{ onRemove }: { onRemove: (id: string) => void }",
    ],
    [
      "under another name",
      "return <button onClick={() => ▲drop('1')} />;",
      "{ onRemove: drop }: { onRemove: (id: string) => void }",
    ],
    [
      "of `props`",
      "return <button onClick={() => props.▲onRemove('1')} />;",
      "props: { onRemove: (id: string) => void }",
    ],
  ])("a prop, %s", (_name, body, props) => {
    const files = {
      "menu.tsx": taking(body, props),
      "page.tsx": page("<Menu onRemove={remove} />"),
      "actions.ts": served,
    };
    expect(card(files).slice(0, 3)).toEqual([
      "`onRemove` of `Menu` receives the Server Function `remove`, in `page.tsx:4`",
      fileOrigin,
      "- Takes `id`",
    ]);
  });

  test("a prop that gets several, and something else", () => {
    const files = {
      "menu.tsx": taking(
        "return <a onClick={() => ▲onPick()} />;",
        "{ onPick }: { onPick: (...args: never[]) => void }",
      ),
      "page.tsx": page("<Menu onPick={remove} /><Menu onPick={save.bind(null, 1)} /><Menu onPick={remove} />"),
      "other.tsx":
        '"use client";\nimport { Menu } from "./menu";\nexport const O = () => <Menu onPick={() => {}} />;\n',
      "actions.ts": served,
    };
    expect(card(files)).toEqual([
      "`onPick` of `Menu` receives one of 2 Server Functions; 1 other element may pass something else",
      "- `remove` in `page.tsx:4`",
      "- `save` in `page.tsx:4`",
    ]);
  });

  test("the directive of a file: its Server Functions, and which are guarded", () => {
    const session =
      "declare module '@clerk/nextjs/server' { export function auth(): Promise<{ userId: string | null }> }\n";
    const actions = `"use ▲server";
import { auth } from "@clerk/nextjs/server";
export async function open() {}
export async function mine() {
  const { userId } = await auth();
  if (!userId) throw new Error("no");
}
export default async function both() {}
`;
    expect(lines(hover({ "actions.ts": actions, "types.d.ts": session }, "actions.ts").own)).toEqual([
      "**3 Server Functions**, which the client can call with arguments of its choice",
      "- Guarded: `mine`",
      "- No guard found: `open`, `default`",
    ]);
  });

  test.each([
    ["the state", form("const [▲state] = useActionState(save, null); return state;")],
    ["another hook's second", form("const [, ▲set] = useTransition(); return set;")],
    [
      "a function that does more",
      form("const ▲run = () => { console.log(1); startTransition(() => remove('1')); }; return run;"),
    ],
    ["a prop that nobody passes", taking("return <a onClick={▲onPick} />;", "{ onPick }: { onPick: () => void }")],
    ["a prop that is no function", taking("return <a title={▲title} />;", "{ title }: { title: string }")],
    ["a directive of the client", '"use ▲client";\nexport const a = 1;\n'],
  ])("nothing of %s", (_name, text) => {
    const file = text.includes("Menu") ? "menu.tsx" : "form.tsx";
    const files = { [file]: text, "actions.ts": served, "page.tsx": page("") };
    const { own, plain } = hover(files, file);
    expect(own).toEqual(plain);
  });
});
