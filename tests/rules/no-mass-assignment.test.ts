import { placeOf } from "../helpers/place-of.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** A Server Function with `body`. */
const action = (body: string, parameters = "formData") => `"use server";
import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";
import { createClient } from "@supabase/supabase-js";
import mongoose from "mongoose";
import { z } from "zod";
import { users } from "./schema";
const prisma = new PrismaClient();
const db = drizzle("url");
const supabase = createClient("url", "key");
const User = mongoose.model("User", {});
const Schema = z.object({ name: z.string() });
export async function save(${parameters}) {
  ${body}
}
`;

const files = { "app/schema.ts": "export const users = {};\n" };

const silent = (name: string, body: string, parameters?: string) => ({ name, code: action(body, parameters), files });

const reported = (name: string, body: string, at: string, parameters?: string, messageId = "wholeObject") => {
  const code = action(body, parameters);
  return { name, code, files, errors: [{ messageId, ...placeOf(code, at) }] };
};

const form = "Object.fromEntries(formData)";

/** An update with all that is left of an input. */
const ofRest = (fields: string, taken = "id") => `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function save(input: { id: string; name: string; done: boolean; updatedAt?: Date }, key: "id") {
  const { ${taken}, ...fields } = input;
  await prisma.user.update({ where: { id: key }, data: { done: true, ${fields}, updatedAt: new Date() } });
}
`;

