import type { Problem } from "./problem.ts";
import type { Report } from "./formats.ts";
import { relativePath } from "./relative-path.ts";

/** Workflow commands of GitHub Actions, which show each problem beside its line in a pull request. */
export function toGithub({ root, problems }: Report): string {
  return problems.map((problem) => `${commandOf(root, problem)}\n`).join("");
}

function commandOf(root: string, problem: Problem): string {
  const properties = {
    file: relativePath(root, problem.file),
    line: problem.line,
    endLine: problem.endLine,
    // Columns are shown only where a problem stays on one line.
    ...(problem.line === problem.endLine && { col: problem.column, endColumn: problem.endColumn }),
    title: `server-actions/${problem.rule}`,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const command = problem.severity === "error" ? "error" : "warning";
  return `::${command} ${written.join(",")}::${escapeData(problem.message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
