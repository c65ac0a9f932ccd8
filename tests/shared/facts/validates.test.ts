import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../../shared/src/analyze/analyze-module.ts";
import { factsContextOf } from "../../../shared/src/facts/function-place.ts";
import { validates } from "../../../shared/src/facts/validates.ts";
import { defaultSettings } from "../../../shared/src/settings/defaults.ts";
import { parseWith } from "../../helpers/parse.ts";
import { graphOf } from "../graph/graph-of.ts";

/** Of the only Server Function of `/app/actions.ts`: the verdict, and the names on the way to what decides it. */
function answer(text: string, files: Readonly<Record<string, string>> = {}): string {
  const all = { ...files, "/app/actions.ts": `"use server";\n${text}` };
  const module = analyzeModule(parseWith("typescript-estree", all["/app/actions.ts"], "/app/actions.ts"));
  const [found] = module.serverFunctions;
  if (!found) throw new Error("no Server Function");
  const fact = validates(factsContextOf({ module, graph: graphOf(all), settings: defaultSettings }), module, found);
  return fact ? [fact.verdict, ...fact.trace.map(({ name }) => name)].join(" ") : "no input";
}

const prisma = `import { PrismaClient } from "@prisma/client"; import { z } from "zod"; const prisma = new PrismaClient();`;
const lib = {
  "/app/lib.ts": `${prisma}
export async function checked(a) { z.string().parse(a); await prisma.a.create({ data: { a } }); }
export async function stored(a) { await prisma.a.create({ data: { a } }); }
export const withUser = (run) => async (...args) => run(1, ...args);
`,
};

describe("validates", () => {
  it.each<[text: string, found: string]>([
    [`${prisma} export async function f(a) { await prisma.a.create({ data: { a } }); }`, "no prisma.a.create()"],
    [
      `${prisma} export async function f(a) { const b = z.string().parse(a); await prisma.a.create({ data: { b } }); }`,
      "yes z.string().parse()",
    ],
    [`${prisma} export async function f(a) { await prisma.a.create({ data: { a: Number(a) } }); }`, "unknown"],
    [
      `${prisma} export async function f(a, b) { z.string().parse(a); await prisma.a.create({ data: { a, b } }); }`,
      "unknown",
    ],
    [`${prisma} export async function f() { await prisma.a.create({ data: {} }); }`, "no input"],
    [`${prisma} export async function f(a) { await prisma.a.create({ data: {} }); }`, "no input"],
    ["export async function f(a) { return a; }", "no"],
    [`import { checked } from "./lib"; export async function f(a) { await checked(a); }`, "yes checked()"],
    [`import { stored } from "./lib"; export async function f(a) { await stored(a); }`, "no stored() a.create()"],
    [
      `${prisma} import { withUser } from "./lib"; export const f = withUser(async (user, a) => prisma.a.create({ data: { a } }));`,
      "no prisma.a.create()",
    ],
    [
      `${prisma} import { withUser } from "./lib"; export const f = withUser(async (user) => prisma.a.create({ data: { user } }));`,
      "no input",
    ],
    [
      `${prisma} import { client } from "x"; export const f = client.schema(z.string()).action(async ({ parsedInput: a }) => prisma.a.create({ data: { a } }));`,
      "yes client.schema().action()",
    ],
    [
      `${prisma} import { client } from "x"; export const f = client.action(async ({ ctx }) => prisma.a.create({ data: { a: ctx.a } }));`,
      "no input",
    ],
    [
      `import { sql } from "@vercel/postgres"; export async function f(a) { await sql\`delete from a where id = \${a}\`; }`,
      "no sql",
    ],
  ])("%s", (text, found) => {
    expect(answer(text, lib)).toBe(found);
  });
});