runRule("no-mass-assignment", {
  valid: [
    silent("picked fields of a form", `await prisma.user.create({ data: { name: formData.get("name") } });`),
    silent("picked members", "await db.insert(users).values({ name: input.name });", "input"),
    silent("picked by destructuring", "await db.insert(users).values({ name });", "{ name }"),
    silent("a schema's result", `await prisma.user.create({ data: Schema.parse(${form}) });`),
    silent(
      "the data of a result",
      `const result = Schema.safeParse(${form}); if (!result.success) return; await prisma.user.create({ data: result.data });`,
    ),
    silent("after a parse", "Schema.parse(input); await prisma.user.create({ data: input });", "input"),
    silent("a spread of a result", "await db.update(users).set({ ...Schema.parse(input), done: true });", "input"),
    silent("a text", `await User.create(formData.get("name"));`),
    silent(
      "a row of the database",
      "const row = await prisma.user.findFirst(); await prisma.user.create({ data: row });",
    ),
    silent("a map of the language", `const seen = new Map(); seen.set(input, 1);`, "input"),
    silent("another object's `create`", `const made = Object.create(input); return made;`, "input"),
    silent("a filter is no row", "await prisma.user.findMany({ where: input });", "input"),
    silent(
      "a shadowed client",
      "const db = { insert: () => ({ values() {} }) }; db.insert(users).values(input);",
      "input",
    ),
    {
      name: "checked by the schema of a builder",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { z } from "zod";
import { client } from "./client";
const prisma = new PrismaClient();
export const save = client.inputSchema(z.object({})).action(async ({ parsedInput }) => {
  await prisma.user.create({ data: parsedInput });
});
`,
    },
    {
      name: "checked by the schema of a wrapper",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { SaveSchema } from "./schema";
import { createSafeAction } from "./safe";
const prisma = new PrismaClient();
const handler = async (data) => prisma.user.create({ data });
export const save = createSafeAction(SaveSchema, handler);
`,
    },
    {
      name: "what a wrapper provides",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { withUser } from "./with-user";
const prisma = new PrismaClient();
export const save = withUser(async (user) => prisma.log.create({ data: user }));
`,
      files: {
        "app/with-user.ts": `import { getUser } from "./user";
export const withUser = (handler) => async (...args) => handler(await getUser(), ...args);
`,
      },
    },
    {
      name: "checked by a helper of another file",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { readUser } from "./read";
const prisma = new PrismaClient();
export async function save(formData) {
  await prisma.user.create({ data: readUser(formData) });
}
`,
      files: {
        "app/read.ts": `import { z } from "zod";
const Schema = z.object({});
export const readUser = (formData) => Schema.parse(Object.fromEntries(formData));
`,
      },
    },
    {
      name: "by a function for validation, given a list",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { validateAll } from "./validate";
const prisma = new PrismaClient();
export async function save(id, input) {
  validateAll([id, 1], [input, 2]);
  const { owner, ...data } = input;
  await prisma.user.update({ where: { id }, data });
}
`,
      files: {
        "app/validate.ts": `export function validateAll(...pairs) {
  for (const [value, schema] of pairs) {
    if (!schema.safeParse(value).success) throw new Error("Invalid.");
  }
}
`,
      },
    },
    {
      name: "a validator of the settings",
      code: action("await prisma.user.create({ data: tidy(input) });", "input"),
      files,
      settings: { validators: ["tidy"] },
    },
    {
      name: "a function that is no Server Function",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function save(data) {
  await prisma.user.create({ data });
}
`,
    },
  ],
  invalid: [
    reported("a form", `await prisma.user.create({ data: ${form} });`, form, "formData", "wholeForm"),
    reported(
      "a form through a constant",
      `const data = Object.fromEntries(formData.entries()); await prisma.user.create({ data });`,
      "data",
    ),
    reported(
      "a spread form",
      `await prisma.user.update({ data: { ...${form} } });`,
      `...${form}`,
      "formData",
      "wholeForm",
    ),
    reported("an argument", "await prisma.user.create({ data: input });", "input", "input"),
    reported("after `prevState`", "await prisma.user.create({ data });", "data", "prevState, data"),
    reported("a member", "await prisma.user.create({ data: input.user });", "input.user", "input"),
    reported("the rest", "await db.update(users).set(data);", "data", "{ id, ...data }"),
    reported("Drizzle", "await db.insert(users).values(input);", "input", "input"),
    reported("Drizzle, several rows", "await db.insert(users).values([{ ...input }]);", "...input", "input"),
    reported(
      "Drizzle, in a transaction",
      "await db.transaction(async (tx) => { await tx.insert(users).values(input); });",
      "input",
      "input",
    ),
    reported("Supabase", `await supabase.from("users").insert(input);`, "input", "input"),
    reported("Mongoose", "await User.create(input);", "input", "input"),
    reported("Mongoose, by id", "await User.findByIdAndUpdate(input.id, { $set: input });", "input", "input"),
    reported(
      "an upsert",
      "await prisma.user.upsert({ where: { id: 1 }, create: { id: 1 }, update: input });",
      "input",
      "input",
    ),
    reported(
      "through an object",
      "const data = { ...input, done: true }; await prisma.user.create({ data });",
      "...input",
      "input",
    ),
    reported(
      "each of a list",
      "await Promise.all(rows.map((row) => prisma.user.create({ data: row })));",
      "row",
      "rows",
    ),
    reported(
      "decoded JSON",
      `await prisma.user.create({ data: JSON.parse(formData.get("user")) });`,
      `JSON.parse(formData.get("user"))`,
      "formData",
      "wholeObject",
    ),
    reported("one branch", "await prisma.user.create({ data: input.ok ? input : {} });", "input", "input"),
    reported(
      "one member tested",
      `if (typeof input.name !== "string") return; await prisma.user.create({ data: input });`,
      "input",
      "input",
    ),
    {
      name: "an inline action, a client of another file, renamed",
      code: `import { database as store } from "./db";
export default function Page() {
  return <form action={async (formData) => {
    "use server";
    await store.user.create({ data: Object.fromEntries(formData) });
  }} />;
}
`,
      files: {
        "app/db.ts": `import { PrismaClient } from "@prisma/client";
export const database = new PrismaClient();
`,
      },
      errors: [{ messageId: "wholeForm", line: 5, column: 37, endLine: 5, endColumn: 65 }],
    },
    {
      name: "a wrapper that passes the arguments on",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { catching } from "./catching";
const prisma = new PrismaClient();
export const save = catching(async (input) => prisma.user.create({ data: input }));
`,
      files: {
        "app/catching.ts": `export const catching = (run) => async (...args) => {
  try {
    return await run(...args);
  } catch {
    return { error: true };
  }
};
`,
      },
      errors: [{ messageId: "wholeObject", line: 5, column: 74, endLine: 5, endColumn: 79 }],
    },
    {
      name: "fields that the type names, and the words of the message",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
interface Input {
  name: string;
  email?: string;
}
export async function save(input: Input) {
  await prisma.user.create({ data: input });
  await prisma.user.update({ where: { id: 1 }, data: { ...input, done: true } });
}
`,
      errors: [
        {
          messageId: "wholeObject",
          data: { call: "prisma.user.create()", value: "input" },
          ...{ line: 9, column: 36, endLine: 9, endColumn: 41 },
          suggestions: [
            {
              messageId: "pickFields",
              data: { fields: "`name` and `email`" },
              output: `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
interface Input {
  name: string;
  email?: string;
}
export async function save(input: Input) {
  await prisma.user.create({ data: { name: input.name, email: input.email } });
  await prisma.user.update({ where: { id: 1 }, data: { ...input, done: true } });
}
`,
            },
          ],
        },
        {
          messageId: "wholeObject",
          ...{ line: 10, column: 56, endLine: 10, endColumn: 64 },
          suggestions: [
            {
              messageId: "pickFields",
              output: `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
interface Input {
  name: string;
  email?: string;
}
export async function save(input: Input) {
  await prisma.user.create({ data: input });
  await prisma.user.update({ where: { id: 1 }, data: { name: input.name, email: input.email, done: true } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the fields that a rest has, and that the object does not set itself",
      code: ofRest("...fields"),
      errors: [
        {
          messageId: "wholeObject",
          ...{ line: 6, column: 70, endLine: 6, endColumn: 79 },
          suggestions: [{ messageId: "pickFields", data: { fields: "`name`" }, output: ofRest("name: fields.name") }],
        },
      ],
    },
    {
      name: "each field on its own line, as the spread has one",
      code: ofRest("\n    ...fields", "updatedAt"),
      errors: [
        {
          messageId: "wholeObject",
          ...{ line: 7, column: 5, endLine: 7, endColumn: 14 },
          suggestions: [
            {
              messageId: "pickFields",
              data: { fields: "`id` and `name`" },
              output: ofRest("\n    id: fields.id,\n    name: fields.name", "updatedAt"),
            },
          ],
        },
      ],
    },
    {
      name: "a rest without a member that nobody can name",
      code: ofRest("...fields", "[key]: id"),
      errors: [{ messageId: "wholeObject", line: 6, column: 70, endLine: 6, endColumn: 79 }],
    },
    {
      name: "a type that may have more fields",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import type { Base } from "./base";
const prisma = new PrismaClient();
interface Input extends Base {
  name: string;
}
export async function save(input: Input) {
  await prisma.user.create({ data: input });
}
`,
      errors: [{ messageId: "wholeObject", line: 9, column: 36, endLine: 9, endColumn: 41 }],
    },
  ],
});
