import type { RuleParser } from "../helpers/rule-parsers.ts";
import { runRule } from "../helpers/rule-tester.ts";

const project = {
  "lib/db.ts": `import { drizzle } from "drizzle-orm/node-postgres";
export const db = drizzle(process.env.DATABASE_URL);
`,
  "auth.ts": `import NextAuth from "next-auth";
export const { auth } = NextAuth({});
`,
  "lib/guard.ts": `import { auth } from "../auth";
import { redirect } from "next/navigation";
export async function requireUser() {
  const session = await auth();
  if (!session?.user) redirect("/login");
  return session.user;
}
export async function requireRole(role: string) {
  const session = await auth();
  if (session?.user?.role !== role) throw new Error("Forbidden");
}
`,
};

/** The packages that a repair imports are not installed here, so that it would add an error of the type checker. */
const withoutPackages: readonly RuleParser[] = ["typescript", "oxc"];

const head = `"use server";
import { db } from "../lib/db";
`;
const write = `await db.delete(posts);`;

interface Repaired {
  readonly name: string;
  readonly code: string;
  readonly at?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly filename?: string;
  readonly parsers?: readonly RuleParser[];
  /** By title data: the code that is left. */
  readonly repairs: readonly (readonly [data: Readonly<Record<string, string>>, output: string])[];
}

/** One finding, at `at`. */
function repaired({ name, code, at = "remove", files = {}, repairs, ...others }: Repaired) {
  const offset = code.indexOf(at);
  const line = code.slice(0, offset).split("\n").length;
  const column = offset - code.lastIndexOf("\n", offset);
  const suggestions = repairs.map(([data, output]) => ({
    messageId: "client" in data ? "useGuardedClient" : "insertGuard",
    data,
    output,
  }));
  const error = { messageId: "unguardedEffect", line, column, endLine: line, endColumn: column + at.length };
  return {
    name,
    code,
    files: { ...project, ...files },
    ...others,
    errors: [{ ...error, ...(suggestions.length > 0 && { suggestions }) }],
  };
}

const requireUser = { guard: "requireUser()", example: "add" };
const importGuard = `import { requireUser } from "../lib/guard";\n`;
const add = `export async function add(title: string) {
  await requireUser();
  await db.insert(posts).values({ title });
}
`;
const addByTest = (test: string, read = "const session = await auth();") => `export async function add(title: string) {
  ${read}
  ${test}
  await db.insert(posts).values({ title });
}
`;
const importAuth = `import { auth } from "../auth";\n`;
const asked = { guard: "auth()", example: "add" };

const remove = (first = "") => `export async function remove() {
${first}  ${write}
}
`;

const page = (body: string) => `import { db } from "../lib/db";
import { requireUser } from "../lib/guard";
export default function Page() {
  return <form action={add}><button formAction={async () => {${body}}} /></form>;
}
async function add() {
  "use server";
  await requireUser();
  await db.insert(posts).values({});
}
`;

const clients = {
  "lib/client.ts": `import { createSafeActionClient } from "next-safe-action";
import { auth } from "../auth";
export const actionClient = createSafeActionClient();
export const loggingClient = actionClient.use(async ({ next }) => next({ ctx: { started: 1 } }));
export const authActionClient = actionClient.use(async ({ next }) => {
  const session = await auth();
  if (!session?.user) throw new Error("Sign in first.");
  return next({ ctx: { user: session.user } });
});
export const adminActionClient = authActionClient.use(async ({ next, ctx }) => {
  if (ctx.user.role !== "admin") throw new Error("Forbidden");
  return next({ ctx });
});
`,
};

const withClient = (client: string, imports: string) => `${head}${imports}
export const remove = ${client}.inputSchema(schema).action(async () => {
  await db.delete(posts);
});
`;

const nearby = (file: string, code: string) => ({ [file]: code });

