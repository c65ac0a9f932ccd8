import { fileURLToPath, pathToFileURL } from "node:url";
import { toPosix } from "@server-actions/shared";

export function toUri(file: string): string {
  return pathToFileURL(file).href;
}

/** `undefined` for what is no file on disk (a diff, a notebook's cell). */
export function fileOf(uri: string): string | undefined {
  return uri.startsWith("file:") ? toPosix(fileURLToPath(uri)) : undefined;
}
