import type { TSESTree } from "@typescript-eslint/utils";
import type { Operation } from "../model/value-summary.ts";
import { unwrap } from "./unwrap.ts";

/** How statements that write begin, word by word; `*` is any word. */
const writes: readonly (readonly string[])[] = [
  ["alter", "table"],
  ["create", "table"],
  ["delete", "from"],
  ["drop", "table"],
  ["merge", "into"],
  ["replace", "into"],
  ["truncate", "table"],
  ["update", "*", "set"],
  ["update", "only", "*", "set"],
  ["update", "*", "*", "set"],
];

/** A query with a name (`with x as (...)`) may read or write. */
const inserts: readonly string[] = ["insert", "into"];
const reads: readonly string[] = ["select", "*"];

/** What stands before the name of a table. */
const beforeTable: ReadonlySet<string> = new Set(["from", "into", "only", "table", "update"]);
const maxText = 200;

/** What a text does, and in SQL to which table, where its name is written down. */
export interface Statement {
  readonly operation: Operation;
  readonly table?: string;
}

/**
 * Whether a text written in SQL or GraphQL asks or writes: a string, a template, a tagged template, or the text that `gql("...")` and
 * `new TypedDocumentString("...")` are given. `undefined` for any other text and for what is no text.
 */
export function operationOf(expression: TSESTree.Node): Operation | undefined {
  return statementOf(expression)?.operation;
}

export function statementOf(expression: TSESTree.Node): Statement | undefined {
  const text = beginningOf(unwrap(expression));
  const operation = text === undefined ? undefined : operationOfText(text);
  if (text === undefined || !operation) return undefined;
  const table = operation.startsWith("sql") ? tableIn(wordsOf(text)) : undefined;
  return { operation, ...(table !== undefined && { table }) };
}

function tableIn(words: readonly string[]): string | undefined {
  const at = words.findIndex((word, index) => beforeTable.has(word) && !beforeTable.has(words[index + 1] ?? ""));
  const name = at === -1 ? undefined : words[at + 1];
  return name === hole ? undefined : name;
}

function operationOfText(text: string): Operation | undefined {
  const words = wordsOf(text);
  const [first = ""] = words;
  if (first === "mutation" && isGraphql(text)) return "mutation";
  if (first === "query" && isGraphql(text)) return "query";
  if (beginsWith(words, inserts)) return "sql-insert";
  if (writes.some((pattern) => beginsWith(words, pattern))) return "sql-write";
  return beginsWith(words, reads) && mayReadTable(text, words) ? "sql-read" : undefined;
}

/** `SELECT 1`, `SELECT set_config(...)` ask no table. */
function mayReadTable(text: string, words: readonly string[]): boolean {
  return words.includes("from") || text.length > maxText;
}

function isGraphql(text: string): boolean {
  return text.includes("{") || text.includes("(");
}

function beginsWith(words: readonly string[], pattern: readonly string[]): boolean {
  return pattern.every((word, index) => (word === "*" ? words[index] !== undefined : words[index] === word));
}

/** Lower case, without what SQL and GraphQL put around words; comment lines in front are passed over. */
function wordsOf(text: string): readonly string[] {
  const lines = text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("--") && !line.trimStart().startsWith("#"));
  const words = lines
    .join(" ")
    .slice(0, maxText)
    .toLowerCase()
    .split(/[\s("'`{]+/u);
  return words.filter((word) => word !== "");
}

const hole = "hole";

/** Holes count as one word each. */
function beginningOf(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? node.value : undefined;
    case "TemplateLiteral":
      return node.quasis.map((quasi) => quasi.value.cooked ?? "").join(` ${hole} `);
    case "TaggedTemplateExpression":
      return beginningOf(node.quasi);
    case "CallExpression":
    case "NewExpression": {
      const [argument] = node.arguments;
      const isText = argument?.type === "Literal" || argument?.type === "TemplateLiteral";
      return isText && node.arguments.length <= 2 ? beginningOf(argument) : undefined;
    }
    default:
      return undefined;
  }
}
