import { runRule } from "../helpers/rule-tester.ts";

/** `version` is what the plugin finds by itself. */
const next = (version: string): Readonly<Record<string, string>> => ({
  "node_modules/next/package.json": `{ "name": "next", "version": "${version}" }`,
  "node_modules/next/cache.d.ts": `
export declare function refresh(): void;
export declare function revalidatePath(path: string, type?: "layout" | "page"): undefined;
export declare function revalidateTag(tag: string, profile?: string): undefined;
export declare function updateTag(tag: string): undefined;
`,
  "next.config.js": "module.exports = {};\n",
});

const db = {
  "lib/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`,
  "lib/orders.ts": `import { db } from "./db";\nexport async function archive(id) {\n  await db.order.update({ where: { id } });\n}\n`,
};
const page = { "app/page.tsx": `import { save } from "./actions";\nexport default () => <form action={save} />;\n` };

const project = (version: string, ...files: Readonly<Record<string, string>>[]) =>
  Object.assign({}, next(version), db, ...files) as Readonly<Record<string, string>>;
const filename = "app/actions.ts";

const imports = `import { db } from "../lib/db";`;
/** The action `save`; its statement stands on line 4. */
const action = (line: string, more = imports) =>
  `"use server";\n${more}\nexport async function save(data: FormData) {\n  ${line}\n}\n`;
const write = `await db.order.create({ data });`;
const onWrite = { line: 4, column: 9, endLine: 4, endColumn: 24 };
const effect = "db.order.create()";

/** A client component whose handler runs `body`. */
const button = (body: string, more = "", hooks = "") => ({
  "app/page.tsx": `import { Button } from "./button";\nexport default () => <Button id="1" />;\n`,
  "app/button.tsx": `"use client";\nimport { save } from "./actions";\n${more}\nexport function Button({ id, onDone }) {\n  ${hooks}\n  return <button onClick={async () => { ${body} }}>Save</button>;\n}\n`,
});

const silent = (name: string, line: string, more = imports, files: Readonly<Record<string, string>> = page) => ({
  name,
  code: action(line, more),
  filename,
  files: project("16.4.5", files),
});
const cache = (names: string) => `${imports}\nimport { ${names} } from "next/cache";`;

