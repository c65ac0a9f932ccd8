/** What changes on disk behind the built `server-actions lsp`, with an editor that says so and with one that does not. */
import { renameSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import { type LspClient, startLspClient } from "../helpers/lsp-client.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";

const command = fileURLToPath(new URL("../../ts-plugin/dist/cli.cjs", import.meta.url));

const form = `import { save } from "./actions";
import { leave } from "@/lib/leave";
export const Form = () => <form action={save.bind("1")} />;
export async function go() {
  "use server";
  try {
    leave();
  } catch {
    return null;
  }
}
`;
const tags = `"use server";\nimport { revalidateTag } from "next/cache";\nexport const touch = async () => revalidateTag("a");\n`;
const opened = { "app/form.tsx": form, "app/tags.ts": tags };

const action = `"use server";\nexport async function save(id: string) {\n  return id.length;\n}\n`;
const leaving = `import { redirect } from "next/navigation";\nexport function leave() {\n  redirect("/");\n}\n`;
const returning = "export function leave() {}\n";
const manifest = (next: string) => `{ "dependencies": { "next": "${next}" } }`;
const config = (target: string) =>
  `{ "compilerOptions": { "paths": { "@/*": ["${target}"] }, "plugins": [{ "name": "typescript-plugin-server-actions", "preset": "all" }] } }`;

const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanup.splice(0)) await step();
});

async function start(project: TempProject, isWatching: boolean): Promise<LspClient> {
  const client = await startLspClient({
    root: project.dir,
    command: [process.execPath, command, "lsp", "--stdio"],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: isWatching } } },
  });
  return client;
}

/** What a server that starts now says of texts. */
async function freshly(project: TempProject, texts: Readonly<Record<string, string>>) {
  const client = await start(project, false);
  for (const [file, text] of Object.entries(texts)) client.open(file, text);
  const found = Object.keys(texts).map((file) => client.diagnostics(file, () => true));
  const all = await Promise.all(found);
  await client.stop();
  return all;
}

interface Step {
  readonly name: string;
  readonly change: (project: TempProject) => void;
  readonly heard: readonly (readonly [string, FileChangeType])[];
  /** Whether something else is found then. */
  readonly matters: boolean;
}

const write = (name: string, file: string, text: string, type: FileChangeType, matters = true): Step => ({
  name: `${name} (${file})`,
  change: (project) => project.write(file, text),
  heard: [[file, type]],
  matters,
});
const remove = (name: string, file: string, matters = true): Step => ({
  name: `${name} (${file})`,
  change: (project) => rmSync(project.pathOf(file), { recursive: true }),
  heard: [[file, FileChangeType.Deleted]],
  matters,
});
const { Changed, Created, Deleted } = FileChangeType;

const steps: readonly Step[] = [
  remove("an actions file goes", "app/actions.ts"),
  write("an actions file comes", "app/actions.ts", action, Created),
  write("an actions file changes", "app/actions.ts", action.replace('"use server";\n', ""), Changed),
  write("it changes back", "app/actions.ts", action, Changed),
  remove("package.json goes", "package.json"),
  write("package.json comes", "package.json", manifest("16.4.5"), Created),
  write("package.json changes", "package.json", manifest("15.0.0"), Changed),
  write("package.json changes back", "package.json", manifest("16.4.5"), Changed),
  write("the paths of tsconfig change", "tsconfig.json", config("./other/*"), Changed),
  remove("tsconfig goes", "tsconfig.json"),
  write("tsconfig comes", "tsconfig.json", config("./*"), Created),
  write("what an import leads to changes", "lib/leave.ts", returning, Changed),
  {
    name: "a folder has another name",
    change(project) {
      renameSync(project.pathOf("lib"), project.pathOf("before"));
      renameSync(project.pathOf("other/lib"), project.pathOf("lib"));
      project.write("other/lib/leave.ts", leaving);
    },
    heard: [
      ["lib", Deleted],
      ["before", Created],
      ["lib", Created],
    ],
    matters: true,
  },
  write("a file that matters to nothing comes", "README.md", "# App\n", Created, false),
  write("it changes", "README.md", "# Another\n", Changed, false),
  remove("it goes", "README.md", false),
];

describe.each([true, false])("with an editor that watches files: %s", (isWatching) => {
  it("what changes on disk is seen, as a server sees it that starts then", async () => {
    const project = createTempProject({
      "package.json": manifest("16.4.5"),
      "tsconfig.json": config("./*"),
      "app/actions.ts": action,
      "app/page.tsx": 'import { Form } from "./form";\nexport default () => <Form />;\n',
      "lib/leave.ts": leaving,
      "other/lib/leave.ts": leaving.replace("redirect(", "\n  redirect("),
      ...opened,
    });
    cleanup.push(project.remove);
    const client = await start(project, isWatching);
    cleanup.unshift(client.stop);
    const files = Object.keys(opened);
    const texts: Record<string, string> = { ...opened };
    for (const [file, text] of Object.entries(texts)) client.open(file, text);
    await Promise.all(files.map((file) => client.diagnostics(file, () => true)));
    await expect.poll(() => client.registered.includes("workspace/didChangeWatchedFiles")).toBe(isWatching);
    const last = () => files.map((file) => client.published(file).at(-1) as readonly Diagnostic[]);
    for (const { change, heard, matters, name } of steps) {
      const before = last();
      change(project);
      if (isWatching) client.heard(heard);
      else {
        // It is seen with the next edit.
        texts["app/tags.ts"] = `${client.text("app/tags.ts")}void 0;\n`;
        client.change("app/tags.ts", texts["app/tags.ts"]);
      }
      const now = await freshly(project, texts);
      expect(JSON.stringify(now) !== JSON.stringify(before), name).toBe(matters);
      await expect.poll(last, { message: name, timeout: 10_000 }).toEqual(now);
    }
  }, 120_000);

  it("a text that is typed is seen with what other files make of it", async () => {
    const project = createTempProject({
      "package.json": manifest("16.4.5"),
      "tsconfig.json": config("./*"),
      "app/actions.ts": action,
      "lib/leave.ts": leaving,
    });
    cleanup.push(project.remove);
    const client = await start(project, isWatching);
    cleanup.unshift(client.stop);
    client.open("app/form.tsx", form);
    client.open("lib/leave.ts", leaving);
    const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);
    await client.diagnostics("app/form.tsx", (found) => codes(found).includes("no-redirect-in-try-catch"));
    client.change("lib/leave.ts", returning);
    await client.diagnostics("app/form.tsx", (found) => !codes(found).includes("no-redirect-in-try-catch"));
    client.change("lib/leave.ts", 'export * from "./more";\n');
    client.open("lib/more.ts", leaving);
    project.write("lib/more.ts", leaving);
    if (isWatching) client.heard([["lib/more.ts", Created]]);
    client.change("lib/more.ts", `${leaving}\n`);
    await client.diagnostics("app/form.tsx", (found) => codes(found).includes("no-redirect-in-try-catch"));
  });
});
