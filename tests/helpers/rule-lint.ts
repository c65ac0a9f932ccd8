import { Linter } from "eslint";
import { expect } from "vitest";
import type { Rule } from "../../eslint-plugin/src/create-rule.ts";
import { languageOptionsFor, type LintedFile, type RuleParser } from "./rule-parsers.ts";
import { typeErrors } from "./typed-program.ts";

export type Rules = Readonly<Record<string, Rule>>;

/** A rule, how it is configured, and the parser under it. */
export interface RuleRun {
  /** The rule's id in `rules`. */
  readonly name: string;
  readonly rules: Rules;
  readonly parser: RuleParser;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What ESLint says of `file` with this rule alone. A syntax error is a message without an id. */
export function lint(run: RuleRun, file: LintedFile): Linter.LintMessage[] {
  return new Linter({ cwd: file.projectDir }).verify(file.text, configFor(run, file), { filename: file.path });
}

export function applyFix(
  text: string,
  fix: { readonly range: readonly [number, number]; readonly text: string },
): string {
  return text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

/** What the autofixes leave is exactly what the case says, and needs no more fixes. */
export function expectFixes(
  run: RuleRun,
  file: LintedFile,
  messages: readonly Linter.LintMessage[],
  output: string | undefined,
): void {
  const isFixable = messages.some((message) => message.fix !== undefined);
  if (!isFixable) return expect(output, "no message has a fix").toBeUndefined();
  const fixed = fixAll(run, file);
  expect(fixed).toBe(output);
  expectNoNewTypeErrors(run, file, fixed);
}

/** As `verifyAndFix`, which would lint its second pass with the first one's program. */
function fixAll(run: RuleRun, file: LintedFile): string {
  let { text } = file;
  for (let pass = 0; pass < 10; pass += 1) {
    const fixes = lint(run, { ...file, text }).flatMap(({ fix }) => (fix ? [fix] : []));
    if (fixes.length === 0) break;
    let start = Number.POSITIVE_INFINITY;
    for (const fix of fixes.sort((left, right) => right.range[0] - left.range[0])) {
      if (fix.range[1] > start) continue;
      text = applyFix(text, fix);
      [start] = fix.range;
    }
  }
  return text;
}

/** Code after a suggestion parses, and the rule has less to say of it than before: one finding less, or more where one repair serves several. */
export function expectGoodSuggestions(
  run: RuleRun,
  file: LintedFile,
  before: readonly Linter.LintMessage[],
  suggestions: readonly Linter.LintSuggestion[],
): void {
  for (const { desc, fix } of suggestions) {
    const text = applyFix(file.text, fix);
    const after = lint(run, { ...file, text });
    expect(
      after.filter(({ messageId }) => messageId === undefined),
      `"${desc}" leaves code that does not parse:\n${text}`,
    ).toEqual([]);
    expect(after.length, `the rule rejects what "${desc}" leaves:\n${text}`).toBeLessThan(before.length);
    expectNoNewTypeErrors(run, file, text);
  }
}

/** Checked where there is a program anyway, and only for TypeScript: a repair must not leave a name undefined, doubled or of a wrong type. */
function expectNoNewTypeErrors(run: RuleRun, file: LintedFile, text: string): void {
  if (run.parser !== "typescript-typed" || !/\.[cm]?tsx?$/u.test(file.path)) return;
  const before = typeErrors(file);
  for (const [code, count] of typeErrors({ ...file, text })) {
    expect(count, `the repair adds type errors TS${code}:\n${text}`).toBeLessThanOrEqual(before.get(code) ?? 0);
  }
}

function configFor({ name, rules, parser, options, settings }: RuleRun, file: LintedFile): Linter.Config[] {
  return [
    {
      files: ["**"],
      plugins: { "server-actions": { rules } as object },
      languageOptions: languageOptionsFor(parser, file),
      linterOptions: { reportUnusedDisableDirectives: "off" },
      rules: { [`server-actions/${name}`]: ["error", ...options] },
      settings: { "server-actions": settings },
    },
  ];
}
