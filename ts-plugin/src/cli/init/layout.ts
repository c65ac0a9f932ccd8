/** One step of indentation: that of the first indented line. */
export function indentationUnit(text: string): string {
  const lines = text.split("\n").map((line) => /^(?<space>[ \t]*)\S/u.exec(line)?.groups?.["space"] ?? "");
  return lines.find((space) => space !== "") ?? "  ";
}
