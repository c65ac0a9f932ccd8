/** Whether a file holds tests, by the names test runners look for: there, what throws is caught on purpose. */
import { fileNameOf } from "../syntax/file-paths.ts";
export function isTestFile(filename: string): boolean {
  const words = fileNameOf(filename).split(".").slice(1, -1);
  return words.includes("test") || words.includes("spec") || filename.split("/").includes("__tests__");
}
