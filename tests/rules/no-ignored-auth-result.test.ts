import { runRule } from "../helpers/rule-tester.ts";

const project = {
  "auth.ts": `import NextAuth from "next-auth";
export const { auth } = NextAuth({});
`,
  "lib/db.ts": `import { PrismaClient } from "@prisma/client";
export const db = new PrismaClient();
`,
  "lib/guard.ts": `import { auth } from "../auth";
import { redirect } from "next/navigation";
export async function requireUser() {
  const session = await auth();
  if (!session?.user) redirect("/login");
  return session.user;
}
export function assertOwner(session, owner) {
  if (session?.user?.id !== owner) throw new Error("Forbidden");
}
export async function getCurrentUser() {
  const session = await auth();
  return session?.user;
}
export async function checkOwner(id) {
  const session = await auth();
  if (session?.user?.id !== id) throw new Error("Forbidden");
}
export const authorization = { check: checkOwner };
export async function logUser() {
  console.log(await auth());
}
`,
  "lib/wrap.ts": `export const withErrors = (handler) => async (...args) => {
  try {
    return await handler(...args);
  } catch (error) {
    return { error: String(error) };
  }
};
`,
  "lib/client.ts": `import { createSafeActionClient } from "next-safe-action";
import { auth } from "../auth";
export const client = createSafeActionClient().use(async ({ next }) => next({ ctx: { started: 1 } }));
`,
};

const head = `"use server";
import { db } from "../lib/db";
import { auth } from "../auth";
import { requireUser, assertOwner, getCurrentUser, checkOwner, logUser } from "../lib/guard";
`;

const action = (body: string, more = "") => `${head}${more}
export async function rename(id: string, userId: string, name: string) {
  ${body}
}
`;

const write = "await db.post.update({ where: { id }, data: { name } });";

const silent = (name: string, code: string, files = {}) => ({ name, code, files: { ...project, ...files } });

/** One error, at the last place where `at` stands. */
function reported(name: string, code: string, messageId: string, at: string, more: object = {}) {
  const offset = code.lastIndexOf(at);
  const line = code.slice(0, offset).split("\n").length;
  const column = offset - code.lastIndexOf("\n", offset);
  const error = { messageId, line, column, endLine: line, endColumn: column + at.length, ...more };
  return { name, code, files: project, errors: [error] };
}

/** What awaits the check that stands at the last `at`. */
function awaited(code: string, at: string) {
  const offset = code.lastIndexOf(at);
  const output = `${code.slice(0, offset)}await ${code.slice(offset)}`;
  return { suggestions: [{ messageId: "awaitCheck", data: { call: at.slice(0, at.indexOf("(")) }, output }] };
}

/** What tests the result right behind the last `read`, which ends its statement. */
function tested(code: string, read: string, test: string, call = "auth") {
  const end = code.lastIndexOf(read) + read.length;
  const indentation = /\n( *)[^\n]*$/u.exec(code.slice(0, end))?.[1] ?? "";
  const output = `${code.slice(0, end)}\n${indentation}if (!${test}) throw new Error("Unauthorized");${code.slice(end)}`;
  return { suggestions: [{ messageId: "endWithoutCaller", data: { call }, output }] };
}

/** What tests it in the place of the statement that only reads it. */
function testedThere(code: string, read: string, call = "auth") {
  const start = code.lastIndexOf(`${read};`);
  const test = `if (!(${read})) throw new Error("Unauthorized");`;
  const output = `${code.slice(0, start)}${test}${code.slice(start + read.length + 1)}`;
  return { suggestions: [{ messageId: "endWithoutCaller", data: { call }, output }] };
}

const floating = action(`requireUser();\n  ${write}`);
const floatingOwner = action(`checkOwner(userId);\n  ${write}`);
const renamed = `"use server";
import { db } from "../lib/db";
import { auth as readSession } from "../auth";
export async function rename(id: string, name: string) {
  await readSession();
  ${write}
}
`;
const inline = `import { db } from "../lib/db";
import { getCurrentUser } from "../lib/guard";
export default function Page() {
  async function rename(id: string, name: string) {
    "use server";
    await getCurrentUser();
    ${write}
  }
  return <form action={rename} />;
}
`;
const builder = `"use server";
import { db } from "../lib/db";
import { auth } from "../auth";
export const rename = withErrors(async (id: string, name: string) => {
  const session = await auth();
  ${write}
});
const withErrors = (handler) => async (...args) => {
  try {
    return await handler(...args);
  } catch {
    return null;
  }
};
`;