runRule("require-auth", {
  valid: [
    {
      name: "a guard in each action",
      code: head + importGuard + add + remove("  await requireUser();\n"),
      files: project,
    },
    {
      name: "a client that checks",
      code: withClient("authActionClient", `import { authActionClient } from "../lib/client";\n`),
      files: { ...project, ...clients },
    },
  ],
  invalid: [
    repaired({
      name: "a guard that another action of the file calls",
      code: head + importGuard + add + remove(),
      repairs: [[requireUser, head + importGuard + add + remove("  await requireUser();\n")]],
    }),
    repaired({
      name: "one that is given a text",
      code: `${head}import { requireRole } from "../lib/guard";
export async function add() {
  await requireRole("admin");
  await db.insert(posts).values({});
}
${remove()}`,
      repairs: [
        [
          { guard: `requireRole("admin")`, example: "add" },
          `${head}import { requireRole } from "../lib/guard";
export async function add() {
  await requireRole("admin");
  await db.insert(posts).values({});
}
${remove('  await requireRole("admin");\n')}`,
        ],
      ],
    }),
    repaired({
      name: "each that actions of the file have",
      code: `${head}import { requireRole, requireUser } from "../lib/guard";
${add}export async function clear() {
  await requireRole("admin");
  await db.delete(tags);
}
${remove()}`,
      repairs: [
        [
          requireUser,
          `${head}import { requireRole, requireUser } from "../lib/guard";
${add}export async function clear() {
  await requireRole("admin");
  await db.delete(tags);
}
${remove("  await requireUser();\n")}`,
        ],
        [
          { guard: `requireRole("admin")`, example: "clear" },
          `${head}import { requireRole, requireUser } from "../lib/guard";
${add}export async function clear() {
  await requireRole("admin");
  await db.delete(tags);
}
${remove('  await requireRole("admin");\n')}`,
        ],
      ],
    }),
    repaired({
      name: "a guard of the file itself",
      code: `${head}${importAuth}const requireUser = async () => {
  if (!(await auth())) throw new Error("Sign in first.");
};
${add}${remove()}`,
      repairs: [
        [
          requireUser,
          `${head}${importAuth}const requireUser = async () => {
  if (!(await auth())) throw new Error("Sign in first.");
};
${add}${remove("  await requireUser();\n")}`,
        ],
      ],
    }),
    repaired({
      name: "renamed in its import",
      code: `${head}import { requireUser as signedIn } from "../lib/guard";\n${add.replace("requireUser", "signedIn")}${remove()}`,
      repairs: [
        [
          { guard: "signedIn()", example: "add" },
          `${head}import { requireUser as signedIn } from "../lib/guard";\n${add.replace("requireUser", "signedIn")}${remove("  await signedIn();\n")}`,
        ],
      ],
    }),
    repaired({
      name: "a session and its test, ended as the other action ends",
      code: head + importAuth + addByTest(`if (!session?.user) throw new Error("Sign in first.");`) + remove(),
      repairs: [
        [
          asked,
          head +
            importAuth +
            addByTest(`if (!session?.user) throw new Error("Sign in first.");`) +
            remove(`  const session = await auth();\n  if (!session?.user) throw new Error("Sign in first.");\n`),
        ],
      ],
    }),
    repaired({
      name: "a redirect",
      code: `${head}${importAuth}import { redirect } from "next/navigation";\n${addByTest(`if (!session) redirect("/login");`)}${remove()}`,
      repairs: [
        [
          asked,
          `${head}${importAuth}import { redirect } from "next/navigation";\n${addByTest(`if (!session) redirect("/login");`)}${remove(
            `  const session = await auth();\n  if (!session) redirect("/login");\n`,
          )}`,
        ],
      ],
    }),
    repaired({
      name: "what the other returns, where this one returns something, too",
      code: `${head}${importAuth}${addByTest(`if (!session) return { error: "Sign in first." };`)}export async function remove() {
  ${write}
  return { error: "" };
}
`,
      repairs: [
        [
          asked,
          `${head}${importAuth}${addByTest(`if (!session) return { error: "Sign in first." };`)}export async function remove() {
  const session = await auth();
  if (!session) return { error: "Sign in first." };
  ${write}
  return { error: "" };
}
`,
        ],
      ],
    }),
    repaired({
      name: "thrown where this one returns nothing",
      code: head + importAuth + addByTest(`if (!session) return { error: "Sign in first." };`) + remove(),
      repairs: [
        [
          asked,
          head +
            importAuth +
            addByTest(`if (!session) return { error: "Sign in first." };`) +
            remove(`  const session = await auth();\n  if (!session) throw new Error("Unauthorized");\n`),
        ],
      ],
    }),
    repaired({
      name: "a name that is taken in the action",
      code: `${head}${importAuth}${addByTest("if (!session) throw new Error();")}export async function remove(session: string) {
  await db.delete(posts).where(eq(posts.session, session));
}
`,
      repairs: [
        [
          asked,
          `${head}${importAuth}${addByTest("if (!session) throw new Error();")}export async function remove(session: string) {
  const session2 = await auth();
  if (!session2) throw new Error();
  await db.delete(posts).where(eq(posts.session, session));
}
`,
        ],
      ],
    }),
    repaired({
      name: "a member that the other takes out",
      code: `${head}import { auth } from "@clerk/nextjs/server";
${addByTest(`if (!userId) throw new Error("No.");`, "const { userId } = await auth();")}${remove()}`,
      repairs: [
        [
          asked,
          `${head}import { auth } from "@clerk/nextjs/server";
${addByTest(`if (!userId) throw new Error("No.");`, "const { userId } = await auth();")}${remove(
            `  const session = await auth();\n  if (!session?.userId) throw new Error("No.");\n`,
          )}`,
        ],
      ],
    }),
    repaired({
      name: "a guard of the nearest action module",
      code: head + remove(),
      filename: "app/posts/actions.ts",
      files: {
        "app/lib/db.ts": project["lib/db.ts"],
        ...nearby(
          "app/posts/new/actions.ts",
          `"use server";\nimport { requireUser } from "../../../lib/guard";\n${add.replace(/db\.insert.*/u, "fetch(title, { method: 'POST' });")}`,
        ),
        ...nearby(
          "app/admin/users/actions.ts",
          `"use server";\nimport { requireRole } from "../../../lib/guard";\nexport async function ban() { await requireRole("admin"); }\n`,
        ),
      },
      repairs: [
        [requireUser, `${head}import { requireUser } from "../../lib/guard";\n${remove("  await requireUser();\n")}`],
      ],
    }),
    repaired({
      name: "a session and its test in another module",
      code: head + remove(),
      filename: "app/actions.ts",
      files: nearby(
        "features/posts/actions.ts",
        `"use server";
import { auth } from "@/auth";
import { redirect } from "next/navigation";
export async function add() {
  const session = await auth();
  if (!session?.user?.id) { console.log("nobody"); redirect("/login"); }
}
`,
      ),
      repairs: [],
    }),
    repaired({
      name: "with an import that leads there from here, too",
      parsers: withoutPackages,
      code: head + remove(),
      filename: "app/actions.ts",
      files: nearby(
        "features/posts/actions.ts",
        `"use server";
import { auth } from "../../auth";
import { redirect } from "next/navigation";
export async function add() {
  const session = await auth();
  if (!session?.user?.id) { console.log("nobody"); redirect("/login"); }
}
`,
      ),
      repairs: [
        [
          asked,
          `${head}import { auth } from "../auth";
import { redirect } from "next/navigation";
${remove(`  const session = await auth();\n  if (!session?.user?.id) redirect("/login");\n`)}`,
        ],
      ],
    }),
    repaired({
      name: "what a session is asked with",
      parsers: withoutPackages,
      code: head + remove(),
      filename: "app/actions.ts",
      files: {
        "lib/auth.ts": `import { betterAuth } from "better-auth";\nexport const auth = betterAuth({});\n`,
        ...nearby(
          "app/posts/actions.ts",
          `"use server";
import { headers } from "next/headers";
import { auth } from "../../lib/auth";
export async function add() {
  const session = await auth.api.getSession({ headers: await headers() });
  if (!session) throw new Error("Sign in first.");
}
`,
        ),
      },
      repairs: [
        [
          { guard: "auth.api.getSession({ headers: await headers() })", example: "add" },
          `${head}import { auth } from "../lib/auth";
import { headers } from "next/headers";
${remove(
  `  const session = await auth.api.getSession({ headers: await headers() });\n  if (!session) throw new Error("Unauthorized");\n`,
)}`,
        ],
      ],
    }),
    repaired({
      name: "an inline action, after its directive",
      code: page(`\n    "use server";\n    // All of them.\n    ${write}\n  `),
      at: "async",
      repairs: [
        [requireUser, page(`\n    "use server";\n    await requireUser();\n    // All of them.\n    ${write}\n  `)],
      ],
    }),
    repaired({
      name: "an inline action on one line",
      code: page(` "use server"; ${write} `),
      at: "async",
      repairs: [[requireUser, page(` "use server"; await requireUser(); ${write} `)]],
    }),
    repaired({
      name: "a client that checks, in place of the one it is made of",
      code: withClient("actionClient", `import { actionClient } from "../lib/client";\n`),
      files: clients,
      repairs: [
        [
          { client: "authActionClient" },
          withClient("authActionClient", `import { authActionClient } from "../lib/client";\n`),
        ],
        [
          { client: "adminActionClient" },
          withClient("adminActionClient", `import { adminActionClient } from "../lib/client";\n`),
        ],
      ],
    }),
    repaired({
      name: "a client that others use, too",
      code: withClient(
        "base",
        `import { actionClient as base, authActionClient, adminActionClient } from "../lib/client";\nexport const ping = base.action(async () => "pong");\n`,
      ),
      files: clients,
      repairs: ["authActionClient", "adminActionClient"].map((client) => [
        { client },
        withClient(
          client,
          `import { actionClient as base, authActionClient, adminActionClient } from "../lib/client";\nexport const ping = base.action(async () => "pong");\n`,
        ),
      ]),
    }),
    repaired({
      name: "an expression becomes what is returned",
      code: `${head}${importGuard}${add}export const remove = async () => db.delete(posts);\n`,
      repairs: [
        [
          requireUser,
          `${head}${importGuard}${add}export const remove = async () => { await requireUser(); return db.delete(posts); };\n`,
        ],
      ],
    }),
    repaired({
      name: "no guard that depends on what the action is given",
      code: `${head}import { requireRole } from "../lib/guard";
export async function add(role: string) {
  await requireRole(role);
  await db.insert(posts).values({});
}
${remove()}`,
      repairs: [],
    }),
    repaired({
      name: "nothing that only sounds like one",
      code: `${head}const requireUser = async () => {};
export async function add() {
  await requireUser();
}
${remove()}`,
      repairs: [],
    }),
    repaired({
      name: "nothing that nobody waits for",
      code: `${head}${importGuard}export async function add() {
  requireUser();
}
${remove()}`,
      repairs: [],
    }),
    repaired({
      name: "no guard whose name means something else in the action",
      code: `${head}${importAuth}const requireUser = async () => {
  if (!(await auth())) throw new Error();
};
${add}export async function remove(requireUser: string) {
  await db.delete(posts).where(eq(posts.user, requireUser));
}
`,
      repairs: [],
    }),
    repaired({
      name: "no session test where the session hangs on a query",
      code: `${head}${importAuth}export async function add(id: string) {
  const session = await auth();
  const post = await db.query.posts.findFirst({ where: eq(posts.id, id) });
  if (post.owner !== session?.user?.id) throw new Error("No.");
}
${remove()}`,
      repairs: [],
    }),
  ],
});
