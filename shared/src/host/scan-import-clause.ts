import type { EdgeName } from "../model/module-record.ts";
import { endOfIdentifier, endOfString, skipTrivia } from "./text-scanner.ts";

/** What an import statement binds. */
export interface ImportClause {
  /** The bindings that exist at run time. */
  readonly names: readonly EdgeName[];
  /** Whether all of the statement is gone at run time: it has names, and each is marked `type`. */
  readonly typeOnly: boolean;
}

/**
 * The names of the import statement that stands at `start` (at `import`) and whose specifier string begins at `end`.
 * `import type ...` as a whole is known from the lexer; here only the names marked one by one.
 */
export function scanImportClause(text: string, start: number, end: number): ImportClause {
  const tokens = tokensOf(text, start + "import".length, end);
  const names: EdgeName[] = [];
  let marked = 0;
  let index = tokens[0] === "type" && isClauseStart(tokens[1]) ? 1 : 0;
  while (index < tokens.length && tokens[index] !== "from") {
    const token = tokens[index];
    if (token === "*" && tokens[index + 1] === "as") {
      names.push({ imported: "*", local: tokens[index + 2] ?? "*" });
      index += 3;
    } else if (token === "{") {
      index = readNamed(tokens, index + 1, names, () => (marked += 1));
    } else {
      if (token !== ",") names.push({ imported: "default", local: token ?? "default" });
      index += 1;
    }
  }
  return { names, typeOnly: names.length === 0 && marked > 0 };
}

/** Reads `a, type B, c as d }` and returns the index after the brace. */
function readNamed(tokens: readonly string[], start: number, names: EdgeName[], onTypeName: () => void): number {
  let index = start;
  while (index < tokens.length && tokens[index] !== "}") {
    const end = endOfSpecifier(tokens, index);
    const specifier = tokens.slice(index, end);
    if (isTypeSpecifier(specifier)) onTypeName();
    else if (specifier.length > 0) names.push({ imported: unquote(specifier[0] ?? ""), local: specifier.at(-1) ?? "" });
    index = tokens[end] === "," ? end + 1 : end;
  }
  return index + 1;
}

function endOfSpecifier(tokens: readonly string[], start: number): number {
  let index = start;
  while (index < tokens.length && tokens[index] !== "," && tokens[index] !== "}") index += 1;
  return index;
}

/** `type A`, `type A as B`, `type as as B`; but `type` and `type as B` import a value named `type`. */
function isTypeSpecifier(specifier: readonly string[]): boolean {
  if (specifier[0] !== "type" || specifier.length === 1) return false;
  return specifier.length !== 3 || specifier[1] !== "as";
}

function isClauseStart(token: string | undefined): boolean {
  return token !== undefined && token !== "from" && token !== ",";
}

function unquote(token: string): string {
  return token.startsWith('"') || token.startsWith("'") ? token.slice(1, -1) : token;
}

function tokensOf(text: string, start: number, end: number): string[] {
  const tokens: string[] = [];
  let position = skipTrivia(text, start);
  while (position < end) {
    const next = endOfToken(text, position);
    tokens.push(text.slice(position, next));
    position = skipTrivia(text, next);
  }
  return tokens;
}

function endOfToken(text: string, start: number): number {
  const character = text[start];
  if (character === '"' || character === "'") return endOfString(text, start) ?? start + 1;
  return Math.max(endOfIdentifier(text, start), start + 1);
}