const unread = action(`await auth();\n  ${write}`);
const unused = action(`const session = await auth();\n  ${write}`);
const logged = action(`const { user } = await auth();\n  console.log(user);\n  ${write}`);
const helper = action(`await getCurrentUser();\n  ${write}`);
const floatingVoid = action(`void requireUser();\n  ${write}`);
const fallback = action(
  "const user = await getCurrentUser();\n  await db.post.create({ data: { userId: user?.id ?? userId } });",
);
const fallbackByOr = action(
  "const session = await auth();\n  const owner = session?.user?.id || userId;\n  await db.post.create({ data: { owner } });",
);
const condition = action(
  "const session = await auth();\n  await db.post.deleteMany({ where: { userId: session?.user?.id } });",
);
const conditionBeside = action(
  "const session = await auth();\n  const owner = session?.user?.id;\n  await db.post.update({ where: { id, ownerId: owner }, data: { name } });",
);
const withClerk = (read: string) => `"use server";
import { auth } from "@clerk/nextjs/server";
import { db } from "../lib/db";
export async function rename(id: string, name: string) {
  ${read}
  ${write}
}
`;
const clerk = withClerk("const { orgSlug, userId } = await auth();");
const clerkWhole = withClerk("const state = await auth();");
const built = `"use server";
import { auth } from "../auth";
import { client } from "../lib/client";
import { db } from "../lib/db";
export const rename = client.inputSchema(schema).action(async ({ parsedInput: { id, name } }) => {
  const session = await auth();
  ${write}
});
`;

