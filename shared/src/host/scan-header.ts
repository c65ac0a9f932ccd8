import type { ImportEdge, ModuleRecord } from "../model/module-record.ts";
import { scanImportClause } from "./scan-import-clause.ts";
import { readPrologue, scanBoundary } from "./scan-prologue.ts";
import { endOfIdentifier, endOfString, hasLineBreak, skipTrivia } from "./text-scanner.ts";

/**
 * The record of a module whose imports all stand at its beginning and that exports only what is its own, as most do: nothing has to read the
 * rest, where the words `import` and `export` show that there is no other edge. `undefined` where they do not, and for whatever is not written
 * in the common way.
 */
export function scanHeader(text: string): ModuleRecord | undefined {
  const edges: ImportEdge[] = [];
  let position = readPrologue(text).end;
  while (isWord(text, position, "import")) {
    const statement = scanImport(text, position);
    if (!statement) return undefined;
    edges.push(statement.edge);
    position = skipTrivia(text, statement.end);
  }
  const imported = new Set(edges.flatMap(({ names = [] }) => names.map(({ local }) => local)));
  return mayHaveEdges(text, position, imported) ? undefined : { boundary: scanBoundary(text), edges };
}

/** `import a, { b } from "c";` that stands at `start`. */
function scanImport(text: string, start: number): { readonly edge: ImportEdge; readonly end: number } | undefined {
  const clause = skipTrivia(text, start + "import".length);
  const isType = isTypeImport(text, clause);
  const quote = isType || startsClause(text, clause) ? startOfSource(text, clause) : undefined;
  const end = quote === undefined ? undefined : endOfString(text, quote);
  if (quote === undefined || end === undefined) return undefined;
  const source = text.slice(quote + 1, end - 1);
  const next = skipTrivia(text, end);
  const hasSemicolon = text[next] === ";";
  if (source.includes("\\") || !(hasSemicolon || next === text.length || hasLineBreak(text, end, next)))
    return undefined;
  if (isWord(text, next, "with") || isWord(text, next, "assert")) return undefined;
  const { names, typeOnly } = isType ? { names: [], typeOnly: true } : scanImportClause(text, start, quote);
  return { edge: { source, kind: "import", typeOnly, names }, end: hasSemicolon ? next + 1 : end };
}

/** `import type A from`, `import type { A } from`; not `import type from`, nor `import type, { A } from`. */
function isTypeImport(text: string, clause: number): boolean {
  if (!isWord(text, clause, "type")) return false;
  const next = skipTrivia(text, clause + "type".length);
  if (text[next] === ",") return false;
  return !isWord(text, next, "from") || isWord(text, skipTrivia(text, next + "from".length), "from");
}

/** Not `import defer * as a`. */
function startsClause(text: string, clause: number): boolean {
  const end = endOfIdentifier(text, clause);
  const next = skipTrivia(text, end);
  return end === clause || text[next] === "," || isWord(text, next, "from");
}

/** The quote of the specifier: the first thing, or behind names, closed braces, commas, `*` and `from`. */
function startOfSource(text: string, clause: number): number | undefined {
  let isOpen = false;
  let last = "";
  for (let at = clause; at < text.length; at = skipTrivia(text, at + last.length)) {
    const character = text.charAt(at);
    if (character === '"' || character === "'") return !isOpen && (at === clause || last === "from") ? at : undefined;
    last = wordAt(text, at) || character;
    if (last === "{" || last === "}") isOpen = last === "{";
    else if (last === character && !isWord(text, at, last) && !",*".includes(character)) return undefined;
  }
  return undefined;
}

/** Whether the text from `start` on may import anything, also by a statement that is broken, or pass on what is `imported`. */
function mayHaveEdges(text: string, start: number, imported: ReadonlySet<string>): boolean {
  if (["import", 'from "', "from '"].some((sign) => text.includes(sign, start))) return true;
  for (let at = text.indexOf("export", start); at !== -1; at = text.indexOf("export", at + 1))
    if (isWord(text, at, "export") && mayPassOn(text, skipTrivia(text, at + "export".length), imported)) return true;
  return false;
}

/** Whether what stands behind `export` may be of another module: a list with a name that is imported, or with a source; such a name as the default. */
function mayPassOn(text: string, start: number, imported: ReadonlySet<string>): boolean {
  if (text[start] === "{") return mayListOther(text, start, imported);
  const word = wordAt(text, start);
  const next = skipTrivia(text, start + word.length);
  if (word === "type" && text[next] === "{") return mayListOther(text, next, imported);
  if (word === "default") return text[next] === "(" || imported.has(wordAt(text, next));
  return word === "" || (word === "type" && text[next] === "*");
}

function mayListOther(text: string, start: number, imported: ReadonlySet<string>): boolean {
  const end = text.indexOf("}", start);
  if (end === -1 || isWord(text, skipTrivia(text, end + 1), "from")) return true;
  for (let at = skipTrivia(text, start + 1); at < end; at = skipTrivia(text, at)) {
    const name = wordAt(text, at);
    if (imported.has(name)) return true;
    at += Math.max(name.length, 1);
  }
  return false;
}

function wordAt(text: string, start: number): string {
  return text.slice(start, endOfIdentifier(text, start));
}

function isWord(text: string, start: number, word: string): boolean {
  return text.startsWith(word, start) && wordAt(text, start) === word;
}
