import { placeOf } from "../helpers/place-of.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** A Server Function with `body`. */
const action = (body: string, parameters = "input", imports = "") => `"use server";
import { PrismaClient } from "@prisma/client";
import { addRemote, isPlan, loadPlan, readInput, removeRemote, store } from "./lib";
${imports}
const prisma = new PrismaClient();
export async function save(${parameters}) {
  ${body}
}
`;

const files = {
  "app/lib.ts": `import { PrismaClient } from "@prisma/client";
import { z } from "zod";
const prisma = new PrismaClient();
export function isPlan(value: unknown): value is "free" | "paid" {
  return value === "free" || value === "paid";
}
export async function loadPlan(plan) {
  if (typeof plan !== "string") throw new Error("No such plan.");
  return prisma.plan.update({ where: { id: plan }, data: {} });
}
export const readInput = (value) => z.object({}).parse(value);
export async function store(name) {
  await prisma.post.create({ data: { name } });
}
export async function removeRemote(id) {
  await fetch("https://example.com/posts/" + encodeURIComponent(id), { method: "DELETE" });
}
export async function addRemote(id) {
  await fetch("https://example.com/posts/" + id, { method: "PUT" });
}
`,
};

const silent = (name: string, body: string, parameters?: string, imports?: string) => ({
  name,
  code: action(body, parameters, imports),
  files,
});

const reported = (name: string, body: string, at: string, parameters?: string, messageId = "uncheckedInput") => {
  const code = action(body, parameters);
  return { name, code, files, errors: [{ messageId, ...placeOf(code, at) }] };
};

const create = "await prisma.post.create({ data: { name } });";
const zod = `import { z } from "zod";`;

