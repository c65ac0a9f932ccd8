/** Whether a file holds tests, by the names test runners look for: there, what throws is caught on purpose. */
export function isTestFile(filename: string): boolean {
  const parts = filename.split("/");
  const words = (parts.at(-1) ?? "").split(".").slice(1, -1);
  return parts.includes("__tests__") || words.includes("test") || words.includes("spec");
}
