/**
 * `npm run real-code -- <dir>...`: what the rules say of checked-out code bases, with a code frame for each finding, counts by rule and the time taken.
 * Parses with `oxc-parser` and asks the shared analysis directly; `--eslint` goes through ESLint and typescript-eslint instead (same findings, slower).
 */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type Check, checkByName, checks } from "@server-actions/shared";
import { codeFrame } from "./real-code/code-frame.ts";
import { type CodeBase, openCodeBase, type PlacedFinding } from "./real-code/code-base.ts";
import { sourceFilesOf } from "./real-code/source-files.ts";
import { readOptions, wholeNumber } from "./options.ts";

const help = `Usage: npm run real-code -- [options] <dir>...

  --rule <name>     Run this rule only (may be given several times).
  --preset <name>   recommended, security, strict or all (default: all).
  --json            Print one JSON object a finding, and nothing else, on stdout.
  --eslint          Lint through ESLint and typescript-eslint instead of the shared analysis.
  --types           The same with the types of the code base's tsconfig, and the options of the strict preset, which trust them.
                    Needs its packages installed; files of no tsconfig count as unparsable.
  --context <n>     Lines of code around each finding (default: 3).

No configuration of the code bases is loaded and none of their code runs.
Exit code: 0, or 1 when a rule threw or the arguments are wrong.`;

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    rule: { type: "string", multiple: true },
    preset: { type: "string", default: "all" },
    json: { type: "boolean", default: false },
    eslint: { type: "boolean", default: false },
    types: { type: "boolean", default: false },
    context: { type: "string", default: "3" },
    help: { type: "boolean", default: false },
  },
});

if (values.help || positionals.length === 0) {
  console.log(help);
  process.exit(values.help ? 0 : 1);
}

const context = wholeNumber("context", values.context, 0);
const selected = selectChecks();
// ESLint and TypeScript take a second to load.
const eslint = values.eslint || values.types ? await import("./real-code/eslint-code-base.ts") : undefined;
let crashed = false;
for (const dir of positionals.map((folder) => resolve(folder)))
  lintCodeBase(dir, eslint?.openInEslint(dir, values.types) ?? openCodeBase());
process.exitCode = crashed ? 1 : 0;

function selectChecks(): readonly Check[] {
  if (values.rule) return values.rule.map(requireCheck);
  if (values.preset === "all") return checks;
  const ofPreset = checks.filter((check) =>
    values.preset === "strict" ? check.preset !== undefined : check.preset === values.preset,
  );
  if (ofPreset.length === 0) fail(`No rule is in the preset "${values.preset}".`);
  return ofPreset;
}

function requireCheck(name: string): Check {
  return (
    checkByName(name) ??
    fail(`There is no rule "${name}". The rules are: ${checks.map((check) => check.name).join(", ")}.`)
  );
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

function lintCodeBase(dir: string, codeBase: CodeBase): void {
  const started = performance.now();
  const files = sourceFilesOf(dir);
  const counts = { linted: 0, skipped: 0, unparsable: 0 };
  const findings: PlacedFinding[] = [];
  for (const file of files) {
    const result = codeBase.lint(file, selected);
    counts[result.status] += 1;
    findings.push(...result.findings);
    for (const crash of result.crashes) reportCrash(crash);
    for (const finding of result.findings) printFinding(dir, finding);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const summary = `${files.length} files (${counts.linted} linted, ${counts.skipped} skipped by text, ${counts.unparsable} unparsable), ${seconds} s`;
  if (!values.json) console.log(`${dir}: ${summary}\n${countByRule(findings)}`);
}

function reportCrash(crash: string): void {
  crashed = true;
  console.error(crash);
}

function printFinding(dir: string, finding: PlacedFinding): void {
  const file = relative(dir, finding.file);
  if (values.json) return console.log(JSON.stringify({ ...finding, codeBase: dir, file }));
  const text = readFileSync(finding.file, "utf8");
  console.log(`${file}:${finding.line}:${finding.column}  ${finding.rule}\n  ${finding.message}`);
  console.log(codeFrame(text, finding, context));
  for (const suggestion of finding.suggestions) console.log(`  suggestion: ${suggestion}`);
  console.log("");
}

function countByRule(findings: readonly PlacedFinding[]): string {
  return selected
    .map(({ name }) => `  ${name}: ${findings.filter((finding) => finding.rule === name).length}`)
    .join("\n");
}
