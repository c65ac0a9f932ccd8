import { readFileSync } from "node:fs";

/** A file's text as it is written back, with its byte order mark if it has one; `undefined` where it cannot be read. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
