import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { factsContextOf } from "../../../shared/src/facts/function-place.ts";
import { guards } from "../../../shared/src/facts/guarded.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";
import { graphOf } from "../graph/graph-of.ts";

const lib = {
  "/app/db.ts": `import { PrismaClient } from "@prisma/client"; export const db = new PrismaClient();`,
  "/app/auth.ts": `import NextAuth from "next-auth"; export const { auth } = NextAuth({});`,
  "/app/session.ts": `import { cache } from "react"; import { auth } from "./auth";
class Base {
  async user() { const session = await auth(); return session?.user ?? null; }
}
export class Sessions extends Base {
  async require() { const user = await this.user(); if (!user) throw new Error("No"); return user; }
  async user() { const session = await auth(); return session?.user; }
  async load() { return {}; }
  static async require() { if (!(await auth())) throw new Error("No"); }
  static async load() { return {}; }
}
export class Inherited extends Base {}
export const sessions = new Sessions();
export const service = { async require() { if (!(await auth())) throw new Error("No"); } };
export const getUser = cache(async () => (await auth())?.user ?? null);
export async function result() {
  const session = await auth();
  return session ? { ok: true, user: session.user } : { ok: false, error: "No" };
}
`,
  "/app/send.ts": `import { cookies } from "next/headers";
const token = async () => (await cookies()).get("session")?.value;
async function post(text, options) {
  if (options.auth === "caller") return fetch("/graphql", { method: "POST", body: text, headers: { authorization: await token() } });
  return fetch("/graphql", { method: "POST", body: text });
}
export const asCaller = async (text) => post(text, { auth: "caller" });
export const asAnyone = async (text) => post(text, { auth: "none" });
export async function send(...[text, options]) {
  const { useToken } = options || {};
  const headers = { accept: "json" };
  let bearer;
  if (useToken) bearer = await token();
  if (bearer) headers.authorization = bearer;
  return fetch("/graphql", { ...options, method: "POST", headers, body: text });
}
export const forward = async (text, ...[options]) => send(text, options);
export async function inHeaders(text) {
  const headers = new Headers();
  headers.set("authorization", await token());
  return fetch("/graphql", { method: "POST", headers, body: text });
}
export async function unless({ token: wanted }, text) {
  const isWanted = wanted ?? true;
  return fetch("/graphql", { method: "POST", body: text, headers: { authorization: isWanted ? await token() : "" } });
}
export async function byDefault(text, auth = true) {
  return fetch("/graphql", { method: "POST", body: text, headers: { authorization: auth ? await token() : "" } });
}
`,
  "/app/client.ts": `import { createSafeActionClient } from "next-safe-action"; import { auth } from "./auth"; import { trace } from "./trace";
const base = createSafeActionClient();
export const traced = base.use(async ({ next }) => trace(() => next()));
export const guarded = traced.use(async ({ next }) => { if (!(await auth())) throw new Error("No"); return next({ ctx: { a: 1 } }); });
`,
  "/app/trace.ts": `export async function trace(run) { console.log("begin"); return run(); }`,
  "/app/queue.ts": `const jobs = []; export function keep(job) { jobs.push(job); }`,
};

/** Of the only Server Function of `/app/actions.ts`. */
function factOf(code: string) {
  const text = `"use server";\nimport { db } from "./db"; import { auth } from "./auth"; ${code}`;
  const module = analyzeModule(parseWith("typescript-estree", text, "/app/actions.ts"));
  const [action] = module.serverFunctions;
  if (!action) throw new Error("no Server Function");
  const graph = graphOf({ ...lib, "/app/actions.ts": text });
  return guards(factsContextOf({ module, graph, settings: defaultSettings }), module, action);
}

const fact = (body: string, imports = "") => factOf(`${imports}\nexport async function save(id) { ${body} }`);
const verdict = (body: string, imports = "") => fact(body, imports).verdict;

const write = "await db.post.delete({ where: { id } });";
const from = (names: string) => `import { ${names} } from "./session";`;

