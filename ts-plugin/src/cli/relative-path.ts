import { relative } from "node:path";
import { toPosix } from "@server-actions/shared";

/** `file` as seen from `root`, with forward slashes; absolute where it is outside. */
export function relativePath(root: string, file: string): string {
  const path = toPosix(relative(root, file));
  return path.startsWith("../") ? file : path;
}
