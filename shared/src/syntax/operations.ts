import type { TSESTree } from "@typescript-eslint/utils";
import type { Operation } from "../model/summary.ts";
import { unwrap } from "./unwrap.ts";

/** How statements that write begin, word by word; `*` is any word. */
const writes: readonly (readonly string[])[] = [
  ["alter", "table"],
  ["create", "table"],
  ["delete", "from"],
  ["drop", "table"],
  ["insert", "into"],
  ["merge", "into"],
  ["replace", "into"],
  ["truncate", "table"],
  ["update", "*", "set"],
  ["update", "only", "*", "set"],
  ["update", "*", "*", "set"],
];

/** The same of those that read. A query with a name (`with x as (...)`) may do either. */
const reads: readonly (readonly string[])[] = [["select", "*"]];

/**
 * Whether a text written in SQL or GraphQL asks or writes: a string, a template, a tagged template, or the text that `gql("...")` and
 * `new TypedDocumentString("...")` are given. `undefined` for any other text and for what is no text.
 */
export function operationOf(expression: TSESTree.Node): Operation | undefined {
  const text = beginningOf(unwrap(expression));
  return text === undefined ? undefined : operationOfText(text);
}

function operationOfText(text: string): Operation | undefined {
  const words = wordsOf(text);
  const [first = ""] = words;
  if (first === "mutation" && isGraphql(text)) return "mutation";
  if (first === "query" && isGraphql(text)) return "query";
  if (writes.some((pattern) => beginsWith(words, pattern))) return "sql-write";
  return reads.some((pattern) => beginsWith(words, pattern)) ? "sql-read" : undefined;
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
    .slice(0, 200)
    .toLowerCase()
    .split(/[\s("'`{]+/u);
  return words.filter((word) => word !== "");
}

/** Holes count as one word each. */
function beginningOf(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? node.value : undefined;
    case "TemplateLiteral":
      return node.quasis.map((quasi) => quasi.value.cooked ?? "").join(" hole ");
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
