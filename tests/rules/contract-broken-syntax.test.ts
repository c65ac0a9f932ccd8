/** `valid-bind`, `no-use-server-on-component` and `no-ineffective-directive` on texts as they are while one types: recovered trees, with holes. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { noIneffectiveDirective, noUseServerOnComponent, validBind } from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));

/** What the rules report, as texts; `undefined` where the text has no tree at all. */
function findings(text: string, file: string): string[] | undefined {
  const tree = parse(file, text);
  if (!tree) return undefined;
  const host = createMemoryHost({ [file]: text, "/app/layout.tsx": "", "/next.config.ts": "" }, { parse });
  const graph = createModuleGraph(host, defaultSettings);
  const context = { module: analyzeModule(tree), graph, settings: defaultSettings, options: {} };
  const checks = [noIneffectiveDirective, noUseServerOnComponent, validBind];
  return checks.flatMap((check) => [...check.run(context)].map(({ span }) => text.slice(span.start, span.end)));
}

const text = `"use server";
import { list as all } from "./list";

export async function save(id: string, { data = 1 }: { data?: number }, ...rest: string[]) {}
export default async function Page({ params }: { params: Promise<{ id?: string }> }) {
  const { id } = await params;
  for (const one of all) void (one.ok ? save.bind(null, one.id, ...rest) : (save as typeof save)!.bind(this, one?.id ?? ""));
  return <form action={save.bind(id)}>{all.map((one) => <b key={one.id}>{one.name}</b>)}</form>;
}
`;

const places = ["/app/page.tsx", "/pages/home.tsx", "/proxy.tsx", "/lib/page.tsx"];

describe("broken syntax", () => {
  it.each([
    ["/app/page.tsx", ['"use server"', "this", "id"]],
    // There it makes no Server Functions, so their rules have nothing to say.
    ["/pages/home.tsx", ['"use server"']],
    ["/proxy.tsx", ['"use server"']],
    ["/lib/actions.tsx", ["this", "id"]],
  ])("finds what there is in the whole text: %s", (file, expected) => {
    expect(findings(text, file)).toEqual(expected);
  });

  it.each(places)("does not crash on any beginning of the text: %s", (file) => {
    for (let end = 0; end <= text.length; end += 1)
      expect(() => findings(text.slice(0, end), file), text.slice(0, end)).not.toThrow();
  });

  it("does not crash where any one character is missing, and keeps the finding in another statement", () => {
    let kept = 0;
    const start = text.indexOf("export async");
    const end = text.indexOf("export default");
    for (let at = start; at < end; at += 1) {
      const found = findings(text.slice(0, at) + text.slice(at + 1), "/app/page.tsx");
      if (found?.includes('"use server"')) kept += 1;
    }
    // A missing brace puts the page inside the action.
    expect(kept).toBeGreaterThan(end - start - 5);
  });
});
