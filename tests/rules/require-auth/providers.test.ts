/**
 * What the documentation of each provider shows as the way to protect a Server Function, in our own words: accepted as it stands there, and
 * reported once the guard is taken out.
 */
import { runRule } from "../../helpers/rule-tester.ts";

interface Example {
  readonly provider: string;
  /** The page that shows it. */
  readonly page: string;
  readonly shows: string;
  readonly imports?: string;
  /** What makes it safe: without it the action is open. */
  readonly guard: string;
  /** The code of the file, from what guards it. */
  readonly code: (guard: string) => string;
  readonly files?: (guard: string) => Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
}

const db = {
  "lib/db.ts": `import { PrismaClient } from "@prisma/client";
export const db = new PrismaClient();
`,
};

/** An action that begins with the guard. */
const action =
  (imports: string) =>
  (guard: string): string => `"use server";
import { db } from "../lib/db";
${imports}
export async function archive(id: string) {
  ${guard}
  await db.invoice.update({ where: { id }, data: { archived: true } });
}
`;

/** An action that calls \`verify\` of \`lib/dal\`, which is guarded or not. */
const throughLayer = `"use server";
import { db } from "../lib/db";
import { verify } from "../lib/dal";
export async function archive(id: string) {
  const session = await verify();
  await db.invoice.update({ where: { id }, data: { archived: true } });
}
`;
const layer =
  (imports: string) =>
  (guard: string): Readonly<Record<string, string>> => ({
    "lib/dal.ts": `import "server-only";
import { cache } from "react";
import { redirect } from "next/navigation";
${imports}
export const verify = cache(async () => {
  ${guard}
  return { isAuth: true };
});
`,
  });

const authJs = () => ({
  "auth.ts": `import NextAuth from "next-auth";
export const { auth, handlers, signIn, signOut } = NextAuth({ providers: [] });
`,
});

const supabaseClient = () => ({
  "lib/supabase/server.ts": `import { createServerClient } from "@supabase/ssr";
import { cookies } from "next/headers";
export async function createClient() {
  const jar = await cookies();
  return createServerClient(process.env.URL!, process.env.KEY!, {
    cookies: { getAll: () => jar.getAll(), setAll: (all) => all.forEach(({ name, value }) => jar.set(name, value)) },
  });
}
`,
});
const importSupabase = `import { createClient } from "../lib/supabase/server";\nimport { redirect } from "next/navigation";`;

const betterAuth = () => ({
  "lib/auth.ts": `import { betterAuth } from "better-auth";
import { nextCookies } from "better-auth/next-js";
export const auth = betterAuth({ plugins: [nextCookies()] });
`,
});
const importBetterAuth = `import { headers } from "next/headers";\nimport { auth } from "../lib/auth";`;

const stack = () => ({
  "stack.ts": `import "server-only";
import { StackServerApp } from "@stackframe/stack";
export const stackServerApp = new StackServerApp({ tokenStore: "nextjs-cookie" });
`,
});

const jose = `import { jwtVerify, SignJWT } from "jose";
const key = new TextEncoder().encode(process.env.SESSION_SECRET);
export async function encrypt(payload) {
  return new SignJWT(payload).setProtectedHeader({ alg: "HS256" }).setExpirationTime("7d").sign(key);
}
export async function decrypt(session: string | undefined = "") {
  try {
    const { payload } = await jwtVerify(session, key, { algorithms: ["HS256"] });
    return payload;
  } catch {
    console.log("No valid session.");
  }
}
`;

