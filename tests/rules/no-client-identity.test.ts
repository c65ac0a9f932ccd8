import { placeOf } from "../helpers/place-of.ts";
import { runRule } from "../helpers/rule-tester.ts";

/** A Server Function with `body`. */
const action = (body: string, parameters = "{ id, userId }") => `"use server";
import { PrismaClient } from "@prisma/client";
import { drizzle } from "drizzle-orm/node-postgres";
import { and, eq } from "drizzle-orm";
import { createClient } from "@supabase/supabase-js";
import { z } from "zod";
import { auth, canEdit, getUser, requireAdmin, whoIsIt } from "./auth";
import { posts } from "./schema";
const prisma = new PrismaClient();
const db = drizzle("url");
const supabase = createClient("url", "key");
export async function save(${parameters}) {
  ${body}
}
`;

const files = {
  "app/auth.ts": `import NextAuth from "next-auth";
export const { auth } = NextAuth({});
export async function canEdit(user) {}
export async function getUser() {
  const session = await auth();
  return session?.user;
}
export async function whoIsIt() {
  return (await auth())?.user;
}
export async function requireAdmin() {}
`,
  "app/schema.ts": "export const posts = {};\n",
};

const silent = (name: string, body: string, parameters?: string) => ({ name, code: action(body, parameters), files });

const reported = (name: string, body: string, at: string, parameters?: string, messageId = "clientOwner") => {
  const code = action(body, parameters);
  return { name, code, files, errors: [{ messageId, ...placeOf(code, at) }] };
};

const remove = "await prisma.post.delete({ where: { userId } });";

runRule("no-client-identity", {
  valid: [
    silent(
      "the session's id",
      "const session = await auth(); await prisma.post.delete({ where: { id, userId: session.user.id } });",
    ),
    silent(
      "the client's id beside the session's",
      "const user = await getUser(); await prisma.post.update({ where: { id, ownerId: user.id }, data: { userId } });",
    ),
    silent(
      "compared with the session's before",
      `const session = await auth(); if (session.user.id !== userId) throw new Error("No."); ${remove}`,
    ),
    silent("who speaks in a conversation", "await prisma.message.create({ data: { id, role } });", "{ id, role }"),
    silent("who speaks, in Drizzle", "await db.insert(chatMessages).values({ id, role });", "{ id, role }"),
    silent("who speaks, in Supabase", `await supabase.from("messages").insert({ id, role });`, "{ id, role }"),
    silent("after a check of the role", `const user = await getUser(); if (user.role !== "admin") return; ${remove}`),
    silent("after a guard for admins", `await requireAdmin(); ${remove}`),
    silent("after a check of what they may do", `if (!(await canEdit(userId))) return; ${remove}`),
    silent(
      "somebody that a function of the project reads from the session, under any name",
      "const person = await whoIsIt(); await prisma.post.update({ where: { id, ownerId: person.id }, data: { userId } });",
    ),
    silent(
      "the same, not kept in a variable",
      "await prisma.post.update({ where: { id, ownerId: (await whoIsIt()).id }, data: { userId } });",
    ),
    silent("a row's own id", "await prisma.post.delete({ where: { id } });"),
    silent("a read", "return prisma.post.findMany({ where: { userId } });"),
    silent("an object of the language", 'const seen = new Map(); seen.set("userId", userId);'),
    silent("a constant", `const userId = "1"; await prisma.post.delete({ where: { userId } });`, "id"),
    silent("a shadowed name", "const prisma = { post: { delete() {} } }; prisma.post.delete({ where: { userId } });"),
    {
      name: "made by a builder, which may ask who calls",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
import { adminAction } from "./safe";
const prisma = new PrismaClient();
export const save = adminAction.action(async ({ parsedInput: { userId } }) => {
  await prisma.user.delete({ where: { userId } });
});
`,
    },
    {
      name: "a function that is no Server Function",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function save(userId) {
  await prisma.post.delete({ where: { userId } });
}
`,
    },
  ],
  invalid: [
    reported(
      "beside somebody who was looked up by what the client sends",
      "const user = await prisma.user.findUnique({ where: { id } }); await prisma.post.create({ data: { userId, name: user.name } });",
      "userId",
    ),
    reported("as the row's key", remove, "userId"),
    {
      name: "by a method of the project's own, once somebody was asked for the caller",
      code: `"use server";
import { getUser } from "./auth";
import { db } from "./db";
export async function save(userId, name) {
  if (!(await getUser())) return;
  await db.post.updateMany({ where: { userId }, data: { name } });
}
`,
      files: {
        ...files,
        "app/db.ts": `class Table {
  async updateMany({ where, data }) { return { count: await this.write(where, data) }; }
}
export const db = { post: new Table() };
`,
      },
      errors: [{ messageId: "clientOwner", line: 6, column: 39, endLine: 6, endColumn: 45 }],
    },
    reported(
      "as the owner of a new row",
      "await prisma.post.create({ data: { authorId: input.author } });",
      "input.author",
      "input",
    ),
    reported(
      "a session that is only tested",
      `const session = await auth(); if (!session) throw new Error("No."); ${remove}`,
      "userId",
    ),
    reported(
      "parsed by a schema, which says nothing of who calls",
      `const id = z.string().parse(userId); ${remove}`,
      "userId",
      "userId",
    ),
    reported(
      "a hidden field",
      `await prisma.post.deleteMany({ where: { userId: formData.get("userId") } });`,
      `formData.get("userId")`,
      "formData",
    ),
    reported("a key of another name", "await prisma.user.delete({ where: { id: userId } });", "userId"),
    reported("Drizzle", "await db.delete(posts).where(and(eq(posts.id, id), eq(posts.userId, userId)));", "userId"),
    reported("Supabase", `await supabase.from("posts").delete().eq("user_id", userId);`, "userId"),
    reported("a bound value", remove, "userId", "userId, formData"),
    reported(
      "a role",
      "await prisma.user.update({ where: { id }, data: { role } });",
      "role",
      "{ id, role }",
      "clientPrivilege",
    ),
    reported(
      "a role in a chat",
      "await db.insert(messageAuthors).values({ id, role });",
      "role",
      "{ id, role }",
      "clientPrivilege",
    ),
    reported("a message's owner", "await prisma.message.create({ data: { userId } });", "userId"),
    {
      name: "an inline action, a client of another file, renamed; the words of the message",
      code: `import { database as store } from "./db";
export default function Page() {
  async function remove(ownerId) {
    "use server";
    await store.post.delete({ where: { ownerId } });
  }
  return <Panel removeAction={remove} />;
}
`,
      files: {
        "app/db.ts": `import { PrismaClient } from "@prisma/client";
export const database = new PrismaClient();
`,
      },
      errors: [
        {
          messageId: "clientOwner",
          data: { call: "store.post.delete()", value: "ownerId" },
          ...{ line: 5, column: 40, endLine: 5, endColumn: 47 },
        },
      ],
    },
    {
      name: "in TypeScript, behind a cast",
      code: `"use server";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function save(formData: FormData): Promise<void> {
  const userId = formData.get("userId") as string;
  await prisma.post.delete({ where: { userId } });
}
`,
      errors: [{ messageId: "clientOwner", line: 6, column: 39, endLine: 6, endColumn: 45 }],
    },
  ],
});
