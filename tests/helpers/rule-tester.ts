/**
 * Runs literal cases of a rule of the real plugin through ESLint's own `Linter`, on every parser that can read them.
 * Stricter than `RuleTester`: every error needs its positions and all its suggestions, and what a suggestion leaves must parse,
 * have no new type error, and be accepted by the same rule.
 */
import type { Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../eslint-plugin/src/index.ts";
import { formatMessage } from "../../shared/src/model/message.ts";
import { applyFix, expectFixes, expectGoodSuggestions, lint, type RuleRun, type Rules } from "./rule-lint.ts";
import { parsersOf, type RuleParser } from "./rule-parsers.ts";
import { createTempProject, type TempProject } from "./temp-project.ts";

export interface RuleCase {
  /** What the case shows; unique within a call of `runRule`. */
  readonly name: string;
  readonly code: string;
  /** Path in the project; `app/actions.tsx` unless given. */
  readonly filename?: string;
  /** The project's other files, path -> text. Real files in a temporary folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: readonly unknown[];
  /** The shared settings, as in `settings["server-actions"]`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** By default all that can read the code. */
  readonly parsers?: readonly RuleParser[];
}

export interface ExpectedError {
  readonly messageId: string;
  /** When given, the message must be the one with these placeholders filled in. */
  readonly data?: Readonly<Record<string, string>>;
  /** 1-based, as ESLint prints them; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** All suggestions, in order. Absent: there is none. */
  readonly suggestions?: readonly {
    readonly messageId: string;
    readonly data?: Readonly<Record<string, string>>;
    readonly output: string;
  }[];
}

export interface InvalidRuleCase extends RuleCase {
  readonly errors: readonly ExpectedError[];
  /** The code after all autofixes; required when there are any. */
  readonly output?: string;
}

type TestedRule = Pick<RuleRun, "name" | "rules">;

/** Defines one test for each case and parser. `rules`: the plugin's, or others where this tester itself is tested. */
export function runRule(
  name: string,
  cases: { readonly valid: readonly RuleCase[]; readonly invalid: readonly InvalidRuleCase[] },
  rules: Rules = plugin.rules,
): void {
  if (!(name in rules)) throw new Error(`The plugin has no rule "${name}".`);
  rejectSloppyCases(name, cases.valid, cases.invalid);
  describe(name, () => {
    describe("valid", () => {
      for (const ruleCase of cases.valid) defineTests({ name, rules }, ruleCase, []);
    });
    describe("invalid", () => {
      for (const ruleCase of cases.invalid) defineTests({ name, rules }, ruleCase, ruleCase.errors);
    });
  });
}

function defineTests(rule: TestedRule, ruleCase: InvalidRuleCase | RuleCase, errors: readonly ExpectedError[]): void {
  const parsers = ruleCase.parsers ?? parsersOf(ruleCase.code);
  describe(ruleCase.name, () => {
    const projects: TempProject[] = [];
    afterAll(() => projects.forEach((project) => project.remove()));
    it.each(parsers)("%s", (parser) => {
      const filename = ruleCase.filename ?? "app/actions.tsx";
      const project = createTempProject({ [filename]: ruleCase.code, ...ruleCase.files });
      projects.push(project);
      const file = { path: project.pathOf(filename), text: ruleCase.code, projectDir: project.dir };
      const run: RuleRun = { ...rule, parser, options: ruleCase.options ?? [], settings: ruleCase.settings ?? {} };
      const messages = lint(run, file);
      expect(describeMessages(messages, file.text, errors)).toEqual(describeExpected(rule, errors));
      expectFixes(run, file, messages, "output" in ruleCase ? ruleCase.output : undefined);
      for (const message of messages) expectGoodSuggestions(run, file, messages, message.suggestions ?? []);
    });
  });
}

/** What is compared: ids, positions, the texts of suggestions; message texts only where the case gives their data. */
function describeMessages(
  messages: readonly Linter.LintMessage[],
  text: string,
  expected: readonly ExpectedError[],
): unknown[] {
  return messages.map(({ messageId, message, line, column, endLine, endColumn, suggestions = [] }, index) => ({
    // Not one of the rule's messages: a syntax error, or a check that threw.
    ...(messageId === undefined ? { message } : { messageId }),
    ...(expected[index]?.data && { message }),
    ...{ line, column, endLine, endColumn },
    suggestions: suggestions.map(({ messageId: id, desc, fix }, place) => ({
      messageId: id,
      ...(expected[index]?.suggestions?.[place]?.data && { message: desc }),
      output: applyFix(text, fix),
    })),
  }));
}

function describeExpected(rule: TestedRule, errors: readonly ExpectedError[]): unknown[] {
  return errors.map(({ messageId, data, line, column, endLine, endColumn, suggestions = [] }) => ({
    messageId,
    ...(data && { message: messageText(rule, messageId, data) }),
    ...{ line, column, endLine, endColumn },
    suggestions: suggestions.map((suggestion) => ({
      messageId: suggestion.messageId,
      ...(suggestion.data && { message: messageText(rule, suggestion.messageId, suggestion.data) }),
      output: suggestion.output,
    })),
  }));
}

function messageText({ name, rules }: TestedRule, messageId: string, data: Readonly<Record<string, string>>): string {
  return formatMessage({ messages: rules[name]?.meta.messages ?? {} }, { messageId, data });
}

/** Two cases that are the same, and errors without a position, prove less than they seem to. */
function rejectSloppyCases(rule: string, valid: readonly RuleCase[], invalid: readonly InvalidRuleCase[]): void {
  const seen = new Set<string>();
  for (const ruleCase of [...valid, ...invalid]) {
    const { code, filename, files, options, settings } = ruleCase;
    for (const key of [`name ${ruleCase.name}`, `code ${JSON.stringify([code, filename, files, options, settings])}`]) {
      if (seen.has(key)) throw new Error(`${rule}: there are two cases with the ${key}.`);
      seen.add(key);
    }
  }
  for (const { name, errors } of invalid) {
    if (errors.length === 0) throw new Error(`${rule}, ${name}: an invalid case needs errors.`);
    const isPlaced = (error: ExpectedError) =>
      [error.line, error.column, error.endLine, error.endColumn].every(Number.isInteger);
    if (!errors.every(isPlaced))
      throw new Error(`${rule}, ${name}: every error needs line, column, endLine and endColumn.`);
  }
}
