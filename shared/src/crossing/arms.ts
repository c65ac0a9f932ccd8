import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../syntax/unwrap.ts";

/** The expressions of which one is the value: the arms of `? :`, `??`, `||`, and what `&&` guards. */
export function armsOf(expression: TSESTree.Node): readonly TSESTree.Node[] {
  const node = unwrap(expression);
  if (node.type === "ConditionalExpression") return [...armsOf(node.consequent), ...armsOf(node.alternate)];
  if (node.type !== "LogicalExpression") return [expression];
  return node.operator === "&&" ? armsOf(node.right) : [...armsOf(node.left), ...armsOf(node.right)];
}
