import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { factsContextOf } from "../../../shared/src/facts/function-place.ts";
import { factsOf, type FunctionFacts } from "../../../shared/src/facts/function-facts.ts";
import { placeOfServerFunction } from "../../../shared/src/facts/server-function-place.ts";
import { defaultSettings, type Settings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";
import { graphOf } from "../graph/graph-of.ts";

const file = "/app/actions.ts";

const project: Readonly<Record<string, string>> = {
  "/lib/db.ts": `import { PrismaClient } from "@prisma/client"; export const db = new PrismaClient();`,
  "/lib/orders.ts": `import { db } from "./db"; import { revalidatePath } from "next/cache"; import { bumpOrders, countUp } from "./deep";
    export async function createOrder(data) { await db.order.create({ data }); }
    export async function process(data) { await db.order.update({ data }); }
    export async function processFarAway(data) { await countUp(data); }
    export async function saveAndShow(data) { await db.order.create({ data }); revalidatePath("/orders"); }
    export async function saveAndBump(data) { await db.order.create({ data }); bumpOrders(); }
    export async function saveAndRevalidate(data) { await db.order.create({ data }); revalidateOrders(); }
    import { revalidateOrders } from "./deep";
    export async function loadOrder(id) { return db.order.findUnique({ where: { id } }); }
    export async function logEvent(event) { await db.event.create({ data: event }); }
    export async function getOrCreateCart() { await db.cart.create({}); }`,
  "/lib/deep.ts": `import { db } from "./db"; import { revalidatePath } from "next/cache";
    export async function countUp() { await db.counter.update({}); }
    export function bumpOrders() { revalidatePath("/orders"); }
    export function revalidateOrders() { revalidatePath("/orders"); }`,
  "/lib/session.ts": `import { db } from "./db"; import { redirect } from "next/navigation";
    export async function getSession() { await db.session.update({}); return {}; }
    export async function requireUser() { if (!(await getSession())) redirect("/login"); return {}; }`,
  "/lib/with-user.ts": `import { redirect } from "next/navigation"; import { getSession } from "./session";
    export const withUser = (fn) => async (...args) => { if (!(await getSession())) redirect("/login"); return fn(...args); };`,
  "/i18n/routing.ts": `import { createNavigation } from "next-intl/navigation"; export const { redirect, Link } = createNavigation({});`,
  "/lib/auth.ts": `import NextAuth from "next-auth"; export const { signIn, signOut, auth } = NextAuth({});`,
};

/** The facts of the Server Function called `save`. */
function factsIn(text: string, settings: Partial<Settings> = {}): FunctionFacts {
  const files = { ...project, [file]: `"use server";\nimport { db } from "@/lib/db";\n${text}` };
  const module = analyzeModule(parseWith("typescript-estree", files[file] ?? "", file));
  const context = factsContextOf({ module, graph: graphOf(files), settings: { ...defaultSettings, ...settings } });
  const found = module.serverFunctions.find(({ names }) => names.includes("save"));
  const place = found && placeOfServerFunction(context, module, found);
  if (!place) throw new Error("Nobody can tell which function runs.");
  return factsOf(context, place);
}

const names = (trace: FunctionFacts["mutates"]["trace"]) => trace.map(({ name }) => name);

describe("mutates: yes", () => {
  it.each<[title: string, text: string, way: string[]]>([
    ["in the body", `export async function save(data) { await db.order.create({ data }); }`, ["db.order.create"]],
    [
      "a builder's handler",
      `import { client } from "./client"; export const save = client.inputSchema(S).action(async ({ parsedInput }) => { await db.order.update(parsedInput); });`,
      ["db.order.update"],
    ],
    [
      "a handler given by name",
      `const handler = async (data) => { await db.order.create({ data }); }; export const save = createSafeAction(Schema, handler);`,
      ["db.order.create"],
    ],
    [
      "a handler of another file",
      `import { process } from "@/lib/orders"; export const save = withErrors(process);`,
      ["db.order.update"],
    ],
    [
      "a callback of a function called in the body",
      `export const save = async (id) => sew(() => withAuth(async ({ user }) => { await db.order.delete({ id }); }));`,
      ["sew", "withAuth", "db.order.delete"],
    ],
    [
      "a callback in options",
      `export async function save(id) { await replace({ persist: async () => { await db.order.delete({ id }); } }); }`,
      ["replace", "db.order.delete"],
    ],
    [
      "a transaction",
      `export async function save(id) { await db.$transaction(async (tx) => { await tx.order.delete({ id }); }); }`,
      ["db.$transaction", "tx.order.delete"],
    ],
    [
      "after the response",
      `import { after } from "next/server"; export async function save() { after(async () => { await db.visit.create({}); }); }`,
      ["after", "db.visit.create"],
    ],
    [
      "a helper's helper of this file",
      `async function write() { await db.order.create({}); } async function run() { await write(); } export async function save() { await run(); }`,
      ["run", "write", "db.order.create"],
    ],
    [
      "a helper of another file",
      `import { process } from "@/lib/orders"; export async function save(data) { await process(data); }`,
      ["process", "db.order.update"],
    ],
    [
      "a function that reads or writes",
      `import { getOrCreateCart } from "@/lib/orders"; export async function save() { await getOrCreateCart(); }`,
      ["getOrCreateCart", "db.cart.create"],
    ],
    [
      "by its name, where it cannot be followed",
      `import { createOrder } from "orders-sdk"; export async function save(data) { await createOrder(data); }`,
      ["createOrder"],
    ],
    ["a re-exported action", `export { process as save } from "@/lib/orders";`, ["db.order.update"]],
    [
      "a bound one",
      `async function write(id, data) { await db.order.update({ data }); } export const save = cache(write);`,
      ["db.order.update"],
    ],
    [
      "a client made by a factory",
      `import { createClient } from "@supabase/supabase-js"; export async function save(data) { const client = createClient(a, b); await client.from("orders").upsert(data); }`,
      ["createClient().from().upsert"],
    ],
  ])("%s", (_title, text, way) => {
    const { mutates } = factsIn(text);
    expect([mutates.verdict, names(mutates.trace)]).toEqual(["yes", way]);
  });

  it("where the settings say so", () => {
    const text = `import { loadOrder } from "@/lib/orders"; export async function save(id) { await loadOrder(id); }`;
    expect(factsIn(text).mutates.verdict).toBe("no");
    expect(factsIn(text, { mutations: ["loadOrder"] }).mutates.verdict).toBe("yes");
  });
});

describe("mutates: not", () => {
  it.each<[title: string, verdict: string, text: string]>([
    ["reading", "no", `export async function save(id) { return db.order.findUnique({ where: { id } }); }`],
    [
      "reading in a helper of another file",
      "no",
      `import { loadOrder } from "@/lib/orders"; export async function save(id) { return loadOrder(id); }`,
    ],
    [
      "what reading a session writes",
      "no",
      `import { getSession } from "@/lib/session"; export async function save() { return getSession(); }`,
    ],
    [
      "records of events",
      "no",
      `import { logEvent } from "@/lib/orders"; export async function save() { await logEvent({}); }`,
    ],
    [
      "two imports away",
      "no",
      `import { processFarAway } from "@/lib/orders"; export async function save() { await processFarAway({}); }`,
    ],
    [
      "parameters of a URL",
      "no",
      `export async function save(a) { const url = new URL(a); url.searchParams.set("b", "c"); return url.href; }`,
    ],
    [
      "collections of its own",
      "no",
      `export async function save(all) { const seen = new Map(); for (const a of all) seen.set(a.id, a); return [...seen]; }`,
    ],
    [
      "cookies that a client is given to set",
      "no",
      `import { cookies } from "next/headers"; import { createServerClient } from "@supabase/ssr"; async function createClient() { const jar = await cookies(); return createServerClient(a, b, { cookies: { setAll(all) { all.forEach(({ name, value }) => jar.set(name, value)); } } }); } export async function save() { const client = await createClient(); return client.from("orders").select(); }`,
    ],
    [
      "a function that is only made",
      "no",
      `export async function save() { return { later: async () => { await db.order.create({}); } }; }`,
    ],
    ["a shadowed name", "no", `export async function save(db) { const create = (x) => x; return create(1); }`],
    ["a fetch nobody can see into", "unknown", `export async function save(init) { await fetch("/a", init); }`],
    [
      "only under a parameter that is not given",
      "no",
      `async function read(id, options) { if (options) await db.order.create({}); return id; } export async function save(id) { return read(id); }`,
    ],
  ])("%s: %s", (_title, verdict, text) => {
    expect(factsIn(text).mutates.verdict).toBe(verdict);
  });
});

const write = `await db.order.create({});`;

describe("revalidates: yes", () => {
  it.each<[title: string, text: string, way: string[]]>([
    [
      "revalidatePath",
      `import { revalidatePath } from "next/cache"; export async function save() { ${write} revalidatePath("/a"); }`,
      ["revalidatePath"],
    ],
    [
      "revalidateTag",
      `import { revalidateTag } from "next/cache"; export async function save() { ${write} revalidateTag("a", "max"); }`,
      ["revalidateTag"],
    ],
    [
      "updateTag, renamed",
      `import { updateTag as update } from "next/cache"; export async function save() { ${write} update("a"); }`,
      ["updateTag"],
    ],
    [
      "refresh, by namespace",
      `import * as cache from "next/cache"; export async function save() { ${write} cache.refresh(); }`,
      ["refresh"],
    ],
    [
      "unstable_expireTag",
      `import { unstable_expireTag as expireTag } from "next/cache"; export async function save() { ${write} expireTag("a"); }`,
      ["unstable_expireTag"],
    ],
    [
      "after the response",
      `import { revalidatePath } from "next/cache"; import { after } from "next/server"; export async function save() { ${write} after(() => revalidatePath("/a")); }`,
      ["after", "revalidatePath"],
    ],
    [
      "a helper of this file",
      `import { revalidatePath } from "next/cache"; function show() { revalidatePath("/a"); } export async function save() { ${write} show(); }`,
      ["show", "revalidatePath"],
    ],
    [
      "a helper of another file",
      `import { saveAndShow } from "@/lib/orders"; export async function save() { await saveAndShow({}); }`,
      ["saveAndShow", "revalidatePath"],
    ],
    [
      "two imports away, by its name",
      `import { saveAndRevalidate } from "@/lib/orders"; export async function save() { await saveAndRevalidate({}); }`,
      ["saveAndRevalidate", "revalidateOrders", "revalidatePath"],
    ],
    [
      "a redirect at the end",
      `import { redirect } from "next/navigation"; export async function save() { ${write} redirect("/a"); }`,
      ["redirect"],
    ],
    [
      "an i18n redirect",
      `import { redirect } from "@/i18n/routing"; export async function save() { ${write} redirect({ href: "/a", locale: "en" }); }`,
      ["redirect"],
    ],
    [
      "a cookie",
      `import { cookies } from "next/headers"; export async function save() { ${write} (await cookies()).delete("a"); }`,
      ["cookies().delete"],
    ],
    [
      "signing in",
      `import { signIn } from "@/lib/auth"; export async function save(data) { ${write} await signIn("credentials", data); }`,
      ["signIn"],
    ],
    [
      "under a condition",
      `import { revalidatePath } from "next/cache"; export async function save(a) { ${write} if (a) revalidatePath("/a"); }`,
      ["revalidatePath"],
    ],
  ])("%s", (_title, text, way) => {
    const { revalidates } = factsIn(text);
    expect([revalidates.verdict, names(revalidates.trace)]).toEqual(["yes", way]);
  });

  it("where the settings say so", () => {
    const text = `import { bust } from "./bust"; export async function save() { ${write} bust(); }`;
    expect(factsIn(text).revalidates.verdict).not.toBe("yes");
    expect(factsIn(text, { revalidators: ["bust"] }).revalidates.verdict).toBe("yes");
  });
});

describe("revalidates: no", () => {
  it.each<[title: string, text: string]>([
    ["nothing does", `export async function save() { ${write} }`],
    [
      "a redirect before anything is written",
      `import { redirect } from "next/navigation"; export async function save(a) { if (!a) redirect("/login"); ${write} }`,
    ],
    [
      "a guard's redirect",
      `import { requireUser } from "@/lib/session"; export async function save() { await requireUser(); ${write} }`,
    ],
    [
      "the redirect of a wrapper",
      `import { withUser } from "@/lib/with-user"; export const save = withUser(async () => { ${write} });`,
    ],
    [
      "two imports away",
      `import { saveAndBump } from "@/lib/orders"; export async function save() { await saveAndBump({}); }`,
    ],
    [
      "a function of that name",
      `function revalidatePath(path) { return path; } export async function save() { ${write} revalidatePath("/a"); }`,
    ],
  ])("%s", (_title, text) => {
    expect(factsIn(text).revalidates.verdict).toBe("no");
  });
});

describe("navigates", () => {
  it.each<[title: string, verdict: string, text: string]>([
    ["its own", "yes", `import { redirect } from "next/navigation"; export async function save() { redirect("/a"); }`],
    [
      "a helper's",
      "yes",
      `import { requireUser } from "@/lib/session"; export async function save() { await requireUser(); }`,
    ],
    [
      "one that is caught",
      "no",
      `import { redirect } from "next/navigation"; export async function save() { try { redirect("/a"); } catch {} }`,
    ],
    ["none", "no", `export async function save() { ${write} }`],
  ])("%s: %s", (_title, verdict, text) => {
    expect(factsIn(text).navigates.verdict).toBe(verdict);
  });
});

describe("what is kept", () => {
  it("is found out once a generation", () => {
    const files = {
      ...project,
      [file]: `"use server"; import { process } from "@/lib/orders"; export async function save() { await process(1); }`,
    };
    const module = analyzeModule(parseWith("typescript-estree", files[file] ?? "", file));
    const graph = graphOf(files);
    const context = factsContextOf({ module, graph, settings: defaultSettings });
    const place = { file, summary: context.own, index: 0 };
    const first = factsOf(context, place);
    expect(factsOf(context, place)).toBe(first);
    graph.host.write("/lib/orders.ts", `export async function process() {}`);
    expect([first.mutates.verdict, factsOf(context, place).mutates.verdict]).toEqual(["yes", "no"]);
  });
});
