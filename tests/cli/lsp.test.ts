/** The built `server-actions lsp`, driven as an editor drives it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
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
        textDocumentSync: { openClose: true, change: 2, save: true },
        codeActionProvider: {
          codeActionKinds: [
            "quickfix",
            "refactor.extract.function.action",
            "refactor.rewrite.property.actionName",
            "source.fixAll.server-actions",
          ],
        },
        hoverProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
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

  it("looks at the file that changed last before the others", async () => {
    client.open("app/form.tsx", form);
    client.open("app/actions.ts", action);
    await client.diagnostics("app/form.tsx", none);
    await client.diagnostics("app/actions.ts", some);
    for (const [edited, other, text] of [
      ["app/form.tsx", "app/actions.ts", form],
      ["app/actions.ts", "app/form.tsx", action],
    ] as const) {
      const before = client.published(other).length;
      client.change(edited, `${text}\nvoid 0;\n`);
      let atFirst: number | undefined;
      await client.diagnostics(edited, () => (atFirst ??= client.published(other).length) >= 0);
      expect(atFirst).toBe(before);
      await expect.poll(() => client.published(other).length).toBeGreaterThan(before);
    }
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

  it("makes the same suggestion in all of a file", async () => {
    const lost =
      'import { save } from "./actions";\nexport const a = save.bind("1");\nexport const b = [save.bind("2")];\n';
    client.open("app/lost.ts", lost);
    const [first] = await client.diagnostics("app/lost.ts", (found) => found.length === 2);
    const offered = await client.codeActions("app/lost.ts", first!.range);
    expect(offered.map(({ title }) => title)).toEqual([
      'Pass `null` first, and bind `"1"`.',
      "Fix all in this file: Pass `null` first.",
    ]);
    await client.apply(offered[1]!);
    expect(client.text("app/lost.ts")).toBe(lost.replaceAll("bind(", "bind(null, "));
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

it("tells of a dispatch function, of a prop that receives a Server Function, and of a file's directive", async () => {
  const menu = `"use client";
import { useActionState } from "react";
import { save } from "./actions";
export function Menu({ onPick }) {
  const [state, submit] = useActionState(save, "");
  return <form action={submit} onClick={() => onPick(state)} />;
}
`;
  const page =
    'import { Menu } from "./menu";\nimport { save } from "./actions";\nexport default () => <Menu onPick={save} />;\n';
  client.save("app/menu.jsx", menu);
  client.save("app/page.tsx", page);
  client.open("app/menu.jsx", menu);
  client.open("app/actions.ts", action);
  const at = async (file: string, line: number, character: number) => {
    const found = await client.hover(file, { line, character });
    return (found?.contents as { readonly value: string } | undefined)?.value.split("\n");
  };
  const origin = '**Server Function**, exported by a `"use server"` file';
  expect((await at("app/menu.jsx", 4, 18))?.slice(0, 3)).toEqual(["`submit` dispatches to `save`", "", origin]);
  expect((await at("app/menu.jsx", 5, menu.split("\n")[5]!.indexOf("onPick")))?.slice(0, 3)).toEqual([
    "`onPick` of `Menu` receives the Server Function `save`, in `app/page.tsx:3`",
    "",
    origin,
  ]);
  expect(await at("app/actions.ts", 0, 4)).toEqual([
    "**1 Server Function**, which the client can call with arguments of its choice",
    "- No guard found: `save`",
  ]);
  expect(await at("app/menu.jsx", 4, 10)).toBeUndefined();
});

describe("repairs that write other files", () => {
  const inline = `"use client";
export function Menu() {
  const pick = async () => {
    "use server";
  };
  return <form action={pick} />;
}
`;
  const top = { start: { line: 3, character: 6 }, end: { line: 3, character: 6 } };
  const move = (title: string) => title.startsWith("Move ");

  it("make a file, and change one that is there", async () => {
    client.open("app/new/menu.tsx", inline);
    await client.diagnostics("app/new/menu.tsx", some);
    const [found] = (await client.codeActions("app/new/menu.tsx", top)).filter(({ title }) => move(title));
    expect(found?.title).toBe("Move `pick` to `../actions.ts`.");
    await client.apply(found!);
    expect(client.text("app/new/menu.tsx")).toContain('import { pick } from "../actions";');
    expect(readFileSync(join(project.dir, "app/actions.ts"), "utf8")).toBe(
      `${action}\nexport async function pick() {\n}\n`,
    );

    client.open("other/menu.tsx", inline);
    await client.diagnostics("other/menu.tsx", some);
    await client.apply((await client.codeActions("other/menu.tsx", top)).find(({ title }) => move(title))!);
    expect(readFileSync(join(project.dir, "other/actions.ts"), "utf8")).toBe(
      '"use server";\n\nexport async function pick() {\n}\n',
    );
    await client.diagnostics("other/menu.tsx", none);
  });

  it.each([
    ["nothing", {}, ["Move `pick` to `../actions.ts`."], []],
    ["versions of documents, no new files", { documentChanges: true }, ["Move `pick` to `../actions.ts`."], []],
  ])("with an editor that knows %s: those without a new file", async (_name, workspaceEdit, beside, made) => {
    const plain = await startLspClient({
      root: project.dir,
      command: [process.execPath, command, "lsp", "--stdio"],
      capabilities: { workspace: { workspaceEdit } },
    });
    const titles = async (file: string) => {
      plain.open(file, inline);
      await plain.diagnostics(file, some);
      return (await plain.codeActions(file, top)).map(({ title }) => title).filter(move);
    };
    expect(await titles("app/new/menu.tsx")).toEqual(beside);
    expect(await titles("other/menu.tsx")).toEqual(made);
    await plain.stop();
  });

  it("name a prop for the Server Functions that it gets, at every place", async () => {
    const entry = { name: "typescript-plugin-server-actions", rules: { "action-prop-name": "warn" } };
    client.save("tsconfig.json", JSON.stringify({ compilerOptions: { plugins: [entry] } }));
    const menu = `"use client";
interface Props {
  pick: (id: string) => void;
  label?: string;
}
export function Menu({ pick, label = "a" }: Props) {
  return <button onClick={() => pick(label)} />;
}
export const Other = (props: { drop(): void }) => <button onClick={() => props.drop()} />;
`;
    const page = `import { Menu, Other } from "./menu";
import { save } from "./actions";
export default () => <><Menu label="b" pick={save} /><Other drop={async () => { "use server"; }} /><Menu pick={save.bind(null)} /></>;
`;
    client.save("app/page.tsx", page);
    client.save("app/menu.tsx", menu);
    client.open("app/menu.tsx", menu);
    const found = await client.diagnostics("app/menu.tsx", (each) => each.length === 2);
    expect(found.map(({ code }) => code)).toEqual(["action-prop-name", "action-prop-name"]);
    const titles = ["Rename `pick` to `pickAction`", "Rename `drop` to `dropAction`"];
    for (const [index, { range }] of found.entries()) {
      const at = index === 0 ? range : (await client.diagnostics("app/menu.tsx", some)).at(-1)!.range;
      const [fix] = await client.codeActions("app/menu.tsx", at, ["quickfix"]);
      const [refactoring] = await client.codeActions("app/menu.tsx", at, ["refactor.rewrite"]);
      expect([fix?.title, refactoring?.title]).toEqual(
        Array(2).fill(`${titles[index]}: it gets Server Functions only`),
      );
      await client.apply(fix!);
    }
    await client.diagnostics("app/menu.tsx", none);
    expect(client.text("app/menu.tsx")).toBe(
      menu
        .replace("  pick:", "  pickAction:")
        .replace("{ pick,", "{ pickAction: pick,")
        .replace("{ drop()", "{ dropAction()")
        .replace("props.drop", "props.dropAction"),
    );
    expect(readFileSync(join(project.dir, "app/page.tsx"), "utf8")).toBe(
      page.replaceAll("pick={", "pickAction={").replace("drop={", "dropAction={"),
    );
  });

  it("an inline action of a server module moves when one asks for it; where it cannot, the reason is said on request", async () => {
    const page = `export default function Page({ id }: { id: string }) {
  return <form action={async () => {
    "use server";
    await id;
  }} />;
}
`.replace("await id;", "console.log(id);");
    client.open("app/page.jsx", page.replace(": { id: string }", ""));
    client.open("app/page.tsx", page);
    const at = { start: { line: 1, character: 24 }, end: { line: 1, character: 24 } };
    const [found] = await client.codeActions("app/page.jsx", at);
    expect(found).toMatchObject({
      title: "Move `pageAction` to `page-actions.js`, and bind `id`: not encrypted, as its closure is",
      kind: "refactor.extract.function.action",
    });
    expect(await client.codeActions("app/page.tsx", at)).toEqual([]);
    const [refused] = await client.codeActions("app/page.tsx", at, ["refactor.extract"]);
    expect(refused?.disabled?.reason).toBe("The type of `id` cannot be written in another file.");
    await client.apply(found!);
    expect(client.text("app/page.jsx")).toContain("<form action={pageAction.bind(null, id)} />");
    expect(
      await client.codeActions("app/page.jsx", { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } }),
    ).toEqual([]);
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

  it("shows what needs no types before TypeScript is loaded, and takes nothing of it back", async () => {
    const both = `${menu}export const bind = async () => {\n  "use server";\n};\n`;
    editor.open("app/menu.tsx", both);
    await editor.diagnostics("app/menu.tsx", (found) => found.length === 2);
    const codes = editor.published("app/menu.tsx").map((each) => each.map(({ code }) => code));
    expect(codes).toEqual([["no-inline-action-in-client"], ["client-entry-props", "no-inline-action-in-client"]]);
    editor.change("app/menu.tsx", `${both}\n`);
    await editor.diagnostics("app/menu.tsx", (found) => found.length === 2);
    expect(editor.published("app/menu.tsx")).toHaveLength(3);
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
