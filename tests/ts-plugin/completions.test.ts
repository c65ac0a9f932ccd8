/** Completions: directives where Next.js's own compiler takes them, action props where a Server Function fits, and TypeScript's everywhere. */
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject } from "../helpers/language-service.ts";
import { compileWithNext } from "../oracles/next-compiler/transform.ts";

const entry = { name: "typescript-plugin-server-actions" };

/** What is offered at `▲`; `own`: by us, and TypeScript's entries are all still there. */
function complete(files: Readonly<Record<string, string>>, file = Object.keys(files)[0]!) {
  const marked = files[file]!;
  const position = marked.indexOf("▲");
  const project = createMemoryProject({ ...files, [file]: marked.replace("▲", "") });
  const path = project.path(file);
  const service = createPluginModule(ts, []).create(project.createInfo(entry));
  const all = service.getCompletionsAtPosition(path, position, {});
  const plain = project.service.getCompletionsAtPosition(path, position, {});
  const own = all?.entries.filter(({ source }) => source === "server-actions") ?? [];
  expect(all?.entries.slice(0, all.entries.length - own.length) ?? []).toEqual(plain?.entries ?? []);
  expect(project.log.filter((line) => line.includes("failed"))).toEqual([]);
  return { service, path, position, own, names: own.map(({ name }) => name), text: marked.replace("▲", "") };
}

const names = (text: string, file = "app/a.tsx", more: Readonly<Record<string, string>> = {}) =>
  complete({ [file]: text, ...more }).names;

const both = ["use client", "use server"];
const exported = "\nexport async function a() {}\n";

/** Each: the text, and what is offered in it. */
const places: readonly (readonly [name: string, text: string, offered: readonly string[]])[] = [
  ["the first string of a file", `"use▲"${exported}`, both],
  ["an empty one", `"▲"${exported}`, both],
  ["one without its second quote", `"use ▲${exported}`, both],
  ["in single quotes", `'▲'${exported}`, both],
  ["a word", `us▲${exported}`, both],
  ["after `use strict`", `"use strict";\n"▲";${exported}`, both],
  ["beside another directive", `"use client";\n"▲";${exported}`, []],
  ["before another directive", `"▲";\n"use server";${exported}`, []],
  ["after an import", `import "x";\n"▲";${exported}`, []],
  ["after a statement", `const x = 1;\n"▲";${exported}`, []],
  ["a string that is no statement", `const x = "▲";${exported}`, []],
  ["a word in an expression", `void us▲;${exported}`, []],
  ["an async function", 'export async function f() {\n  "▲";\n  return 1;\n}\n', ["use server"]],
  ["a word there", "export async function f() {\n  us▲\n}\n", ["use server"]],
  ["an async arrow", 'export const f = async () => { "▲"; };\n', ["use server"]],
  ["an async function expression", 'export const f = async function () { "▲"; };\n', ["use server"]],
  ["an async method of an object", 'export const o = { async m() { "▲"; } };\n', ["use server"]],
  ["a static async method", 'export class C { static async m() { "▲"; } }\n', ["use server"]],
  ["a static async field", 'export class C { static m = async () => { "▲"; } }\n', ["use server"]],
  ["a function that is not async", 'export function f() { "▲"; }\n', []],
  ["a method of instances", 'export class C { async m() { "▲"; } }\n', []],
  ["a private static method", 'export class C { static async #m() { "▲"; } }\n', []],
  ["a block of a function", 'export async function f() { if (f) { "▲"; } }\n', []],
  ["after a statement of a function", 'export async function f() { f(); "▲"; }\n', []],
  ["beside `use cache`", 'export async function f() { "use cache"; "▲"; }\n', []],
  ["a function of a client file", '"use client";\nexport async function f() { "▲"; }\n', []],
];

