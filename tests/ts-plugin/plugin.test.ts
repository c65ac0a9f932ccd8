/** The plugin as a server drives it, in this process, with checks small enough to see what the host does with them. */
import ts from "typescript";
import { beforeEach, describe, expect, test } from "vitest";
import type { Check, Finding } from "../../shared/src/index.ts";
import { createPluginModule } from "../../ts-plugin/src/plugin.ts";
import { createMemoryProject, type MemoryProject, type PluginEntry } from "../helpers/language-service.ts";
import { toyCheck } from "../helpers/toy-check.ts";

const entry: PluginEntry = { name: "typescript-plugin-server-actions" };
const own = (diagnostics: readonly ts.Diagnostic[]) => diagnostics.filter(({ source }) => source === "server-actions");
const codes = (service: ts.LanguageService, file: string) =>
  service.getSemanticDiagnostics(file).map(({ code }) => code);

describe("a service with the plugin", () => {
  let project: MemoryProject;
  let file: string;

  beforeEach(() => {
    project = createMemoryProject({ "a.ts": "debugger;\nconst n: string = 1;\n" });
    file = project.path("a.ts");
  });

  const attach = (
    checks: readonly Check[] = [toyCheck()],
    config: PluginEntry = entry,
    plugins?: readonly PluginEntry[],
  ) => {
    const module = createPluginModule(ts, checks);
    return { module, service: module.create(project.createInfo(config, plugins)) };
  };

  test("adds its findings to TypeScript's", () => {
    const { service } = attach();
    const [first, second] = service.getSemanticDiagnostics(file);
    expect(first).toMatchObject({ code: 2322 });
    expect(second).toMatchObject({
      code: 72999,
      source: "server-actions",
      category: ts.DiagnosticCategory.Error,
      start: 0,
      length: 9,
      messageText: "Found `debugger`.",
    });
  });

  test("has every method of the service, and answers the others as it does", () => {
    const { service } = attach();
    expect(Object.keys(service).sort()).toEqual(Object.keys(project.service).sort());
    expect(service.getQuickInfoAtPosition(file, 17)).toEqual(project.service.getQuickInfoAtPosition(file, 17));
  });

  test("reports nothing in packages and declarations", () => {
    project.write("node_modules/p/index.ts", "debugger;");
    project.write("b.d.ts", "debugger;");
    const { service } = attach();
    expect(own(service.getSemanticDiagnostics(project.path("node_modules/p/index.ts")))).toEqual([]);
    expect(own(service.getSemanticDiagnostics(project.path("b.d.ts")))).toEqual([]);
  });

  test("offers suggestions and a disable comment where the finding is, and only when asked for its code", () => {
    const { service } = attach();
    const at = (start: number, end: number, ...asked: number[]) =>
      service.getCodeFixesAtPosition(file, start, end, asked, {}, {});
    expect(at(0, 9, 72999)).toEqual([
      {
        fixName: "server-actions/toy",
        description: "Remove it.",
        changes: [{ fileName: file, textChanges: [{ span: { start: 0, length: 9 }, newText: "" }] }],
      },
      {
        fixName: "server-actions/toy/disable",
        description: "Disable `toy` for this line",
        changes: [
          {
            fileName: file,
            textChanges: [{ span: { start: 0, length: 0 }, newText: "// server-actions-disable-next-line toy\n" }],
          },
        ],
      },
    ]);
    expect(at(16, 17, 72999)).toEqual([]);
    expect(at(0, 9, 2322)).toEqual([]);
  });

  test("applies every fix of a rule at once, and never a suggestion", () => {
    project.write("a.ts", "debugger;\ndebugger;\n");
    const fixable = toyCheck({
      *run({ module }) {
        for (const { range } of module.nodesOfType("DebuggerStatement")) {
          yield {
            span: { start: range[0], end: range[1] },
            messageId: "found",
            data: { what: "debugger" },
            fix: [{ start: range[0], end: range[1], text: "" }],
          };
        }
      },
    });
    const combined = (checks: readonly Check[]) =>
      attach(checks).service.getCombinedCodeFix({ type: "file", fileName: file }, "server-actions/toy/found", {}, {});
    expect(combined([fixable])).toEqual({
      changes: [
        {
          fileName: file,
          textChanges: [
            { span: { start: 0, length: 9 }, newText: "" },
            { span: { start: 10, length: 9 }, newText: "" },
          ],
        },
      ],
    });
    project = createMemoryProject({ "a.ts": "debugger;\n" });
    expect(combined([toyCheck()])).toEqual({ changes: [] });
    const [action] = attach([fixable]).service.getCodeFixesAtPosition(file, 0, 9, [72999], {}, {});
    expect(action).toMatchObject({
      fixName: "server-actions/toy/found",
      fixId: "server-actions/toy/found",
      description: "Found `debugger`.",
      fixAllDescription: "Fix all in this file: Found `debugger`.",
    });
    const other = attach([fixable]).service.getCombinedCodeFix(
      { type: "file", fileName: file },
      "server-actions/toy/lost",
      {},
      {},
    );
    expect(other, "the fix of another message").toEqual({ changes: [] });
  });

  test("leaves fix-all ids of others to the service", () => {
    const { service } = attach();
    expect(service.getCombinedCodeFix({ type: "file", fileName: file }, "fixMissingImport", {}, {})).toEqual(
      project.service.getCombinedCodeFix({ type: "file", fileName: file }, "fixMissingImport", {}, {}),
    );
  });

  test("names its codes among the supported ones", () => {
    expect(attach().service.getSupportedCodeFixes(file)).toEqual(expect.arrayContaining(["72010"]));
  });

  test("an error in a check is logged, and the other checks and TypeScript are heard", () => {
    const broken = toyCheck({
      name: "broken",
      code: 72998,
      run() {
        throw new Error("boom");
      },
    });
    expect(codes(attach([broken, toyCheck()]).service, file)).toEqual([2322, 72999]);
    expect(project.log.join("\n")).toContain(`[server-actions] broken failed on ${file}: Error: boom`);
  });

  test("an error in the host leaves what TypeScript says", () => {
    const info = project.createInfo(entry);
    const failing = {
      ...info.languageService,
      getProgram: () => {
        throw new Error("no program");
      },
    };
    const service = createPluginModule(ts, [toyCheck()]).create({ ...info, languageService: failing });
    expect(codes(service, file)).toEqual([2322]);
    expect(service.getCodeFixesAtPosition(file, 0, 9, [72999], {}, {})).toEqual([]);
    expect(project.log.join("\n")).toContain("getSemanticDiagnostics failed: Error: no program");
  });

  test("related places become related information, in this file and others", () => {
    project.write("b.ts", "export const b = 1;\n");
    const related: Finding["related"] = [
      { file, start: 0, end: 3, message: "here" },
      { file: project.path("b.ts"), start: 13, end: 14, message: "there" },
      { file: project.path("gone.ts"), start: 0, end: 1, message: "nowhere" },
    ];
    const pointing = toyCheck({
      *run() {
        yield { span: { start: 0, end: 9 }, messageId: "found", related };
      },
    });
    const [found] = own(attach([pointing]).service.getSemanticDiagnostics(file));
    expect(found?.relatedInformation?.map((place) => [place.file?.fileName, place.start, place.messageText])).toEqual([
      [file, 0, "here"],
      [project.path("b.ts"), 13, "there"],
      [undefined, undefined, "nowhere"],
    ]);
  });

  test("a comment silences a finding, its fixes, and the unused @ts-expect-error that goes with it", () => {
    project.write("a.ts", "// @ts-expect-error\ndebugger;\n// @ts-expect-error\nfoo();\nfunction foo() {}\n");
    const { service } = attach();
    const found = service.getSemanticDiagnostics(file);
    expect(found.map(({ code, start }) => [code, start])).toEqual([[2578, 30]]);
    expect(service.getCodeFixesAtPosition(file, 20, 29, [72999], {}, {})).toEqual([]);
  });

  describe("configuration", () => {
    test('"enabled": false leaves the service as it is, and can be turned on', () => {
      const { module, service } = attach([toyCheck()], { ...entry, enabled: false });
      expect(codes(service, file)).toEqual([2322]);
      module.onConfigurationChanged?.({ ...entry, enabled: true });
      expect(codes(service, file)).toEqual([2322, 72999]);
      expect(project.log).toContain("refreshed");
      module.onConfigurationChanged?.({ ...entry, rules: { toy: "warn" } });
      expect(own(service.getSemanticDiagnostics(file))).toMatchObject([{ category: ts.DiagnosticCategory.Warning }]);
      module.onConfigurationChanged?.({ ...entry, rules: { toy: "off" } });
      expect(codes(service, file)).toEqual([2322]);
    });

    test("a mistake is said on the first file and in the log, and the rest of the entry counts", () => {
      project.write("b.ts", "debugger;\n");
      const { service } = attach([toyCheck()], { ...entry, presets: "all", rules: { toy: "warn" } });
      const [notice, ...others] = own(service.getSemanticDiagnostics(file)).filter(({ code }) => code === 72000);
      expect(others).toEqual([]);
      expect(notice?.messageText).toContain("`presets` is not a setting");
      expect(own(service.getSemanticDiagnostics(project.path("b.ts")))).toMatchObject([
        { code: 72999, category: ts.DiagnosticCategory.Warning },
      ]);
      expect(project.log.filter((line) => line.includes("`presets` is not a setting"))).toHaveLength(1);
    });
  });

  describe("after a change of tsconfig", () => {
    test("a second create on our own service takes the new entry and wraps nothing", () => {
      const { module, service } = attach();
      const info = project.createInfo({ ...entry, rules: { toy: "warn" } });
      const again = createPluginModule(ts, [toyCheck()]).create({ ...info, languageService: service });
      expect(again).toBe(service);
      expect(own(again.getSemanticDiagnostics(file))).toMatchObject([{ category: ts.DiagnosticCategory.Warning }]);
      module.onConfigurationChanged?.({ ...entry, enabled: false });
      expect(codes(again, file)).toEqual([2322]);
    });

    test("a second create on another plugin's service around ours reports once", () => {
      const { service } = attach();
      const around = { ...service };
      const again = createPluginModule(ts, [toyCheck()]).create({
        ...project.createInfo(entry),
        languageService: around,
      });
      expect(codes(again, file)).toEqual([2322, 72999]);
      expect(again.getCodeFixesAtPosition(file, 0, 9, [72999], {}, {})).toHaveLength(2);
    });

    test("once it is no longer listed it reports nothing", () => {
      const { service } = attach();
      expect(codes(service, file)).toEqual([2322, 72999]);
      project.setPlugins([{ name: "next" }]);
      expect(codes(service, file)).toEqual([2322]);
    });

    test("loaded by the editor, without being listed, it reports", () => {
      expect(codes(attach([toyCheck()], entry, []).service, file)).toEqual([2322, 72999]);
    });
  });

  test("two projects keep their own state", () => {
    const other = createMemoryProject({ "a.ts": "debugger;\n" }, "virtual-other");
    const { service } = attach();
    const silent = createPluginModule(ts, [toyCheck()]).create(other.createInfo({ ...entry, rules: { toy: "off" } }));
    expect(own(service.getSemanticDiagnostics(file))).toHaveLength(1);
    expect(own(silent.getSemanticDiagnostics(other.path("a.ts")))).toEqual([]);
    expect(own(service.getSemanticDiagnostics(file))).toHaveLength(1);
    expect(other.log.join("\n")).toContain("loaded for");
  });

  test("another copy's finding in the same place is not repeated", () => {
    const info = project.createInfo(entry);
    const withCopy = (start: number): ts.LanguageService => ({
      ...info.languageService,
      getSemanticDiagnostics: (name) => [
        { ...info.languageService.getSemanticDiagnostics(name)[0]!, code: 72999, source: "server-actions", start },
      ],
    });
    const starts = (start: number) =>
      createPluginModule(ts, [toyCheck()])
        .create({
          ...info,
          project: Object.create(info.project) as ts.server.Project,
          languageService: withCopy(start),
        })
        .getSemanticDiagnostics(file)
        .map((diagnostic) => diagnostic.start);
    expect(starts(0)).toEqual([0]);
    expect(starts(5)).toEqual([5, 0]);
  });

  describe("while typing", () => {
    test("what was found stays while the text is broken, moved along", () => {
      const { service } = attach();
      expect(own(service.getSemanticDiagnostics(file)).map(({ start }) => start)).toEqual([0]);
      project.write("a.ts", "foo(`debugger;\nconst n: string = 1;\n");
      expect(own(service.getSemanticDiagnostics(file)).map(({ start }) => start)).toEqual([5]);
      project.write("a.ts", "foo(`debugger;\nconst n: string = 1;\n`)");
      expect(own(service.getSemanticDiagnostics(file))).toEqual([]);
    });

    test("a tree that cannot be read leaves what was found", () => {
      project.write("a.tsx", "debugger;\nexport const a = <b />;\n");
      const { service } = attach();
      const path = project.path("a.tsx");
      expect(own(service.getSemanticDiagnostics(path))).toHaveLength(1);
      project.write("a.tsx", "debugger;\nexport const a = <b><</b>;\n");
      expect(own(service.getSemanticDiagnostics(path))).toHaveLength(1);
    });
  });
});
