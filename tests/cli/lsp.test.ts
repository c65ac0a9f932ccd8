/** The built `server-actions lsp`, driven as an editor drives it. */
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { applyTextEdits, type LspClient, startLspClient } from "../helpers/lsp-client.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { typescriptVersions } from "../helpers/typescripts.ts";
import { createTypedProject } from "../standalone/typed-project.ts";

const command = fileURLToPath(new URL("../../ts-plugin/dist/cli.cjs", import.meta.url));

const action = `"use server";
import { leave } from "@/lib/leave";

export async function save(id: string) {
  try {
    leave();
  } catch {
    return null;
  }
}
`;
const leaving = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`;
const returning = "export function leave() {}\n";
const form = `import { save } from "./actions";\nexport const Form = () => <form action={save.bind(null, "1")} />;\n`;

let project: TempProject;
let client: LspClient;
beforeEach(async () => {
  project = createTempProject({
    "package.json": '{ "dependencies": { "next": "16.4.5" } }',
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
    "app/actions.ts": action,
    "app/form.tsx": form,
    "lib/leave.ts": leaving,
  });
  client = await startLspClient({ root: project.dir, command: [process.execPath, command, "lsp", "--stdio"] });
});
afterEach(async () => {
  await client.stop();
  project.remove();
});

const some = (diagnostics: readonly unknown[]) => diagnostics.length > 0;
const none = (diagnostics: readonly unknown[]) => diagnostics.length === 0;

describe("server-actions lsp", () => {
  it("names itself and what it can do", () => {
    expect(client.initialized).toEqual({
      capabilities: {
        textDocumentSync: { openClose: true, change: 2 },
        codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.server-actions"] },
        hoverProvider: true,
      },
      serverInfo: { name: "server-actions", version: expect.stringMatching(/^\d+\.\d+\.\d+$/u) },
    });
  });

  it("pushes diagnostics with what explains them", async () => {
    client.open("app/actions.ts", action);
    expect(await client.diagnostics("app/actions.ts", some)).toEqual([
      {
        range: { start: { line: 5, character: 4 }, end: { line: 5, character: 11 } },
        severity: 1,
        code: "no-redirect-in-try-catch",
        source: "server-actions",
        message: expect.stringContaining("`leave()` calls `redirect()`"),
        relatedInformation: [
          {
            location: {
              uri: client.uri("app/actions.ts"),
              range: expect.objectContaining({ start: { line: 6, character: 4 } }),
            },
            message: "The error ends here.",
          },
          {
            location: {
              uri: client.uri("lib/leave.ts"),
              range: expect.objectContaining({ start: { line: 2, character: 2 } }),
            },
            message: "`redirect()` throws it.",
          },
          {
            location: {
              uri: client.uri("lib/leave.ts"),
              range: { start: { line: 1, character: 16 }, end: { line: 1, character: 21 } },
            },
            message: "`leave` is defined here.",
          },
        ],
      },
    ]);
  });

  it("offers a repair that ends the problem", async () => {
    client.open("app/actions.ts", action);
    const [diagnostic] = await client.diagnostics("app/actions.ts", some);
    const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actions = await client.codeActions("app/actions.ts", range);
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ["Insert `unstable_rethrow` at the start of the `catch` block.", "quickfix"],
    ]);
    const edits = actions[0]?.edit?.changes?.[client.uri("app/actions.ts")] ?? [];
    client.change("app/actions.ts", applyTextEdits(action, edits));
    expect(await client.diagnostics("app/actions.ts", none)).toEqual([]);
    expect(
      await client.codeActions("app/actions.ts", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
    ).toEqual([]);
  });

  it("applies every fix on request", async () => {
    const sync = '"use server";\nexport const save = (id: string) => {};\nexport const drop = (id: string) => {};\n';
    client.open("app/fix.ts", sync);
    await client.diagnostics("app/fix.ts", some);
    const [fixAll, ...others] = await client.codeActions(
      "app/fix.ts",
      { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      ["source.fixAll"],
    );
    expect(others).toEqual([]);
    const edits = fixAll?.edit?.changes?.[client.uri("app/fix.ts")] ?? [];
    expect(applyTextEdits(sync, edits)).toBe(sync.replaceAll("= (", "= async ("));
  });

  it("sees what is not saved, in other files too", async () => {
    client.open("app/actions.ts", action);
    await client.diagnostics("app/actions.ts", some);
    client.open("lib/leave.ts", returning);
    expect(await client.diagnostics("app/actions.ts", none)).toEqual([]);
    client.close("lib/leave.ts");
    expect(await client.diagnostics("app/actions.ts", some)).toHaveLength(1);
  });

  it("looks again when a file changes on disk", async () => {
    client.open("app/actions.ts", action);
    await client.diagnostics("app/actions.ts", some);
    client.save("lib/leave.ts", returning);
    expect(await client.diagnostics("app/actions.ts", none)).toEqual([]);
  });

  it("keeps findings, moved, while the text is broken", async () => {
    client.open("app/actions.ts", action);
    await client.diagnostics("app/actions.ts", some);
    client.change("app/actions.ts", action.replace("export async", "const broken = (\n\nexport async"));
    const [kept] = await client.diagnostics("app/actions.ts", some);
    expect(kept?.range.start).toEqual({ line: 7, character: 4 });
    client.change("app/actions.ts", action);
    expect(await client.diagnostics("app/actions.ts", ([first]) => first?.range.start.line === 5)).toHaveLength(1);
  });

  it("takes its findings back when a file is closed", async () => {
    client.open("app/actions.ts", action);
    await client.diagnostics("app/actions.ts", some);
    client.close("app/actions.ts");
    expect(await client.diagnostics("app/actions.ts", none)).toEqual([]);
  });

  it("tells of a Server Function at its definition and where it is used, and of nothing else", async () => {
    client.open("app/actions.ts", action);
    client.open("app/form.tsx", form);
    const atDefinition = await client.hover("app/actions.ts", { line: 3, character: 24 });
    const atUse = await client.hover("app/form.tsx", { line: 1, character: 40 });
    expect(atDefinition?.contents).toEqual({ kind: "markdown", value: expect.stringContaining("**Server Function**") });
    expect(atDefinition?.contents).toMatchObject({ value: expect.stringContaining("app/form.tsx:2") });
    expect(atDefinition?.contents).toMatchObject({ value: expect.stringContaining("- No guard found") });
    expect(atUse?.contents).toEqual(atDefinition?.contents);
    expect(atUse?.range).toEqual({ start: { line: 1, character: 40 }, end: { line: 1, character: 44 } });
    expect(await client.hover("app/actions.ts", { line: 5, character: 5 })).toBeNull();
  });
});

describe.each(typescriptVersions)("with TypeScript %s", (version) => {
  const menu = `"use client";
