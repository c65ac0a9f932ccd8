/** `valid-directive`, `require-async-action`, `valid-action-exports` and `no-inline-action-in-client` on texts as they are while one types. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import {
  noInlineActionInClient,
  requireAsyncAction,
  validActionExports,
  validDirective,
} from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const checks = [noInlineActionInClient, requireAsyncAction, validActionExports, validDirective];
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));

/** What the rules report, as texts; `undefined` where the text has no tree at all. */
function findings(text: string): string[] | undefined {
  const file = "/app/actions.tsx";
  const tree = parse(file, text);
  if (!tree) return undefined;
  const graph = createModuleGraph(
    createMemoryHost({ [file]: text, "/next.config.ts": "" }, { parse }),
    defaultSettings,
  );
  const context = { module: analyzeModule(tree), graph, settings: defaultSettings, options: {} };
  return checks.flatMap((check) => [...check.run(context)].map(({ span }) => text.slice(span.start, span.end)));
}

const server = `type A = string;
"use server";
import { load, T } from "./load";

export function save(id: string): string;
export function save(id: any): any { return (() => this.x)(); }
export const limit = 10, { a: b = () => 1, ...rest } = { a: [arguments] };
const later = async () => { "use server"; return { get x() { return super.y; } }; };
export { later as one, later as two, T };
export * from "./load";
export default (class { static async m() { ("use server"); } async n() { "use server"; } });
`;
const client = `"use client";
export function Form({ open }: { open?: boolean }) {
  async function save() { "use server"; }
  const more = async () => { if (open) { 'use server' } \`use server\`; };
  return <form action={async () => { "use sever"; }}>{[save, more]}</form>;
}
`;

describe.each([
  [
    "a server file",
    server,
    ["save", "limit", "one", `export * from "./load";`, `"use server"`, `"use server"`, "this"],
  ],
  ["a client file", client, [`"use server"`, `'use server'`, "`use server`", `"use sever"`]],
])("%s", (_name, text, expected) => {
  it("is judged as a whole", () => {
    expect(findings(text)).toEqual(expect.arrayContaining([...expected]));
  });

  it("does not crash on any beginning of the text", () => {
    for (let end = 0; end <= text.length; end += 1)
      expect(() => findings(text.slice(0, end)), text.slice(0, end)).not.toThrow();
  });

  it("does not crash where any one character is missing", () => {
    for (let at = 0; at < text.length; at += 1) {
      const broken = text.slice(0, at) + text.slice(at + 1);
      expect(() => findings(broken), broken).not.toThrow();
    }
  });
});
