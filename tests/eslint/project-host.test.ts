/** What a check sees of the project around the linted file. */
import { ESLint, Linter } from "eslint";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { CheckContext } from "../../shared/src/model/check.ts";
import { createTempProject } from "../helpers/temp-project.ts";
import { toyCheck, toyRule } from "../helpers/toy-check.ts";

const serverAction = '"use server";\nexport async function act() {}\n';
const page = 'import { act } from "./other";\n';

const project = createTempProject({
  "package.json": '{ "dependencies": { "next": "^15.1.0", "react": "19.0.0" } }',
  "app/other.js": serverAction,
  "app/page.js": page,
  "app/caller.js": 'import { act } from "./other";\nact();\n',
});
afterAll(() => project.remove());

let look: (context: CheckContext<unknown>) => unknown = () => undefined;
let seen: unknown;
const rule = toyRule(
  toyCheck({
    canApply: () => true,
    run(context) {
      seen = look(context);
      return [];
    },
  }),
);

function configWith(settings: object = {}): Linter.Config {
  return {
    files: ["**"],
    plugins: { "server-actions": { rules: { toy: rule } } as object },
    rules: { "server-actions/toy": "error" },
    settings: { "server-actions": settings },
  };
}

/** What `question` answers while `text` is linted as `file` in a run of its own. */
function ask(
  question: typeof look,
  { file = "app/page.js", text = page, settings = {}, dir = project.dir } = {},
): unknown {
  look = question;
  seen = undefined;
  const messages = new Linter({ cwd: dir }).verify(text, [configWith(settings)], { filename: `${dir}/${file}` });
  expect(messages).toEqual([]);
  return seen;
}

const isActionHere = ({ graph, module }: CheckContext<unknown>) =>
  graph.isServerFunction({ kind: "import", source: "./other", name: "act", path: [] }, module.filename);

describe("the graph", () => {
  it("reads other files from disk", () => {
    expect(ask(isActionHere)).toBe("yes");
  });

  it("sees in the next run that one has changed", () => {
    project.write("app/other.js", "export const act = 1;\n");
    expect(ask(isActionHere)).toBe("no");
    project.write("app/other.js", serverAction);
    expect(ask(isActionHere)).toBe("yes");
  });

  it("sees the text that is linted in place of the one on disk, and the disk's when another file is linted", () => {
    const boundary = ({ graph }: CheckContext<unknown>) => graph.boundaryOf(project.pathOf("app/other.js"));
    expect(ask(boundary, { file: "app/other.js", text: '"use client";\n' })).toBe("client");
    expect(ask(boundary, { file: "app/other.js", text: "" })).toBe("none");
    expect(ask(boundary)).toBe("server");
  });

  it("knows who calls a function of the linted file", () => {
    const callers = ({ graph }: CheckContext<unknown>) =>
      graph.callSitesOf(project.pathOf("app/other.js"), "act").map(({ file }) => file);
    expect(ask(callers, { file: "app/other.js", text: serverAction })).toEqual([project.pathOf("app/caller.js")]);
  });

  it("is one for all files and rules of a run", () => {
    const graphs = new Set<unknown>();
    const collect = ({ graph }: CheckContext<unknown>) => graphs.add(graph);
    ask(collect);
    ask(collect, { file: "app/other.js", text: serverAction });
    expect(graphs.size).toBe(1);
    ask(collect, { settings: { builders: ["client"] } });
    expect(graphs.size).toBe(2);
  });

  it("serves a processor's blocks, which are no files", async () => {
    const processor = {
      preprocess: (text: string) =>
        text.split("---\n").map((block, index) => ({ text: block, filename: `${index}.js` })),
      postprocess: (messages: Linter.LintMessage[][]) => messages.flat(),
    };
    const boundaries: unknown[] = [];
    look = ({ graph, module }) => boundaries.push([module.filename, graph.boundaryOf(module.filename)]);
    const config: Linter.Config[] = [
      { files: ["**/*.md"], processor: processor },
      { ...configWith(), files: ["**/*.js"] },
    ];
    const eslint = new ESLint({ cwd: project.dir, overrideConfigFile: true, overrideConfig: config });
    const [result] = await eslint.lintText('"use client";\n---\n"use server";\n', {
      filePath: project.pathOf("notes.md"),
    });
    expect(result?.messages).toEqual([]);
    expect(boundaries).toEqual([
      [project.pathOf("notes.md/0_0.js"), "client"],
      [project.pathOf("notes.md/1_1.js"), "server"],
    ]);
  });
});

describe("the settings", () => {
  const versions = ({ settings }: CheckContext<unknown>) => [settings.nextVersion, settings.reactVersion];

  it("have the versions that the project names", () => {
    expect(ask(versions)).toEqual(["15.1.0", "19.0.0"]);
  });

  it("have the user's versions before those", () => {
    expect(ask(versions, { settings: { nextVersion: "14.2" } })).toEqual(["14.2", "19.0.0"]);
  });
});

describe("a malformed tsconfig", () => {
  it("is said once, as a warning of the process, and costs no finding", () => {
    const broken = createTempProject({ "tsconfig.json": '{ "compilerOptions": ', "app/page.js": 'import "@/x";' });
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const resolve = ({ graph, module }: CheckContext<unknown>) => graph.resolveModule("@/x", module.filename);
    expect(ask(resolve, { dir: broken.dir })).toBeUndefined();
    expect(ask(resolve, { dir: broken.dir })).toBeUndefined();
    expect(warn.mock.calls).toEqual([[expect.stringContaining("tsconfig.json"), "eslint-plugin-server-actions"]]);
    warn.mockRestore();
    broken.remove();
  });
});