export function Menu({ onPick }: { onPick: () => void }) {
  return <button onClick={onPick} />;
}
`;
  const page = `import { Menu } from "./menu";\nexport default () => <Menu onPick={() => {}} />;\n`;
  let typed: TempProject;
  let editor: LspClient;
  beforeEach(async () => {
    typed = createTypedProject(version, {
      "package.json": '{ "dependencies": { "next": "16.4.5" } }',
      "app/menu.tsx": menu,
      "app/page.tsx": page,
    });
    editor = await startLspClient({ root: typed.dir, command: [process.execPath, command, "lsp", "--stdio"] });
  });
  afterEach(async () => {
    await editor.stop();
    typed.remove();
  });

  it("says what the types of an unsaved text show", async () => {
    editor.open("app/menu.tsx", menu);
    const [found] = await editor.diagnostics("app/menu.tsx", some);
    expect(found).toMatchObject({ code: "client-entry-props", range: { start: { line: 1, character: 35 } } });

    editor.change("app/menu.tsx", menu.replace("onPick: () => void", "onPick: string"));
    expect(await editor.diagnostics("app/menu.tsx", none)).toEqual([]);

    editor.change("app/menu.tsx", menu);
    expect(await editor.diagnostics("app/menu.tsx", some)).toHaveLength(1);
  });
});
