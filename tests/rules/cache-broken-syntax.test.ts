/** The rules about the cache, the config and module state on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import {
  noMutableModuleState,
  safeServerActionsConfig,
  validRevalidatePath,
  validRevalidateTag,
} from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const checks = [noMutableModuleState, safeServerActionsConfig, validRevalidatePath, validRevalidateTag];
const file = "/next.config.ts";
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));

/** What the rules report, as texts; `undefined` where the text has no tree at all. */
function findings(text: string): string[] | undefined {
  const tree = parse(file, text);
  if (!tree) return undefined;
  const module = analyzeModule(tree);
  const settings = { ...defaultSettings, nextVersion: "16.0.0" };
  const graph = createModuleGraph(createMemoryHost({ [file]: text }, { parse }), settings);
  return checks
    .flatMap((check) => [...check.run({ module, graph, settings, options: check.defaults as never })])
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
