import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ESLint, type Linter } from "eslint";
import { type HostFinding, inOrder, type Project } from "./host-finding.ts";
import { createLineMap, type LineMap } from "./line-map.ts";

const namespace = "server-actions/";

/**
 * Lints the project with real ESLint and the project's own `eslint.config`, as `npx eslint .` in its folder does.
 * Throws when a file does not parse: nothing would be found in it.
 */
export async function findWithEslint(
  { root, files }: Project,
  { overrideConfig }: { readonly overrideConfig?: Linter.Config } = {},
): Promise<HostFinding[]> {
  const eslint = new ESLint({ cwd: root, ...(overrideConfig && { overrideConfig }) });
  return readEslintResults(root, await eslint.lintFiles([...files]));
}

/** The findings in ESLint's results for files of the project, of whichever version. Throws when a file did not parse. */
export function readEslintResults(root: string, results: readonly ESLint.LintResult[]): HostFinding[] {
  const findings = results.flatMap(({ filePath, messages }) => {
    const text = readFileSync(filePath, "utf8");
    const lines = createLineMap(text);
    const file = relative(root, filePath).replaceAll("\\", "/");
    return messages.map((message) => {
      if (message.fatal === true || message.ruleId === null)
        throw new Error(`${join(root, file)}:${message.line}: ${message.message}`);
      return toFinding(file, text, lines, message, message.ruleId);
    });
  });
  return inOrder(findings);
}

function toFinding(
  file: string,
  text: string,
  lines: LineMap,
  message: Linter.LintMessage,
  ruleId: string,
): HostFinding {
  const start = lines.offsetAt(message.line, message.column);
  const end =
    message.endLine === undefined || message.endColumn === undefined
      ? start
      : lines.offsetAt(message.endLine, message.endColumn);
  const fixes = message.fix ? [{ title: `Fix: ${message.message}`, result: apply(text, message.fix) }] : [];
  const suggestions = (message.suggestions ?? []).map(({ desc, fix }) => ({ title: desc, result: apply(text, fix) }));
  return {
    file,
    rule: ruleId.startsWith(namespace) ? ruleId.slice(namespace.length) : ruleId,
    label: ruleId,
    message: message.message,
    start,
    end,
    repairs: [...fixes, ...suggestions],
    related: [],
  };
}

function apply(
  text: string,
  { range, text: replacement }: { readonly range: readonly [number, number]; readonly text: string },
): string {
  return text.slice(0, range[0]) + replacement + text.slice(range[1]);
}
