/** The rules about navigation on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { noRedirectInTryCatch, noUnreachableAfterRedirect } from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const file = "/app/actions.tsx";
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));

/** What both rules report, as texts; `undefined` where the text has no tree at all. */
function findings(text: string): string[] | undefined {
  const tree = parse(file, text);
  if (!tree) return undefined;
  const module = analyzeModule(tree);
  const graph = createModuleGraph(createMemoryHost({ [file]: text }, { parse }), defaultSettings);
  const context = { module, graph, settings: defaultSettings, options: {} };
  const found = [...noRedirectInTryCatch.run(context), ...noUnreachableAfterRedirect.run(context)];
  return found.map(({ span }) => text.slice(span.start, span.end));
}

const text = `"use server";
import { redirect, notFound } from "next/navigation";

const guard = async (id?: string) => { if (!id) notFound(); };

export async function first(ids: string[], load: () => Promise<string>) {
  outer: for (const id of ids) {
    try {
      await Promise.all(ids.map(async ({ length }) => { if (length) redirect("/a"); }));
      await guard(id).catch(({ message }) => message);
    } catch (error) {
      switch (error.type) { case "x": continue outer; default: console.error(\`\${error}\`); }
      if (error instanceof Error && error.digest?.startsWith("NEXT_")) throw error;
    } finally { log?.(id); }
  }
  redirect("/done");
  const [saved = 1, ...rest] = await load();
}
`;
const added = `
export async function second() {
  try { redirect("/b"); } catch { return null; }
}
`;

describe("broken syntax", () => {
  it("finds what there is in the whole text", () => {
    expect(findings(text)).toEqual(["guard(id)", "const [saved = 1, ...rest] = await load();"]);
  });

  it("does not crash on any beginning of the text", () => {
    for (let end = 0; end <= text.length; end += 1)
      expect(() => findings(text.slice(0, end)), text.slice(0, end)).not.toThrow();
  });

  it("does not crash where any one character is missing, and keeps the finding behind it", () => {
    let kept = 0;
    const whole = text + added;
    for (let at = whole.indexOf("export"); at < text.indexOf('redirect("/done")'); at += 3) {
      const found = findings(whole.slice(0, at) + whole.slice(at + 1));
      if (found?.includes('redirect("/b")')) kept += 1;
    }
    expect(kept).toBeGreaterThan(150);
  });

  it.each([
    "try { redirect(",
    "try { redirect('/') } catch (",
    "p.then(() => redirect('/')).catch(",
    "p.catch(e =>",
    "switch (",
    "return await",
  ])("keeps the finding of another function while one types: %s", (typed) => {
    const header = 'import { redirect } from "next/navigation";\n';
    expect(findings(`${header}${added}async function typing(p) {\n  ${typed}\n}\n`)).toContain('redirect("/b")');
  });
});