describe("a method that guards is followed", () => {
  it.each([
    ["of a new instance", "await new Sessions().require();", "Sessions"],
    ["of an instance in a variable", "const all = new Sessions(); await all.require();", "Sessions"],
    ["of an instance of another file", "await sessions.require();", "sessions"],
    ["of the class", "await Sessions.require();", "Sessions"],
    ["of an object", "await service.require();", "service"],
    ["of the class it extends", "if (!(await new Inherited().user())) return;", "Inherited"],
    ["whose result is tested", "if (!(await sessions.user())) return;", "sessions"],
  ])("%s", (_name, body, names) => {
    expect(verdict(`${body} ${write}`, from(names))).toBe("yes");
  });

  it.each([
    ["one of an instance that asks nobody", "await sessions.load();", "sessions"],
    ["one of the class that asks nobody", "await Sessions.load();", "Sessions"],
    ["a result that is not tested", "await sessions.user();", "sessions"],
  ])("not %s", (_name, body, names) => {
    expect(verdict(`${body} ${write}`, from(names))).toBe("no");
  });

  it("may be one where there is no such method", () => {
    expect(verdict(`await sessions.ensureSession(); ${write}`, from("sessions"))).toBe("unknown");
  });
});

describe("what is tested", () => {
  it.each([
    ["a helper in `cache()`", "if (!(await getUser())) return;", "yes"],
    ["`ok` of a result", "const found = await result(); if (!found.ok) return found;", "yes"],
    ["the other side of it", "const found = await result(); if (found.ok) return found;", "no"],
    ["one of `Promise.all`", "const [session] = await Promise.all([auth(), 1]); if (!session) return;", "yes"],
    ["another of `Promise.all`", "const [, other] = await Promise.all([auth(), id]); if (!other) return;", "no"],
  ])("%s", (_name, body, expected) => {
    expect(verdict(`${body} ${write}`, from("getUser, result"))).toBe(expected);
  });

  it("is what the effects come after", () => {
    expect(verdict(`${write} if (!(await auth())) return; ${write}`)).toBe("unknown");
    expect(verdict(`if (!(await auth())) return;`)).toBe("yes");
    expect(verdict(`return id;`)).toBe("no");
  });
});

describe("a text that is sent with a credential", () => {
  const imports = `import { asAnyone, asCaller } from "./send"; import { RenameDocument } from "./generated";`;
  it.each([
    ["by option, as the caller", "await asCaller(RenameDocument);", "yes"],
    ["by option, as anyone", "await asAnyone(RenameDocument);", "no"],
  ])("%s", (_name, body, expected) => {
    expect(verdict(body, imports)).toBe(expected);
  });
});

describe("what is read before a guard", () => {
  const read = "const post = await db.post.findFirst({ where: { id } });";
  it.each([
    [
      "is given to nobody but who passes it",
      `${read} if (!(await auth())) return { error: "No" }; return post;`,
      "yes",
    ],
    ["is given away", `${read} if (!(await auth())) return post; return post;`, "no"],
    ["may be given away", `${read} if (!(await auth())) return { post }; ${write} return post;`, "unknown"],
  ])("%s", (_name, body, expected) => {
    expect(verdict(body)).toBe(expected);
  });
});

describe("an action that ends in a redirect", () => {
  const imports = `import { redirect } from "next/navigation"; import { refresh } from "./trace";`;
  it.each([
    ["behind a guard", `if (!(await auth())) redirect("/login"); redirect("/home");`, "yes"],
    ["without one", `redirect("/home");`, "no"],
    [
      "which asks for the session that it began",
      `await client.auth.verifyOtp(id); if (!(await auth())) throw new Error("No"); redirect("/home");`,
      "unknown",
    ],
    ["which sends away who is signed in", `if (await auth()) redirect("/home"); return 1;`, "no"],
  ])("%s", (_name, body, expected) => {
    expect(verdict(body, imports)).toBe(expected);
  });
});

