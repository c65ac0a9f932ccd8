import type { Edit, Finding } from "@server-actions/shared";
import type { TSESLint } from "@typescript-eslint/utils";
import packageJson from "../../package.json" with { type: "json" };
import type { RuleContext } from "../create-rule.ts";
import { sourceCodeOf } from "./context.ts";

/**
 * Hands a finding to ESLint. The message is the same as in every host. ESLint has no related places: the message alone says what happens,
 * unless `explained` stands in its place, which also says where.
 */
export function reportFinding(context: RuleContext, finding: Finding, explained?: string): void {
  const { span, messageId, data, fix, suggestions = [] } = finding;
  const sourceCode = sourceCodeOf(context);
  const problem = {
    loc: { start: sourceCode.getLocFromIndex(span.start), end: sourceCode.getLocFromIndex(span.end) },
    ...(fix && { fix: applyEdits(fix) }),
    // ESLint changes the linted file only.
    suggest: suggestions
      .filter(({ files }) => !files)
      .map((suggestion) => ({
        messageId: suggestion.messageId,
        ...(suggestion.data && { data: suggestion.data }),
        fix: applyEdits(suggestion.edits),
      })),
  };
  if (explained === undefined) context.report({ ...problem, messageId, ...(data && { data }) });
  else context.report(withText(problem, explained));
}

/** Reports a problem with the lint run itself, on the file's first line. */
export function reportOnFirstLine(context: RuleContext, message: string): void {
  const { length } = sourceCodeOf(context).lines[0] ?? "";
  context.report(withText({ loc: { start: { line: 1, column: 0 }, end: { line: 1, column: length } } }, message));
}

/** ESLint takes a `message` in place of a `messageId`; the types only know the latter. */
function withText(problem: object, message: string): TSESLint.ReportDescriptor<string> {
  return { ...problem, message } as unknown as TSESLint.ReportDescriptor<string>;
}

/** The problem that stands for an exception inside a check: a defect of this plugin, never of the linted code. */
export function describeCrash(rule: string, filename: string, error: unknown): string {
  const { message, place } =
    error instanceof Error
      ? { message: error.message, place: firstFrame(error) }
      : { message: String(error), place: "" };
  return `\`${rule}\` failed on ${filename}: ${message}${place}. This is a bug in ${packageJson.name} ${packageJson.version}; the other findings stand.`;
}

function firstFrame(error: Error): string {
  const frame = error.stack?.split("\n").find((line) => line.trimStart().startsWith("at "));
  return frame === undefined ? "" : ` (${frame.trim()})`;
}

function applyEdits(edits: readonly Edit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map((edit) => fixer.replaceTextRange([edit.start, edit.end], edit.text));
}
