import { Linter } from "eslint";
import { describe, expect, it, vi } from "vitest";
import type { Rule } from "../../eslint-plugin/src/create-rule.ts";
import { toyCheck, toyRule } from "../helpers/toy-check.ts";

vi.mock(import("../../shared/src/analyze/analyze-module.ts"), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    analyzeModule(source, options) {
      if (source.text.includes("unanalysable")) throw new RangeError("no such node");
      return original.analyzeModule(source, options);
    },
  };
});

/** What ESLint says of `text` with these rules, all at "error". */
function lint(
  text: string,
  rules: Readonly<Record<string, Rule>>,
  config: Linter.Config = {},
  filename = "app/page.js",
): Linter.LintMessage[] {
  const severities = Object.fromEntries(Object.keys(rules).map((name) => [`server-actions/${name}`, "error" as const]));
  const base = { files: ["**"], plugins: { "server-actions": { rules } as object }, rules: severities };
  return new Linter().verify(text, [base, { files: ["**"], ...config }], { filename });
}

const toy = toyRule(toyCheck());

describe("a finding", () => {
  it("is reported at its span with its message and suggestions", () => {
    expect(lint("if (a) {\n  debugger;\n}", { toy })).toEqual([
      {
        ruleId: "server-actions/toy",
        severity: 2,
        messageId: "found",
        message: "Found `debugger`.",
        line: 2,
        column: 3,
        endLine: 2,
        endColumn: 12,
        suggestions: [{ messageId: "remove", desc: "Remove it.", fix: { range: [11, 20], text: "" } }],
      },
    ]);
  });

  it("may have an autofix of several edits", () => {
    const check = toyCheck({
      *run() {
        const fix = [
          { start: 0, end: 0, text: "/* a */ " },
          { start: 9, end: 9, text: " // b" },
        ];
        yield { span: { start: 0, end: 9 }, messageId: "found", fix };
      },
    });
    const [message] = lint("debugger;", { toy: toyRule(check) });
    expect(message?.fix).toEqual({ range: [0, 9], text: "/* a */ debugger; // b" });
  });

  it("keeps its message when it has related places", () => {
    const check = toyCheck({
      *run({ module }) {
        yield {
          span: { start: 0, end: 9 },
          messageId: "found",
          related: [{ file: module.filename, start: 0, end: 1, message: "because" }],
        };
      },
    });
    expect(lint("debugger;", { toy: toyRule(check) }).map(({ message }) => message)).toEqual(["Found `{{ what }}`."]);
  });

  it("stands at the right place after a byte order mark and CRLF line ends", () => {
    const [message] = lint("\uFEFF'use strict';\r\n\r\n\tdebugger;\r\n", { toy });
    expect(message).toMatchObject({ line: 3, column: 2, endLine: 3, endColumn: 11 });
  });
});

describe("a file name", () => {
  const seen: string[] = [];
  const check = toyCheck({
    *run({ module, graph }) {
      seen.push(module.filename, String(graph.boundaryOf(module.filename)));
      yield { span: { start: 0, end: 1 }, messageId: "found" };
    },
  });

  it.each([["<input>"], ["<text>"], ["notes.md/0.js"], ["no/such/folder/page.js"], [""]])(
    "%j need not be a file",
    (filename) => {
      seen.length = 0;
      const messages = lint("'use client';\ndebugger;", { toy: toyRule(check) }, {}, filename);
      expect(messages.map(({ messageId }) => messageId)).toEqual(["found"]);
      expect(seen).toEqual([expect.stringMatching(/^\/|^[A-Z]:\//u), "client"]);
    },
  );
});

describe("a check that throws", () => {
  const failing = toyCheck({
    name: "failing",
    *run(context) {
      yield* toyCheck().run(context);
      throw new TypeError("x is undefined");
    },
  });

  it("is one problem on the first line that names rule and file; findings before it stand, and so do those of other rules", () => {
    const messages = lint(
      "alert(1)\ndebugger;",
      { failing: toyRule(failing), toy },
      { rules: { "no-alert": "error" } },
    );
    expect(messages.map(({ ruleId, messageId, line }) => [ruleId, messageId, line])).toEqual([
      ["server-actions/failing", undefined, 1],
      ["no-alert", "unexpected", 1],
      ["server-actions/failing", "found", 2],
      ["server-actions/toy", "found", 2],
    ]);
    expect(messages[0]).toMatchObject({ severity: 2, column: 1, endLine: 1, endColumn: 9 });
    expect(messages[0]?.message).toMatch(
      /^`server-actions\/failing` failed on \/.*app\/page\.js: x is undefined \(at .+\(.+run-check\.test\.ts:\d+:\d+\)\)\. This is a bug in eslint-plugin-server-actions \d/u,
    );
  });

  it("may throw in its text probe", () => {
    const check = toyCheck({
      canApply() {
        throw new Error("bad probe");
      },
    });
    expect(lint("", { toy: toyRule(check) }).map(({ message }) => message)).toEqual([
      expect.stringContaining("bad probe"),
    ]);
  });

  it("may throw what is no error", () => {
    const check = toyCheck({
      // eslint-disable-next-line require-yield
      *run() {
        throw "a string"; // eslint-disable-line @typescript-eslint/only-throw-error
      },
    });
    expect(lint("debugger;", { toy: toyRule(check) }).map(({ message }) => message)).toEqual([
      expect.stringContaining(": a string. This"),
    ]);
  });

  it("may yield edits that ESLint rejects", () => {
    const check = toyCheck({
      *run() {
        const edits = [
          { start: 0, end: 5, text: "a" },
          { start: 3, end: 9, text: "b" },
        ];
        yield { span: { start: 0, end: 9 }, messageId: "found", suggestions: [{ messageId: "remove", edits }] };
      },
    });
    expect(lint("debugger;", { toy: toyRule(check) }).map(({ line, message }) => [line, message])).toEqual([
      [1, expect.stringContaining("`server-actions/toy` failed on")],
    ]);
  });

  it("is said once a file when the analysis that all checks share throws", () => {
    const rules = { first: toyRule(toyCheck({ name: "first" })), second: toyRule(toyCheck({ name: "second" })) };
    const messages = lint("debugger; // unanalysable", rules);
    expect(messages.map(({ ruleId, message }) => [ruleId, message])).toEqual([
      ["server-actions/first", expect.stringContaining("no such node")],
    ]);
  });
});

describe("a text probe that says no", () => {
  it("spares the file everything else", () => {
    const run = vi.fn(() => []);
    const canApply = vi.fn(() => false);
    expect(lint("debugger; // unanalysable", { toy: toyRule(toyCheck({ run, canApply })) })).toEqual([]);
    expect(canApply).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
  });
});
