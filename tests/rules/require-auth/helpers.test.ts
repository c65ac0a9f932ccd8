/** What helpers do for an action: how they are called, where the app runs, what they keep. */
import { runRule } from "../../helpers/rule-tester.ts";

const project = {
  "lib/db.ts": `import { drizzle } from "drizzle-orm/node-postgres";
export const db = drizzle(process.env.DATABASE_URL);
`,
  "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
};

/** An action that writes after `guard`. */
const action = (guard: string, imports = `import { requireUser } from "../lib/guard";`) => `"use server";
import { db } from "../lib/db";
${imports}
export async function rename(id: string, name: string) {
  ${guard}
  await db.update(posts).set({ name }).where(eq(posts.id, id));
}
`;

const guard = (code: string) => ({ ...project, "lib/guard.ts": `import { auth } from "../auth";\n${code}\n` });

/** Throws unless it is told not to. */
const quietly = guard(`async function findUser(quiet = false) {
  const session = await auth();
  if (!session && quiet) return null;
  if (!session) throw new Error("Sign in first.");
  return session.user;
}
export function requireUser({ quiet = false } = {}) {
  return findUser(quiet);
}`);

/** Throws where it is told to, which it is by default. */
const strictly = guard(`export async function requireUser({ strict = true } = {}) {
  const session = await auth();
  if (!session && strict) throw new Error("Sign in first.");
  return session?.user;
}`);

/** The deployment says that everybody is the same user. */
const switched = (test: string) =>
  guard(`async function userId() {
  if (${test}) return "everybody";
  const session = await auth();
  return session?.user?.id;
}
export async function requireUser() {
  const id = await userId();
  if (!id) throw new Error("Sign in first.");
}`);

const skipped = (test: string) =>
  guard(`export async function requireUser() {
  if (${test}) return;
  const session = await auth();
  if (!session) throw new Error("Sign in first.");
}`);

/** Whoever received the request keeps for it who sent it. */
const stored = (call: string) =>
  guard(`import { AsyncLocalStorage } from "node:async_hooks";
const callers = new AsyncLocalStorage();
export async function requireUser() {
  const caller = callers.${call};
  if (!caller) throw new Error("Sign in first.");
}`);

/** Where the app is tried out, a role may be mocked; else the session has it. */
const mocked = (enabled: string) =>
  guard(`function isMocked() { return ${enabled}; }
async function mockedRole() {
  if (!isMocked()) return "none";
  return globalThis.role ?? "user";
}
export async function roleOf() {
  const mock = await mockedRole();
  if (mock !== "none") return mock;
  const session = await auth();
  return session?.user ? session.user.role : "none";
}
export async function requireUser() {
  if ((await roleOf()) === "none") throw new Error("Sign in first.");
}`);

/** What a function gives is asked for its kind. */
const outcome = guard(`export async function check() {
  const session = await auth();
  if (!session) return { kind: "refused", to: "/login" };
  return { kind: "known", session };
}
export async function tell() {
  const session = await auth();
  return { kind: "told", session };
}`);
const importOutcome = `import { check, tell } from "../lib/guard";`;

/** A service of the project, with methods that are called like a database's. */
const service = (guarded: string) => ({
  ...guard(`export async function requireUser() {
  const session = await auth();
  if (!session) throw new Error("Sign in first.");
}`),
  "lib/service.ts": `import { requireUser } from "./guard";
export class Posts {
  static async update(id, data) {
    ${guarded}
    return fetch("https://api.example.com/posts/" + id, { method: "PUT", body: JSON.stringify(data) });
  }
}
`,
});
const onService = `"use server";
import { Posts } from "../lib/service";
export async function rename(id: string, name: string) {
  await Posts.update(id, { name });
}
`;

/** Reads something before it asks who calls. */
const reading = (end: string) => `"use server";
import { db } from "../lib/db";
import { auth } from "../auth";
export async function rename(id: string) {
  try {
    const user = await findUser(id);
    const session = await auth();
    if (!session) ${end};
    return user;
  } catch (error) {
    return { error: error.message };
  }
}
function findUser(id: string) {
  return db.query.users.findFirst({ where: eq(users.id, id) });
}
`;

const api = (header: string) => ({
  "lib/api.ts": `import { headers } from "next/headers";
async function call(path, options = {}) {
  const { method = "GET", body } = options;
  const sent = { "Content-Type": "application/json" };
  const own = (await headers()).get("${header}");
  if (own) {
    sent["${header}"] = own;
  }
  const response = await fetch("https://api.example.com" + path, { method, headers: sent, body: JSON.stringify(body) });
  return response.json();
}
export const api = { post: (path, body) => call(path, { method: "POST", body }) };
`,
});

/** Sends on what it reads of the request. */
const forwarding = (read: string) => `"use server";
import { cookies, headers } from "next/headers";
export async function rename(id: string, name: string) {
  await fetch("https://api.example.com/posts/" + id, { method: "POST", headers: ${read}, body: JSON.stringify({ name }) });
}
`;

