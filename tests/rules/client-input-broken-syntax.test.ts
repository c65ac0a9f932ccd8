/** The rules about what the client sends, on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import {
  noClientIdentity,
  noMassAssignment,
  noOpenRedirect,
  requireInputValidation,
} from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const checks = [noClientIdentity, noMassAssignment, noOpenRedirect, requireInputValidation];
const file = "/app/actions.ts";
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));

/** What the rules report, as texts; `undefined` where the text has no tree at all. */
function findings(text: string): string[] | undefined {
  const tree = parse(file, text);
  if (!tree) return undefined;
  const module = analyzeModule(tree);
  const graph = createModuleGraph(createMemoryHost({ [file]: text }, { parse }), defaultSettings);
  return checks
    .flatMap((check) => [...check.run({ module, graph, settings: defaultSettings, options: check.defaults as never })])
    .map(({ span }) => text.slice(span.start, span.end));
}

const text = `"use server";
import { PrismaClient } from "@prisma/client";
import { redirect } from "next/navigation";
import { z } from "zod";

const prisma = new PrismaClient();

export async function save({ userId, ...input }: { userId: string; name: string }) {
  await prisma.post.create({ data: { ...input, userId } });
  for (const [key, value] of Object.entries(input)) console.log(\`\${key}: \${value}\`);
}

export async function leave(formData: FormData) {
  const { next = "/" } = Object.fromEntries(formData.entries());
  const id = z.string().parse(formData.get("id") as string);
  switch (id) { case "a": break; default: throw new Error("No."); }
  redirect(typeof id === "string" ? String(next) : (formData.get("to") as string));
}
`;

const whole = [
  "userId",
  "...input",
  'typeof id === "string" ? String(next) : (formData.get("to") as string)',
  "...input",
];

describe("broken syntax", () => {
  it("has findings in the whole text", () => {
    expect(findings(text)).toEqual(whole);
  });

  it("throws on no beginning of the text, and finds nothing that is not there", () => {
    for (let end = 0; end <= text.length; end += 1)
      expect((findings(text.slice(0, end)) ?? []).length).toBeLessThanOrEqual(whole.length);
  });

  it("never throws, whichever character is missing", () => {
    for (let at = 0; at < text.length; at += 3) {
      expect(() => findings(text.slice(0, at) + text.slice(at + 1))).not.toThrow();
    }
  });
});
