import { readFileSync } from "node:fs";

/** A file's text; `undefined` without one. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
