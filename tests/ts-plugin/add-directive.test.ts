/** The code fix of `action-prop-value`: what it leaves type-checks, is what the rule accepts, and compiles into one more Server Function. */
import ts from "typescript";
import { expect, it } from "vitest";
import { actionPropValue } from "../../shared/src/checks/action-prop-value.ts";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject } from "../helpers/language-service.ts";
import { compileWithNext } from "../oracles/next-compiler/transform.ts";

const entry = { name: "typescript-plugin-server-actions" };
const files = {
  "app/editor.tsx":
    '"use client";\nexport function Editor(props: { saveAction: (data: FormData) => Promise<void> }) {\n  return <form action={props.saveAction} />;\n}\n',
  "app/db.ts": "export async function write(id: string, data: FormData): Promise<void> {\n  void [id, data];\n}\n",
};

const page = (action: string, use: string) => `import { write } from "./db";
import { Editor } from "./editor";
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  ${action}
  return <Editor saveAction={${use}} />;
}
`;

function serviceOf(text: string) {
  const project = createMemoryProject({ ...files, "app/page.tsx": text });
  const service = createPluginModule(ts, [actionPropValue]).create(project.createInfo(entry));
  return { path: project.path("app/page.tsx"), service };
}

it.each<[title: string, text: string, after: string]>([
  [
    "a function declared in the component",
    page("async function save(data: FormData) {\n    await write(id, data);\n  }", "save"),
    page('async function save(data: FormData) {\n    "use server";\n    await write(id, data);\n  }', "save"),
  ],
  [
    "an arrow function in the attribute",
    page("", "async (data) => write(id, data)"),
    page("", 'async (data) => { "use server"; return write(id, data); }'),
  ],
  [
    "a function with a body on one line",
    page("const save = async (data: FormData) => { await write(id, data); };", "save"),
    page('const save = async (data: FormData) => { "use server"; await write(id, data); };', "save"),
  ],
])("%s", async (_title, text, after) => {
  const { path, service } = serviceOf(text);
  const [found] = service.getSemanticDiagnostics(path);
  const start = found?.start ?? 0;
  const [fix] = service.getCodeFixesAtPosition(path, start, start + (found?.length ?? 0), [found?.code ?? 0], {}, {});
  expect(fix?.description).toBe('Make it a Server Function: add `"use server"`.');
  const [change] = fix?.changes ?? [];
  const [edit, ...others] = change?.textChanges ?? [];
  expect([change?.fileName, others]).toEqual([path, []]);
  const { span = { start: 0, length: 0 }, newText = "" } = edit ?? {};
  expect(text.slice(0, span.start) + newText + text.slice(span.start + span.length)).toBe(after);

  const repaired = serviceOf(after);
  expect(repaired.service.getSemanticDiagnostics(repaired.path)).toEqual([]);
  const compiled = await compileWithNext(after, "/app/page.tsx", "server");
  expect(compiled.ok && compiled.actions.length).toBe(1);
});
