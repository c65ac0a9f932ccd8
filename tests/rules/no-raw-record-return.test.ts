import { runRule } from "../helpers/rule-tester.ts";

const schema = {
  "lib/schema.ts": `import { pgTable, text } from "drizzle-orm/pg-core";
export const users = pgTable("users", { id: text("id"), name: text("name") });
export const machines = pgTable("machines", { id: text("id"), authToken: text("auth_token") });
export const apiKeys = pgTable("api_keys", { id: text("id"), key: text("key") });
export const shortcuts = pgTable("shortcuts", { id: text("id"), key: text("key") });
`,
};

/** A client of drizzle whose relational queries know the tables as `tables` says. */
const relational = (tables: string, imports = `import * as schema from "./schema";`) => ({
  ...schema,
  "lib/db.ts": `import { drizzle } from "drizzle-orm/node-postgres";
import { pool } from "./pool";
${imports}
export const db = drizzle(pool, { ${tables}, logger: true });
`,
});
const query = (table: string) => `"use server";
import { db } from "../lib/db";
export async function a() {
  return db.query.${table}.findMany();
}
`;
const queried = (messageId: string, table: string, field?: string) => ({
  messageId,
  data: field === undefined ? { table } : { field, table },
  ...{ line: 4, column: 10, endLine: 4, endColumn: 30 + table.length },
});

const prismaClient = `import { PrismaClient } from "@prisma/client";\nexport const db = globalThis.db ?? new PrismaClient();\n`;
const prisma = {
  "package.json": "{}",
  "lib/db.ts": prismaClient,
  "prisma/schema.prisma": `model User {
  id       String @id
  name     String
  password String?
}
model Account {
  id    String @id
  name  String
  owner Token
}
`,
};
const readAll = `"use server";
import { db } from "../lib/db";
export async function a() {
  const user = await db.user.findMany();
  return user;
}
export async function b() {
  return db.account.findMany();
}
`;
const sessions = (given: string) => `"use server";
import { client } from "@acme/client";
export async function a(customer: string) {
  return client.sessions.create(${given});
}
`;
const passwordOfUser = {
  messageId: "secretField",
  data: { field: "password", table: "user" },
  ...{ line: 5, column: 10, endLine: 5, endColumn: 14 },
};

