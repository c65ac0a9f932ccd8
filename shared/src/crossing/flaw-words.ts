/** A flaw in words for a message, and the piece of code it is about. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import { objectMember } from "../syntax/patterns.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { type Flaw, type PathStep, pathText } from "../types/sendability.ts";

/** `value`: what it is; `place`: where inside the whole, with a blank before it; `arrives`: what comes out. */
export type FlawWords = Readonly<Record<"arrives" | "place" | "value", string>>;

export function wordsOf(flaw: Flaw, path: readonly PathStep[] = flaw.path): FlawWords {
  const place = pathText("", path);
  return {
    value: valueWords(flaw.kind, flaw.type),
    place: place === "" ? "" : ` in \`${place.startsWith(".") ? place.slice(1) : place}\``,
    arrives: flaw.arrives ?? "something else",
  };
}

function valueWords(kind: CrossingKind, type: string): string {
  switch (kind) {
    case "class":
      return `the class \`${type}\``;
    case "element":
      return "an element";
    case "function":
      return "a function";
    case "symbol":
    case "uniqueSymbol":
      return "a symbol";
    case "clientReference":
      return `the component \`${type}\``;
    default:
      return `an instance of \`${type}\``;
  }
}

/** The literal part of `expression` that the path leads to, and the rest of the path from there. */
export function placeOf(
  expression: TSESTree.Node,
  path: readonly PathStep[],
): { readonly node: TSESTree.Node; readonly rest: readonly PathStep[] } {
  let node = expression;
  for (const [index, step] of path.entries()) {
    const object = unwrap(node);
    const value =
      object.type === "ObjectExpression" && step.kind === "member" ? objectMember(object, step.name) : undefined;
    if (!value) return { node, rest: path.slice(index) };
    node = value;
  }
  return { node, rest: [] };
}
