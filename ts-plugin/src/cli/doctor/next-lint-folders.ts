import { join, relative } from "node:path";
import { parseWithOxc, readText, toPosix } from "@server-actions/shared";
import type { LintScript } from "../lint-scripts.ts";

/** `ESLINT_DEFAULT_DIRS` of Next.js 11 to 15: next/dist/lib/constants. */
const lintedByDefault = ["app", "pages", "components", "lib", "src"];

/** Of the files given, the first with the directive that `next lint` does not look at, as the script runs it. */
export function leftOutByNextLint(
  script: LintScript | undefined,
  root: string,
  files: readonly string[],
): string | undefined {
  if (!script || /\s(?:-d|--dir|--file)\b/u.test(script.command) || namesFolders(root)) return undefined;
  return files.find((file) => {
    const [folder = ""] = toPosix(relative(root, file)).split("/");
    return !lintedByDefault.includes(folder) && hasServerDirective(file);
  });
}

function hasServerDirective(file: string): boolean {
  const { body = [] } = parseWithOxc(file, readText(file) ?? "")?.ast ?? {};
  return body.some((statement) => statement.type === "ExpressionStatement" && statement.directive === "use server");
}

/** Whether `eslint.dirs` of the config may say where to look. */
function namesFolders(root: string): boolean {
  const files = ["js", "mjs", "ts"].map((ending) => join(root, `next.config.${ending}`));
  return files.some((file) => readText(file)?.includes("dirs"));
}
