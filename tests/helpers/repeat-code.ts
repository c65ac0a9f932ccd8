import type { TSESTree } from "@typescript-eslint/utils";
import { parseWithOxc } from "../../shared/src/host/parse-oxc.ts";

/** A file with all that it declares `times` times over, each time under other names: its directives and imports stand once. */
export function repeatCode(filename: string, text: string, times: number): string {
  const source = parseWithOxc(filename, text);
  if (!source) throw new Error(`${filename} does not parse.`);
  const parts = source.ast.body.filter((statement) => !isHead(statement));
  const head = source.ast.body.filter(isHead).map(({ range }) => text.slice(...range));
  const names = namesOf(source.scopes);
  const copies = Array.from({ length: times }, (_, index) => parts.map((part) => renamed(text, part, names, index)));
  return `${[...head, ...copies.flat()].join("\n")}\n`;
}

function isHead(statement: TSESTree.ProgramStatement): boolean {
  return (
    statement.type === "ImportDeclaration" || ("directive" in statement && typeof statement.directive === "string")
  );
}

type Scopes = NonNullable<ReturnType<typeof parseWithOxc>>["scopes"];

/** Every use of what the file itself declares, in source order. */
function namesOf({ scopes }: Scopes): readonly TSESTree.Identifier[] {
  const declared = (scopes.find(({ type }) => (type as string) === "module")?.variables ?? []).filter(
    ({ defs: [definition] }) => definition !== undefined && (definition.type as string) !== "ImportBinding",
  );
  const uses = declared.flatMap(({ identifiers, references }) => [
    ...identifiers,
    ...references.map(({ identifier }) => identifier),
  ]);
  const byPlace = new Map(uses.map((name) => [name.range[0], name as TSESTree.Identifier]));
  return [...byPlace.values()].sort((left, right) => left.range[0] - right.range[0]);
}

function renamed(text: string, part: TSESTree.Node, names: readonly TSESTree.Identifier[], index: number): string {
  const [start, end] = part.range;
  let at = start;
  let code = "";
  for (const { name, range } of names) {
    if (range[0] < start || range[1] > end) continue;
    code += `${text.slice(at, range[0])}${isShorthand(text, range) ? `${name}: ` : ""}${name}_${index}`;
    at = range[0] + name.length;
  }
  code += text.slice(at, end);
  const isSecondDefault = part.type === "ExportDefaultDeclaration" && index > 0;
  return isSecondDefault ? code.replace("export default ", `export const default_${index} = `) : code;
}

/** `{ save }` and `{ save, ... }` in an object: the examples write no other lists in braces behind a declared name. */
function isShorthand(text: string, [start, end]: TSESTree.Range): boolean {
  const before = text.slice(0, start).trimEnd().at(-1);
  const after = text.slice(end).trimStart().at(0);
  return before === "{" && (after === "}" || after === ",") && !text.slice(0, start).trimEnd().endsWith("={");
}
