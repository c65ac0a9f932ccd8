/** The rules about the cache, the config and module state on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import {
  noMutableModuleState,
  requireRevalidation,
  safeServerActionsConfig,
  validRevalidatePath,
  validRevalidateTag,
} from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import type { Check } from "../../shared/src/model/check.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const configChecks: readonly Check[] = [
  noMutableModuleState,
  safeServerActionsConfig,
  validRevalidatePath,
  validRevalidateTag,
] as never;
const configFile = "/next.config.ts";
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, kindOf(filename)));
const kindOf = (filename: string) => (filename.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS);

/** What the rules report, as texts; `undefined` where the text has no tree at all. */
function findings(text: string, file = configFile, checks: readonly Check[] = configChecks): string[] | undefined {
  const tree = parse(file, text);
  if (!tree) return undefined;
  const module = analyzeModule(tree);
  const settings = { ...defaultSettings, nextVersion: "16.0.0" };
  const graph = createModuleGraph(createMemoryHost({ [file]: text }, { parse }), settings);
  return checks
    .flatMap((check) => [...check.run({ module, graph, settings, options: check.defaults })])
    .map(({ span }) => text.slice(span.start, span.end));
}

const text = `"use server";
import { revalidatePath, revalidateTag } from "next/cache";

const seen = new Set<string>();
let last = "", { count } = { count: 0 };
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = "secret";

export async function save(id: string) {
  seen.add(id); last = id; count++; delete (seen as any)[id];
  revalidatePath(\`posts/\${id}?a=[b]\`, undefined);
  revalidateTag("posts" + id);
}

const serverActions = { allowedOrigins: ["https://a.example", "*"], bodySizeLimit: "1gb" };
export const config = { experimental: { serverActions } };
`;

const whole = [
  "seen",
  "last",
  "count",
  '"secret"',
  '"https://a.example"',
  '"*"',
  '"1gb"',
  "`posts/${id}?a=[b]`",
  'revalidateTag("posts" + id)',
];

describe("while one types", () => {
  it("finds all in the whole text", () => {
    expect(findings(text)).toEqual(whole);
  });

  it("throws on no beginning of the text, and finds nothing that is not there", () => {
    for (let end = 0; end <= text.length; end += 1)
      expect((findings(text.slice(0, end)) ?? []).length).toBeLessThanOrEqual(whole.length);
  });

  it("throws on no text with a stretch taken out", () => {
    for (let start = 0; start < text.length; start += 3)
      expect(() => findings(text.slice(0, start) + text.slice(start + 5))).not.toThrow();
  });
});

const page = `import { db } from "@/lib/db";
export default function Page({ id }: { id: string }) {
  async function remove() {
    "use server";
    await db.order.delete({ where: { id } });
  }
  return <form action={remove}><button formAction={remove.bind(null)} /></form>;
}
`;

describe("a form while one types", () => {
  const found = (text: string) => findings(text, "/app/page.tsx", [requireRevalidation] as never);

  it("is found in the whole text", () => {
    expect(found(page)).toEqual(["db.order.delete"]);
  });

  it("throws on no beginning of the text, and finds nothing that is not there", () => {
    for (let end = 0; end <= page.length; end += 1)
      expect(["db.order.delete", undefined]).toContain((found(page.slice(0, end)) ?? [])[0]);
  });

  it("throws on no text with a stretch taken out", () => {
    for (let start = 0; start < page.length; start += 3)
      expect(() => found(page.slice(0, start) + page.slice(start + 5))).not.toThrow();
  });
});
