/** Which parts of an expression hold what the client sent. */
import type { TSESTree } from "@typescript-eslint/utils";
import { objectBehind } from "../flow/input-expressions.ts";
import { type InputFlow, inputsOf, type InputValue } from "../flow/input-values.ts";
import { childrenOf } from "../syntax/children.ts";
import { isFunction } from "../syntax/functions.ts";
import { isTypeNode } from "../syntax/type-nodes.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";

interface HeldInput {
  readonly input: InputValue;
  readonly node: TSESTree.Node;
}

/** The expressions inside `node` that hold inputs, also in what unknown functions are given: `and(eq(posts.id, id))`. */
export function inputsWithin(flow: InputFlow, expression: TSESTree.Node): readonly HeldInput[] {
  return heldIn(flow, expression, new Set());
}

/** `entered`: literal objects behind names, each looked into once however often it is named. */
function heldIn(flow: InputFlow, expression: TSESTree.Node, entered: Set<TSESTree.Node>): readonly HeldInput[] {
  const node = unwrapAwait(expression);
  const within = (part: TSESTree.Node) => heldIn(flow, part, entered);
  const object = node.type === "Identifier" ? objectBehind(flow, node) : undefined;
  if (object) {
    if (entered.has(object)) return [];
    entered.add(object);
    return within(object);
  }
  const isMade = node.type === "ObjectExpression" || node.type === "ArrayExpression" || node.type === "Property";
  const own = isMade ? [] : inputsOf(flow, node).map((input) => ({ input, node }));
  if (own.length > 0) return own;
  if (isFunction(node)) return node.body.type === "BlockStatement" ? [] : within(node.body);
  return partsOf(node).flatMap(within);
}

/** What a node is made from; not the object whose member or method it is. */
function partsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      return node.arguments;
    case "MemberExpression":
    case "UnaryExpression":
      return [];
    case "Property":
      return [node.value];
    default:
      return childrenOf(node).filter((child) => !isTypeNode(child));
  }
}
