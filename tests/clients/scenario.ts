/** What one does in an editor, whichever it is: open, read, repair, type on. The servers between the editor and tsserver are the published ones. */
import type { CompletionItem, CompletionList, Diagnostic } from "vscode-languageserver-protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LspClient, type LspClientOptions, startLspClient } from "../helpers/lsp-client.ts";
import type { TempProject } from "../helpers/temp-project.ts";
import { actions, bound, createApp, lost, menu, page } from "./app.ts";

const patience = { timeout: 20_000, interval: 200 };

/** Registers the tests of one client. `describeOptions`: how it is started in the app's folder. */
export function testClient(
  name: string,
  describeOptions: (project: TempProject) => Omit<LspClientOptions, "root">,
): void {
  describe(name, () => {
    let project: TempProject;
    let client: LspClient;

    beforeAll(async () => {
      project = createApp();
      client = await startLspClient({ root: project.dir, ...describeOptions(project) });
      client.open("app/actions.ts", actions);
    });
    afterAll(async () => {
      await client?.stop();
      project?.remove();
    });

    /** Ours, once `isMeant` holds for them. */
    const findings = async (file: string, isMeant: (own: readonly Diagnostic[]) => boolean) => {
      const isOwn = ({ source }: Diagnostic): boolean => source === "server-actions";
      const all = await client.diagnostics(file, (published) => isMeant(published.filter(isOwn)));
      return all.filter(isOwn);
    };
    const isGone = (own: readonly Diagnostic[]): boolean => own.length === 0;
    const isThere = (own: readonly Diagnostic[]): boolean => own.length > 0;

    test("a finding is shown, its repair applied, and then it is gone", async () => {
      const [finding] = await findings("app/actions.ts", isThere);
      expect(finding).toMatchObject({ code: 72001, range: { start: { line: 6, character: 4 } } });
      const offered = await client.codeActions("app/actions.ts", finding!.range, ["quickfix"]);
      expect(offered.map(({ title }) => title)).toContain("Disable `no-redirect-in-try-catch` for this line");
      await client.apply(offered.find(({ title }) => title.includes("unstable_rethrow"))!);
      expect(client.text("app/actions.ts")).toContain("unstable_rethrow(error);");
      await findings("app/actions.ts", isGone);
    });

    test("typing brings a finding, and takes it back", async () => {
      const before = client.text("app/actions.ts");
      client.change("app/actions.ts", `${before}export const limit = 3;\n`);
      expect(await findings("app/actions.ts", isThere)).toMatchObject([{ code: 72103 }]);
      client.change("app/actions.ts", before);
      await findings("app/actions.ts", isGone);
    });

    test("the same repair in all of a file", async () => {
      client.open("app/bound.ts", bound);
      const [first, second] = await findings("app/bound.ts", (own) => own.length === 2);
      expect([first?.code, second?.code]).toEqual([72108, 72108]);
      const offered = await client.codeActions("app/bound.ts", first!.range, ["quickfix"]);
      await client.apply(offered.find(({ title }) => title === "Fix all in this file: Pass `null` in its place.")!);
      expect(client.text("app/bound.ts")).toBe(bound.replaceAll("globalThis", "null"));
      await findings("app/bound.ts", isGone);
    });

    test("the same suggestion in all of a file", async () => {
      client.open("app/lost.ts", lost);
      const [first, second] = await findings("app/lost.ts", (own) => own.length === 2);
      expect([first?.code, second?.code]).toEqual([72108, 72108]);
      const offered = await client.codeActions("app/lost.ts", first!.range, ["quickfix"]);
      await client.apply(offered.find(({ title }) => title === "Fix all in this file: Pass `null` first.")!);
      expect(client.text("app/lost.ts")).toBe(lost.replaceAll("bind(", "bind(null, "));
      await findings("app/lost.ts", isGone);
    });

    test("an inline action moves to the actions file", async () => {
      client.open("app/page.tsx", page);
      const place = { line: 1, character: page.split("\n")[1]!.indexOf("async") };
      await expect
        .poll(async () => {
          const offered = await client.codeActions("app/page.tsx", { start: place, end: place }, ["refactor.extract"]);
          return offered.map(({ title }) => title);
        }, patience)
        .toContain("Move `pageAction` to `actions.ts`, and bind `id`: not encrypted, as its closure is");
      const offered = await client.codeActions("app/page.tsx", { start: place, end: place }, ["refactor.extract"]);
      await client.apply(offered.find(({ title }) => title.startsWith("Move `pageAction`"))!);
      expect(client.text("app/page.tsx")).toContain("<form action={pageAction.bind(null, id)} />");
      expect(client.text("app/actions.ts")).toContain("export async function pageAction(id: string) {");
    });

    /** What a hover says of `word` in a line. */
    const hoverOver = async (file: string, text: string, line: number, word: string): Promise<string> => {
      const found = await client.hover(file, { line, character: text.split("\n")[line]!.indexOf(word) });
      const parts = [found?.contents ?? []].flat();
      return parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
    };

    test("hover shows the card", async () => {
      const value = await hoverOver("app/bound.ts", bound, 2, "save");
      expect(value).toContain("save(id: string)");
      expect(value).toContain('**Server Function**, exported by a `"use server"` file');
      expect(value).toContain('- Bound here: `"1"`, **not encrypted**');
    });

    test("hover tells of a dispatch function, of a prop that receives a Server Function, and of a file's directive", async () => {
      client.open("app/menu.tsx", menu);
      expect(await hoverOver("app/menu.tsx", menu, 5, "submit")).toContain("`submit` dispatches to `save`");
      expect(await hoverOver("app/menu.tsx", menu, 6, "onPick")).toContain(
        "`onPick` of `Menu` receives the Server Function `remove`, in `app/picker.tsx:3`",
      );
      expect(await hoverOver("app/actions.ts", actions, 0, "use server")).toContain(
        "**3 Server Functions**, which the client can call",
      );
    });

    const completionsAt = async (file: string, line: number, character: number) => {
      const at = { textDocument: { uri: client.uri(file) }, position: { line, character } };
      const found = await client.request<CompletionItem[] | CompletionList>("textDocument/completion", at);
      return "items" in found ? found.items : found;
    };

    test("the name of an action prop is completed", async () => {
      const line = menu.split("\n").findIndex((text) => text.includes("pic }"));
      const character = menu.split("\n")[line]!.indexOf(" }");
      const labels = (await completionsAt("app/menu.tsx", line, character)).map(({ label }) => label);
      expect(labels).toContain("picAction");
    });

    test("a directive is completed", async () => {
      client.open("app/new.ts", '"use "\n\nexport async function a() {}\n');
      const item = (await completionsAt("app/new.ts", 0, 5)).find(({ label }) => label === "use server");
      expect(item).toBeDefined();
      const { documentation } = await client.request<CompletionItem>("completionItem/resolve", item);
      expect(JSON.stringify(documentation)).toContain("becomes a Server Function");
    });
  });
}
