/**
 * The code fixes for an ordinary function that a Server Component passes to the client. What they leave type-checks, is what the rule accepts, and
 * compiles: the module for the server, its new actions into Server Functions.
 */
import { describe, expect, it } from "vitest";
import { actionPropValue } from "../../shared/src/checks/action-prop-value.ts";
import { serializableProps } from "../../shared/src/checks/serializable-props.ts";
import { expectGood, type Files, offersOf } from "../helpers/code-fixes.ts";

const library: Files = {
  "app/editor.tsx": `"use client";
interface Props {
  saveAction?: (data: FormData) => void | Promise<void>;
  onSave?: (id: string) => void;
  onDone?: () => void;
  format?: (id: string) => string;
  render?: () => Promise<React.ReactNode>;
  load?: (id: string) => Promise<string[]>;
}
export function Editor(props: Props) {
  return <form action={props.saveAction}>{props.format?.("")}</form>;
}
`,
  "app/db.ts": 'import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n',
  "node_modules/@prisma/client/index.d.ts": `export class PrismaClient {
  item: { delete(id: string): Promise<void>; findMany(id: string): Promise<string[]> };
}
`,
};

/** A page's text around what is tested: `before` at the top, `body` in the component, and what it gives. */
const page = (body: string, element: string, before = "") => `import { revalidatePath } from "next/cache";
import { db } from "./db";
import { Editor } from "./editor";
${before}
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  ${body}
  return <div title={id}>${element}</div>;
}
`;

const titles = (check: typeof actionPropValue | typeof serializableProps, text: string, others: Files = {}) =>
  offersOf(check, { ...library, ...others, "app/page.tsx": text }, "app/page.tsx").map(({ title }) => title);

const add = 'Make it a Server Function: add `"use server"`.';

