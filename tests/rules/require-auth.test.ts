import { runRule } from "../helpers/rule-tester.ts";

const db = `export const db = drizzle(process.env.DATABASE_URL);
import { drizzle } from "drizzle-orm/node-postgres";
`;
const authJs = `import NextAuth from "next-auth";
export const { auth, signIn, signOut } = NextAuth({});
`;
const project = { "lib/db.ts": db, "auth.ts": authJs };

const head = `"use server";
import { db } from "../lib/db";
`;

/** A module with one action: `imports`, then `body` before and around the write. */
const action = (body: string, imports = "", more = "") => `${head}${imports}
export async function rename(id: string, name: string) {
  ${body}
}
${more}`;

const write = "await db.update(posts).set({ name }).where(eq(posts.id, id));";
const auth = `import { auth } from "../auth";`;

const silent = (name: string, code: string, files: Readonly<Record<string, string>> = {}) => ({
  name,
  code,
  files: { ...project, ...files },
});

/** One error, at the name of the action. `says`: what the message tells of the effect. */
function reported(
  name: string,
  code: string,
  files: Readonly<Record<string, string>> = {},
  says?: { readonly effect: string; readonly does: string; readonly way?: string },
  at = "rename",
) {
  const offset = code.indexOf(at);
  const line = code.slice(0, offset).split("\n").length;
  const column = offset - code.lastIndexOf("\n", offset);
  const error = {
    messageId: says?.way ? "unguardedEffectInside" : "unguardedEffect",
    ...(says && { data: { action: `\`${at}()\``, ...says } }),
    ...{ line, column, endLine: line, endColumn: column + at.length },
  };
  return { name, code, files: { ...project, ...files }, errors: [error] };
}

const requireUser = {
  "lib/guard.ts": `import { auth } from "../auth";
import { redirect } from "next/navigation";
export async function requireUser() {
  const session = await auth();
  if (!session?.user) redirect("/login");
  return session.user;
}
export async function getUser() {
  const session = await auth();
  return session?.user ?? null;
}
export async function check() {
  const session = await auth();
  if (!session) return { error: "Not signed in." };
  return { user: session.user };
}
export const nameOnly = async () => {};
export { nameOnly as requireAdmin };
export function assertOwner(session, owner) {
  if (session?.user?.id !== owner) throw new Error("Forbidden");
}
`,
};

const wrappers = {
  "lib/wrap.ts": `import { auth } from "../auth";
export const withAuth = (handler) => async (...args) => {
  const session = await auth();
  if (!session) throw new Error("Unauthorized");
  return handler(session.user, ...args);
};
export const withErrors = (handler) => async (...args) => {
  try {
    return await handler(...args);
  } catch (error) {
    return { error: String(error) };
  }
};
export const withRole = (role) => (handler) => async (...args) => {
  const session = await auth();
  if (session?.user?.role !== role) return { error: "Forbidden" };
  return handler(...args);
};
export const inBody = async (run) => {
  const session = await auth();
  if (!session) return { error: "Unauthorized" };
  return run(session);
};
export const sew = async (run) => {
  try {
    return await run();
  } catch {
    return { error: "Failed" };
  }
};
export const authenticatedAction = (handler) => handler;
`,
};

const sessionToken = {
  "app/save.ts": `import { auth } from "../auth";
export const tokenOfCaller = async () => {
  try {
    return (await auth())?.user?.customerAccessToken;
  } catch {
    // Nobody.
  }
};
export const nameOfCaller = async () => (await auth())?.user?.name;
export async function save({ token, name }) {
  await fetch("https://api.example.com/posts", { method: "POST", headers: { token }, body: name });
}
`,
};

const supabase = {
  "lib/supabase.ts": `import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
export async function createClient() {
  const store = await cookies();
  return createServerClient("url", "key", { cookies: { getAll: () => store.getAll() } });
}
`,
};