runRule("require-revalidation", {
  valid: [
    silent("refresh", `${write} refresh();`, cache("refresh")),
    silent("revalidatePath", `${write} revalidatePath("/");`, cache("revalidatePath")),
    silent("updateTag, renamed", `${write} update("a");`, cache("updateTag as update")),
    silent(
      "after the response",
      `${write} after(() => revalidateTag("a", "max"));`,
      `${cache("revalidateTag")}\nimport { after } from "next/server";`,
    ),
    silent("a redirect", `${write} redirect("/");`, `${imports}\nimport { redirect } from "next/navigation";`),
    silent(
      "a cookie",
      `${write} (await cookies()).set("a", "b");`,
      `${imports}\nimport { cookies } from "next/headers";`,
    ),
    silent("nothing is written", `await db.order.findMany();`),
    silent(
      "mail is seen elsewhere",
      `await resend.emails.send({});`,
      `import { Resend } from "resend";\nconst resend = new Resend();`,
    ),
    silent(
      "a call that nobody can follow",
      `${write} await sync();`,
      `${imports}\nimport { sync } from "some-package";`,
    ),
    silent("nobody calls it", write, imports, { "app/page.tsx": `export default () => <main />;\n` }),
    silent("only an ordinary function calls it", write, imports, {
      "app/page.tsx": `import { save } from "./actions";\nexport default async () => { await save(); return <main />; };\n`,
    }),
    silent("a form of a component that may run on both sides", write, imports, {
      "app/page.tsx": `import { Form } from "./form";\nimport { Other } from "./other";\nexport default () => <><Form /><Other /></>;\n`,
      "app/other.tsx": `"use client";\nimport { Form } from "./form";\nexport const Other = () => <Form />;\n`,
      "app/form.tsx": `import { save } from "./actions";\nexport const Form = () => <form action={save} />;\n`,
    }),
    silent("a shadowed name in the form", write, imports, {
      "app/page.tsx": `import { save } from "./actions";\nexport const never = save;\nexport default ({ save }) => <form action={save} />;\n`,
    }),
    silent(
      "router.refresh",
      write,
      imports,
      button(
        "await save(id); router.refresh();",
        `import { useRouter } from "next/navigation";`,
        "const router = useRouter();",
      ),
    ),
    silent(
      "router.push",
      write,
      imports,
      button(
        "await save(id); router.push('/');",
        `import { useRouter } from "next/navigation";`,
        "const router = useRouter();",
      ),
    ),
    silent(
      "a state setter",
      write,
      imports,
      button(
        "await save(id); setSaved(true);",
        `import { useState } from "react";`,
        "const [saved, setSaved] = useState(false);",
      ),
    ),
    silent(
      "a state setter in a callback",
      write,
      imports,
      button(
        "save(id).then(() => setSaved(true));",
        `import { useState } from "react";`,
        "const [saved, setSaved] = useState(false);",
      ),
    ),
    silent(
      "a query cache",
      write,
      imports,
      button("await save(id);", `import useSWR from "swr";`, `const { data } = useSWR("/orders");`),
    ),
    silent("a callback of who renders it", write, imports, button("await save(id); onDone();")),
    silent(
      "a hook nobody knows",
      write,
      imports,
      button("await save(id);", `import { useOrders } from "./use-orders";`, `useOrders();`),
    ),
    silent(
      "a hook nobody knows, by its name here",
      write,
      imports,
      button("await save(id);", `import useOrders from "./orders";`, `useOrders();`),
    ),
    silent(
      "a hook of a namespace",
      write,
      imports,
      button("await save(id);", `import * as orders from "./orders";`, `orders.useOrders();`),
    ),
    silent("a hook of its own", write, imports, button("await save(id);", `function useOrders() {}`, `useOrders();`)),
    silent("loading the page anew", write, imports, button("await save(id); window.location.reload();")),
    silent(
      "passed to a hook",
      write,
      imports,
      button("", `import { useAction } from "next-safe-action/hooks";`, "const { execute } = useAction(save);"),
    ),
    silent("one of two callers refreshes", write, imports, {
      ...button("await save(id);"),
      "app/link.tsx": `"use client";\nimport { save } from "./actions";\nimport { useRouter } from "next/navigation";\nexport function Link() {\n  const router = useRouter();\n  return <a onClick={async () => { await save(); router.refresh(); }}>Go</a>;\n}\n`,
    }),
    {
      name: "a test",
      code: action(write),
      filename: "app/actions.test.ts",
      files: project("16.4.5", { "app/page.tsx": page["app/page.tsx"].replace("./actions", "./actions.test") }),
    },
    {
      name: "another framework",
      code: action(write, `${imports}\nimport { createSignal } from "solid-js";`),
      filename,
      files: project("16.4.5", page),
    },
    {
      name: "a revalidator of the settings",
      code: action(`${write} bust("orders");`, `${imports}\nimport { bust } from "./bust";`),
      filename,
      files: project("16.4.5", page, { "app/bust.ts": `export function bust(name: string) {}\n` }),
      settings: { revalidators: ["bust"] },
    },
  ],
  invalid: [
    {
      name: "a form of a Server Component",
      code: action(write),
      filename,
      files: project("16.4.5", page),
      errors: [
        {
          messageId: "staleForm",
          data: { effect, refresh: "refresh()" },
          ...onWrite,
          suggestions: [
            {
              messageId: "insert",
              data: { call: "refresh()" },
              output: action(`${write}\n  refresh();`, cache("refresh")),
            },
          ],
        },
      ],
    },
    {
      name: "a button of a form, bound",
      code: action(write),
      filename,
      files: project("16.4.5", {
        "app/page.tsx": `import { save as keep } from "./actions";\nexport default ({ id }) => <form><button formAction={keep.bind(null, id)}>Save</button></form>;\n`,
      }),
      errors: [
        {
          messageId: "staleForm",
          ...onWrite,
          suggestions: [{ messageId: "insert", output: action(`${write}\n  refresh();`, cache("refresh")) }],
        },
      ],
    },
    {
      name: "Next.js 15: the page with the form",
      code: action(write),
      filename,
      files: project("15.5.4", {
        "app/(shop)/orders/[id]/page.tsx": `import { save } from "../../../actions";\nexport default () => <form action={save} />;\n`,
      }),
      errors: [
        {
          messageId: "staleForm",
          data: { effect, refresh: "revalidatePath()" },
          ...onWrite,
          suggestions: [
            {
              messageId: "insert",
              data: { call: `revalidatePath("/orders/[id]", "page")` },
              output: action(`${write}\n  revalidatePath("/orders/[id]", "page");`, cache("revalidatePath")),
            },
          ],
        },
      ],
    },
    {
      name: "the same in a file with single quotes",
      code: action(write).replaceAll('"', "'"),
      filename,
      files: project("15.5.4", {
        "app/orders/page.tsx": `import { save } from "../actions";\nexport default () => <form action={save} />;\n`,
      }),
      errors: [
        {
          messageId: "staleForm",
          ...onWrite,
          suggestions: [
            {
              messageId: "insert",
              data: { call: "revalidatePath('/orders')" },
              output: action(`${write}\n  revalidatePath("/orders");`, cache("revalidatePath")).replaceAll('"', "'"),
            },
          ],
        },
      ],
    },
    {
      name: "what the file's other functions do",
      code: `${action(write, cache("revalidatePath"))}export async function remove() {\n  await db.order.deleteMany();\n  revalidatePath("/orders");\n}\n`,
      filename,
      files: project("15.5.4", page),
      errors: [
        {
          messageId: "staleForm",
          ...onWrite,
          line: 5,
          endLine: 5,
          suggestions: [
            {
              messageId: "insert",
              data: { call: `revalidatePath("/orders")` },
              output: `${action(`${write}\n  revalidatePath("/orders");`, cache("revalidatePath"))}export async function remove() {\n  await db.order.deleteMany();\n  revalidatePath("/orders");\n}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "a redirect before it is written is no refresh",
      code: action(
        `if (!data) redirect("/login");\n  ${write}`,
        `${imports}\nimport { redirect } from "next/navigation";`,
      ),
      filename,
      files: project("16.4.5", page, {
        "node_modules/next/navigation.d.ts": "export declare function redirect(url: string): never;\n",
      }),
      errors: [
        {
          messageId: "staleForm",
          line: 6,
          column: 9,
          endLine: 6,
          endColumn: 24,
          suggestions: [
            {
              messageId: "insert",
              output: action(
                `if (!data) redirect("/login");\n  ${write}\n  refresh();`,
                `${imports}\nimport { redirect } from "next/navigation";\nimport { refresh } from "next/cache";`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a function of the project called revalidatePath",
      code: action(`${write} revalidatePath("/");`, `${imports}\nimport { revalidatePath } from "./paths";`),
      filename,
      files: project("16.4.5", page, { "app/paths.ts": `export function revalidatePath(path: string) {}\n` }),
      errors: [
        {
          messageId: "staleForm",
          ...onWrite,
          line: 5,
          endLine: 5,
          suggestions: [
            {
              messageId: "insert",
              output: action(
                `${write}\n  refresh(); revalidatePath("/");`,
                `${imports}\nimport { revalidatePath } from "./paths";\nimport { refresh } from "next/cache";`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a builder's handler, written by a function of another file; nothing can follow a return",
      code: `"use server";\nimport { client } from "./client";\nimport { archive } from "../lib/orders";\nexport const save = client.inputSchema({}).action(async (id) => {\n  return archive(id);\n});\n`,
      filename,
      files: project("16.4.5", page, { "app/client.ts": "" }),
      errors: [
        {
          messageId: "staleForm",
          data: { effect: "archive()", refresh: "refresh()" },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 17,
        },
      ],
    },
    {
      name: "an inline action",
      code: `import { db } from "../lib/db";\nexport default function Page() {\n  async function save() {\n    "use server";\n    await db.order.deleteMany();\n  }\n  return <form action={save} />;\n}\n`,
      filename: "app/page.tsx",
      files: project("16.4.5"),
      errors: [
        {
          messageId: "staleForm",
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 30,
          suggestions: [
            {
              messageId: "insert",
              output: `import { db } from "../lib/db";\nimport { refresh } from "next/cache";\nexport default function Page() {\n  async function save() {\n    "use server";\n    await db.order.deleteMany();\n    refresh();\n  }\n  return <form action={save} />;\n}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "plain JavaScript, in a transaction",
      code: `"use server";\nimport { db } from "../lib/db";\nexport async function save(id) {\n  await db.$transaction(async (tx) => {\n    await tx.order.delete({ where: { id } });\n  });\n}\n`,
      filename: "app/actions.js",
      files: project("16.4.5", page),
      errors: [
        {
          messageId: "staleForm",
          data: { effect: "db.$transaction()", refresh: "refresh()" },
          line: 4,
          column: 9,
          endLine: 4,
          endColumn: 24,
          suggestions: [
            {
              messageId: "insert",
              output: `"use server";\nimport { db } from "../lib/db";\nimport { refresh } from "next/cache";\nexport async function save(id) {\n  await db.$transaction(async (tx) => {\n    await tx.order.delete({ where: { id } });\n  });\n  refresh();\n}\n`,
            },
          ],
        },
      ],
    },
    {
      name: "a client component that only calls it",
      code: action(write),
      filename,
      files: project("16.4.5", button("await save(id); toast.success('Saved');", `import { toast } from "sonner";`)),
      errors: [
        {
          messageId: "staleCall",
          ...onWrite,
          suggestions: [{ messageId: "insert", output: action(`${write}\n  refresh();`, cache("refresh")) }],
        },
      ],
    },
    {
      name: "beside a hook that nobody calls",
      code: action(write),
      filename,
      files: project("16.4.5", button("await save(id);", `import { use } from "react";`)),
      errors: [
        {
          messageId: "staleCall",
          ...onWrite,
          suggestions: [{ messageId: "insert", output: action(`${write}\n  refresh();`, cache("refresh")) }],
        },
      ],
    },
    {
      name: "in a transition",
      code: action(write),
      filename,
      files: project(
        "16.4.5",
        button(
          "startTransition(async () => { await save(id); });",
          `import { useTransition } from "react";`,
          "const [isPending, startTransition] = useTransition();",
        ),
      ),
      errors: [
        {
          messageId: "staleCall",
          ...onWrite,
          suggestions: [{ messageId: "insert", output: action(`${write}\n  refresh();`, cache("refresh")) }],
        },
      ],
    },
  ],
});
