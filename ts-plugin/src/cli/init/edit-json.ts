/** Changes of JSON texts, comments and trailing commas allowed: what a change is not about keeps its layout. */
import { lineBreakOf } from "@server-actions/shared";
import { findNodeAtLocation, type Node, type ParseError, parseTree, visit } from "jsonc-parser";
import { appendMember, type Brackets, type Range, type Render } from "./append-member.ts";
import { indentationUnit } from "./layout.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The text with one value set; `undefined` for a malformed one, and where something other than an object stands on the way. */
export function setInJson(text: string, path: readonly string[], value: unknown): string | undefined {
  const root = rootOf(text);
  if (!root) return undefined;
  const there = findNodeAtLocation(root, [...path]);
  if (there) {
    const { offset, length } = there;
    return text.slice(0, offset) + inlineJson(value as Json) + text.slice(offset + length);
  }
  const known = path.findIndex((_key, index) => !findNodeAtLocation(root, path.slice(0, index + 1)));
  const object = findNodeAtLocation(root, path.slice(0, known));
  const [key = "", ...below] = path.slice(known);
  const nested = below.reduceRight<Json>((inner, name) => ({ [name]: inner }), value as Json);
  if (object?.type !== "object") return undefined;
  return appendMember(
    text,
    bracketsOf(text, object),
    (place) => `${JSON.stringify(key)}: ${render(text, nested, below.length > 0)(place)}`,
  );
}

/** The text with one entry more in the list at `path`; where there is one string it becomes a list, and where there is nothing a new one. */
export function addToJsonList(text: string, path: readonly string[], entry: unknown): string | undefined {
  const root = rootOf(text);
  const list = root && findNodeAtLocation(root, [...path]);
  if (!list) return setInJson(text, path, [entry]);
  if (list.type === "string") return setInJson(text, path, [list.value as string, entry]);
  if (list.type !== "array") return undefined;
  const last = list.children?.at(-1);
  const isOnLines = last?.type === "object" && textOf(text, last).includes("\n");
  return appendMember(text, bracketsOf(text, list), render(text, entry as Json, isOnLines));
}

function rootOf(text: string): Node | undefined {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return errors.length === 0 && root?.type === "object" ? root : undefined;
}

function bracketsOf(text: string, { offset, length, children = [] }: Node): Brackets {
  return {
    inside: [offset + 1, offset + length - 1],
    members: children.map((child): Range => [child.offset, child.offset + child.length]),
    comments: commentsOf(text),
  };
}

function commentsOf(text: string): readonly Range[] {
  const comments: Range[] = [];
  visit(text, { onComment: (offset, length) => comments.push([offset, offset + length]) });
  return comments;
}

function render(text: string, value: Json, isOnLines: boolean): Render {
  return ({ isInline, indentation }) => {
    if (isInline || !isOnLines) return inlineJson(value);
    return JSON.stringify(value, undefined, indentationUnit(text)).replaceAll("\n", lineBreakOf(text) + indentation);
  };
}

/** On one line, spaced as formatters do. */
function inlineJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inlineJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${inlineJson(inner)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function textOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length);
}
