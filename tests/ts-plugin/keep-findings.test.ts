import { describe, expect, test } from "vitest";
import type { Check, Finding } from "../../shared/src/index.ts";
import { type CheckFinding, keepFindings } from "../../ts-plugin/src/keep-findings.ts";

const check = { name: "a", code: 1, messages: { m: "M" } } as unknown as Check;

/** A finding on every `word` of the text. */
function findAll(text: string, word: string): CheckFinding[] {
  const found: CheckFinding[] = [];
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    found.push({ check, finding: { span: { start, end: start + word.length }, messageId: "m" } });
  }
  return found;
}

const textsOf = (text: string, findings: readonly CheckFinding[]): string[] =>
  findings.map(({ finding: { span } }) => `${span.start}:${text.slice(span.start, span.end)}`);

describe("keepFindings", () => {
  const before = "one BAD two BAD three";
  const shown = { text: before, findings: findAll(before, "BAD") };

  test.each([
    ["an insertion between two", "one BAD xtwo BAD three", ["4:BAD", "13:BAD"]],
    ["an insertion right before one", "one xBAD two BAD three", ["5:BAD", "13:BAD"]],
    ["an insertion right after one", "one BADx two BAD three", ["4:BAD", "13:BAD"]],
    ["an insertion inside one", "one BxAD two BAD three", ["13:BAD"]],
    ["a deletion between two", "one BAD BAD three", ["4:BAD", "8:BAD"]],
    ["a deletion that reaches into one", "one AD two BAD three", ["11:BAD"]],
    ["an insertion at the start", "(one BAD two BAD three", ["5:BAD", "13:BAD"]],
    ["an insertion at the end", "one BAD two BAD three)", ["4:BAD", "12:BAD"]],
    ["nothing", before, ["4:BAD", "12:BAD"]],
    ["everything", "", []],
  ])("%s", (_name, after, expected) => {
    expect(textsOf(after, keepFindings(shown, after))).toEqual(expected);
  });

  test("repairs move along, and one that the edit reaches into goes", () => {
    const finding: Finding = {
      span: { start: 12, end: 15 },
      messageId: "m",
      fix: [{ start: 0, end: 3, text: "" }],
      suggestions: [
        { messageId: "m", edits: [{ start: 12, end: 15, text: "GOOD" }] },
        { messageId: "m", edits: [{ start: 4, end: 7, text: "" }] },
      ],
    };
    const [kept] = keepFindings({ text: before, findings: [{ check, finding }] }, "one BxAD two BAD three");
    expect(kept?.finding).toEqual({
      span: { start: 13, end: 16 },
      messageId: "m",
      fix: [{ start: 0, end: 3, text: "" }],
      suggestions: [{ messageId: "m", edits: [{ start: 13, end: 16, text: "GOOD" }] }],
    });
  });
});
