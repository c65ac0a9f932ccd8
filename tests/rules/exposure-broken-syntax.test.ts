/** The rules about what is exposed by mistake on texts as they are while one types: TypeScript's recovered trees, with holes in them. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { analyzeModule } from "../../shared/src/analyze/analyze-module.ts";
import { noAccidentalEndpoint, noRawRecordReturn, noSensitiveCapture } from "../../shared/src/checks/index.ts";
import { createModuleGraph } from "../../shared/src/graph/module-graph.ts";
import { createMemoryHost } from "../../shared/src/host/memory-host.ts";
import type { Check } from "../../shared/src/model/check.ts";
import { defaultSettings } from "../../shared/src/settings/defaults.ts";
import { treeOf } from "../../ts-plugin/src/tree.ts";

const checks: readonly Check[] = [noAccidentalEndpoint, noRawRecordReturn, noSensitiveCapture] as never;
const parse = (filename: string, text: string) =>
  treeOf(ts.createSourceFile(filename, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));

const others = {
  "/app/actions.ts": `"use server"; export async function save() {} export async function load() {}`,
  "/app/page.tsx": `import { Form } from "./form"; import { load } from "./actions"; export default async function Page() { await load(); return <Form />; }`,
  "/app/form.tsx": `"use client"; import { save } from "./actions"; export const Form = () => <form action={save} />;`,
  "/lib/models.ts": `import { model, models, Schema } from "mongoose"; export const Key = models.Key || model("Key", new Schema({ authToken: String }));`,
};

/** What the rules report, as `rule: text`; `undefined` where the text has no tree at all. */
function findings(file: string, text: string): string[] | undefined {
  const tree = parse(file, text);
  if (!tree) return undefined;
  const module = analyzeModule(tree);
  const graph = createModuleGraph(createMemoryHost({ ...others, [file]: text }, { parse }), defaultSettings);
  return checks.flatMap((check) =>
    [...check.run({ module, graph, settings: defaultSettings, options: check.defaults })].map(
      ({ span }) => `${check.name}: ${text.slice(span.start, span.end)}`,
    ),
  );
}

const actions = `"use server";
import { db } from "@/lib/db";
import { Key } from "@/lib/models";

export async function save(id: string) {
  const { user: { id: own } } = { user: await db.user.findUnique({ where: { id } }) };
  const rows = [...(await db.account.findMany({ orderBy: [{ id: "asc" }] }))], key = await Key.findById(own);
  return key ? { ok: true, key } : JSON.parse(JSON.stringify(await db.session.findFirst()));
}
export async function load() {}
const spare = async () => {}, other = 1;
export { spare, other as default };
`;

const page = `import { auth } from "@/lib/auth";
import { save } from "../actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const session = await auth(), { API_KEY: key } = process.env;
  async function send(formData: FormData) {
    "use server";
    if (!session) return;
    await save(\`\${key}\`, formData.get("x") as string);
  }
  return <form action={send}><button formAction={save.bind(null, session, process.env.SECRET)} /></form>;
}
`;

describe.each([
  {
    file: "/app/actions.ts",
    text: actions,
    whole: [
      "no-accidental-endpoint: load",
      "no-accidental-endpoint: spare",
      "no-raw-record-return: key",
      "no-raw-record-return: JSON.parse(JSON.stringify(await db.session.findFirst()))",
    ],
  },
  {
    file: "/app/list/page.tsx",
    text: page,
    whole: [
      "no-sensitive-capture: session",
      "no-sensitive-capture: key",
      "no-sensitive-capture: session",
      "no-sensitive-capture: process.env.SECRET",
    ],
  },
])("$file while one types", ({ file, text, whole }) => {
  it("has all findings when it is whole", () => {
    expect(findings(file, text)).toEqual(whole);
  });

  it("throws on no beginning of it, and has no more findings", () => {
    for (let end = 0; end <= text.length; end += 3)
      expect((findings(file, text.slice(0, end)) ?? []).length).toBeLessThanOrEqual(whole.length);
  });

  it("throws without any stretch of it", () => {
    for (let start = 0; start < text.length; start += 7)
      expect(() => findings(file, text.slice(0, start) + text.slice(start + 9))).not.toThrow();
  });
});