runRule("require-input-validation", {
  valid: [
    silent("zod", `const name = z.string().parse(input); ${create}`, "input", zod),
    silent(
      "zod, `safeParse`",
      `const { success, data: name } = z.string().safeParse(input); if (!success) return; ${create}`,
      "input",
      zod,
    ),
    silent(
      "a schema of this file, by name",
      `const S = z.object({}); const { name } = await S.parseAsync(input); ${create}`,
      "input",
      zod,
    ),
    silent(
      "a schema of another file",
      `const { name } = PostSchema.parse(input); ${create}`,
      "input",
      `import { PostSchema } from "./schemas";`,
    ),
    silent("valibot", `const name = v.parse(v.string(), input); ${create}`, "input", `import * as v from "valibot";`),
    silent("yup", `const name = await string().validate(input); ${create}`, "input", `import { string } from "yup";`),
    silent("joi", `const { value: name } = Joi.string().validate(input); ${create}`, "input", `import Joi from "joi";`),
    silent(
      "arktype",
      `const Name = type("string"); const name = Name(input); ${create}`,
      "input",
      `import { type } from "arktype";`,
    ),
    silent("superstruct", `assert(name, string()); ${create}`, "name", `import { assert, string } from "superstruct";`),
    silent(
      "TypeBox",
      `if (!Value.Check(Name, name)) return; ${create}`,
      "name",
      `import { Value } from "@sinclair/typebox/value"; import { Name } from "./schemas";`,
    ),
    silent(
      "Effect",
      `const name = Schema.decodeUnknownSync(Name)(input); ${create}`,
      "input",
      `import { Schema } from "effect"; import { Name } from "./schemas";`,
    ),
    silent(
      "Conform",
      `const submission = parseWithZod(formData, { schema: S }); if (submission.status !== "success") return; const { name } = submission.value; ${create}`,
      "prevState, formData",
      `import { parseWithZod } from "@conform-to/zod"; import { S } from "./schemas";`,
    ),
    silent(
      "zod-form-data",
      `const { name } = zfd.formData({}).parse(formData); ${create}`,
      "formData",
      `import { zfd } from "zod-form-data";`,
    ),
    silent(
      "validator.js",
      `if (!validator.isEmail(name)) return; ${create}`,
      "name",
      `import validator from "validator";`,
    ),
    silent(
      "fields of a parsed object",
      `const { name } = z.object({}).parse({ name: formData.get("name") }); ${create}`,
      "formData",
      zod,
    ),
    silent("`typeof`", `if (typeof name !== "string") return; ${create}`, "name"),
    silent(
      "`typeof`, in the expression",
      `await prisma.post.create({ data: { name: typeof name === "string" ? name : "" } });`,
      "name",
    ),
    silent("a list", `if (!["a", "b"].includes(name)) return; ${create}`, "name"),
    silent(
      "a switch that refuses others",
      `switch (name) { case "a": break; default: throw new Error("No."); } ${create}`,
      "name",
    ),
    silent("a table", `const plans = { free: 1 }; const name = plans[input]; ${create}`),
    silent("`instanceof`", `if (!(name instanceof File)) return; ${create}`, "name"),
    silent("a type guard of another file", `if (!isPlan(name)) return; ${create}`, "name"),
    silent("checked by the function that is called", "await loadPlan(name);", "name"),
    silent("parsed by a function of another file", `const { name } = readInput(input); ${create}`),
    silent(
      "an unknown function that may check",
      `await validatePost(name); ${create}`,
      "name",
      `import { validatePost } from "somewhere";`,
    ),
    silent("coerced", `const name = Number(input); ${create}`),
    silent("trimmed", `await prisma.post.create({ data: { name: formData.get("name").trim() } });`, "formData"),
    silent(
      "encoded in the path of a request",
      'await fetch(`https://example.com/posts/${encodeURIComponent(id)}`, { method: "DELETE" });',
      "id",
    ),
    silent(
      "encoded in its query",
      'await fetch("https://example.com/posts?" + new URLSearchParams({ id }), { method: "DELETE" });',
      "id",
    ),
    silent("encoded by a function of another file that makes a request", "await removeRemote(id);", "id"),
    silent("no argument is used", `await prisma.post.create({ data: { name: "a" } });`),
    silent("a read", "return prisma.post.findMany({ where: { id: input } });"),
    silent("a constant", `const name = "a"; ${create}`, "input"),
    silent(
      "a shadowed client",
      "const prisma = { post: { create() {} } }; prisma.post.create({ data: { name } });",
      "name",
    ),
    silent("logged only", "console.log(input);"),
    silent("how long it is", "await prisma.post.create({ data: { count: input.length } });"),
    {
      name: "the schema of a builder",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { client } from "./safe";
import { schema } from "./schemas";
const prisma = new PrismaClient();
export const save = client.metadata({}).inputSchema(schema).action(async ({ parsedInput: { name }, ctx }) => {
  await prisma.post.create({ data: { name, userId: ctx.userId } });
});
`,
    },
    {
      name: "a schema among a wrapper's options",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { enhance } from "./enhance";
import { schema } from "./schemas";
const prisma = new PrismaClient();
export const save = enhance(async (name) => {
  await prisma.post.create({ data: { name } });
}, { schema });
`,
    },
    {
      name: "a wrapper that cannot be seen into",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { wrap } from "somewhere";
const prisma = new PrismaClient();
export const save = wrap(async (name) => {
  await prisma.post.create({ data: { name } });
});
`,
    },
    {
      name: "a validator of the settings",
      code: action(`const name = tidy(input); ${create}`),
      files,
      settings: { validators: ["tidy"] },
    },
    {
      name: "the variables of a mutation in GraphQL, by its text and by its name",
      code: `"use server";
import { client, gql, remove } from "./api";
import { RemoveFromCartMutation } from "./documents";
const add = gql("mutation add($id: ID!) { add(id: $id) { id } }");
export async function save(id) {
  await client.request(add, { id });
  await client.request(RemoveFromCartMutation, { id });
  await remove(id);
}
`,
      files: {
        "app/api.ts": `import { RemoveFromCartMutation } from "./documents";
export async function remove(id) {
  await client.request(RemoveFromCartMutation, { id });
}
`,
      },
    },
    {
      name: "the variables of a mutation in GraphQL that is posted",
      code: `"use server";
export async function save(id) {
  const body = { query: "mutation add($id: ID!) { add(id: $id) { id } }", variables: { id } };
  await fetch("https://api.example.com", { method: "POST", body: JSON.stringify(body) });
}
`,
    },
    {
      name: "captured, not sent",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export default function Page({ name }) {
  return <form action={async () => {
    "use server";
    await prisma.post.create({ data: { name } });
  }} />;
}
`,
    },
  ],
  invalid: [
    reported("an argument", create, "name", "name"),
    reported("a cast", `const name = formData.get("name"); ${create}`, "name", "formData"),
    reported("a member", "await prisma.post.create({ data: { name: input.name } });", "input.name"),
    reported("only its presence tested", `if (!name) return; ${create}`, "name", "name"),
    reported("only its length tested", `if (name.length > 20) return; ${create}`, "name", "name"),
    reported(
      "joined to a text",
      'await prisma.post.create({ data: { name: (name + 1) + "!" } });',
      '(name + 1) + "!"',
      "name",
      "uncheckedText",
    ),
    reported(
      "added to what may be no text",
      "await prisma.post.create({ data: { name: name + 1 } });",
      "name + 1",
      "name",
    ),
    reported(
      "in a template, which is a text whatever it holds",
      "await prisma.post.create({ data: { name: `Re: ${name}` } });",
      "`Re: ${name}`",
      "name",
      "uncheckedText",
    ),
    reported(
      "in the path of a request as it came",
      'await fetch(`https://example.com/posts/${id}`, { method: "DELETE" });',
      "`https://example.com/posts/${id}`",
      "id",
      "uncheckedText",
    ),
    reported(
      "encoded for addresses as wholes, which leaves `/` and `?` as they are",
      'await fetch(encodeURI(`https://example.com/posts/${id}`), { method: "DELETE" });',
      "encodeURI(`https://example.com/posts/${id}`)",
      "id",
    ),
    reported(
      "a query of which the client decides the names, too",
      'await fetch("https://example.com/posts?" + new URLSearchParams(filter), { method: "DELETE" });',
      '"https://example.com/posts?" + new URLSearchParams(filter)',
      "filter",
      "uncheckedText",
    ),
    reported(
      "encoded beside one that is not",
      'await fetch(`https://example.com/${encodeURIComponent(name)}`, { method: "POST", body: name });',
      "name",
      "name",
      "uncheckedInput",
    ),
    reported(
      "encoded for a row, which takes any text",
      "await prisma.post.create({ data: { name: encodeURIComponent(name) } });",
      "encodeURIComponent(name)",
      "name",
      "uncheckedText",
    ),
    reported(
      "used by a function of another file that makes a request",
      "await addRemote(id);",
      "id",
      "id",
      "uncheckedByCallee",
    ),
    reported("an id", "await prisma.post.delete({ where: { id } });", "id", "id"),
    reported(
      "in the text of a mutation that is posted",
      "await fetch(url, { method: 'POST', body: JSON.stringify({ query: `mutation { add(id: ${id}) }` }) });",
      "JSON.stringify({ query: `mutation { add(id: ${id}) }` })",
      "id",
    ),
    reported(
      "JSON",
      `await fetch("https://example.com", { method: "POST", body: JSON.stringify(input) });`,
      "JSON.stringify(input)",
    ),
    reported("used by a function of another file", "await store(name);", "name", "name", "uncheckedByCallee"),
    reported("a bound value", "await prisma.post.delete({ where: { id } });", "id", "id, formData"),
    reported(
      "after `prevState`",
      `await prisma.post.create({ data: { name: formData.get("name") } });`,
      `formData.get("name")`,
      "prevState, formData",
    ),
    {
      name: "coerced, where that does not count",
      code: action(`const name = Number(input); ${create}`),
      files,
      options: [{ allowCoercions: false }],
      errors: [{ messageId: "uncheckedInput", line: 7, column: 66, endLine: 7, endColumn: 70 }],
    },
    {
      name: "encoded, where that does not count",
      code: action('await fetch("https://example.com/" + encodeURIComponent(id), { method: "DELETE" });', "id"),
      files,
      options: [{ allowCoercions: false }],
      errors: [{ messageId: "uncheckedText", line: 7, column: 15, endLine: 7, endColumn: 62 }],
    },
    {
      name: "a read, where that counts",
      code: action("return prisma.post.findMany({ where: { id: input } });"),
      files,
      options: [{ reads: true }],
      errors: [{ messageId: "uncheckedInput", line: 7, column: 46, endLine: 7, endColumn: 51 }],
    },
    {
      name: "a builder without a schema",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { client } from "./safe";
const prisma = new PrismaClient();
export const save = client.action(async ({ clientInput }) => {
  await prisma.post.create({ data: { name: clientInput.name } });
});
`,
      errors: [{ messageId: "uncheckedInput", line: 6, column: 44, endLine: 6, endColumn: 60 }],
    },
    {
      name: "an inline action, in TypeScript, renamed; the words of the message",
      code: `import { database as store } from "./db";
export default function Page() {
  async function rename(formData: FormData) {
    "use server";
    await store.post.create({ data: { name: formData.get("name") as string } });
  }
  return <form action={rename} />;
}
`,
      files: {
        "app/db.ts": `import { PrismaClient } from "@prisma/client";
export const database = new PrismaClient();
`,
      },
      errors: [
        {
          messageId: "uncheckedInput",
          data: { call: "store.post.create()", value: `formData.get("name")` },
          ...{ line: 5, column: 45, endLine: 5, endColumn: 65 },
        },
      ],
    },
    {
      name: "a chain, named without what is done with its promise",
      code: `"use server";
import { db } from "./db";
export async function save(id) {
  await db.cart.deleteMany({ where: { id } }).then(() => {}).catch(console.error);
}
`,
      errors: [
        {
          messageId: "uncheckedInput",
          data: { call: "db.cart.deleteMany()", value: "id" },
          ...{ line: 4, column: 39, endLine: 4, endColumn: 41 },
        },
      ],
    },
    {
      name: "a statement in SQL",
      code: `"use server";
import { sql } from "@vercel/postgres";
export async function remove(id) {
  await sql\`delete from posts where id = \${id}\`;
}
`,
      errors: [{ messageId: "uncheckedInput", line: 4, column: 44, endLine: 4, endColumn: 46 }],
    },
  ],
});