describe("a request is sent with a credential", () => {
  const imports = `import { byDefault, forward, inHeaders, send, unless } from "./send"; import { RenameDocument } from "./generated";`;
  it.each([
    ["where an option asks for it", "await send(RenameDocument, { useToken: true });", "yes"],
    ["where it is passed on", "await forward(RenameDocument, { useToken: true });", "yes"],
    ["by a method of headers", "await inHeaders(RenameDocument);", "yes"],
    ["not without the option", "await send(RenameDocument);", "no"],
    ["not where the option is off", "await send(RenameDocument, { useToken: false });", "no"],
    ["not without it, passed on", "await forward(RenameDocument);", "no"],
    ["by an option that is missing", "await unless({}, RenameDocument);", "yes"],
    ["not where the option is off, by `??`", "await unless({ token: false }, RenameDocument);", "no"],
    ["by a default", "await byDefault(RenameDocument);", "yes"],
  ])("%s", (_name, body, expected) => {
    expect(verdict(body, imports)).toBe(expected);
  });

  it("nobody knows where arguments are spread", () => {
    expect(verdict("await send(...id);", imports)).not.toBe("no");
  });
});

describe("a number that is none", () => {
  it.each([
    ["leaves", "const n = Number((await auth())?.user.id); if (isNaN(n)) return;", "yes"],
    ["is not what follows", "const n = Number((await auth())?.user.id); if (!isNaN(n)) return;", "no"],
    ["is about the client", "const n = Number(id); if (Number.isNaN(n)) return;", "no"],
  ])("%s", (_name, body, expected) => {
    expect(verdict(`${body} ${write}`)).toBe(expected);
  });
});

describe("a secret", () => {
  it.each([
    [
      "of the client proves nobody",
      `const found = await db.reset.findFirst({ where: { token: id.token } }); if (!found) return;`,
      "no",
    ],
    ["that is signed neither, where the client sends it", "await jwtVerify(id.token, key);", "no"],
    ["that is signed does, from a session", `await jwtVerify((await cookies()).get("session").value, key);`, "yes"],
  ])("%s", (_name, body, expected) => {
    const imports = `import { jwtVerify } from "jose"; import { cookies } from "next/headers";`;
    expect(verdict(`${body} ${write}`, imports)).toBe(expected);
  });
});

describe("a function of a package that no table knows", () => {
  it.each([
    ["ends the action by its name", "requireAccess", "@acme/utils", "yes"],
    ["may guard by its name", "checkAccess", "@acme/utils", "unknown"],
    ["may guard by its package", "run", "@acme/auth", "unknown"],
    ["guards nothing otherwise", "slugify", "@acme/utils", "no"],
  ])("%s", (_name, name, source, expected) => {
    expect(verdict(`await ${name}(id); ${write}`, `import { ${name} } from "${source}";`)).toBe(expected);
  });
});

describe("callbacks", () => {
  const keep = `import { keep } from "./queue";`;
  it("that are kept run after the guard that comes before", () => {
    expect(verdict(`if (!(await auth())) return; keep(async () => { ${write} });`, keep)).toBe("yes");
    expect(verdict(`keep(async () => { ${write} });`, keep)).toBe("unknown");
  });
});

describe("unknown", () => {
  it("names the call that may guard", () => {
    expect(fact(`await admit(); ${write}`, `import { admit } from "./missing";`)).toMatchObject({
      verdict: "unknown",
      trace: [{ name: "admit" }],
    });
  });

  it("is not what a method of a long array gives", () => {
    expect(verdict(`["one", "two", "three", "four", "five", "six", "seven"].includes(id); ${write}`)).toBe("no");
  });
});

describe("a client whose middleware calls `next` in a callback", () => {
  it.each([
    ["guarded", "yes"],
    ["traced", "no"],
  ])("%s", (client, expected) => {
    const code = `export const save = ${client}.action(async ({ parsedInput: { id } }) => { ${write} });`;
    expect(factOf(`import { ${client} } from "./client";\n${code}`).verdict).toBe(expected);
  });
});