describe("a function that closes over nothing can move to a file of Server Functions", () => {
  it("an async function in the attribute is named for the prop, with the types that its place gives it", async () => {
    const before = page(
      "",
      `<Editor saveAction={async (data) => { await db.item.delete(String(data.get("id"))); revalidatePath("/"); }} />`,
    );
    const files = { ...library, "app/page.tsx": before };
    const offers = offersOf(actionPropValue, files, "app/page.tsx");
    expect(offers.map(({ title }) => title)).toEqual([add, "Move `saveAction` to `actions.ts`."]);
    expect(offers[1]?.files).toEqual({
      "app/page.tsx": `import { Editor } from "./editor";
import { saveAction } from "./actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  
  return <div title={id}><Editor saveAction={saveAction} /></div>;
}
`,
      "app/actions.ts": `"use server";

import { db } from "./db";
import { revalidatePath } from "next/cache";

export async function saveAction(data: FormData) { await db.item.delete(String(data.get("id"))); revalidatePath("/"); }
`,
    });
    await expectGood(actionPropValue, { ...files, ...offers[1]?.files });
  });

  it("a named one keeps its name, and the prop need not be named for an action", async () => {
    const before = page(
      "",
      "<Editor load={load} />",
      "async function load(id: string) {\n  return db.item.findMany(id);\n}\n",
    );
    const files = { ...library, "app/page.tsx": before.replace('import { revalidatePath } from "next/cache";\n', "") };
    const offers = offersOf(serializableProps, files, "app/page.tsx");
    expect(offers.map(({ title }) => title)).toEqual([add, "Move `load` to `actions.ts`."]);
    expect(offers[1]?.files["app/actions.ts"]).toBe(`"use server";

import { db } from "./db";

export async function load(id: string) {
  return db.item.findMany(id);
}
`);
    await expectGood(serializableProps, { ...files, ...offers[1]?.files });
  });

  it("an arrow function without a body gets one", async () => {
    const before = page("", "<Editor onSave={async (key) => db.item.delete(key)} />");
    const files = { ...library, "app/page.tsx": before };
    const offers = offersOf(serializableProps, files, "app/page.tsx");
    expect(offers.map(({ title }) => title)).toEqual([add, "Move `saveAction` to `actions.ts`."]);
    expect(offers[1]?.files["app/actions.ts"]).toBe(`"use server";

import { db } from "./db";

export async function saveAction(key: string) {
  return db.item.delete(key);
}
`);
    await expectGood(serializableProps, { ...files, ...offers[1]?.files });
  });

  it("one that is not async and gives nothing becomes async, for what it does or for what takes it", async () => {
    const before = page("", '<Editor onDone={() => revalidatePath("/")} />');
    const files = { ...library, "app/page.tsx": before };
    const [offer, ...others] = offersOf(serializableProps, files, "app/page.tsx");
    expect([offer?.title, others]).toEqual(["Move `doneAction` to `actions.ts`.", []]);
    expect(offer?.files["app/actions.ts"]).toBe(`"use server";

import { revalidatePath } from "next/cache";

export async function doneAction() {
  revalidatePath("/");
}
`);
    await expectGood(serializableProps, { ...files, ...offer?.files });
    const asAction = page(
      "function save(data: FormData): void {\n    console.log(data);\n  }",
      "<Editor saveAction={save} />",
    );
    const named = offersOf(actionPropValue, { ...library, "app/page.tsx": asAction }, "app/page.tsx");
    expect(named.map(({ title }) => title)).toEqual(["Move `save` to `actions.ts`."]);
    expect(named[0]?.files["app/actions.ts"]).toContain("export async function save(data: FormData) {");
    await expectGood(actionPropValue, { ...library, "app/page.tsx": asAction, ...named[0]?.files });
  });

  it("an export of its module is imported from there, unless the module is a page", async () => {
    const part = `import { db } from "./db";
import { Editor } from "./editor";

export interface Row { id: string }
export const prefix = "item:";

export function Part() {
  return <Editor onSave={async (id) => { const row: Row = { id: prefix + id }; await db.item.delete(row.id); }} />;
}
`;
    const files = {
      ...library,
      "app/part.tsx": part,
      "app/page.tsx": `import { Part } from "./part";\nexport default function Page() {\n  return <Part />;\n}\n`,
    };
    const [, offer] = offersOf(serializableProps, files, "app/part.tsx");
    expect(offer?.files["app/actions.ts"]).toBe(`"use server";

import { db } from "./db";
import { type Row, prefix } from "./part";

export async function saveAction(id: string) { const row: Row = { id: prefix + id }; await db.item.delete(row.id); }
`);
    await expectGood(serializableProps, { ...files, ...offer?.files });
    const inPage = page(
      "",
      "<Editor onSave={async (key) => db.item.delete(prefix + key)} />",
      'export const prefix = "item:";',
    );
    expect(titles(serializableProps, inPage)).toEqual([add]);
  });

  it("in plain JavaScript", () => {
    const text = `import { Editor } from "./editor";
export default function Page() {
  const save = async (data) => { console.log(data); };
  return <Editor saveAction={save} />;
}
`;
    const [, offer] = offersOf(actionPropValue, { ...library, "app/page.jsx": text }, "app/page.jsx");
    expect(offer?.files).toEqual({
      "app/page.jsx": `import { Editor } from "./editor";
import { save } from "./actions";
export default function Page() {
  return <Editor saveAction={save} />;
}
`,
      "app/actions.js": `"use server";

export async function save(data) { console.log(data); }
`,
    });
  });
});

describe("not where that is not meant, or not certain to work", () => {
  it.each<[title: string, body: string, element: string, offered: readonly string[]]>([
    [
      "what it closes over stays encrypted in an inline action",
      "",
      "<Editor onSave={async (key) => db.item.delete(id + key)} />",
      [add],
    ],
    ["a render function", "", "<Editor render={async () => <b>a</b>} />", []],
    ["a value that is used at once", "", "<Editor format={(key) => key.trim()} />", []],
    ["a function that is not async and changes nothing", "", "<Editor onSave={(key) => { console.log(key); }} />", []],
    [
      "a function that takes an event",
      "",
      "<Editor onDone={async (event?: MouseEvent) => { event?.preventDefault(); }} />",
      [],
    ],
    ["a generator", "", "<Editor onDone={function* () { yield 1; }} />", []],
    ["one that runs here too", 'const done = () => revalidatePath("/");\n  done();', "<Editor onDone={done} />", []],
    ["a `this`", "", "<Editor onDone={async function (this: { id: string }) { this.id; }} />", []],
  ])("%s", (_title, body, element, offered) => {
    expect(titles(serializableProps, page(body, element))).toEqual(offered);
  });

  it("a name of the module that it does not export", () => {
    const text = page("", "<Editor onSave={async (key) => db.item.delete(prefix + key)} />", 'const prefix = "item:";');
    expect(titles(serializableProps, text)).toEqual([add]);
  });
});