runRule("no-raw-record-return", {
  valid: [
    {
      name: "an SDK whose sessions are no table",
      code: sessions("{ customer }"),
      filename: "app/actions.ts",
    },
    {
      name: "a Prisma client that may leave fields out",
      code: readAll,
      filename: "app/actions.ts",
      files: { ...prisma, "lib/db.ts": prismaClient.replace("()", "({ omit: { user: { password: true } } })") },
    },
    {
      name: "drizzle: a relational query of a table without secrets",
      code: query("users"),
      filename: "app/actions.ts",
      files: relational("schema"),
    },
    {
      name: "drizzle: a `key` of a table that is not named for secrets",
      code: query("shortcuts"),
      filename: "app/actions.ts",
      files: relational("schema"),
    },
    {
      name: "drizzle: the same, of tables that are listed",
      code: query("users"),
      filename: "app/actions.ts",
      files: relational("schema: { users, all: { machines } }", `import { machines, users } from "./schema";`),
    },
    {
      name: "fields are chosen, or left out",
      code: `"use server";
import { db } from "@/lib/db";
import { User } from "@/lib/models";
export async function a(id) {
  return db.user.findUnique({ where: { id }, select: { id: true } });
}
export async function b(id) {
  const user = await db.user.update({ where: { id }, data: {}, omit: { password: true } });
  return { ok: true, user };
}
export async function c() {
  return db.select({ id: users.id }).from(users);
}
export async function d(id) {
  return User.findById(id).select("-password").lean();
}
export async function e(id) {
  return User.findOne({ id }, "name");
}
export async function f() {
  return db.from("users").select("id, name");
}
export async function g() {
  return db.query.users.findMany({ columns: { id: true } });
}
export async function h() {
  return db.insert(users).values({}).returning({ id: users.id });
}
`,
      filename: "app/actions.js",
    },
    {
      name: "mappers, counts, members, rests",
      code: `"use server";
import { db } from "@/lib/db";
import { toDto } from "@/lib/dto";
export async function a() {
  const users = await db.user.findMany();
  return users.map((user) => ({ id: user.id }));
}
export async function b(id) {
  const user = await db.user.findUnique({ where: { id } });
  const { password, ...safe } = user;
  return { id: user.id, safe, dto: toDto(user), isAdmin: user.role === "admin" };
}
export async function c() {
  return { total: await db.user.count(), removed: await db.user.deleteMany({}) };
}
`,
      filename: "app/actions.js",
    },
    {
      name: "a table without secrets, by its name and by its columns",
      code: `"use server";
import { db } from "@/lib/db";
import { users } from "../lib/schema";
export async function a() {
  return db.post.findMany();
}
export async function b() {
  return db.select().from(users);
}
export async function c() {
  return db.workoutSession.findMany();
}
`,
      filename: "app/actions.js",
      files: schema,
    },
    {
      name: "a mongoose model whose schema, in another file, has no secret field or leaves it out",
      code: `"use server";
import User, { Account, Session } from "../lib/models";
export async function a(id) {
  return User.findById(id);
}
export async function b(id) {
  return Account.findOne({ id }).lean();
}
export async function c(id) {
  return Session.findById(id);
}
`,
      filename: "app/actions.js",
      files: {
        "lib/models.js": `import mongoose, { model, models, Schema } from "mongoose";
import { accountSchema as accounts } from "./account-schema";
const userSchema = new Schema({ email: { type: String, required: true }, name: String });
const User = models.User || model("User", userSchema);
export default User;
export const Account = mongoose.models.Account ?? mongoose.model("Account", accounts);
export const Session = model("Session", new mongoose.Schema({ from: Date, device: String }));
`,
        "lib/account-schema.js": `import { Schema } from "mongoose";
export const accountSchema = new Schema({ email: String, password: { type: String, select: false } });
`,
      },
    },
    {
      name: "options that nobody sees",
      code: `"use server";
import { db } from "@/lib/db";
import { options } from "@/lib/options";
export async function a() {
  return db.user.findMany(options);
}
export async function b() {
  return db.user.findMany({ ...options });
}
`,
      filename: "app/actions.js",
    },
    {
      name: "arrays and other things with methods of these names",
      code: `"use server";
import { list } from "@/lib/list";
export async function a(id) {
  return list.find((user) => user.id === id);
}
export async function b(user) {
  return user.update({});
}
`,
      filename: "app/actions.js",
    },
    {
      name: "what is not returned, and what only a nested function returns",
      code: `"use server";
import { db } from "@/lib/db";
export async function a(id) {
  const user = await db.user.findUnique({ where: { id } });
  const again = () => user;
  await db.log(again());
  return true;
}
`,
      filename: "app/actions.js",
    },
    {
      name: "a wrapper, or a schema for the output, may take fields away",
      code: `"use server";
import { db } from "@/lib/db";
import { client, safe } from "@/lib/safe";
export const a = safe(async () => db.user.findMany());
export const b = client.outputSchema({}).action(async () => db.user.findMany());
`,
      filename: "app/actions.js",
    },
    {
      name: "types of the platform, and what is made in place",
      code: `"use server";
export async function link(path: string) {
  const url = new URL(path, "https://example.com");
  return { url, other: new URL(path, url) };
}
`,
      filename: "app/actions.ts",
    },
    {
      name: "a function that is no action, also with the action's name",
      code: `import { db } from "@/lib/db";
export async function getUsers() {
  return db.user.findMany();
}
export default function Page() {
  async function save() {
    "use server";
    const getUsers = () => 1;
    return getUsers();
  }
  return <form action={save} />;
}
`,
      filename: "app/page.jsx",
    },
  ],
  invalid: [
    {
      name: "a row of a table is written",
      code: sessions("{ data: { customer } }"),
      filename: "app/actions.ts",
      errors: [{ messageId: "wholeRecord", line: 4, column: 10, endLine: 4, endColumn: 56 }],
    },
    {
      name: "a Prisma schema tells what a model holds",
      code: readAll,
      filename: "app/actions.ts",
      files: prisma,
      errors: [passwordOfUser],
    },
    {
      name: "a Prisma schema in the package of the client",
      code: readAll.replace("../lib/db", "../packages/db/index"),
      filename: "app/actions.ts",
      files: {
        "package.json": "{}",
        "packages/db/package.json": "{}",
        "packages/db/index.ts": prismaClient,
        "packages/db/schema.prisma": prisma["prisma/schema.prisma"],
      },
      errors: [passwordOfUser],
    },
    {
      name: "a Prisma schema where the package says, and not where it would be looked for otherwise",
      code: readAll,
      filename: "app/actions.ts",
      files: {
        "package.json": JSON.stringify({ prisma: { schema: "./db/main.prisma" } }),
        "lib/db.ts": prismaClient,
        "db/main.prisma": prisma["prisma/schema.prisma"],
        "prisma/schema.prisma": "model User {\n  id String @id\n}\nmodel Account {\n  secret String\n}\n",
      },
      errors: [passwordOfUser],
    },
    {
      name: "a package that cannot be read",
      code: readAll,
      filename: "app/actions.ts",
      files: { ...prisma, "package.json": "{" },
      errors: [passwordOfUser],
    },
    {
      name: "a Prisma schema without the model",
      code: readAll,
      filename: "app/actions.ts",
      files: { ...prisma, "prisma/schema.prisma": "model Post {\n}\n" },
      errors: [
        { messageId: "wholeRecord", data: { table: "user" }, line: 5, column: 10, endLine: 5, endColumn: 14 },
        { messageId: "wholeRecord", data: { table: "account" }, line: 8, column: 10, endLine: 8, endColumn: 31 },
      ],
    },
    {
      name: "Prisma: directly, in an object, in an arm, spread",
      code: `"use server";
import { db as database } from "@/lib/db";
export async function a(id) {
  return await database.user.findUnique({ where: { id }, include: { posts: true } });
}
export async function b(id) {
  try {
    const account = await database.account.create({ data: { id } });
    return { ok: true, account };
  } catch {
    return { ok: false };
  }
}
export const c = async (id) => {
  const session = await database.session.findFirst();
  return session ? { ...session, id } : null;
};
`,
      filename: "app/actions.js",
      errors: [
        { messageId: "wholeRecord", data: { table: "user" }, line: 4, column: 16, endLine: 4, endColumn: 85 },
        { messageId: "wholeRecord", data: { table: "account" }, line: 9, column: 24, endLine: 9, endColumn: 31 },
        { messageId: "wholeRecord", data: { table: "session" }, line: 16, column: 25, endLine: 16, endColumn: 32 },
      ],
    },
    {
      name: "drizzle: a relational query of a table with a secret",
      code: query("machines"),
      filename: "app/actions.ts",
      files: relational("schema"),
      errors: [queried("secretField", "machines", "authToken")],
    },
    {
      name: "drizzle: the `key` of a table of keys",
      code: query("apiKeys"),
      filename: "app/actions.ts",
      files: relational("schema"),
      errors: [queried("secretField", "apiKeys", "key")],
    },
    {
      name: "drizzle: the same under a name that is listed",
      code: query("people"),
      filename: "app/actions.ts",
      files: relational("schema: { people: machines }", `import { machines } from "./schema";`),
      errors: [queried("secretField", "people", "authToken")],
    },
    {
      name: "drizzle: a relational query of a schema that is not all seen",
      code: query("users"),
      filename: "app/actions.ts",
      files: relational(
        "schema: { ...more, users }",
        `import { users } from "./schema";\nimport { more } from "more";`,
      ),
      errors: [queried("wholeRecord", "users")],
    },
    {
      name: "another client's member of that name",
      code: query("users"),
      filename: "app/actions.ts",
      files: {
        ...schema,
        "lib/db.ts": `import { connect } from "./connect";\nimport * as schema from "./schema";\nexport const db = connect({ schema });\n`,
      },
      errors: [queried("wholeRecord", "users")],
    },
    {
      name: "drizzle: the table's columns tell, in another file",
      code: `"use server";
import { db } from "@/lib/db";
import { machines as table } from "../lib/schema";
export async function a() {
  const rows = await db.select().from(table).where(1).limit(1);
  return rows[0];
}
export async function b() {
  const [row] = await db.insert(table).values({}).returning();
  return row;
}
`,
      filename: "app/actions.js",
      files: schema,
      errors: [
        {
          messageId: "secretField",
          data: { field: "authToken", table: "table" },
          line: 6,
          column: 10,
          endLine: 6,
          endColumn: 17,
        },
        {
          messageId: "secretField",
          data: { field: "authToken", table: "table" },
          line: 10,
          column: 10,
          endLine: 10,
          endColumn: 13,
        },
      ],
    },
    {
      name: "mongoose, copied as it is",
      code: `"use server";
import { User } from "@/lib/models";
export async function a(id) {
  const user = await User.findById(id);
  if (!user) throw new Error("no user");
  return JSON.parse(JSON.stringify(user));
}
export async function b(id) {
  const user = await User.findOneAndUpdate({ id }, {}, { new: true }).lean();
  return user.toObject();
}
`,
      filename: "app/actions.js",
      errors: [
        { messageId: "wholeRecord", data: { table: "User" }, line: 6, column: 10, endLine: 6, endColumn: 42 },
        { messageId: "wholeRecord", data: { table: "User" }, line: 10, column: 10, endLine: 10, endColumn: 25 },
      ],
    },
    {
      name: "mongoose: the schema's fields tell; its model's name does where they are not all written down",
      code: `"use server";
import { Machine, User } from "../lib/models";
export async function a(id) {
  return Machine.findById(id);
}
export async function b(id) {
  return User.findById(id);
}
`,
      filename: "app/actions.js",
      files: {
        "lib/models.js": `import { model, models, Schema } from "mongoose";
import { common } from "./common";
const machineSchema = new Schema({ name: String, authToken: { type: String, select: true } });
export const Machine = models.Machine || model("Machine", machineSchema);
export const User = models.User || model("User", new Schema({ ...common, name: String }));
`,
      },
      errors: [
        {
          messageId: "secretField",
          data: { field: "authToken", table: "Machine" },
          line: 4,
          column: 10,
          endLine: 4,
          endColumn: 30,
        },
        { messageId: "wholeRecord", data: { table: "User" }, line: 7, column: 10, endLine: 7, endColumn: 27 },
      ],
    },
    {
      name: "Supabase: the data of the answer",
      code: `"use server";
import { createClient } from "@/lib/supabase";
export async function a(id) {
  const supabase = await createClient();
  const { data: keys, error } = await supabase.from("api_keys").select("*").eq("id", id);
  return error ? [] : keys;
}
`,
      filename: "app/actions.js",
      errors: [
        { messageId: "wholeRecord", data: { table: "api_keys" }, line: 6, column: 23, endLine: 6, endColumn: 27 },
      ],
    },
    {
      name: "a builder's handler and an inline action",
      code: `import { db } from "@/lib/db";
import { createSafeActionClient } from "next-safe-action";
const client = createSafeActionClient();
export default function Page() {
  async function load() {
    "use server";
    return db.user.findMany();
  }
  return <form action={load} />;
}
`,
      filename: "app/page.jsx",
      errors: [{ messageId: "wholeRecord", data: { table: "user" }, line: 7, column: 12, endLine: 7, endColumn: 30 }],
    },
    {
      name: "a builder's action",
      code: `"use server";
import { db } from "@/lib/db";
import { client } from "@/lib/client";
export const load = client.use((next) => next).action(async ({ parsedInput }) => {
  const tokens = await db.verificationToken.findMany({ where: parsedInput });
  const users = await db.user.findMany({ where: parsedInput });
  return { tokens: tokens.length, users };
});
`,
      filename: "app/actions.js",
      errors: [{ messageId: "wholeRecord", data: { table: "user" }, line: 7, column: 35, endLine: 7, endColumn: 40 }],
    },
    {
      name: "types tell which fields a record has, and that a value has a password",
      code: `"use server";
import { db, findUser } from "./db";
export async function a(): Promise<unknown> {
  const user = await db.user.findMany();
  return user;
}
export async function b() {
  const found = await findUser();
  return { found };
}
export async function c() {
  const account = await db.account.findMany();
  return account;
}
`,
      filename: "app/actions.ts",
      files: {
        "app/db.ts": `interface User { id: string; passwordHash: string }
interface Account { id: string; name: string }
export declare const db: {
  user: { findMany(): Promise<User[]> };
  account: { findMany(): Promise<Account[]> };
};
export declare function findUser(): Promise<User | null>;
`,
      },
      parsers: ["typescript-typed"],
      errors: [
        {
          messageId: "secretField",
          data: { field: "passwordHash", table: "user" },
          line: 5,
          column: 10,
          endLine: 5,
          endColumn: 14,
        },
        { messageId: "secretOfType", data: { field: "passwordHash" }, line: 9, column: 12, endLine: 9, endColumn: 17 },
      ],
    },
  ],
});