const clients = {
  "lib/client.ts": `import { createSafeActionClient } from "next-safe-action";
import { auth } from "../auth";
export const actionClient = createSafeActionClient({ handleServerError: (error) => error.message });
export const authActionClient = actionClient
  .use(async ({ next }) => next({ ctx: { started: Date.now() } }))
  .use(async ({ next }) => {
    const session = await auth();
    if (!session?.user) throw new Error("Unauthorized");
    return next({ ctx: { user: session.user } });
  });
export const sessionClient = actionClient.use(async ({ next }) => next({ ctx: { session: await auth() } }));
export const adminActionClient = authActionClient.use(async ({ next, ctx }) => {
  if (ctx.user.role !== "admin") throw new Error("Forbidden");
  return next({ ctx });
});
`,
};

/** The clients that check, in place of `actionClient`. */
function repairedByClient(reportedCase: ReturnType<typeof reported>) {
  const suggestions = ["authActionClient", "adminActionClient"].map((client) => ({
    messageId: "useGuardedClient",
    data: { client },
    output: reportedCase.code.replaceAll("actionClient", client),
  }));
  return { ...reportedCase, errors: reportedCase.errors.map((error) => ({ ...error, suggestions })) };
}

/** A test right behind the read. */
function repairedByTest(reportedCase: ReturnType<typeof reported>) {
  const read = "= await auth();";
  const output = reportedCase.code.replace(read, `${read}\n  if (!session) throw new Error("Unauthorized");`);
  const suggestions = [{ messageId: "endWithoutCaller", data: { call: "auth" }, output }];
  return { ...reportedCase, errors: reportedCase.errors.map((error) => ({ ...error, suggestions })) };
}

const wrapped = (maker: string, imports: string) => `${head}${imports}
export const rename = ${maker};
`;

