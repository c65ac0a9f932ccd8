import { runRule } from "../../helpers/rule-tester.ts";

/** What strangers may do on purpose: each case beside one whose effects say otherwise. */
const project = {
  "lib/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`,
  "app/lib/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n`,
  "auth.ts": `import NextAuth from "next-auth";\nexport const { auth, signIn, signOut } = NextAuth({});\n`,
  "lib/user.ts": `import { auth } from "../auth";
import { redirect } from "next/navigation";
export async function requireUser() {
  const session = await auth();
  if (!session?.user) redirect("/login");
  return session.user;
}
`,
};

const head = `"use server";\nimport { db } from "../lib/db";\n`;
const action = (name: string, body: string, imports = "") =>
  `${head}${imports}export async function ${name}(input) { ${body} }\n`;

const silent = (name: string, code: string, filename = "app/actions.ts") => ({ name, code, filename, files: project });

function reported(name: string, code: string, at: string, effect?: string, filename = "app/actions.ts") {
  const offset = code.indexOf(at === "async" ? "async () =>" : at);
  const line = code.slice(0, offset).split("\n").length;
  const column = offset - code.lastIndexOf("\n", offset);
  const error = {
    messageId: "unguardedEffect",
    ...(effect && { data: { action: `\`${at}()\``, effect, does: "writes to the database" } }),
    ...{ line, column, endLine: line, endColumn: column + at.length },
  };
  return { name, code, filename, files: project, errors: [error] };
}

/** The effect is in a helper. */
function reportedInside(name: string, code: string) {
  const { errors, ...rest } = reported(name, code, "rename");
  return { ...rest, errors: errors.map((error) => ({ ...error, messageId: "unguardedEffectInside" })) };
}

const insert = "await db.lead.create({ data: { email: input.email } });";
const update = "await db.user.update({ where: { id: input.id }, data: { name: input.name } });";
const cookies = `import { cookies } from "next/headers";\n`;
const bcrypt = `import bcrypt from "bcryptjs";\n`;
const jose = `import { jwtVerify, decodeJwt } from "jose";\n`;
const limits = `import { headers } from "next/headers";\nimport { ratelimit } from "@acme/limits";\nconst getIp = async () => (await headers()).get("x-forwarded-for");\n`;
const counted = "await ratelimit.limit(await getIp());";
const limited = (header: string) =>
  `const key = (await headers()).get("${header}"); if (rateLimit(key)) return; ${insert}`;
const limiter = `import { headers } from "next/headers";\nimport { rateLimit } from "@acme/limits";\n`;
const kysely = `import { Kysely } from "kysely";\nconst rows = new Kysely({});\n`;
const supabaseClient = `import { createClient } from "@supabase/supabase-js";\nconst supabase = createClient("url", "key");\n`;
const findBy = (column: string, value: string) =>
  `const { data } = await supabase.from("people").select("id").eq("${column}", ${value}).single(); if (!data) return;`;
const verifyPerson = `await supabase.from("people").update({ verified: true }).eq("id", data.id);`;
const human = `import { verifyAddress, verifyTurnstile } from "@acme/tests";\n`;
const records = (name: string) => `${head}import { auth } from "../auth";
import { writeFile } from "fs/promises";
export async function rename(input) {
  const session = await auth();
  if (!session) {
    await ${name}("refused");
    return;
  }
  ${update}
}
async function ${name}(text) {
  await writeFile("names.txt", text);
}
`;
const supabase = `import { createServerClient } from "@supabase/ssr";\nconst supabase = createServerClient("url", "key", {});\n`;
const signIn = (given: string) =>
  `const { error } = await supabase.auth.signUp(${given}); if (error) throw error; ${update}`;
const resetToken = (data: string) => `await db.user.update({ where: { email: input.email }, data: ${data} });`;
const sql = `import { sql } from "@vercel/postgres";\n`;
const findByToken = "const found = await db.reset.findUnique({ where: { token: input.token } });";

const page = (body: string) => `import { db } from "../lib/db";
import { requireUser } from "../lib/user";
export default async function Page({ params }) {
  ${body}
}
`;
const form = (body: string) => `return <form action={async () => { "use server"; ${body} }} />;`;

