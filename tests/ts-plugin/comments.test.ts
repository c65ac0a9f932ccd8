import ts from "typescript";
import { describe, expect, test } from "vitest";
import { silencersOf } from "../../ts-plugin/src/comments.ts";

/** Whether `no-x` is silenced at the first `BAD` of the text. */
function isSilenced(text: string, rule = "no-x"): boolean {
  const sourceFile = ts.createSourceFile("/app/a.tsx", text, ts.ScriptTarget.Latest, true);
  return silencersOf(sourceFile).find(rule, text.indexOf("BAD")) !== undefined;
}

describe("silencersOf", () => {
  test.each([
    ["@ts-ignore on the line above", "// @ts-ignore\nBAD;"],
    ["@ts-expect-error with a reason", "// @ts-expect-error: known\nBAD;"],
    ["@ts-ignore above other comments and an empty line", "// @ts-ignore\n// why\n\nBAD;"],
    ["@ts-ignore in a block comment", "/* @ts-ignore */\nBAD;"],
    ["@ts-ignore on the last line of a block comment", "/**\n * @ts-ignore */\nBAD;"],
    ["@ts-ignore in JSX", "const a = <b>\n  {/* @ts-ignore */}\n  {BAD}\n</b>;"],
    ["the next line, every rule", "// server-actions-disable-next-line\nBAD;"],
    ["the next line, one rule", "// server-actions-disable-next-line no-x\nBAD;"],
    [
      "the next line, one of two rules, with a reason",
      "// server-actions-disable-next-line no-y, server-actions/no-x -- why not\nBAD;",
    ],
    ["the next line, in JSX", "const a = <b>\n  {/* server-actions-disable-next-line no-x */}\n  {BAD}\n</b>;"],
    ["the same line", "BAD; // server-actions-disable-line no-x"],
    ["the file", "/* server-actions-disable */\nfoo();\nBAD;"],
    ["the file, one rule", "/* server-actions-disable no-x */\nfoo();\nBAD;"],
    [
      "a block that another rule's end does not end",
      "/* server-actions-disable no-x */\n/* server-actions-enable no-y */\nBAD;",
    ],
    ["ESLint's next line", "// eslint-disable-next-line no-console, server-actions/no-x\nBAD;"],
    ["ESLint's same line", "BAD; // eslint-disable-line server-actions/no-x"],
    ["ESLint's file", "/* eslint-disable server-actions/no-x */\nBAD;"],
    ["CRLF", "// server-actions-disable-next-line no-x\r\nBAD;\r\n"],
    ["in broken text", "function (\n// server-actions-disable-next-line no-x\nBAD;"],
  ])("silenced: %s", (_name, text) => {
    expect(isSilenced(text)).toBe(true);
  });

  test.each([
    ["no comment", "BAD;"],
    ["another rule", "// server-actions-disable-next-line no-y\nBAD;"],
    ["two lines above", "// server-actions-disable-next-line no-x\nfoo();\nBAD;"],
    ["@ts-ignore two statements above", "// @ts-ignore\nfoo();\nBAD;"],
    ["@ts-ignore in the middle of a comment", "// see @ts-ignore\nBAD;"],
    ["a string that looks like a comment", 'const a = "// server-actions-disable-next-line";\nBAD;'],
    ["text that looks like a comment in JSX", "const a = <b>\n  // server-actions-disable-next-line\n  {BAD}\n</b>;"],
    ["before the block", "BAD;\n/* server-actions-disable */"],
    ["earlier on the line of the block", "BAD; /* server-actions-disable */"],
    ["after the block", "/* server-actions-disable */\nfoo();\n/* server-actions-enable */\nBAD;"],
    ["after the block of the rule", "/* server-actions-disable no-x */\n/* server-actions-enable no-x */\nBAD;"],
    ["ESLint's next line for other rules", "// eslint-disable-next-line no-console\nBAD;"],
    ["ESLint's next line for every rule", "// eslint-disable-next-line\nBAD;"],
    ["ESLint's file in a line comment", "// eslint-disable server-actions/no-x\nBAD;"],
    ["an unknown word", "// server-actions-disable-next-lines\nBAD;"],
  ])("not silenced: %s", (_name, text) => {
    expect(isSilenced(text)).toBe(false);
  });

  test("tells which comment an unused @ts-expect-error would be", () => {
    const text = "foo();\n// @ts-expect-error\nBAD;";
    const sourceFile = ts.createSourceFile("/app/a.ts", text, ts.ScriptTarget.Latest, true);
    expect(silencersOf(sourceFile).find("no-x", text.indexOf("BAD"))).toMatchObject({
      kind: "expect-error",
      start: 7,
      end: 26,
    });
  });
});
