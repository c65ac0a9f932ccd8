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
`,
};

/** Of the only Server Function of `/app/actions.ts`. */
function verdict(body: string, imports = ""): string {
  const text = `"use server";\nimport { db } from "./db"; import { auth } from "./auth"; ${imports}
export async function save(id) { ${body} }`;
  const module = analyzeModule(parseWith("typescript-estree", text, "/app/actions.ts"));
  const [action] = module.serverFunctions;
  if (!action) throw new Error("no Server Function");
  const graph = graphOf({ ...lib, "/app/actions.ts": text });
  return guards(factsContextOf({ module, graph, settings: defaultSettings }), module, action).verdict;
}

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
