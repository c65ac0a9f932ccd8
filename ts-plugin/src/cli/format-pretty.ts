import pc from "picocolors";
import type { Report } from "./formats.ts";
import type { Problem } from "./problem.ts";
import { relativePath } from "./relative-path.ts";

/** For people: each problem with its line, what explains it, and what can be done; a summary at the end. */
export function toPretty(report: Report): string {
  const colors = pc.createColors(report.colors);
  const blocks = report.problems.map((problem) => blockOf(report, problem, colors));
  const broken = report.broken.map((file) =>
    colors.dim(`${relativePath(report.root, file)}: cannot be parsed, so it was left out.`),
  );
  return `${[...blocks, ...broken, summaryOf(report, colors)].join("\n")}\n`;
}

type Colors = ReturnType<typeof pc.createColors>;

function blockOf({ root, lineOf }: Report, problem: Problem, colors: Colors): string {
  const isError = problem.severity === "error";
  const place = `${relativePath(root, problem.file)}:${problem.line}:${problem.column}`;
  const head = `${colors.cyan(place)}  ${isError ? colors.red("error") : colors.yellow("warning")}  ${colors.dim(problem.rule)}`;
  const related = problem.related.map(
    ({ file, line, column, message }) =>
      `  ${colors.dim("see")} ${relativePath(root, file)}:${line}:${column}  ${message}`,
  );
  const suggestions = problem.suggestions.map((text) => `  ${colors.green("fix:")} ${text}`);
  return [
    head,
    `  ${problem.message}`,
    ...frameOf(lineOf(problem), problem, colors),
    ...related,
    ...suggestions,
    "",
  ].join("\n");
}

function frameOf(line: string, { line: number, column, endLine, endColumn }: Problem, colors: Colors): string[] {
  const code = line.replaceAll("\t", " ");
  const gutter = String(number);
  const end = endLine === number ? endColumn : code.length + 1;
  const marks = "^".repeat(Math.max(1, end - column));
  return [
    `  ${colors.dim(`${gutter} |`)} ${code}`,
    `  ${colors.dim(`${" ".repeat(gutter.length)} |`)} ${" ".repeat(column - 1)}${colors.red(marks)}`,
  ];
}

function summaryOf({ problems, files }: Report, colors: Colors): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const checked = `${counted(files, "file")} checked`;
  if (problems.length === 0) return colors.green(`No problems, ${checked}.`);
  const found = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")]
    .filter(Boolean)
    .join(", ");
  return (errors > 0 ? colors.red : colors.yellow)(`${found}, ${checked}.`);
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