runRule("require-auth", {
  valid: [
    silent(
      "a session that is tested",
      action(`const session = await auth(); if (!session?.user) throw new Error("No"); ${write}`, auth),
    ),
    silent(
      "tested in one expression",
      action(`if (!(await auth())) return { error: "Not signed in." }; ${write}`, auth),
    ),
    silent(
      "a member that is tested",
      action(
        `const session = await auth(); const userId = session?.user?.id; if (!userId) return null; ${write}`,
        auth,
      ),
    ),
    silent(
      "only what follows the test on its passing side",
      action(`const session = await auth(); if (session) { ${write} }`, auth),
    ),
    silent(
      "a session among others of Promise.all",
      action(
        `const [session, posts] = await Promise.all([auth(), db.query.posts.findMany()]); if (!session) throw new Error("No"); ${write}`,
        auth,
      ),
    ),
    silent(
      "assigned in a try statement",
      action(
        `let session; try { session = await auth(); } catch { return null; } if (!session) return null; ${write}`,
        auth,
      ),
    ),
    silent(
      "an ownership check",
      action(
        `const session = await auth(); const post = await db.query.posts.findFirst({ where: eq(posts.id, id) }); if (post.authorId !== session?.user?.id) throw new Error("No"); ${write}`,
        auth,
      ),
    ),
    silent(
      "a row looked up by the caller's id",
      action(
        `const session = await auth(); const me = await db.query.users.findFirst({ where: eq(users.id, session?.user?.id) }); if (!me) return null; ${write}`,
        auth,
      ),
    ),
    silent(
      "a guard of another file that redirects",
      action(`await requireUser(); ${write}`, `import { requireUser } from "../lib/guard";`),
      requireUser,
    ),
    silent(
      "its result tested here",
      action(
        `const user = await getUser(); if (!user) return null; ${write}`,
        `import { getUser } from "../lib/guard";`,
      ),
      requireUser,
    ),
    silent(
      "a result with an error",
      action(
        `const result = await check(); if (result.error) return result; ${write}`,
        `import { check } from "../lib/guard";`,
      ),
      requireUser,
    ),
    silent(
      "`in`",
      action(
        `const result = await check(); if ("error" in result) return result; ${write}`,
        `import { check } from "../lib/guard";`,
      ),
      requireUser,
    ),
    silent(
      "the session handed to a synchronous guard",
      action(
        `assertOwner(await auth(), id); ${write}`,
        `import { auth } from "../auth"; import { assertOwner } from "../lib/guard";`,
      ),
      requireUser,
    ),
    silent(
      "helpers of the file, two steps",
      action(
        `await guard(); ${write}`,
        auth,
        "async function guard() { await inner(); }\nasync function inner() { if (!(await auth())) throw new Error('No'); }",
      ),
    ),
    silent(
      "both branches",
      action(
        `if (id) { await requireUser(); } else { await requireUser(); } ${write}`,
        `import { requireUser } from "../lib/guard";`,
      ),
      requireUser,
    ),
    silent(
      "a guard inside the helper that writes",
      action(`await save(id, name);`, auth, `async function save(id, name) { if (!(await auth())) return; ${write} }`),
    ),
    silent(
      "a transaction after the test",
      action(
        `if (!(await auth())) return; await db.transaction(async (tx) => { await tx.insert(posts).values({ name }); });`,
        auth,
      ),
    ),
    silent(
      "a wrapper that checks",
      wrapped(`withAuth(async (user, id, name) => { ${write} })`, `import { withAuth } from "../lib/wrap";`),
      wrappers,
    ),
    silent(
      "a renamed one",
      wrapped(`secured(async (user, id, name) => { ${write} })`, `import { withAuth as secured } from "../lib/wrap";`),
      wrappers,
    ),
    silent(
      "the handler by name",
      `${head}import { withAuth } from "../lib/wrap";
async function handler(user, id, name) { ${write} }
export const rename = withAuth(handler);
`,
      wrappers,
    ),
    silent(
      "two wrappers",
      wrapped(
        `withErrors(withAuth(async (user, id, name) => { ${write} }))`,
        `import { withAuth, withErrors } from "../lib/wrap";`,
      ),
      wrappers,
    ),
    silent(
      "a curried wrapper",
      `${head}import { withRole } from "../lib/wrap";
const asAdmin = withRole("admin");
export const rename = asAdmin(async (id, name) => { ${write} });
`,
      wrappers,
    ),
    silent(
      "a function in the body that takes the rest",
      action(
        `return sew(() => inBody(async ({ user }) => { ${write} }));`,
        `import { inBody, sew } from "../lib/wrap";`,
      ),
      wrappers,
    ),
    silent(
      "a builder chain in another file",
      wrapped(
        `authActionClient.inputSchema(schema).action(async ({ parsedInput: { id, name } }) => { ${write} })`,
        `import { authActionClient } from "../lib/client";`,
      ),
      clients,
    ),
    silent(
      "a longer chain",
      wrapped(
        `adminActionClient.metadata({}).inputSchema(schema).action(async ({ parsedInput: { id, name } }) => { ${write} })`,
        `import { adminActionClient } from "../lib/client";`,
      ),
      clients,
    ),
    silent(
      "a context that is tested in the handler",
      wrapped(
        `sessionClient.inputSchema(schema).action(async ({ parsedInput: { id, name }, ctx }) => { if (!ctx.session) throw new Error("No"); ${write} })`,
        `import { sessionClient } from "../lib/client";`,
      ),
      clients,
    ),
    silent(
      "zsa procedures",
      `${head}${auth}
import { createServerActionProcedure } from "zsa";
const authed = createServerActionProcedure().handler(async () => { const session = await auth(); if (!session) throw new Error("No"); return { session }; });
export const rename = authed.createServerAction().input(schema).handler(async ({ input: { id, name } }) => { ${write} });
`,
    ),
    silent(
      "a call of a missing file, which may guard",
      action(`await protect(); ${write}`, `import { protect } from "./missing";`),
    ),
    silent(
      "a wrapper of a package that may guard",
      wrapped(`withAccess(async (id, name) => { ${write} })`, `import { withAccess } from "@acme/access";`),
    ),
    silent("a member that sounds like a guard", action(`await this.permissions.check(id); ${write}`)),
    {
      ...silent(
        "row-level security, if the settings say so",
        action(
          "const supabase = await createClient(); await supabase.from('posts').update({ name }).eq('id', id);",
          `import { createClient } from "../lib/supabase";`,
        ),
        supabase,
      ),
      settings: { auth: { treatRowLevelSecurityAsAuth: true } },
    },
    silent("no effect", action("return id + name;")),
    silent(
      "a cookie of the caller",
      action(`(await cookies()).set("tab", id);`, `import { cookies } from "next/headers";`),
    ),
    silent(
      "a read of what is public",
      `${head}
export async function getPosts() { return db.query.posts.findMany(); }
`,
    ),
    silent(
      "the caller's credential is sent on",
      action(
        `const token = (await cookies()).get("session")?.value; await fetch("https://api.example.com/posts", { method: "POST", headers: { authorization: token } });`,
        `import { cookies } from "next/headers";`,
      ),
    ),
    silent(
      "the caller's own account, which Supabase changes for nobody else",
      action(
        "const supabase = await createClient(); await supabase.auth.updateUser({ data: { name } });",
        `import { createClient } from "../lib/supabase";`,
      ),
      supabase,
    ),
    silent(
      "the token of the caller's session is sent on",
      action(
        `await save({ token: await tokenOfCaller(), id, name });`,
        `import { save, tokenOfCaller } from "./save";`,
      ),
      sessionToken,
    ),
    silent(
      "the caller's credential is sent on in a text, by a helper that makes headers",
      action(
        `const headers = { ...(await authHeaders()) }; await fetch("https://api.example.com/posts", { method: "POST", headers });
async function authHeaders() {
  const token = (await cookies()).get("session")?.value;
  return { authorization: \`Bearer \${token}\` };
}`,
        `import { cookies } from "next/headers";`,
      ),
    ),
    silent(
      "a sign-up",
      `${head}import bcrypt from "bcryptjs";
export async function begin(email: string, secret: string) { await db.insert(users).values({ email, hash: await bcrypt.hash(secret, 10) }); }
`,
    ),
    silent(
      "public by its name",
      `${head}export async function subscribeToNewsletter(email: string) { await db.insert(subscribers).values({ email }); }\n`,
    ),
    {
      ...silent("public by its place", action("await db.insert(posts).values({ name });")),
      filename: "app/(auth)/actions.ts",
      files: { "app/lib/db.ts": db },
    },
    silent(
      "public by a tag",
      `${head}/** Adds one. @public */
export async function rename(id: string, name: string) { ${write} }
`,
    ),
    { ...silent("public by the settings, by name", action(write)), settings: { publicActions: ["rename"] } },
    {
      ...silent("public by the settings, by path", action(write)),
      settings: { publicActions: ["app/**"] },
      filename: "app/open/actions.ts",
      files: { "app/lib/db.ts": db },
    },
    {
      ...silent("a function of the settings", action(`await admit(); ${write}`, `import { admit } from "./admit";`)),
      settings: { auth: { functions: ["admit"] } },
    },
    {
      ...silent("a module of the settings", action(`await admit(); ${write}`, `import { admit } from "@acme/gate";`)),
      settings: { auth: { modules: ["@acme/gate"] } },
    },
    {
      ...silent(
        "a wrapper of the settings",
        wrapped(`guarded(async (id, name) => { ${write} })`, `import { guarded } from "./guarded";`),
      ),
      settings: { auth: { wrappers: ["guarded"] } },
    },
    silent(
      "a client module",
      `"use client";\nexport async function rename(id, name) { await db.update(posts).set({ name }); }\n`,
    ),
    silent(
      "SolidStart",
      `"use server";\nimport { query } from "@solidjs/router";\nimport { db } from "../lib/db";\nexport async function rename(id, name) { ${write} }\n`,
    ),
    { ...silent("a test", action(write)), filename: "app/actions.test.ts" },
  ],
  invalid: [
    reported("a write by anyone", action(write), {}, { effect: "db.update", does: "writes to the database" }),
    reported("plain JavaScript", action(write).replace("id: string, name: string", "id, name")),
    reported(
      "anybody's account",
      action(
        "const supabase = await createClient(); await supabase.auth.admin.updateUserById(id, { data: { name } });",
        `import { createClient } from "../lib/supabase";`,
      ),
      supabase,
      { effect: "supabase.auth.admin.updateUse…", does: "writes to the database" },
    ),
    reported(
      "the name of the caller is sent on, which the other service cannot check",
      action(`await save({ token: await nameOfCaller(), id, name });`, `import { nameOfCaller, save } from "./save";`),
      sessionToken,
      { effect: "fetch", does: "changes data of another service", way: "save" },
    ),
    repairedByTest(
      reported(
        "a session that is only read",
        action(`const session = await auth(); console.log(session); ${write}`, auth),
      ),
    ),
    reported(
      "tested too late",
      action(`const session = await auth(); ${write} if (!session) throw new Error("No");`, auth),
    ),
    reported(
      "tested without leaving",
      action(`const session = await auth(); if (!session) console.log("nobody"); ${write}`, auth),
    ),
    reported("the wrong side", action(`const session = await auth(); if (session) return null; ${write}`, auth)),
    reported(
      "one branch only",
      action(`if (id) { const session = await auth(); if (!session) return; } ${write}`, auth),
    ),
    reported(
      "a guard that a catch swallows",
      action(`try { await requireUser(); } catch {} ${write}`, `import { requireUser } from "../lib/guard";`),
      requireUser,
    ),
    reported(
      "a guard that nobody waits for",
      action(`requireUser(); ${write}`, `import { requireUser } from "../lib/guard";`),
      requireUser,
    ),
    reported(
      "a name that guards nothing",
      action(`await requireAdmin(); ${write}`, `import { requireAdmin } from "../lib/guard";`),
      requireUser,
    ),
    reported(
      "a shadowed name",
      action(
        `const requireUser = async () => {}; await requireUser(); ${write}`,
        `import { requireUser as other } from "../lib/guard";`,
      ),
      requireUser,
    ),
    repairedByTest(
      reported(
        "a fallback to what the client sends",
        action(
          `const session = await auth(); const userId = session?.user?.id ?? id; if (!userId) return; ${write}`,
          auth,
        ),
      ),
    ),
    reported(
      "an id of the client",
      action(
        `const user = await db.query.users.findFirst({ where: eq(users.id, id) }); if (!user) throw new Error("No"); ${write}`,
      ),
    ),
    reported(
      "a wrapper that only catches",
      wrapped(`withErrors(async (id, name) => { ${write} })`, `import { withErrors } from "../lib/wrap";`),
      wrappers,
    ),
    reported(
      "a wrapper that only sounds like one",
      wrapped(
        `authenticatedAction(async (id, name) => { ${write} })`,
        `import { authenticatedAction } from "../lib/wrap";`,
      ),
      wrappers,
    ),
    repairedByClient(
      reported(
        "a client without middleware",
        wrapped(
          `actionClient.inputSchema(schema).action(async ({ parsedInput: { id, name } }) => { ${write} })`,
          `import { actionClient } from "../lib/client";`,
        ),
        clients,
      ),
    ),
    reported(
      "a client that only reads the session",
      wrapped(
        `sessionClient.action(async () => { await db.delete(posts); })`,
        `import { sessionClient } from "../lib/client";`,
      ),
      clients,
      { effect: "db.delete", does: "writes to the database" },
    ),
    reported(
      "in a helper of the file",
      action("await save(id, name);", "", `async function save(id: string, name: string) { ${write} }`),
      {},
      { effect: "db.update", does: "writes to the database", way: "save" },
    ),
    reported(
      "in another file",
      action("await save(id, name);", `import { save } from "../lib/save";`),
      { "lib/save.ts": `import { db } from "./db";\nexport async function save(id, name) { ${write} }\n` },
      { effect: "db.update", does: "writes to the database", way: "save" },
    ),
    reported(
      "row-level security without the setting",
      action(
        "const supabase = await createClient(); await supabase.from('posts').update({ name }).eq('id', id);",
        `import { createClient } from "../lib/supabase";`,
      ),
      supabase,
      { effect: "supabase.from('posts').update", does: "writes to the database" },
    ),
    reported(
      "in a callback",
      action("await Promise.all([id].map(async (one) => { await db.delete(posts).where(eq(posts.id, one)); }));"),
      {},
      { effect: "db.delete", does: "writes to the database" },
    ),
    reported(
      "mail",
      action(
        `await resend.emails.send({ to: id });`,
        `import { Resend } from "resend";\nconst resend = new Resend("key");`,
      ),
      {},
      { effect: "resend.emails.send", does: "sends a message" },
    ),
    reported(
      "a payment",
      action(
        `await stripe.refunds.create({ charge: id });`,
        `import Stripe from "stripe";\nconst stripe = new Stripe("key");`,
      ),
      {},
      { effect: "stripe.refunds.create", does: "moves money or opens a payment" },
    ),
    reported(
      "another service",
      action(`await fetch("https://api.example.com/" + id, { method: "DELETE" });`),
      {},
      { effect: "fetch", does: "changes data of another service" },
    ),
    reported(
      "a file",
      action(`await writeFile(id, name);`, `import { writeFile } from "node:fs/promises";`),
      {},
      { effect: "writeFile", does: "changes stored files" },
    ),
    reported(
      "the address of a file",
      action(
        `return getSignedUrl(s3, new GetObjectCommand({ Bucket: "files", Key: id }));`,
        `import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";\nimport { getSignedUrl } from "@aws-sdk/s3-request-presigner";\nconst s3 = new S3Client();`,
      ),
      {},
      { effect: "getSignedUrl", does: "gives access to stored files" },
    ),
    reported(
      "private data",
      `${head}\nexport async function getInvoices(id: string) { return db.query.invoices.findMany(); }\n`,
      {},
      { effect: "db.query.invoices.findMany", does: "reads private data" },
      "getInvoices",
    ),
    {
      ...reported(
        "an inline action",
        `import { db } from "../lib/db";
export default function Page() {
  async function rename(formData) {
    "use server";
    await db.insert(posts).values({ name: formData.get("name") });
  }
  return <form action={rename} />;
}
`,
        {},
        { effect: "db.insert", does: "writes to the database" },
      ),
      filename: "app/page.tsx",
    },
    {
      ...reported(
        "an inline action without a name",
        `import { db } from "../lib/db";
export default function Page() {
  return <form action={async (formData) => {
    "use server";
    await db.insert(posts).values({ name: formData.get("name") });
  }} />;
}
`,
        {},
        undefined,
        "async",
      ),
      filename: "app/page.tsx",
    },
    reported(
      "a default export",
      `${head}export default async function () { await db.delete(posts); }\n`,
      {},
      undefined,
      "async",
    ),
    repairedByClient(
      reported(
        "a builder's, as the default",
        `${head}import { actionClient } from "../lib/client";
export default actionClient.action(async () => { await db.delete(posts); });
`,
        clients,
        undefined,
        "async",
      ),
    ),
    reported("an arrow function", `${head}export const rename = async () => { await db.delete(posts); };\n`),
    reported(
      "a name with a type",
      `${head}export const rename: (id: string) => Promise<void> = async () => { await db.delete(posts); };\n`,
    ),
    reported(
      "exported below under another name",
      `${head}async function rename() { await db.delete(posts); }
export { rename as change };
`,
    ),
  ],
});
