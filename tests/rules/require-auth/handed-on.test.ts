/** Who calls, asked inside what is handed to another function: a promise, a callback, the methods of an object; and the answer, in a tuple. */
import { runRule } from "../../helpers/rule-tester.ts";

const project = {
  "lib/db.ts": `import { drizzle } from "drizzle-orm/node-postgres";
export const db = drizzle(process.env.DATABASE_URL);
`,
  "auth.ts": `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`,
  "lib/attempt.ts": `export async function attempt(promise) {
  try {
    const data = await promise;
    return [data, null];
  } catch (error) {
    return [null, error];
  }
}
export function failure(message) {
  return answer(message, null);
}
function answer(message, payload) {
  return { message, payload };
}
export async function settle(run) {
  try {
    return await run();
  } catch (error) {
    return failure(error.message);
  }
}
export async function load(query, { fallback }) {
  const session = await query;
  if (!session) return fallback;
  return { session, rows: [] };
}
`,
};

const action = (guard: string) => `"use server";
import { all } from "better-all";
import pRetry from "p-retry";
import { instrument } from "some-tracer";
import { getKindeServerSession } from "@kinde-oss/kinde-auth-nextjs/server";
import { headers } from "next/headers";
import { attempt, load, settle } from "../lib/attempt";
import { auth } from "../auth";
import { db } from "../lib/db";
export async function rename(id: string, name: string) {
  ${guard}
  await db.update(posts).set({ name }).where(eq(posts.id, id));
}
`;

const silent = (name: string, guard: string) => ({ name, code: action(guard), files: project });

/** One error, at the name of the action. */
function reported(name: string, guard: string) {
  const place = { line: 10, column: 23, endLine: 10, endColumn: 29 };
  return { name, code: action(guard), files: project, errors: [{ messageId: "unguardedEffect", ...place }] };
}

runRule("require-auth", {
  valid: [
    silent(
      "a promise whose outcome is a tuple",
      `const [session, error] = await attempt(auth()); if (error || !session?.user) return { error: "No" };`,
    ),
    silent("a member of the tuple's element", `const [{ user }] = await attempt(auth()); if (!user) return;`),
    silent("an element by its index", `const pair = [await auth(), 1]; if (!pair[0]) return;`),
    silent("a callback of a known package", `const session = await pRetry(() => auth()); if (!session) return;`),
    silent(
      "a callback whose failure has no payload",
      `const { payload } = await settle(async () => { const session = await auth(); if (!session?.user) throw new Error("No"); return { payload: session.user }; }); if (!payload) return;`,
    ),
    silent(
      "a callback of an unknown one",
      `const session = await instrument("auth", async () => auth()); if (!session) return;`,
    ),
    silent(
      "a callback that refuses",
      `const session = await instrument("auth", async () => { const found = await auth(); if (!found) throw new Error("No"); return 1; }); if (!session) return;`,
    ),
    silent(
      "a method of an object",
      `const { session } = await all({ async session() { return auth(); }, async posts() { return []; } }); if (!session) return;`,
    ),
    silent(
      "what a promise hands to its callback",
      `await auth().then((session) => { if (!session) throw new Error("No"); });`,
    ),
    silent(
      "one of what the caller has",
      `const rows = (await auth())?.teams.map((team) => { if (!team) throw new Error("No"); return team; }); if (!rows) return;`,
    ),
    silent(
      "what a factory of an auth library gives",
      `const { getUser } = getKindeServerSession(); if (!(await getUser())) return;`,
    ),
    silent(
      "a callback of a package that may hand over who calls",
      `await instrument("auth", async ({ user }) => { if (!user) return; await db.delete(posts).where(eq(posts.id, id)); }); return;`,
    ),
    silent(
      "what is given where nobody is there is nothing",
      `const found = await load(auth(), { fallback: null }); if (!found) return;`,
    ),
  ],
  invalid: [
    reported(
      "a callback whose failure has the message that is asked for",
      `const { message } = await settle(async () => { const session = await auth(); if (!session?.user) throw new Error("No"); return { message: "Yes" }; }); if (!message) return;`,
    ),
    reported(
      "a callback that gives a payload to anyone",
      `const { payload } = await settle(async () => { await auth(); return { payload: {} }; }); if (!payload) return;`,
    ),
    reported("the other element of the tuple", `const [, count] = [await auth(), id.length]; if (!count) return;`),
    reported("a tuple is there in any case", `const outcome = await attempt(auth()); if (!outcome) return;`),
    reported(
      "a tuple of something else",
      `const [session, error] = await attempt(fetch("/")); if (error || !session) return;`,
    ),
    reported(
      "a callback that asks nobody",
      `const session = await instrument("auth", async () => headers()); if (!session) return;`,
    ),
    reported("what a callback is given is nobody", `const ids = [id].map((entry) => entry.length); if (!ids) return;`),
    reported(
      "what a transaction hands over is nobody",
      `await db.transaction(async (tx) => { const [row] = await tx.select().from(posts); if (!row) return; await tx.delete(posts).where(eq(posts.id, id)); }); return;`,
    ),
    reported(
      "an entry of what was read is nobody",
      `const rows = await db.select().from(posts); rows.forEach((row) => { if (!row.title) throw new Error("No"); });`,
    ),
    reported(
      "a caller that is there calls nobody off",
      `await auth().then((session) => { if (session) console.log(session); });`,
    ),
    reported(
      "another method of the object",
      `const { posts } = await all({ async session() { return auth(); }, async posts() { return []; } }); if (!posts) return;`,
    ),
    reported(
      "something is given where nobody is there",
      `const found = await load(auth(), { fallback: {} }); if (!found) return;`,
    ),
  ],
});
