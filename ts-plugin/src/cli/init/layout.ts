/** How a text is laid out, to write more of it in the same way. */

export function newlineOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** One step of indentation: that of the first indented line. */
export function indentationUnit(text: string): string {
  const lines = text.split("\n").map((line) => /^(?<space>[ \t]*)\S/u.exec(line)?.groups?.["space"] ?? "");
  return lines.find((space) => space !== "") ?? "  ";
}

/** What the line of `at` begins with. */
export function indentationAt(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/u.exec(text.slice(start, at))?.[0] ?? "";
}
