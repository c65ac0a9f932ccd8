import { describe, expect, it } from "vitest";
import type { Finding } from "../../shared/src/model/finding.ts";
import { expectFixes, expectGoodSuggestions, lint, type RuleRun } from "./rule-lint.ts";
import { runRule } from "./rule-tester.ts";
import { createTempProject } from "./temp-project.ts";
import { toyCheck, toyRule } from "./toy-check.ts";

const rules = { toy: toyRule(toyCheck()) };
const place = { line: 1, column: 1, endLine: 1, endColumn: 10 };
const found = {
  messageId: "found",
  data: { what: "debugger" },
  ...place,
  suggestions: [{ messageId: "remove", output: "" }],
};

// The tester itself, on all its parsers.
runRule(
  "toy",
  {
    valid: [
      { name: "nothing to report", code: "const x: number = 1;" },
      { name: "plain JavaScript", code: "const x = <a />;", filename: "app/page.jsx" },
    ],
    invalid: [
      { name: "one finding", code: "debugger;", errors: [found] },
      {
        name: "typed code beside an imported file",
        code: 'debugger; import type { A } from "./a"; type B = A;',
        files: { "app/a.ts": "export type A = 1;" },
        errors: [
          { ...found, suggestions: [{ messageId: "remove", output: ' import type { A } from "./a"; type B = A;' }] },
        ],
      },
    ],
  },
  rules,
);

describe("runRule", () => {
  const define =
    (invalid: object, valid: object = {}) =>
    () =>
      runRule(
        "toy",
        {
          valid: [{ name: "a", code: "1", ...valid }],
          invalid: [{ name: "b", code: "2", errors: [found], ...invalid }],
        },
        rules,
      );

  it.each([
    ["two cases of one name", define({ name: "a" }), "there are two cases with the name a"],
    ["two equal cases", define({ code: "1" }), "there are two cases with the code"],
    ["an invalid case without errors", define({ errors: [] }), "b: an invalid case needs errors"],
    [
      "an error without its end",
      define({ errors: [{ messageId: "found", line: 1, column: 1 }] }),
      "every error needs line, column, endLine and endColumn",
    ],
  ])("rejects %s", (_, run, message) => {
    expect(run).toThrow(message);
  });

  it("rejects a rule that does not exist", () => {
    expect(() => runRule("no-such-rule", { valid: [], invalid: [] })).toThrow('The plugin has no rule "no-such-rule".');
  });
});

/** A toy that repairs `debugger;` by `text`. */
function runWith(text: string, repair: "fix" | "suggestion", parser: RuleRun["parser"] = "typescript"): () => void {
  const edits = [{ start: 0, end: 9, text }];
  const finding: Finding = {
    span: { start: 0, end: 9 },
    messageId: "found",
    ...(repair === "fix" ? { fix: edits } : { suggestions: [{ messageId: "remove", edits }] }),
  };
  const check = toyCheck({
    *run({ module }) {
      if (module.text.startsWith("debugger;")) yield finding;
    },
  });
  return () => {
    const project = createTempProject();
    const file = { path: project.pathOf("a.ts"), text: "debugger;", projectDir: project.dir };
    const run: RuleRun = { name: "toy", rules: { toy: toyRule(check) }, parser, options: [], settings: {} };
    try {
      const messages = lint(run, file);
      if (repair === "fix") expectFixes(run, file, messages, undefined);
      for (const { suggestions = [] } of messages) expectGoodSuggestions(run, file, messages, suggestions);
    } finally {
      project.remove();
    }
  };
}

describe("a repair", () => {
  it.each([
    ["must leave code that parses", runWith("const", "suggestion"), "leaves code that does not parse"],
    ["must leave code that the rule accepts", runWith("debugger; // here", "suggestion"), "the rule rejects what"],
    [
      "must not add a type error",
      runWith("nowhere();", "suggestion", "typescript-typed"),
      "the repair adds type errors TS2304",
    ],
    ["must be expected when it is an autofix", runWith("", "fix"), "expected '' to be undefined"],
  ])("%s", (_, run, message) => {
    expect(run).toThrow(message);
  });

  it("that does all this is good", () => {
    expect(runWith("void 0;", "suggestion", "typescript-typed")).not.toThrow();
  });
});
