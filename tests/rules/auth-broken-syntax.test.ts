/** The rules about who calls, with their repairs, on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { noIgnoredAuthResult, requireAuth } from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import type { Check } from "../../shared/src/model/check.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const checks: readonly Check[] = [requireAuth, noIgnoredAuthResult] as never;
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));

const others = {
  "/auth.ts": `import NextAuth from "next-auth"; export const { auth } = NextAuth({});`,
  "/lib/db.ts": `import { PrismaClient } from "@prisma/client"; export const db = new PrismaClient();`,
  "/lib/guard.ts": `import { auth } from "../auth"; export async function requireUser() { if (!(await auth())) throw new Error("No"); }`,
  "/app/other/actions.ts": `"use server"; import { requireUser } from "../../lib/guard"; export async function add() { await requireUser(); }`,
};

/** What the rules report and suggest, as `rule: text, suggestion...`; `undefined` where the text has no tree at all. */
function findings(text: string): string[] | undefined {
  const file = "/app/actions.ts";
  const tree = parse(file, text);
  if (!tree) return undefined;
  const module = analyzeModule(tree);
  const graph = createModuleGraph(createMemoryHost({ ...others, [file]: text }, { parse }), defaultSettings);
  return checks.flatMap((check) =>
    [...check.run({ module, graph, settings: defaultSettings, options: check.defaults })].map(
      ({ span, suggestions = [] }) =>
        [`${check.name}: ${text.slice(span.start, span.end)}`, ...suggestions.map(({ messageId }) => messageId)].join(),
    ),
  );
}

const text = `"use server";
import { auth } from "../auth";
import { db } from "../lib/db";
import { requireUser } from "../lib/guard";

export const add = async (title: string): Promise<void> => {
  const { user } = await auth(), other = 1;
  requireUser();
  await db.post.create({ data: { title, ownerId: user?.id ?? other } });
};
export async function remove({ id }: { id: string }) {
  await db.post.deleteMany({ where: { id } });
}
export async function clear(userId: string) {
  const session = await auth();
  await db.post.deleteMany({ where: { userId: session?.user?.id ?? userId } });
}
`;

const whole = [
  "require-auth: add,endWithoutCaller",
  "require-auth: remove,insertGuard",
  "require-auth: clear,endWithoutCaller",
  "no-ignored-auth-result: requireUser(),awaitCheck",
  "no-ignored-auth-result: session?.user?.id ?? userId,endWithoutCaller",
];

describe("an actions file while one types", () => {
  it("has all findings when it is whole", () => {
    expect(findings(text)).toEqual(whole);
  });

  it("throws on no beginning of it, and has no more findings", () => {
    for (let end = 0; end <= text.length; end += 3)
      expect((findings(text.slice(0, end)) ?? []).length).toBeLessThanOrEqual(whole.length);
  });

  it("throws without any stretch of it", () => {
    for (let start = 0; start < text.length; start += 7)
      expect(() => findings(text.slice(0, start) + text.slice(start + 9))).not.toThrow();
  });
});