runRule("require-auth", {
  valid: [
    silent("a form for strangers adds a row", action("joinWaitlist", insert)),
    silent("a list for the first ones", action("joinEarlyAccess", insert)),
    silent(
      "it adds a row in SQL",
      action("signUp", "await db.queryOne('INSERT INTO user (email) VALUES (?)', [input.email]);"),
    ),
    silent(
      "it adds a row in a tagged template",
      action("signUp", "await sql`insert into users values (${input.email})`;", sql),
    ),
    silent(
      "SQL on what is kept for a while only",
      action(
        "forgotPassword",
        "await db.execute('DELETE FROM password_reset_session WHERE email = ?', [input.email]);",
      ),
    ),
    silent("in a folder for strangers", action("begin", insert), "app/(auth)/actions.ts"),
    silent(
      "a lookup by a token that is refused when absent",
      action("confirm", `${findByToken} if (!found) return; ${update}`),
    ),
    silent(
      "the same in a helper that throws",
      `${action("confirm", `await check(input.token); ${update}`)}
async function check(value) { const found = await db.reset.findFirst({ where: { token: value } }); if (!found) throw new Error("No"); }
`,
    ),
    silent(
      "from a form",
      action(
        "confirm",
        `const found = await db.reset.findUnique({ where: { token: input.get("token") } }); if (!found) return; ${update}`,
      ),
    ),
    silent(
      "a token that another service asks for",
      action(
        "balances",
        "return plaid.accountsGet({ access_token: input.accessToken });",
        `import { PlaidApi } from "plaid";\nconst plaid = new PlaidApi({});\n`,
      ),
    ),
    silent("a token that is the key", action("confirm", "await db.reset.delete({ where: { token: input.token } });")),
    silent(
      "a token that is compared",
      action(
        "confirm",
        `const row = await db.reset.findFirst({ where: { id: input.id } }); if (row?.code !== input.code) return; ${update}`,
      ),
    ),
    silent("a signed token", action("confirm", `await jwtVerify(input.token, key); ${update}`, jose)),
    silent(
      "a password that compares",
      action(
        "open",
        `const row = await db.user.findFirst({}); if (!(await bcrypt.compare(input.password, row.hash))) return; ${update}`,
        bcrypt,
      ),
    ),
    silent(
      "a sign-up",
      action("begin", `await db.user.create({ data: { hash: await bcrypt.hash(input.password, 10) } });`, bcrypt),
    ),
    silent(
      "old tokens make room for a new one",
      action("resendVerification", "await db.verificationToken.deleteMany({ where: { email: input.email } });"),
    ),
    silent(
      "an invitation is used up",
      action("signUp", "await db.invitation.update({ where: { id: input.id }, data: { status: 'used' } });"),
    ),
    silent("a mail with a way to begin anew", action("sendResetEmail", insert)),
    silent(
      "a token that is kept with the user",
      action("forgotPassword", resetToken("{ resetToken: make(), resetTokenExpiry: new Date() }")),
    ),
    silent(
      "a table by its name",
      action(
        "sendOtp",
        `await rows.deleteFrom("VerificationRequests").where("email", "=", input.email).execute();`,
        kysely,
      ),
    ),
    silent(
      "who signed up with a password",
      action("signUp", signIn("{ email: input.email, password: input.password }"), supabase),
    ),
    silent(
      "callers counted by the header of their address add a row",
      action("shorten", limited("x-forwarded-for"), limiter),
    ),
    silent("callers counted by their address add a row", action("apply2", `${counted} ${insert}`, limits)),
    silent("somebody human adds a row", action("plan", `await verifyTurnstile(input.token); ${insert}`, human)),
    silent("feedback", action("sendFeedback", insert)),
    silent("whoever is refused is written down", records("logRefusal")),
    silent("whoever is refused is counted", records("checkRateLimit")),
    silent(
      "through a service that keeps records",
      records("record")
        .replaceAll("record(", "audit.record(")
        .replace("async function audit.record(text) {", "const audit = { record: async (text) => {")
        .replace("text);\n}\n", "text);\n} };\n"),
    ),
    silent(
      "a row of Supabase found by a token",
      action("confirm", `${findBy("token", "input.token")} ${verifyPerson}`, supabaseClient),
    ),
    silent(
      "a row under the cookie of a cart",
      action(
        "change",
        `const id = (await cookies()).get("cartId")?.value; await db.order.update({ where: { id } });`,
        cookies,
      ),
    ),
    silent(
      "a token that is compared in constant time",
      action(
        "confirm",
        `const row = await db.user.findFirst({}); if (!timingSafeEqual(Buffer.from(input.token), row.hash)) return; ${update}`,
        `import { timingSafeEqual } from "node:crypto";\n`,
      ),
    ),
    silent("an account is made", action("createAccount", insert)),
    silent(
      "what is published is read",
      action("search", "return db.profile.findMany({ where: { published: true } });"),
    ),
    silent(
      "what a check asks about is read first",
      action(
        "copy",
        `const found = await db.profile.findFirst({ where: { id: input.id } }); const user = await requireUser(); if (found.ownerId !== user.id) throw new Error("No"); return found;`,
        `import { requireUser } from "../lib/user";\n`,
      ),
    ),
    silent(
      "a lookup of public content, if the user may",
      action("search", "return findPostIfUserMay();", `const findPostIfUserMay = () => db.post.findMany({});\n`),
    ),
    silent("public content is read", action("search", "return db.post.findMany({});")),
    silent(
      "a visitor who is known again adds a row",
      action("ask", `const id = (await cookies()).get("visitor_id")?.value; console.log(id); ${insert}`, cookies),
    ),
    silent(
      "a payment for a cart",
      action(
        "pay",
        `const id = (await cookies()).get("cartId")?.value; await stripe.paymentIntents.create({ metadata: { id } });`,
        `${cookies}import Stripe from "stripe";\nconst stripe = new Stripe("key");\n`,
      ),
    ),
    silent(
      "what follows a cart that was found",
      action(
        "order",
        `const id = (await cookies()).get("cart")?.value; const cart = await db.cart.findUnique({ where: { id } }); if (!cart) return; ${update}`,
        cookies,
      ),
    ),
    {
      ...silent(
        "a read that a page for strangers makes",
        action("getStripeAccount", "return db.account.findFirst({ where: { id: input.id } });"),
      ),
      files: {
        ...project,
        "app/checkout/page.tsx": `import { getStripeAccount } from "../actions";\nexport default async function Page() { return <p>{(await getStripeAccount({ id: 1 })).name}</p>; }\n`,
      },
    },
    silent(
      "what an inline action captures of somebody who was proven",
      page(`const user = await requireUser(); ${form("await db.user.delete({ where: { id: user.id } });")}`),
      "app/page.tsx",
    ),
    silent(
      "something else of that run, which may tell",
      page(`await requireUser(); ${form("await db.post.delete({ where: { id: params.id } });")}`),
      "app/page.tsx",
    ),
  ],
  invalid: [
    reported(
      "SQL that changes a row",
      action("signUp", "await db.queryOne('UPDATE user SET email = ?', [input.email]);"),
      "signUp",
    ),
    reported(
      "SQL on what lasts",
      action("forgotPassword", "await db.execute('DELETE FROM user WHERE email = ?', [input.email]);"),
      "forgotPassword",
    ),
    reported("a table that nobody can tell", action("signUp", "await sql`delete from ${input.table}`;", sql), "signUp"),
    reported(
      "a token that the server looks up",
      action(
        "getAccounts",
        "const banks = parse(await db.account.findMany({ where: { id: input.id } })); return Promise.all(banks.map(async (bank) => plaid.accountsGet({ access_token: bank.accessToken })));",
        `import { PlaidApi } from "plaid";\nconst plaid = new PlaidApi({});\nconst parse = (value) => JSON.parse(JSON.stringify(value));\n`,
      ),
      "getAccounts",
    ),
    reported(
      "a team is changed beside an invitation",
      action(
        "signUp",
        "await db.invitation.delete({ where: { id: input.id } }); await db.team.update({ where: { id: input.team }, data: {} });",
      ),
      "signUp",
      "db.team.update",
    ),
    reported("a mail to whom anyone names", action("sendReport", insert), "sendReport", "db.lead.create"),
    reported(
      "a token and more is written to the user",
      action("forgotPassword", resetToken("{ resetToken: make(), email: input.next }")),
      "forgotPassword",
      "db.user.update",
    ),
    reported(
      "another table by its name",
      action("sendOtp", `await rows.deleteFrom("Users").where("email", "=", input.email).execute();`, kysely),
      "sendOtp",
      "rows.deleteFrom",
    ),
    reported(
      "who signed up with nothing that only they know",
      action("signUp", signIn("{ email: input.email }"), supabase),
      "signUp",
      "db.user.update",
    ),
    reported(
      "callers counted by another header add a row",
      action("shorten", limited("accept-language"), limiter),
      "shorten",
      "db.lead.create",
    ),
    reported(
      "somebody human changes a row",
      action("plan", `await verifyTurnstile(input.token); ${update}`, human),
      "plan",
      "db.user.update",
    ),
    reported(
      "an address, which is no proof of somebody human",
      action("plan", `await verifyAddress(input.address); ${insert}`, human),
      "plan",
      "db.lead.create",
    ),
    reported("feedback is changed", action("updateFeedback", update), "updateFeedback", "db.user.update"),
    reportedInside("whoever is refused changes a file", records("keep")),
    reportedInside("whoever is refused logs in", records("logIn")),
    reported(
      "a row of Supabase found by its number",
      action("confirm", `${findBy("id", "input.number")} ${verifyPerson}`, supabaseClient),
      "confirm",
    ),
    reported("a form for strangers changes a row", action("joinWaitlist", update), "joinWaitlist", "db.user.update"),
    reported(
      "in a folder for strangers, a row is changed",
      action("begin", update),
      "begin",
      "db.user.update",
      "app/(auth)/actions.ts",
    ),
    reported(
      "in a folder of customers inside it",
      action("begin", insert),
      "begin",
      "db.lead.create",
      "app/(auth)/account/actions.ts",
    ),
    reported(
      "a preference by name, of any user",
      action("updatePreferences", update),
      "updatePreferences",
      "db.user.update",
    ),
    reported(
      "a token by name, of any user",
      action("deleteApiToken", "await db.apiToken.delete({ where: { id: input.id } });"),
      "deleteApiToken",
      "db.apiToken.delete",
    ),
    reported(
      "a public thing by name, made by others",
      action("removePublicLink", "await db.link.delete({ where: { id: input.id } });"),
      "removePublicLink",
      "db.link.delete",
    ),
    reported("a password by name, set for anybody", action("resetPassword", update), "resetPassword", "db.user.update"),
    reported(
      "a token that nothing depends on",
      action("confirm", `console.log(input.token); ${update}`),
      "confirm",
      "db.user.update",
    ),
    reported(
      "a lookup that nothing depends on",
      action("confirm", `${findByToken} console.log(found); ${update}`),
      "confirm",
      "db.user.update",
    ),
    reported(
      "a lookup by an id",
      action(
        "confirm",
        `const found = await db.reset.findUnique({ where: { id: input.id } }); if (!found) return; ${update}`,
      ),
      "confirm",
      "db.user.update",
    ),
    reported(
      "a token that is only there",
      action("confirm", `if (!input.token) return; ${update}`),
      "confirm",
      "db.user.update",
    ),
    reported(
      "two inputs that are equal",
      action("confirm", `if (input.password !== input.passwordAgain) return; ${update}`),
      "confirm",
      "db.user.update",
    ),
    reported(
      "a token of another kind",
      action(
        "confirm",
        `const found = await db.device.findUnique({ where: { t: input.deviceToken } }); if (!found) return; ${update}`,
      ),
      "confirm",
      "db.user.update",
    ),
    reported(
      "a token that is read but not verified",
      action("confirm", `decodeJwt(input.token); ${update}`, jose),
      "confirm",
      "db.user.update",
    ),
    reported(
      "a password that is hashed for anybody",
      action("open", `await bcrypt.hash(input.password, 10); ${update}`, bcrypt),
      "open",
      "db.user.update",
    ),
    reported(
      "callers counted by their address change a row",
      action("apply2", `${counted} ${update}`, limits),
      "apply2",
      "db.user.update",
    ),
    ...[
      [
        "@vercel/firewall",
        `const { rateLimited } = await checkRateLimit("all"); if (rateLimited) return;`,
        "{ checkRateLimit }",
      ],
      [
        "@unkey/ratelimit",
        `const { success } = await new Ratelimit({}).limit("all"); if (!success) return;`,
        "{ Ratelimit }",
      ],
      [
        "@upstash/ratelimit",
        `const { success } = await new Ratelimit({}).limit("all"); if (!success) return;`,
        "{ Ratelimit }",
      ],
      ["rate-limiter-flexible", `await new RateLimiterMemory({}).consume("all");`, "{ RateLimiterMemory }"],
      ["@arcjet/next", `const decision = await arcjet({}).protect({}); if (decision.isDenied()) return;`, "arcjet"],
      ["lru-cache", `if (new LRUCache({}).get("all")) return;`, "{ LRUCache }"],
      ["limiter", `if (!(await new RateLimiter({}).removeTokens(1))) return;`, "{ RateLimiter }"],
    ].map(([source, limit, names]) =>
      reported(
        `whoever is not counted too often, by ${source}`,
        action("change", `${limit} ${update}`, `import ${names} from "${source}";\n`),
        "change",
        "db.user.update",
      ),
    ),
    reported(
      "callers counted, by nothing",
      action("apply2", `await ratelimit.limit("all"); ${insert}`, limits),
      "apply2",
      "db.lead.create",
    ),
    reported(
      "another row beside the cookie of a cart",
      action("change", `const id = (await cookies()).get("cartId")?.value; console.log(id); ${update}`, cookies),
      "change",
      "db.user.update",
    ),
    reported(
      "a row that is compared in constant time",
      action(
        "confirm",
        `const row = await db.user.findFirst({}); if (!timingSafeEqual(row.key, row.hash)) return; ${update}`,
        `import { timingSafeEqual } from "node:crypto";\n`,
      ),
      "confirm",
    ),
    reported(
      "what is not published is read",
      action("search", "return db.profile.findMany({ where: { published: false } });"),
      "search",
    ),
    reported("what is private by its table is read", action("search", "return db.profile.findMany({});"), "search"),
    reported(
      "a write after a read, which is said",
      action("rename", `const found = await db.account.findMany({}); ${update} return found;`),
      "rename",
      "db.user.update",
    ),
    reported("an account is changed", action("createAccount", update), "createAccount", "db.user.update"),
    reported(
      "a visitor who is known again changes another row",
      action("ask", `const id = (await cookies()).get("visitor_id")?.value; console.log(id); ${update}`, cookies),
      "ask",
      "db.user.update",
    ),
    reported(
      "a visitor's language adds a row",
      action("ask", `const lang = (await cookies()).get("lang")?.value; console.log(lang); ${insert}`, cookies),
      "ask",
      "db.lead.create",
    ),
    reported(
      "a row under a cookie that names a user",
      action(
        "change",
        `const id = (await cookies()).get("userId")?.value; await db.user.delete({ where: { id } });`,
        cookies,
      ),
      "change",
      "db.user.delete",
    ),
    {
      ...reported(
        "a read that no page for strangers makes",
        action("getStripeAccount", "return db.account.findFirst({ where: { id: input.id } });"),
        "getStripeAccount",
      ),
      files: {
        ...project,
        "app/dashboard/page.tsx": `import { getStripeAccount } from "../actions";\nexport default async function Page() { return <p>{(await getStripeAccount({ id: 1 })).name}</p>; }\n`,
      },
    },
    {
      ...reported(
        "a write that a page for strangers makes",
        action("closeAccount", update),
        "closeAccount",
        "db.user.update",
      ),
      files: {
        ...project,
        "app/checkout/page.tsx": `import { closeAccount } from "../actions";\nexport default async function Page() { return <form action={closeAccount} />; }\n`,
      },
    },
    {
      ...reported(
        "an inline action that captures nothing",
        page(`await requireUser(); ${form("await db.user.deleteMany();")}`),
        "async",
      ),
      filename: "app/page.tsx",
    },
    {
      ...reported(
        "one that captures somebody who was not asked for",
        page(`const id = params.id; ${form("await db.user.delete({ where: { id } });")}`),
        "async",
      ),
      filename: "app/page.tsx",
    },
  ],
});
