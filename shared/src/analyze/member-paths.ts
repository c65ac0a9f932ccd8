/** Paths of members as next's compiler takes them for one name: `a.b?.c`. */
import type { TSESTree } from "@typescript-eslint/utils";
import { isParenthesized } from "../syntax/parentheses.ts";

export interface MemberPath {
  readonly root: TSESTree.Identifier;
  /** `.b`, `?.c`. */
  readonly path: readonly string[];
}

/** `a.b?.c`: parentheses, computed members and private names end a path; `!` and the end of an optional chain do not. */
export function pathOf(text: string, node: TSESTree.Node): MemberPath | undefined {
  switch (node.type) {
    case "Identifier":
      return { root: node, path: [] };
    case "ChainExpression":
    case "TSNonNullExpression":
      return isParenthesized(text, node.expression) ? undefined : pathOf(text, node.expression);
    case "MemberExpression": {
      if (node.computed || node.property.type !== "Identifier" || isParenthesized(text, node.object)) return undefined;
      const object = pathOf(text, node.object);
      const member = `${node.optional ? "?." : "."}${node.property.name}`;
      return object && { root: object.root, path: [...object.path, member] };
    }
    default:
      return undefined;
  }
}

/** The part of an expression that has the first `length` members of its path: `a.b` of `a.b.c`. */
export function prefixOf(text: string, use: TSESTree.Node, length: number): TSESTree.Node {
  let node = use;
  while ((pathOf(text, node)?.path.length ?? 0) > length && (node.type === "MemberExpression" || "expression" in node))
    node = node.type === "MemberExpression" ? node.object : (node.expression as TSESTree.Node);
  return node;
}

/** Whether a call belongs to an optional chain: `a?.b()`, `a.b?.()`, `a?.b.c()`, `a?.().b()`. */
export function isOptionalCall(text: string, call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node = call; ;) {
    if (node.type === "CallExpression" || node.type === "MemberExpression") {
      if (node.optional) return true;
      node = node.type === "CallExpression" ? node.callee : node.object;
    } else if (node.type === "ChainExpression" || node.type === "TSNonNullExpression") {
      node = node.expression;
    } else {
      return false;
    }
    if (isParenthesized(text, node)) return false;
  }
}
