import type { Report } from "./formats.ts";
import { relativePath } from "./relative-path.ts";

/** One JSON object: counts, then every problem with its place, related places and suggestions. Paths are relative to the working directory. */
export function toJson({ root, version, problems, files, broken }: Report): string {
  const located = problems.map(({ file, related, ...problem }) => ({
    file: relativePath(root, file),
    ...problem,
    related: related.map(({ file: other, ...place }) => ({ file: relativePath(root, other), ...place })),
  }));
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
  const report = {
    version,
    files,
    errors: count("error"),
    warnings: count("warn"),
    broken: broken.map((file) => relativePath(root, file)),
    problems: located,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