const betterAuth = (options: string) => `"use server";
import { headers } from "next/headers";
import { auth } from "../auth";
export async function rename(id: string, name: string) {
  await auth.api.updateOrganization(${options});
}
`;
const ofBetterAuth = { "auth.ts": `import { betterAuth } from "better-auth";\nexport const auth = betterAuth({});\n` };

const post = `"use server";
import { api } from "../lib/api";
export async function rename(id: string, name: string) {
  await api.post("/posts/" + id, { name });
}
`;

const client = (code: string) => ({ "lib/client.ts": code });

const cachedClient = client(`import { PrismaClient } from "@prisma/client";
import { cache } from "react";
export const getClient = cache(() => {
  return new PrismaClient();
});
`);

const cachedReader = client(`import { cache } from "react";
export const getClient = cache(() => {
  return new Intl.NumberFormat();
});
`);

const onClient = (name: string) => `"use server";
import { getClient } from "../lib/client";
export async function rename(id: string, name: string) {
  const client = getClient();
  await client.${name}({ where: { id }, data: { name } });
}
`;

const proxied = (made: string) => ({
  "lib/client.ts": `function open() {
  return globalThis.client;
}
export const client = ${made};
`,
});

const onProxied = (name: string) => `"use server";
import { client } from "../lib/client";
export async function rename(id: string, name: string) {
  await client.${name}({ where: { id }, data: { name } });
}
`;

const proxy = `new Proxy({}, { get: (_target, name) => open()[name] })`;

/** A helper works on the client that it is given. */
const onGiven = (given: string, parameters = "db, id, name") => `"use server";
import { db as own } from "../lib/db";
export async function rename(${parameters}) {
  await write(${given}, id, name);
}
async function write(client, id, name) {
  await client.post.update({ where: { id }, data: { name } });
}
`;
const prisma = client(`import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`);
const ofPrisma = { "lib/db.ts": prisma["lib/client.ts"] };

const chained = (db: string) => `"use server";
import { db } from "../lib/db";
export async function rename(client, id, name) {
  const table = ${db}.from("posts");
  await table.update({ name }).eq("id", id);
}
`;
const ofSupabase = {
  "lib/db.ts": `import { createClient } from "@supabase/supabase-js";\nexport const db = createClient("url", "key");\n`,
};

/** A row of the user's, made of a password that is sent. */
const passwords = (key: string) => `"use server";
import { users } from "../lib/users";
export async function rename(id: string, newPassword: string) {
  await users.${key};
}
`;
const ofUsers = {
  "lib/users.ts": `import { MongoClient } from "mongodb";
const rows = new MongoClient("url").db().collection("users");
export const users = {
  change: async (id, data) => {
    await rows.updateOne(data, id);
  },
};
`,
};

const blobs = (call: string) => `"use server";
import { BlobServiceClient } from "@azure/storage-blob";
const blobs = BlobServiceClient.fromConnectionString("url").getContainerClient("files");
export async function rename(name: string) {
  await blobs.getBlockBlobClient(name).${call};
}
`;

const folders = (call: string) => `"use server";
import fs from "fs/promises";
export async function rename(name: string) {
  await fs.${call};
}
`;

/** One error, at the name of the action. */
function reported(name: string, code: string, files: Readonly<Record<string, string>>, messageId = "unguardedEffect") {
  const offset = code.indexOf("rename");
  const line = code.slice(0, offset).split("\n").length;
  const column = offset - code.lastIndexOf("\n", offset);
  return {
    name,
    code,
    files,
    errors: [{ messageId, line, column, endLine: line, endColumn: column + "rename".length }],
  };
}

/** The same for a guard that only gives the user here; the repair tests what it gives. */
function reportedOption(name: string, call: string, files: Readonly<Record<string, string>>) {
  const written = action(`await ${call};`);
  const output = written.replace(`await ${call};`, `if (!(await ${call})) throw new Error("Unauthorized");`);
  const { errors, ...rest } = reported(name, written, files);
  return {
    ...rest,
    errors: errors.map((error) => ({ ...error, suggestions: [{ messageId: "endWithoutCaller", output }] })),
  };
}

const silent = (name: string, code: string, files: Readonly<Record<string, string>>) => ({ name, code, files });