const examples: readonly Example[] = [
  {
    provider: "NextAuth.js 4",
    page: "https://next-auth.js.org/configuration/nextjs#in-app-router",
    shows: "getServerSession with the options",
    guard: `const session = await getServerSession(authOptions);
  if (!session) throw new Error("Sign in first.");`,
    code: action(`import { getServerSession } from "next-auth";\nimport { authOptions } from "../lib/auth-options";`),
    files: () => ({ "lib/auth-options.ts": "export const authOptions = { providers: [] };\n" }),
  },
  {
    provider: "NextAuth.js 4",
    page: "https://next-auth.js.org/getting-started/typescript",
    shows: "a helper around getServerSession",
    guard: `if (!(await getServerAuthSession())?.user) return { error: "Sign in first." };`,
    code: action(`import { getServerAuthSession } from "../lib/auth";`),
    files: () => ({
      "lib/auth.ts": `import { getServerSession } from "next-auth/next";
export const getServerAuthSession = () => getServerSession({ providers: [] });
`,
    }),
  },
  {
    provider: "Auth.js 5",
    page: "https://authjs.dev/getting-started/session-management/protecting",
    shows: "auth() in the action",
    guard: `const session = await auth();
  if (!session?.user) throw new Error("Sign in first.");`,
    code: action(`import { auth } from "../auth";`),
    files: authJs,
  },
  {
    provider: "Auth.js 5",
    page: "https://authjs.dev/guides/role-based-access-control",
    shows: "a role in the session",
    guard: `const session = await auth();
  if (session?.user?.role !== "accountant") return { error: "Only accountants may do that." };`,
    code: action(`import { auth } from "../auth";`),
    files: authJs,
  },
  {
    provider: "Clerk",
    page: "https://clerk.com/docs/reference/nextjs/app-router/server-actions",
    shows: "the user's id",
    guard: `const { userId } = await auth();
  if (!userId) throw new Error("Sign in first.");`,
    code: action(`import { auth } from "@clerk/nextjs/server";`),
  },
  {
    provider: "Clerk",
    page: "https://clerk.com/docs/reference/nextjs/app-router/auth",
    shows: "isAuthenticated",
    guard: `const { isAuthenticated, redirectToSignIn } = await auth();
  if (!isAuthenticated) return redirectToSignIn();`,
    code: action(`import { auth } from "@clerk/nextjs/server";`),
  },
  {
    provider: "Clerk",
    page: "https://clerk.com/docs/reference/nextjs/app-router/auth#auth-protect",
    shows: "auth.protect()",
    guard: `await auth.protect({ permission: "org:invoices:archive" });`,
    code: action(`import { auth } from "@clerk/nextjs/server";`),
  },
  {
    provider: "Clerk 5",
    page: "https://clerk.com/docs/core-1/references/nextjs/auth",
    shows: "auth().protect()",
    guard: `auth().protect();`,
    code: action(`import { auth } from "@clerk/nextjs/server";`),
  },
  {
    provider: "Clerk",
    page: "https://clerk.com/docs/reference/nextjs/app-router/current-user",
    shows: "currentUser()",
    guard: `const user = await currentUser();
  if (!user) return { error: "Sign in first." };`,
    code: action(`import { currentUser } from "@clerk/nextjs/server";`),
  },
  {
    provider: "Clerk",
    page: "https://clerk.com/docs/guides/organizations/control-access/check-access",
    shows: "has()",
    guard: `const { has } = await auth();
  if (!has({ role: "org:accountant" })) return { error: "Only accountants may do that." };`,
    code: action(`import { auth } from "@clerk/nextjs/server";`),
  },
  {
    provider: "better-auth",
    page: "https://better-auth.com/docs/integrations/next",
    shows: "getSession with the headers",
    guard: `const session = await auth.api.getSession({ headers: await headers() });
  if (!session) redirect("/sign-in");`,
    code: action(`${importBetterAuth}\nimport { redirect } from "next/navigation";`),
    files: betterAuth,
  },
  {
    provider: "better-auth",
    page: "https://better-auth.com/docs/plugins/organization#access-control",
    shows: "hasPermission",
    guard: `const { success } = await auth.api.hasPermission({ headers: await headers(), body: { permissions: { invoice: ["archive"] } } });
  if (!success) throw new Error("Forbidden.");`,
    code: action(importBetterAuth),
    files: betterAuth,
  },
  {
    provider: "better-auth",
    page: "https://better-auth.com/docs/plugins/organization#get-full-organization",
    shows: "an endpoint that throws without a session, given the headers",
    guard: `await auth.api.getFullOrganization({ headers: await headers() });`,
    code: action(importBetterAuth),
    files: betterAuth,
  },
  {
    provider: "Supabase",
    page: "https://supabase.com/docs/guides/auth/server-side/nextjs",
    shows: "getUser",
    guard: `const supabase = await createClient();
  const { data, error } = await supabase.auth.getUser();
  if (error || !data?.user) redirect("/login");`,
    code: action(importSupabase),
    files: supabaseClient,
  },
  {
    provider: "Supabase",
    page: "https://supabase.com/docs/guides/auth/server-side/creating-a-client",
    shows: "getClaims",
    guard: `const supabase = await createClient();
  const { data } = await supabase.auth.getClaims();
  if (!data?.claims) redirect("/login");`,
    code: action(importSupabase),
    files: supabaseClient,
  },
  {
    provider: "Supabase",
    page: "https://supabase.com/docs/guides/auth/server-side/creating-a-client",
    shows: "getSession, which verifies nothing by itself",
    guard: `const supabase = await createClient();
  const { data } = await supabase.auth.getSession();
  if (!data.session) redirect("/login");`,
    code: action(importSupabase),
    files: supabaseClient,
  },
  {
    provider: "Lucia 3",
    page: "https://v3.lucia-auth.com/tutorials/username-and-password/nextjs-app",
    shows: "validateRequest",
    guard: `const { user } = await validateRequest();
  if (!user) return redirect("/login");`,
    code: action(`import { validateRequest } from "../lib/auth";\nimport { redirect } from "next/navigation";`),
    files: () => ({
      "lib/auth.ts": `import { Lucia } from "lucia";
import { cookies } from "next/headers";
import { cache } from "react";
export const lucia = new Lucia(adapter, {});
export const validateRequest = cache(async () => {
  const sessionId = (await cookies()).get(lucia.sessionCookieName)?.value ?? null;
  if (!sessionId) return { user: null, session: null };
  const result = await lucia.validateSession(sessionId);
  return result;
});
`,
    }),
  },
  {
    provider: "Lucia's guide",
    page: "https://lucia-auth.com/sessions/frameworks/nextjs",
    shows: "getCurrentSession over one's own tables",
    guard: `const { user } = await getCurrentSession();
  if (user === null) return { error: "Sign in first." };`,
    code: action(`import { getCurrentSession } from "../lib/session";`),
    files: () => ({
      "lib/session.ts": `import { cookies } from "next/headers";
import { cache } from "react";
import { db } from "./db";
async function validateSessionToken(token) {
  const found = await db.session.findUnique({ where: { id: token }, include: { user: true } });
  if (found === null) return { session: null, user: null };
  if (Date.now() >= found.expiresAt.getTime()) return { session: null, user: null };
  const { user, ...session } = found;
  return { session, user };
}
export const getCurrentSession = cache(async () => {
  const token = (await cookies()).get("session")?.value ?? null;
  if (token === null) return { session: null, user: null };
  return validateSessionToken(token);
});
`,
    }),
  },
  {
    provider: "WorkOS AuthKit",
    page: "https://github.com/workos/authkit-nextjs#requiring-auth",
    shows: "withAuth, which redirects",
    guard: `const { user } = await withAuth({ ensureSignedIn: true });`,
    code: action(`import { withAuth } from "@workos-inc/authkit-nextjs";`),
  },
  {
    provider: "WorkOS AuthKit",
    page: "https://github.com/workos/authkit-nextjs#usage",
    shows: "withAuth and a test",
    guard: `const { user } = await withAuth();
  if (!user) throw new Error("Sign in first.");`,
    code: action(`import { withAuth } from "@workos-inc/authkit-nextjs";`),
  },
  {
    provider: "Kinde",
    page: "https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/",
    shows: "isAuthenticated",
    guard: `const { isAuthenticated } = getKindeServerSession();
  if (!(await isAuthenticated())) redirect("/api/auth/login");`,
    code: action(
      `import { getKindeServerSession } from "@kinde-oss/kinde-auth-nextjs/server";\nimport { redirect } from "next/navigation";`,
    ),
  },
  {
    provider: "Kinde",
    page: "https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/#get-user-information",
    shows: "getUser",
    guard: `const { getUser } = getKindeServerSession();
  const user = await getUser();
  if (!user?.id) return { error: "Sign in first." };`,
    code: action(`import { getKindeServerSession } from "@kinde-oss/kinde-auth-nextjs/server";`),
  },
  {
    provider: "Kinde",
    page: "https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/#permissions",
    shows: "getPermission",
    guard: `const { getPermission } = getKindeServerSession();
  const permission = await getPermission("archive:invoices");
  if (!permission?.isGranted) return { error: "Forbidden." };`,
    code: action(`import { getKindeServerSession } from "@kinde-oss/kinde-auth-nextjs/server";`),
  },
  {
    provider: "Stack Auth",
    page: "https://docs.stack-auth.com/docs/getting-started/users",
    shows: "getUser, which redirects",
    guard: `await stackServerApp.getUser({ or: "redirect" });`,
    code: action(`import { stackServerApp } from "../stack";`),
    files: stack,
  },
  {
    provider: "Stack Auth",
    page: "https://docs.stack-auth.com/docs/getting-started/users",
    shows: "getUser, which throws",
    guard: `const user = await stackServerApp.getUser({ or: "throw" });`,
    code: action(`import { stackServerApp } from "../stack";`),
    files: stack,
  },
  {
    provider: "Stack Auth",
    page: "https://docs.stack-auth.com/docs/getting-started/users",
    shows: "getUser and a test",
    guard: `const user = await stackServerApp.getUser();
  if (!user) return { error: "Sign in first." };`,
    code: action(`import { stackServerApp } from "../stack";`),
    files: stack,
  },
  {
    provider: "iron-session",
    page: "https://github.com/vvo/iron-session/tree/main/examples/next",
    shows: "a flag in the session",
    guard: `const session = await getSession();
  if (!session.isLoggedIn) throw new Error("Sign in first.");`,
    code: action(`import { getSession } from "../lib/session";`),
    files: () => ({
      "lib/session.ts": `import { getIronSession } from "iron-session";
import { cookies } from "next/headers";
export async function getSession() {
  const session = await getIronSession(await cookies(), { password: process.env.PASSWORD!, cookieName: "acme" });
  if (!session.isLoggedIn) session.isLoggedIn = false;
  return session;
}
`,
    }),
  },
  {
    provider: "Next.js",
    page: "https://nextjs.org/docs/app/guides/authentication#creating-a-data-access-layer-dal",
    shows: "a data access layer over a cookie that jose verifies",
    guard: `const cookie = (await cookies()).get("session")?.value;
  const session = await decrypt(cookie);
  if (!session?.userId) redirect("/login");`,
    code: () => throughLayer,
    files: (guard) => ({
      ...layer(`import { cookies } from "next/headers";\nimport { decrypt } from "./session";`)(guard),
      "lib/session.ts": jose,
    }),
  },
  {
    provider: "Next.js",
    page: "https://nextjs.org/docs/app/guides/authentication#server-actions",
    shows: "a role of the verified session",
    guard: `const session = await verifySession();
  const role = session?.user?.role;
  if (role !== "admin") return null;`,
    code: action(`import { verifySession } from "../lib/session";`),
    files: () => ({
      "lib/session.ts": `${jose}import { cookies } from "next/headers";
export async function verifySession() {
  const session = await decrypt((await cookies()).get("session")?.value);
  return session ? { user: session.user } : null;
}
`,
    }),
  },
  {
    provider: "Next.js",
    page: "https://nextjs.org/docs/app/api-reference/functions/unauthorized",
    shows: "unauthorized()",
    guard: `const session = await auth();
  if (!session) unauthorized();`,
    code: action(`import { unauthorized } from "next/navigation";\nimport { auth } from "../auth";`),
    files: authJs,
  },
  {
    provider: "jose",
    page: "https://github.com/panva/jose/blob/main/docs/jwt/verify/functions/jwtVerify.md",
    shows: "jwtVerify, which throws",
    guard: `const { payload } = await jwtVerify((await cookies()).get("token")?.value ?? "", secret);`,
    code: action(`import { jwtVerify } from "jose";
import { cookies } from "next/headers";
const secret = new TextEncoder().encode(process.env.SECRET);`),
  },
  {
    provider: "jsonwebtoken",
    page: "https://github.com/auth0/node-jsonwebtoken#jwtverifytoken-secretorpublickey-options-callback",
    shows: "verify, which throws at once",
    guard: `jwt.verify((await cookies()).get("token")?.value ?? "", process.env.SECRET!);`,
    code: action(`import jwt from "jsonwebtoken";\nimport { cookies } from "next/headers";`),
  },
  {
    provider: "Payload",
    page: "https://payloadcms.com/docs/local-api/server-functions",
    shows: "payload.auth with the headers",
    guard: `const payload = await getPayload({ config });
  const { user } = await payload.auth({ headers: await headers() });
  if (!user) throw new Error("Sign in first.");`,
    code: action(
      `import config from "@payload-config";\nimport { headers } from "next/headers";\nimport { getPayload } from "payload";`,
    ),
  },
  {
    provider: "next-safe-action",
    page: "https://next-safe-action.dev/docs/define-actions/middleware",
    shows: "an authorization middleware",
    guard: `.use(async ({ next }) => {
  const userId = await getUserIdFromSession((await cookies()).get("session")?.value);
  if (!userId) throw new Error("The session is not valid.");
  return next({ ctx: { userId } });
})`,
    code: () => `"use server";
import { authActionClient } from "../lib/safe-action";
import { db } from "../lib/db";
export const archive = authActionClient.inputSchema(schema).action(async ({ parsedInput: { id } }) => {
  await db.invoice.update({ where: { id }, data: { archived: true } });
});
`,
    files: (guard) => ({
      "lib/safe-action.ts": `import { createSafeActionClient } from "next-safe-action";
import { cookies } from "next/headers";
import { db } from "./db";
async function getUserIdFromSession(id) {
  const session = await db.session.findUnique({ where: { id } });
  return session?.userId ?? null;
}
export const actionClient = createSafeActionClient().use(async ({ next }) => {
  const result = await next();
  console.log(result);
  return result;
});
export const authActionClient = actionClient${guard};
`,
    }),
  },
  {
    provider: "next-safe-action",
    page: "https://next-safe-action.dev/docs/define-actions/validation-errors#returnvalidationerrors",
    shows: "a middleware that returns validation errors, which throws",
    guard: `if (!session?.user) returnValidationErrors(schema, { _errors: ["Sign in first."] });`,
    code: () => `"use server";
import { authActionClient } from "../lib/safe-action";
import { db } from "../lib/db";
export const archive = authActionClient.inputSchema(schema).action(async ({ parsedInput: { id } }) => {
  await db.invoice.update({ where: { id }, data: { archived: true } });
});
`,
    files: (guard) => ({
      ...authJs(),
      "lib/safe-action.ts": `import { createSafeActionClient, returnValidationErrors } from "next-safe-action";
import { auth } from "../auth";
export const authActionClient = createSafeActionClient().use(async ({ next }) => {
  const session = await auth();
  ${guard}
  return next({ ctx: {} });
});
`,
    }),
  },
  {
    provider: "next-safe-action 6",
    page: "https://www.npmjs.com/package/next-safe-action/v/6.2.0",
    shows: "the middleware of a client",
    guard: `async middleware() {
    const session = await auth();
    if (!session?.user) throw new Error("Sign in first.");
    return { userId: session.user.id };
  },`,
    code: () => `"use server";
import { authAction } from "../lib/safe-action";
import { db } from "../lib/db";
export const archive = authAction(schema, async ({ id }, { userId }) => {
  await db.invoice.update({ where: { id }, data: { archivedBy: userId } });
});
`,
    files: (guard) => ({
      "auth.ts": `import NextAuth from "next-auth";\nexport const { auth } = NextAuth({});\n`,
      "lib/safe-action.ts": `import { createSafeActionClient } from "next-safe-action";
import { auth } from "../auth";
export const authAction = createSafeActionClient({
  ${guard}
  handleServerErrorLog: (error) => console.error(error),
});
`,
    }),
  },
  {
    provider: "Octokit",
    page: "https://github.com/octokit/webhooks.js#webhooksverifyandreceive",
    shows: "a signed webhook",
    guard: `await app.webhooks.verifyAndReceive({ id, name: "push", payload: id, signature: (await headers()).get("x-hub-signature-256") });`,
    code: action(
      `import { App } from "octokit";\nimport { headers } from "next/headers";\nconst app = new App({ appId: 1 });`,
    ),
  },
  {
    provider: "zsa",
    page: "https://zsa.vercel.app/docs/procedures",
    shows: "a procedure that throws",
    guard: `const session = await auth();
    if (!session?.user) throw new Error("Sign in first.");`,
    code: () => `"use server";
import { authedProcedure } from "../lib/procedures";
import { db } from "../lib/db";
export const archive = authedProcedure.createServerAction().input(schema).handler(async ({ input: { id } }) => {
  await db.invoice.update({ where: { id }, data: { archived: true } });
});
`,
    files: (guard) => ({
      ...authJs(),
      "lib/procedures.ts": `import { createServerActionProcedure } from "zsa";
import { auth } from "../auth";
export const authedProcedure = createServerActionProcedure().handler(async () => {
    ${guard}
    return { user: {} };
});
`,
    }),
  },
  {
    provider: "zsa",
    page: "https://zsa.vercel.app/docs/chaining-procedures",
    shows: "a procedure made of one that throws",
    guard: `const session = await auth();
    if (!session?.user) throw new Error("Sign in first.");`,
    code: () => `"use server";
import { countedProcedure } from "../lib/procedures";
import { db } from "../lib/db";
export const archive = countedProcedure.createServerAction().input(schema).handler(async ({ input: { id } }) => {
  await db.invoice.update({ where: { id }, data: { archived: true } });
});
`,
    files: (guard) => ({
      ...authJs(),
      "lib/procedures.ts": `import { createServerActionProcedure } from "zsa";
import { auth } from "../auth";
const authedProcedure = createServerActionProcedure().handler(async () => {
    ${guard}
    return { user: {} };
});
export const countedProcedure = createServerActionProcedure(authedProcedure).handler(async ({ ctx }) => {
  console.log(ctx);
  return ctx;
});
`,
    }),
  },
  {
    provider: "Auth0 4",
    page: "https://github.com/auth0/nextjs-auth0/blob/main/EXAMPLES.md#accessing-the-authenticated-user",
    shows: "auth0.getSession",
    guard: `const session = await auth0.getSession();
  if (!session) return { error: "Sign in first." };`,
    code: action(`import { auth0 } from "../lib/auth0";`),
    files: () => ({
      "lib/auth0.ts": `import { Auth0Client } from "@auth0/nextjs-auth0/server";\nexport const auth0 = new Auth0Client();\n`,
    }),
  },
  {
    provider: "Firebase Admin",
    page: "https://firebase.google.com/docs/auth/admin/manage-cookies",
    shows: "verifySessionCookie",
    guard: `await getAuth().verifySessionCookie((await cookies()).get("session")?.value ?? "", true);`,
    code: action(`import { getAuth } from "firebase-admin/auth";\nimport { cookies } from "next/headers";`),
  },
  {
    provider: "settings",
    page: "docs/settings.md",
    shows: "a function named in `auth.functions`",
    guard: `await admitted();`,
    code: action(`import { admitted } from "@acme/gate";`),
    settings: { auth: { functions: ["admitted"] } },
  },
];

function nameOf({ provider, shows }: Example): string {
  return `${provider}: ${shows}`;
}

/** The name of the action is what is reported. */
function placeIn(code: string) {
  const offset = code.indexOf("archive", code.indexOf("export "));
  const line = code.slice(0, offset).split("\n").length;
  const column = offset - code.lastIndexOf("\n", offset);
  return { line, column, endLine: line, endColumn: column + "archive".length };
}

const parsers = ["typescript", "oxc"] as const;

/** The example as a case of the rule, with its guard or with nothing in its place. */
function caseOf(example: Example, guard: string) {
  const { code, files = () => ({}), page, settings = {} } = example;
  return {
    code: `// ${nameOf(example)}: ${page}\n${code(guard)}`,
    files: { ...db, ...files(guard) },
    settings,
    parsers,
  };
}

runRule("require-auth", {
  valid: examples.map((example) => ({ name: nameOf(example), ...caseOf(example, example.guard) })),
  invalid: examples.map((example) => {
    const open = caseOf(example, "");
    const errors = [{ messageId: "unguardedEffect", ...placeIn(open.code) }];
    return { name: `${nameOf(example)}, without it`, ...open, errors };
  }),
});