describe("a function of another module gets the directive there", () => {
  const save = `export async function save(data: FormData) {
  await db.item.delete(String(data.get("id")));
}
`;
  const importing = (names: string) =>
    `import { Editor } from "./editor";\nimport { ${names} } from "./items";\nexport default function Page() {\n  return <Editor saveAction={save} />;\n}\n`;
  const passing = (items: string, others: Files = {}, text = importing("save")): Files => ({
    ...library,
    ...others,
    "app/items.ts": `import { db } from "./db";\n${items}`,
    "app/page.tsx": text,
  });

  it("at the top of a file that exports nothing but actions", async () => {
    const remove = "export const remove = async (id: string) => {\n  await db.item.delete(id);\n};\n";
    const files = passing(`export interface Row { id: string }\n${save}${remove}`);
    const offers = offersOf(actionPropValue, files, "app/page.tsx");
    expect(offers).toEqual([
      {
        title: 'Make `items.ts` a file of Server Functions: add `"use server"` at its top.',
        files: { "app/items.ts": `"use server";\n\n${files["app/items.ts"] ?? ""}` },
      },
    ]);
    await expectGood(actionPropValue, { ...files, ...offers[0]?.files });
  });

  it("in the function where its module exports something else", async () => {
    const find = "export async function find(id: string) {\n  return db.item.findMany(id);\n}\n";
    const files = passing(save + find);
    const offers = offersOf(actionPropValue, files, "app/page.tsx");
    expect(offers).toEqual([
      {
        title: 'Make `save` of `items.ts` a Server Function: add `"use server"` to it.',
        files: { "app/items.ts": (files["app/items.ts"] ?? "").replace("FormData) {", 'FormData) {\n  "use server";') },
      },
    ]);
    await expectGood(actionPropValue, { ...files, ...offers[0]?.files });
  });

  it("through a barrel and under another name, also for a prop that is not named for an action", () => {
    const text = `import { Editor } from "./editor";\nimport { write } from "./barrel";\nexport default function Page() {\n  return <Editor onDone={write} />;\n}\n`;
    const barrel = { "app/barrel.ts": 'export { save as write } from "./items";\n' };
    const only = 'export async function save() {\n  await db.item.delete("1");\n}\n';
    const offers = offersOf(serializableProps, passing(only, barrel, text), "app/page.tsx");
    expect(offers.map(({ files }) => Object.keys(files))).toEqual([["app/items.ts"]]);
  });

  it.each<[title: string, items: string, others?: Files]>([
    ["a function that is not async", save.replace("async ", "").replace("await", "void")],
    [
      "a module that runs on the client too",
      save,
      {
        "app/editor.tsx": (library["app/editor.tsx"] ?? "")
          .replace("interface Props", 'import { save } from "./items";\ninterface Props')
          .replace("<form", "<form onReset={() => save(new FormData())}"),
      },
    ],
    ["a module with a `this`", `${save}export const self = { id: 1, get() { return this.id; } };\n`],
  ])("not with %s", (_title, items, others) => {
    expect(offersOf(actionPropValue, passing(items, others), "app/page.tsx")).toEqual([]);
  });

  it("not with a function that renders", () => {
    const render = "export async function save(data: FormData) {\n  return <b>{String(data.get(typeof db))}</b>;\n}\n";
    const { "app/items.ts": items = "", ...others } = passing(render);
    expect(offersOf(actionPropValue, { ...others, "app/items.tsx": items }, "app/page.tsx")).toEqual([]);
  });
});