runRule("no-ignored-auth-result", {
  valid: [
    silent("a session that is tested", action(`const session = await auth();\n  if (!session) return;\n  ${write}`)),
    silent("a session that is tested in the call", action(`if (!(await auth())) throw new Error("No");\n  ${write}`)),
    silent("a guard that is awaited", action(`await requireUser();\n  ${write}`)),
    silent(
      "a guard that throws at once",
      action(`const session = await auth();\n  assertOwner(session, userId);\n  ${write}`),
    ),
    silent("a session that is given to a call", action(`const session = await auth();\n  allow(session);\n  ${write}`)),
    silent("a session that is returned", action(`const session = await auth();\n  ${write}\n  return session;`)),
    silent(
      "a session that is put into an object",
      action(`const session = await auth();\n  save({ session });\n  ${write}`),
    ),
    silent(
      "a row key that throws without a session",
      action("const session = await auth();\n  await db.post.deleteMany({ where: { userId: session.user.id } });"),
    ),
    silent("a session without an effect", action("await auth();\n  return name.length;")),
    silent("a session after the effect", action(`${write}\n  await auth();`)),
    silent("a promise that is awaited later", action(`const guard = requireUser();\n  await guard;\n  ${write}`)),
    silent("a guard in `Promise.all`", action(`await Promise.all([requireUser(), checkOwner(userId)]);\n  ${write}`)),
    silent("a function that only reads the session for itself", action(`await logUser();\n  ${write}`)),
    silent(
      "a fallback that the client does not send",
      action(
        'const user = await getCurrentUser();\n  await db.post.create({ data: { userId: user?.id ?? "guest" } });',
      ),
    ),
    silent(
      "a fallback after a test",
      action(
        "const user = await getCurrentUser();\n  if (!user) return;\n  await db.post.create({ data: { userId: user?.id ?? userId } });",
      ),
    ),
    silent(
      "a value that is written, not a condition",
      action("const user = await getCurrentUser();\n  await db.post.create({ data: { userId: user?.id } });"),
    ),
    silent("a shadowed name", action(`const auth = async () => null;\n  await auth();\n  ${write}`)),
    silent(
      "a function that cannot be found",
      action(`await getSession();\n  ${write}`, 'import { getSession } from "@/gone";'),
    ),
    silent(
      "an action that anybody may call",
      `${head}
/** @public */
export async function rename(id: string, name: string) {
  await auth();
  ${write}
}
`,
    ),
    silent(
      "a function that is no action",
      `import { db } from "../lib/db";
import { auth } from "../auth";
export async function rename(id: string, name: string) {
  await auth();
  ${write}
}
`,
    ),
  ],
  invalid: [
    reported(
      "a session that nothing takes",
      unread,
      "ignoredResult",
      "await auth()",
      testedThere(unread, "await auth()"),
    ),
    reported(
      "a session in a variable that nothing reads",
      unused,
      "ignoredResult",
      "await auth()",
      tested(unused, "await auth();", "session"),
    ),
    reported(
      "a session that is only logged",
      logged,
      "ignoredResult",
      "await auth()",
      tested(logged, "await auth();", "user"),
    ),
    reported("a member of Clerk's", clerk, "ignoredResult", "await auth()", tested(clerk, "await auth();", "userId")),
    reported(
      "Clerk's whole answer",
      clerkWhole,
      "ignoredResult",
      "await auth()",
      tested(clerkWhole, "await auth();", "state?.userId"),
    ),
    reported("a function of another file that gives the user", helper, "ignoredResult", "await getCurrentUser()", {
      data: { call: "getCurrentUser", effect: "db.post.update" },
      ...testedThere(helper, "await getCurrentUser()", "getCurrentUser"),
    }),
    reported(
      "plain JavaScript",
      unread.replace("id: string, userId: string, name: string", "id, userId, name"),
      "ignoredResult",
      "await auth()",
      testedThere(unread.replace("id: string, userId: string, name: string", "id, userId, name"), "await auth()"),
    ),
    reported(
      "a renamed import",
      renamed,
      "ignoredResult",
      "await readSession()",
      testedThere(renamed, "await readSession()", "readSession"),
    ),
    reported(
      "an inline action",
      inline,
      "ignoredResult",
      "await getCurrentUser()",
      testedThere(inline, "await getCurrentUser()", "getCurrentUser"),
    ),
    reported(
      "the handler of a wrapper",
      builder,
      "ignoredResult",
      "await auth()",
      tested(builder, "await auth();", "session"),
    ),
    reported(
      "the handler of a builder",
      built,
      "ignoredResult",
      "await auth()",
      tested(built, "await auth();", "session"),
    ),
    reported(
      "an async guard that nobody awaits",
      floating,
      "floatingCheck",
      "requireUser()",
      awaited(floating, "requireUser()"),
    ),
    reported(
      "a check that nobody awaits",
      floatingOwner,
      "floatingCheck",
      "checkOwner(userId)",
      awaited(floatingOwner, "checkOwner(userId)"),
    ),
    reported(
      "a check whose rejection is caught",
      action(`checkOwner(userId).catch(() => {});\n  ${write}`),
      "floatingCheck",
      "checkOwner(userId)",
    ),
    reported("a check after `void`", floatingVoid, "floatingCheck", "requireUser()", {
      suggestions: [
        {
          messageId: "awaitCheck",
          data: { call: "requireUser" },
          output: floatingVoid.replace("void requireUser", "await requireUser"),
        },
      ],
    }),
    reported("the caller's own parameter in place of the session", fallback, "clientFallback", "user?.id ?? userId", {
      data: { code: "user?.id ?? userId", fallback: "userId" },
      ...tested(fallback, "await getCurrentUser();", "user", "getCurrentUser"),
    }),
    reported(
      "the same by `||` in a variable",
      fallbackByOr,
      "clientFallback",
      "session?.user?.id || userId",
      tested(fallbackByOr, "await auth();", "session"),
    ),
    reported(
      "a condition that Prisma leaves out",
      condition,
      "lostCondition",
      "session?.user?.id",
      tested(condition, "await auth();", "session"),
    ),
    reported(
      "such a condition beside another",
      conditionBeside,
      "lostCondition",
      "owner",
      tested(conditionBeside, "await auth();", "session"),
    ),
  ],
});
