import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "../syntax/children.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/**
 * The nodes that are certainly evaluated when `expression` is (and nothing in it throws), in evaluation order, itself last.
 * Not entered: bodies of functions and classes, the right side of `&&`, `||`, `??`, branches of `?:`, default values, what follows a `?.`.
 */
export function* alwaysEvaluated(expression: TSESTree.Node): Generator<TSESTree.Node> {
  for (const part of certainParts(expression)) yield* alwaysEvaluated(part);
  yield expression;
}

/** The operands of one node that are evaluated whenever it is, in order. */
export function certainParts(node: TSESTree.Node): readonly TSESTree.Node[] {
  if (isFunction(node)) return [];
  switch (node.type) {
    case "ClassDeclaration":
    case "ClassExpression":
      return node.superClass ? [node.superClass] : [];
    case "LogicalExpression":
      return [node.left];
    case "ConditionalExpression":
      return [node.test];
    case "AssignmentPattern":
      return [node.left];
    case "AssignmentExpression":
      if (node.left.type === "ArrayPattern" || node.left.type === "ObjectPattern") return [node.right, node.left];
      return isShortCircuit(node.operator) ? [node.left] : [node.left, node.right];
    case "VariableDeclarator":
      return node.init ? [node.init, node.id] : [node.id];
    case "CallExpression":
      return startsOptional(node) ? [node.callee] : [node.callee, ...node.arguments];
    case "MemberExpression":
      return node.computed && !startsOptional(node) ? [node.object, node.property] : [node.object];
    case "Property":
      return node.computed ? [node.key, node.value] : [node.value];
    default:
      return childrenOf(node);
  }
}

/** Whether `a?.b`, `a?.()` or a link after one: evaluated only if the start of the chain is there. */
function startsOptional(node: TSESTree.CallExpression | TSESTree.MemberExpression): boolean {
  if (node.optional) return true;
  const inner = node.type === "CallExpression" ? node.callee : node.object;
  // A finished chain, `(a?.b).c`, is a node of its own.
  if (inner.type === "ChainExpression") return false;
  const link = unwrap(inner);
  return (link.type === "CallExpression" || link.type === "MemberExpression") && startsOptional(link);
}

function isShortCircuit(operator: string): boolean {
  return operator === "&&=" || operator === "||=" || operator === "??=";
}