describe("directives", () => {
  test.each(places)("%s", (_name, text, offered) => {
    expect(names(text)).toEqual(offered);
  });

  test.each(places.filter(([, , offered]) => offered.length > 0))(
    "%s: Next.js compiles what is inserted, and takes it for a directive",
    async (_name, text) => {
      const { own, text: before } = complete({ "app/a.tsx": text });
      for (const { insertText, replacementSpan } of own) {
        const { start, length } = replacementSpan!;
        const after = before.slice(0, start) + insertText! + before.slice(start + length);
        const closed = after.replace(/^(\s*"use (?:client|server))$/mu, '$1"');
        const compiled = await compileWithNext(closed, "/app/app/a.tsx");
        expect(compiled, closed).toMatchObject({ ok: true });
        if (!compiled.ok) continue;
        if (insertText!.includes("server")) expect(compiled.actions, closed).toHaveLength(1);
        else expect(compiled.code, closed).toMatch(/registerClientReference|createProxy|client_entry/u);
      }
    },
  );

  test("replace what is typed, inside the quotes or with quotes of their own", () => {
    const [, quoted] = complete({ "a.ts": `"use s▲"${exported}` }).own;
    expect(quoted).toMatchObject({ insertText: "use server", replacementSpan: { start: 1, length: 5 } });
    const [, word] = complete({ "a.ts": `us▲${exported}` }).own;
    expect(word).toMatchObject({ insertText: '"use server";', replacementSpan: { start: 0, length: 2 } });
  });

  test("not in the files of another framework, nor in declarations", () => {
    expect(names('"▲";\nimport { x } from "solid-js";\nexport const y = x;\n')).toEqual([]);
    expect(names('"▲";\nexport {};\n', "a.d.ts")).toEqual([]);
  });

  test("not in a function of a module that only client modules import", () => {
    const client = '"use client";\nimport { f } from "./a";\nexport const C = () => <b>{String(f)}</b>;\n';
    const page = 'import { C } from "./c";\nexport default function Page() { return <C />; }\n';
    const layout = "export default function Layout() { return null; }\n";
    const more = {
      "app/c.tsx": client,
      "app/page.tsx": page,
      "app/layout.tsx": layout,
      "next.config.ts": "export default {};\n",
    };
    expect(names('export async function f() { "▲"; }\n', "app/a.tsx", more)).toEqual([]);
  });

  test("have details, which say what happens", () => {
    const { service, path, position } = complete({ "a.ts": `"▲"${exported}` });
    const detail = (source: string | undefined) =>
      service.getCompletionEntryDetails(path, position, "use server", {}, source, {}, undefined);
    expect(detail("server-actions")).toMatchObject({
      name: "use server",
      documentation: [
        { text: expect.stringContaining("Every export of this file becomes a Server Function") as string },
      ],
    });
    expect(detail(undefined)).toBeUndefined();
  });
});

const actions = `"use server";
export async function save(formData: FormData) {}
export async function count(id: number) { return id; }
`;
const client = `"use client";
export function Form(props: { saveAction: (formData: FormData) => Promise<void>; countAction?: (id: number) => Promise<number>; onSave?: () => void; title: string }) {
  return <b>{props.title}</b>;
}
`;
const page = (
  element: string,
  imports = 'import { save, count } from "./actions";\nimport { Form } from "./form";\n',
) => ({
  "app/page.tsx": `${imports}export default function Page() { return ${element}; }\n`,
  "app/form.tsx": client,
  "app/actions.ts": actions,
});

describe("attributes of a client component", () => {
  const fitting = ["saveAction={save}", "countAction={count}"];

  test.each([
    ["where an attribute may stand", '<Form ▲ title="" />', fitting],
    ["while one is typed", "<Form sa▲ />", fitting],
    ["of an element with children", "<Form ▲>x</Form>", fitting],
    ["after others", '<Form title="" ▲ />', fitting],
    ["without those that are given", "<Form saveAction={save} ▲ />", ["countAction={count}"]],
    ["in the value of an attribute", '<Form title={"" + ▲} />', []],
    ["among the children", "<Form title=''>▲</Form>", []],
    ["of a host element", "<form ▲ />", []],
  ])("%s", (_name, element, offered) => {
    expect(complete(page(element)).names).toEqual(offered);
  });

  test("only of what this file can name", () => {
    expect(
      complete(page("<Form ▲ />", 'import { save as store } from "./actions";\nimport { Form } from "./form";\n'))
        .names,
    ).toEqual(["saveAction={store}"]);
    expect(complete(page("<Form ▲ />", 'import { Form } from "./form";\n')).names).toEqual([]);
    expect(
      complete(page("<Form ▲ />", 'import { Form } from "./form";\nconst save = async (f: FormData) => {};\n')).names,
    ).toEqual([]);
  });

  test("an inline Server Function", () => {
    const element = '(() => { async function add(formData: FormData) { "use server"; } return <Form ▲ />; })()';
    expect(complete(page(element, 'import { Form } from "./form";\n')).names).toEqual(["saveAction={add}"]);
  });

  test("not of a component that is no client component", () => {
    const files = page("<Form ▲ />");
    expect(complete({ ...files, "app/form.tsx": client.replace('"use client";\n', "") }).names).toEqual([]);
  });

  test("have details", () => {
    const { service, path, position } = complete(page("<Form ▲ />"));
    const detail = service.getCompletionEntryDetails(
      path,
      position,
      "saveAction={save}",
      {},
      "server-actions",
      {},
      undefined,
    );
    expect(detail?.documentation).toEqual([
      { kind: "text", text: "`save` is a Server Function in scope, and fits `saveAction`." },
    ]);
  });
});

describe("names of props", () => {
  const inForm = (form: string, element = "<Form storeAction={save} />") =>
    complete({ ...page(element), "app/form.tsx": form }, "app/form.tsx").names;

  test.each([
    [
      "an interface",
      '"use client";\ninterface Props { title: string; sa▲ }\nexport function Form(props: Props) { return null; }\n',
    ],
    ["a type", '"use client";\ntype Props = { sa▲ };\nexport const Form = (props: Props) => null;\n'],
    ["the type of the parameter", '"use client";\nexport function Form(props: { sa▲ }) { return null; }\n'],
    ["a pattern without a type", '"use client";\nexport function Form({ title, sa▲ }) { return null; }\n'],
  ])("in %s: what is passed, and what is typed", (_name, form) => {
    expect(inForm(form)).toEqual(["storeAction", "saAction"]);
  });

  test.each([
    [
      "a pattern with a type",
      '"use client";\nexport function Form({ sa▲ }: { saveAction: () => void }) { return null; }\n',
    ],
    [
      "a type that is no component's",
      '"use client";\ninterface Other { sa▲ }\nexport function Form() { return null; }\n',
    ],
    ["a hook", '"use client";\nexport function useForm(props: { sa▲ }) { return null; }\n'],
    ["a file without the directive", "export function Form(props: { sa▲ }) { return null; }\n"],
    ["the type of a prop", '"use client";\nexport function Form(props: { save: sa▲ }) { return null; }\n'],
  ])("not in %s", (_name, form) => {
    expect(inForm(form)).toEqual([]);
  });

  test("not what is there already, nor a name that is one", () => {
    expect(
      inForm('"use client";\nexport function Form(props: { storeAction: () => void; saveAction▲ }) { return null; }\n'),
    ).toEqual([]);
  });
});
