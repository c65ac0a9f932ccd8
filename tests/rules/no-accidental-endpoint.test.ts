import { runRule } from "../helpers/rule-tester.ts";

const app = {
  "next.config.ts": "export default {};\n",
  "app/layout.tsx":
    "export default function Layout({ children }: { children: unknown }) {\n  return <html>{String(children)}</html>;\n}\n",
};
const form = `"use client";
import { save } from "./actions";
export function Form() {
  return <form action={save} />;
}
`;
const code = `"use server";
export async function save() {
  await log();
}
export async function log() {}
`;

runRule("no-accidental-endpoint", {
  valid: [
    {
      name: "a client module imports it",
      code: `"use server";
export async function save() {}
`,
      filename: "app/actions.ts",
      files: { ...app, "app/form.tsx": form, "app/page.tsx": `export { Form as default } from "./form";\n` },
    },
    {
      name: "a server component passes it on",
      code: `"use server";
export async function save() {}
export async function remove() {}
export async function rename(id: string) {}
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/form.tsx": `"use client";\nexport function Form(props: object) {\n  return <b {...props} />;\n}\n`,
        "app/page.tsx": `import { remove, rename, save } from "./actions";
import { Form } from "./form";
export default function Page() {
  return <form action={remove}><Form saveAction={save} renameAction={rename.bind(null, "a")} /></form>;
}
`,
      },
    },
    {
      name: "its own file uses it as a value",
      code: `"use server";
import { audited } from "./audited";
export async function log() {}
export const save = audited(log);
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/audited.ts": "export const audited = <T,>(fn: T) => fn;\n",
        "app/page.tsx": form.replace('"use client";\n', "").replace("function Form", "default function Page"),
      },
    },
    {
      name: "an inline action calls it: the form's way to it",
      code: `"use server";
export async function remove(id: string) {
  return id;
}
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/page.tsx": `import { remove } from "./actions";
export default function Page() {
  return <form action={async () => { "use server"; await remove("a"); }} />;
}
`,
      },
    },
    {
      name: "a registry, a namespace and a spread hand it on",
      code: `"use server";
export async function save() {}
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/page.tsx": `import * as actions from "./actions";
import { View } from "./view";
export default async function Page() {
  await actions.save();
  return <View {...actions} />;
}
`,
        "app/view.tsx": `"use client";\nexport function View(props: object) {\n  return <b {...props} />;\n}\n`,
      },
    },
    {
      name: "a barrel leads to the client",
      code: `"use server";
export async function save() {}
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/index.ts": `export * from "./actions";\n`,
        "app/form.tsx": form.replace("./actions", "./index"),
        "app/page.tsx": `import { Form } from "./form";\nimport { save } from "./index";\nexport default async function Page() {\n  await save();\n  return <Form />;\n}\n`,
      },
    },
    {
      name: "a renamed import of the client",
      code: `"use server";
export async function save() {}
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/form.tsx": form.replace("{ save }", "{ save as send }").replace("{save}", "{send}"),
        "app/page.tsx": `import { Form } from "./form";\nimport { save } from "./actions";\nexport default async function Page() {\n  await save();\n  return <Form />;\n}\n`,
      },
    },
    {
      name: "it is loaded dynamically",
      code: `"use server";
export async function save() {}
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/page.tsx": `export default async function Page() {\n  const { save } = await import("./actions");\n  await save();\n  return null;\n}\n`,
      },
    },
    {
      name: "only a route handler, or another action of the client, reaches the file: its exports have no id",
      code: `"use server";
export async function log() {}
export async function audit() {}
`,
      filename: "app/log.ts",
      files: {
        ...app,
        "app/actions.ts": `"use server";\nimport { log } from "./log";\nexport async function save() {\n  await log();\n}\n`,
        "app/api/route.ts": `import { audit } from "../log";\nexport async function GET() {\n  await audit();\n}\n`,
        "app/form.tsx": form,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
      },
    },
    {
      name: "no page reaches the file",
      code,
      filename: "lib/actions.ts",
      files: { ...app, "app/page.tsx": "export default function Page() {\n  return null;\n}\n" },
    },
    {
      name: "a package with an export map gives it to others",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "package.json": `{ "name": "kit", "exports": { "./actions": "./app/actions.ts" }, "dependencies": { "next": "16.4.5" } }`,
        "app/form.tsx": form,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
      },
    },
    {
      name: "an import that leads nowhere may mean the file",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/form.tsx": form,
        "app/other.ts": `import { log } from "~/app/actions";\nlog();\n`,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
      },
    },
    {
      name: "a file that cannot be parsed names it",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/form.tsx": form,
        "app/other.tsx": `import { log } from "./actions";\nexport const Other = () => <b onClick={log}\n`,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
      },
    },
    {
      name: "a module that nothing reaches calls it",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/form.tsx": form,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
        "scripts/log.ts": `import { log } from "../app/actions";\nawait log();\n`,
      },
    },
    {
      name: "a module of both sides calls it",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/both.ts": `import { log } from "./actions";\nexport const run = () => log();\n`,
        "app/form.tsx": form
          .replace("import", `import { run } from "./both";\nimport`)
          .replace("return", "run();\n  return"),
        "app/page.tsx": `import { run } from "./both";\nimport { Form } from "./form";\nexport default async function Page() {\n  await run();\n  return <Form />;\n}\n`,
      },
    },
    {
      name: "a module without the directive",
      code: "export async function log() {}\n",
      filename: "app/log.ts",
      files: {
        ...app,
        "app/page.tsx": `import { log } from "./log";\nexport default async function Page() {\n  await log();\n}\n`,
      },
    },
    {
      name: "a function that is not exported, beside an inline action",
      code: `async function log() {}
export default function Page() {
  async function save() {
    "use server";
    await log();
  }
  return <form action={save} />;
}
`,
      filename: "app/page.tsx",
      files: app,
    },
    {
      name: "a page with the directive is another rule's",
      code: `"use server";
export default async function Page() {
  return null;
}
`,
      filename: "app/page.tsx",
      files: app,
    },
    {
      name: "a name that nothing declares, as while one types it",
      code: `"use server";
export async function save() {}
export { sav };
`,
      filename: "app/actions.ts",
      files: { "app/page.tsx": `import { save } from "./actions";\nexport default () => <form action={save} />;\n` },
    },
    {
      name: "under two names",
      code: `"use server";
async function log() {}
export { log as a, log as b };
export async function save() {}
`,
      filename: "app/actions.ts",
      files: { ...app, "app/form.tsx": form, "app/page.tsx": `export { Form as default } from "./form";\n` },
    },
  ],
  invalid: [
    {
      name: "only its own file calls it",
      code,
      filename: "app/actions.ts",
      files: { ...app, "app/form.tsx": form, "app/page.tsx": `export { Form as default } from "./form";\n` },
      errors: [
        {
          messageId: "ownFileOnly",
          data: { name: "log" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 26,
          suggestions: [
            {
              messageId: "unexport",
              data: { name: "log" },
              output: `"use server";
export async function save() {
  await log();
}
async function log() {}
`,
            },
          ],
        },
      ],
    },
    {
      name: "nobody uses it: a builder's action, in a list of exports",
      code: `"use server";
import { client } from "./client";
const archive = client.use((next) => next).action(async () => {});
async function save() {}
export { archive, save };
`,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/client.ts": `import { createSafeActionClient } from "next-safe-action";\nexport const client = createSafeActionClient();\n`,
        "app/form.tsx": form,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
      },
      errors: [
        {
          messageId: "unused",
          data: { name: "archive" },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 17,
          suggestions: [
            {
              messageId: "unexport",
              data: { name: "archive" },
              output: `"use server";
import { client } from "./client";
const archive = client.use((next) => next).action(async () => {});
async function save() {}
export { save };
`,
            },
          ],
        },
      ],
    },
    {
      name: "only server modules call it: a page, a helper of a page",
      code: `"use server";
export async function load() {}
export const count = async () => 1;
`,
      filename: "lib/posts.ts",
      files: {
        ...app,
        "lib/counted.ts": `import { count as howMany } from "./posts";\nexport const counted = async () => howMany();\n`,
        "app/page.tsx": `import * as posts from "../lib/posts";
import { counted } from "../lib/counted";
export default async function Page() {
  await posts.load();
  await counted();
  return null;
}
`,
      },
      errors: [
        { messageId: "serverOnly", data: { name: "load" }, line: 2, column: 23, endLine: 2, endColumn: 27 },
        { messageId: "serverOnly", data: { name: "count" }, line: 3, column: 14, endLine: 3, endColumn: 19 },
      ],
    },
    {
      name: "an action that a page imports calls it",
      code: `"use server";
export async function log() {}
`,
      filename: "app/log.ts",
      files: {
        ...app,
        "app/actions.ts": `"use server";\nimport { log } from "./log";\nexport async function save() {\n  await log();\n}\n`,
        "app/page.tsx": `import { save } from "./actions";\nexport default function Page() {\n  return <form action={save} />;\n}\n`,
      },
      errors: [{ messageId: "serverOnly", data: { name: "log" }, line: 2, column: 23, endLine: 2, endColumn: 26 }],
    },
    {
      name: "a default export, and a client that only takes its type",
      code: `"use server";
export default async function load() {
  return 1;
}
`,
      filename: "app/load.ts",
      files: {
        ...app,
        "app/view.tsx": `"use client";\nimport type load from "./load";\nexport const View = (props: { value: Awaited<ReturnType<typeof load>> }) => <b>{props.value}</b>;\n`,
        "app/page.tsx": `import read from "./load";\nimport { View } from "./view";\nexport default async function Page() {\n  return <View value={await read()} />;\n}\n`,
      },
      errors: [{ messageId: "serverOnly", data: { name: "load" }, line: 2, column: 31, endLine: 2, endColumn: 35 }],
    },
    {
      name: "a test imports it too: the export stays",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/actions.test.ts": `import { log } from "./actions";\nawait log();\n`,
        "app/form.tsx": form,
        "app/page.tsx": `export { Form as default } from "./form";\n`,
      },
      errors: [{ messageId: "ownFileOnly", data: { name: "log" }, line: 5, column: 23, endLine: 5, endColumn: 26 }],
    },
    {
      name: "another function of its name is passed on",
      code,
      filename: "app/actions.ts",
      files: {
        ...app,
        "app/form.tsx": form,
        "app/page.tsx": `import { Form } from "./form";\nconst log = async () => {};\nexport default function Page() {\n  return <><Form /><b title={String(log)} /></>;\n}\n`,
      },
      errors: [
        {
          messageId: "ownFileOnly",
          data: { name: "log" },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 26,
          suggestions: [
            {
              messageId: "unexport",
              data: { name: "log" },
              output: code.replace("export async function log", "async function log"),
            },
          ],
        },
      ],
    },
    {
      name: "a barrel that pages use for something else",
      code: `"use server";
export async function log() {}
`,
      filename: "lib/log.ts",
      files: {
        ...app,
        "lib/index.ts": `export * from "./log";\nexport * from "./format";\n`,
        "lib/format.ts": "export const format = () => 1;\n",
        "app/page.tsx": `import { format } from "../lib";\nexport default function Page() {\n  return format();\n}\n`,
      },
      errors: [
        {
          messageId: "unused",
          data: { name: "log" },
          line: 2,
          column: 23,
          endLine: 2,
          endColumn: 26,
          suggestions: [
            { messageId: "unexport", data: { name: "log" }, output: '"use server";\nasync function log() {}\n' },
          ],
        },
      ],
    },
  ],
});
