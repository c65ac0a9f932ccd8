/** Sessions that a project keeps in its own database, as Lucia's guide makes them: whoever has none gets a user that is `null`. */
import { runRule } from "../../helpers/rule-tester.ts";

const files = {
  "lib/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`,
  "lib/session.ts": `import { cookies } from "next/headers";
import { prisma } from "./db";
export async function validateSessionToken(token: string) {
  const found = await prisma.session.findUnique({ where: { id: token }, include: { user: true } });
  if (found === null) return { session: null, user: null };
  const { user, ...session } = found;
  return { session, user };
}
export async function getCurrentSession() {
  const token = (await cookies()).get("session")?.value ?? null;
  if (token === null) return { session: null, user: null };
  return validateSessionToken(token);
}
export async function backend(body) {
  const token = (await cookies()).get("session")?.value;
  await fetch("https://api.example.com/posts", { method: "POST", headers: { authorization: token }, body });
}
`,
};

const action = (body: string) => `"use server";
import { prisma } from "../lib/db";
import { backend, getCurrentSession } from "../lib/session";
export async function rename(id: string, name: string) {
  ${body}
}
`;

const read = "const { user } = await getCurrentSession();";
const write = (key: string) => `await prisma.post.update({ where: { id, ${key} }, data: { name } });`;

const silent = (name: string, body: string) => ({ name, code: action(body), files });

/** One error, at the name of the action, and the test that is missing. */
function reported(name: string, body: string) {
  const code = action(body);
  const output = code.replace(`${read} `, `${read}\n  if (!user) throw new Error("Unauthorized"); `);
  const place = { line: 4, column: 23, endLine: 4, endColumn: 29 };
  const suggestions = [{ messageId: "endWithoutCaller", output }];
  return { name, code, files, errors: [{ messageId: "unguardedEffect", ...place, suggestions }] };
}

/** Sessions in a file, kept by what the cookie says. */
const inFile = (key: string, cookie = "cookieName()") => ({
  ...files,
  "lib/session.ts": `import { readFile } from "node:fs/promises";
import { cookies } from "next/headers";
const cookieName = () => (process.env.HTTPS ? "__Host-session" : "session");
const theme = () => "theme";
export async function getCurrentSession(asked: string) {
  const sent = (await cookies()).get(${cookie})?.value;
  const sessions = JSON.parse(await readFile("sessions.json", "utf8"));
  const name = sessions[${key}];
  if (!name) return { user: null };
  return { user: name };
}
export async function backend() {}
`,
});
const asked = `const { user } = await getCurrentSession(name); if (!user) throw new Error("Sign in first."); await prisma.post.delete({ where: { id } });`;

/** The name of the cookie goes through a function again and again. */
const inLoop = inFile("sent", "name")["lib/session.ts"].replace(
  "const sent",
  `let name = "theme";
  for (const part of asked) name = next(name, part);
  const sent`,
);

/** The file is asked for something else. */
function openBy(name: string, key: string, cookie?: string) {
  const place = { line: 4, column: 23, endLine: 4, endColumn: 29 };
  return {
    name: `a file is asked for ${name}`,
    code: action(asked),
    files: inFile(key, cookie),
    errors: [{ messageId: "unguardedEffect", ...place }],
  };
}

runRule("require-auth", {
  valid: [
    { name: "a session in a file", code: action(asked), files: inFile(`sent || ""`) },
    { name: "by the name of its cookie", code: action(asked), files: inFile("sent", `"session"`) },
    silent(
      "the user is asked for",
      `${read} if (!user) throw new Error("Sign in first."); ${write("userId: user.id")}`,
    ),
    silent(
      "the session is",
      `const { session } = await getCurrentSession(); if (!session) return; ${write("userId: session.userId")}`,
    ),
    silent("the cookie itself goes to a backend", "await backend(name);"),
  ],
  invalid: [
    openBy("what the client sends", "asked"),
    openBy("another cookie", "sent", "theme()"),
    {
      ...openBy("a cookie that a loop names", "sent"),
      files: { ...files, "lib/session.ts": `${inLoop}const next = (name, part) => name;\n` },
    },
    reported(
      "a user who may be missing is a filter that the database leaves out",
      `${read} ${write("userId: user?.id")}`,
    ),
    reported("nobody is asked for", `${read} ${write("published: true")}`),
  ],
});
