/** What the language server keeps between edits never shows: after any change it finds what a server that has just started does. */
import { afterEach, describe, expect, it } from "vitest";
import { listSourceFiles } from "../../shared/src/host/list-files.ts";
import { createDocuments } from "../../ts-plugin/src/lsp/documents.ts";
import { newsOf, watchedIn } from "../../ts-plugin/src/lsp/watched-files.ts";
import { createLinter, type Linter } from "../../ts-plugin/src/standalone/linter.ts";
import { createTempProject, type TempProject } from "../helpers/temp-project.ts";
import { firstTexts, randomChanges } from "./random-changes.ts";

let project: TempProject | undefined;
afterEach(() => project?.remove());

function findingsOf(linter: Linter, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const { crashes, findings, status } = linter.lint(file);
    return [
      // Whether a file without findings is parsed, and found to be broken, depends on what probes have been asked before.
      `${file} ${status === "unreadable" ? status : "read"}`,
      ...crashes,
      ...findings.map(({ check, finding, severity }) => `${check.name} ${severity} ${JSON.stringify(finding)}`),
    ];
  });
}

it("a file that comes in one project is what an import of another leads to", () => {
  project = createTempProject({
    ...firstTexts(),
    "app/admin/next.config.js": "",
    "app/admin/actions.ts": firstTexts()["app/actions.ts"]!,
  });
  const { dir } = project;
  const open = createDocuments();
  const look = () => {
    open.startRun();
    return findingsOf(open.linter, listSourceFiles(dir).sort());
  };
  const before = look();
  project.write("src/lib/leave.ts", "export function leave() {}\n");
  const after = look();
  expect(after.filter((line) => !before.includes(line))).toEqual([`${dir}/src/lib/leave.ts read`]);
  expect(before.filter((line) => !after.includes(line))).toEqual([
    expect.stringMatching(/^no-redirect-in-try-catch error/u),
    expect.stringMatching(/^no-redirect-in-try-catch error/u),
  ]);
});

it("a file without anything to check asks for no look at the disk, which then waits for one that does", () => {
  project = createTempProject(firstTexts());
  const { dir } = project;
  const open = createDocuments();
  const actions = [`${dir}/app/actions.ts`];
  const swallowed = () =>
    findingsOf(open.linter, actions).filter((line) => line.startsWith("no-redirect-in-try-catch"));
  expect(swallowed()).toHaveLength(1);
  open.open(`${dir}/lib/plain.ts`, "export const a = 1;\n");
  open.startRun();
  expect(open.linter.lint(`${dir}/lib/plain.ts`).status).toBe("skipped");
  // Had the disk been looked at, this would come too late.
  project.write("lib/leave.ts", "export function leave() {}\n");
  expect(swallowed()).toEqual([]);
  project.write("lib/leave.ts", firstTexts()["lib/leave.ts"]!);
  expect(swallowed()).toEqual([]);
  open.startRun();
  open.startRun();
  expect(swallowed()).toHaveLength(1);
});

const seeds = Array.from({ length: 8 }, (_, index) => index + 1);

describe.each([true, false])("with an editor that watches files: %s", (isWatching) => {
  it.each(seeds)(
    "a run after random changes finds what a first run would (seed %i)",
    (seed) => {
      const dir = (project = createTempProject(firstTexts())).dir;
      const changes = randomChanges(project, seed, isWatching);
      const texts = new Map<string, string>();
      const overlay = (file: string) => (texts.has(file) ? { text: texts.get(file)! } : undefined);
      const open = createDocuments();
      if (isWatching) open.news.watch(watchedIn([dir]));
      const found = new Set<string>();
      for (let step = 0; step < 50; step += 1) {
        const change = changes.next(texts);
        if (change.kind === "close") {
          texts.delete(change.file);
          open.close(change.file);
        } else if (change.kind === "open") {
          texts.set(change.file, change.text);
          open.open(change.file, change.text);
        } else if (isWatching) {
          const news = newsOf(change.changes);
          if (news) open.news.suspect(news);
        }
        // Some come together.
        if (step % 5 === 3) continue;
        // As the server does it, where nobody watches: what is typed in comes before a look at the disk.
        open.startWithTexts();
        for (const file of texts.keys()) open.linter.lint(file);
        open.startRun();
        const files = [...new Set([...listSourceFiles(dir).sort(), ...texts.keys()])];
        const now = findingsOf(open.linter, files);
        const fresh = createLinter({ overlay });
        expect(now, `step ${step}: ${JSON.stringify(change)}`).toEqual(findingsOf(fresh, files));
        found.add(now.join("\n"));
      }
      expect(found.size).toBeGreaterThan(10);
    },
    120_000,
  );
});