runRule("require-auth", {
  valid: [
    silent("an object that no client can send", onGiven("db"), ofPrisma),
    silent("a chain on it", chained("client"), ofSupabase),
    silent("a file in Azure is asked for", blobs("exists()"), {}),
    silent("a folder is made, which holds nothing", folders("mkdir(name, { recursive: true })"), {}),
    silent(
      "a row is found by the secret that is sent",
      passwords("change(id, { where: { password: newPassword } })"),
      ofUsers,
    ),
    silent("an option of the guard is left out", action("await requireUser();"), quietly),
    silent("it is given as it is by default", action("await requireUser({ quiet: false });"), quietly),
    silent("another one is given", action("await requireUser({ other: 1 });"), quietly),
    silent("a default that throws", action("await requireUser();"), strictly),
    silent("a default that throws, of an object without it", action("await requireUser({});"), strictly),
    silent(
      "a switch of the deployment gives a user",
      action("await requireUser();"),
      switched(`process.env.AUTH === "off"`),
    ),
    silent("a switch read elsewhere", action("await requireUser();"), {
      ...switched("!env.AUTH"),
      "lib/env.ts": `export const env = { AUTH: process.env.AUTH };\n`,
      "lib/guard.ts": `import { env } from "./env";\n${switched("!env.AUTH")["lib/guard.ts"]}`,
    }),
    silent(
      "a switch of the deployment ends the guard",
      action("await requireUser();"),
      skipped(`process.env.NODE_ENV === "development"`),
    ),
    silent("the store of the request", action("await requireUser();"), stored("getStore()")),
    silent("a helper sends the client's cookies on", post, api("cookie")),
    silent("all headers of the request are sent on", forwarding("await headers()"), {}),
    silent("copied, too", forwarding("new Headers(await headers())"), {}),
    silent("all cookies are sent on", forwarding("{ cookie: (await cookies()).toString() }"), {}),
    silent(
      "the headers of the request tell better-auth",
      betterAuth("{ body: { id, name }, headers: await headers() }"),
      ofBetterAuth,
    ),
    silent("a role that may be mocked", action("await requireUser();"), mocked(`process.env.NODE_ENV === "test"`)),
    silent(
      "what it gives is not the one for strangers",
      action(`const got = await check(); if (got.kind === "refused") return;`, importOutcome),
      outcome,
    ),
    silent(
      "what it gives is the one for users",
      action(`const got = await check(); if (got.kind !== "known") return;`, importOutcome),
      outcome,
    ),
    silent("a method of a service that asks", onService, service("await requireUser();")),
    silent("what is read first is given to nobody", reading("return []"), project),
    silent("what is cached has no such method", onClient("format"), cachedReader),
    silent("a proxy's method that writes nothing", onProxied("format"), proxied(proxy)),
  ],
  invalid: [
    reported("the project's own, given to a helper", onGiven("own"), ofPrisma, "unguardedEffectInside"),
    reported("by default", onGiven("db", "id, name, db = own"), ofPrisma, "unguardedEffectInside"),
    reported("a chain on the project's own", chained("db"), ofSupabase),
    reported("a file is stored in Azure", blobs("uploadData(name)"), {}),
    reported("a file is written into a folder", folders("writeFile(name, name)"), {}),
    reported(
      "a secret that is sent is written",
      passwords("change(id, { password: newPassword })"),
      ofUsers,
      "unguardedEffectInside",
    ),
    reportedOption("the guard is told not to throw", "requireUser({ quiet: true })", quietly),
    reportedOption("the guard is told not to be strict", "requireUser({ strict: false })", strictly),
    reported(
      "what everybody can bring about is no switch",
      action("await requireUser();"),
      switched("Date.now() % 2 === 0"),
    ),
    reported(
      "with a switch beside it, too",
      action("await requireUser();"),
      switched("process.env.AUTH || Math.random() > 0.5"),
    ),
    reported("nor is it where it ends the guard", action("await requireUser();"), skipped("Date.now() % 2 === 0")),
    reported("the action itself asks the deployment", action(`if (process.env.AUTH === "off") return;`, ""), project),
    reported("another method of the store", action("await requireUser();"), stored("run({}, () => 1)")),
    reported("a helper sends on what tells nobody apart", post, api("accept-language"), "unguardedEffectInside"),
    reported(
      "one header is sent on",
      forwarding(`{ "accept-language": (await headers()).get("accept-language") }`),
      {},
    ),
    reported("better-auth is not told who calls", betterAuth("{ body: { id, name } }"), ofBetterAuth),
    reported(
      "a client that needs a setting of the deployment",
      action("const client = await requireUser(); if (!client.ready) return;"),
      guard(`export async function requireUser() {
  if (!process.env.URL) throw new Error("No URL.");
  return globalThis.client;
}`),
    ),
    reported("a role that anyone may have", action("await requireUser();"), mocked("Date.now() % 2 === 0")),
    reported(
      "what it gives is another one",
      action(`const got = await check(); if (got.kind === "known") console.log(got);`, importOutcome),
      outcome,
    ),
    reported(
      "what it gives anyone",
      action(`const got = await tell(); if (got.kind !== "told") return;`, importOutcome),
      outcome,
    ),
    reported("a method of a service that asks nobody", onService, service(""), "unguardedEffectInside"),
    reported(
      "what is read first is given to strangers",
      reading("return [user.name]"),
      project,
      "unguardedEffectInside",
    ),
    reported("a client that React keeps for the request", onClient("post.update"), cachedClient),
    reported("a client behind a proxy", onProxied("post.update"), proxied(proxy)),
  ],
});
