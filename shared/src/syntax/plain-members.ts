import type { TSESTree } from "@typescript-eslint/utils";

/** `a`, `a.b.c`: reading it twice gives the same and does nothing else. */
export function isPlainMember(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return true;
  return node.type === "MemberExpression" && !node.computed && !node.optional && isPlainMember(node.object);
}
