import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";

/**
 * The expressions whose values a function's result is, or holds as they are: `user` of `return { ok: true, user }`, both arms of a condition,
 * what is spread. A call is one value: what it makes of its arguments is not looked into.
 */
export function returnedValues(module: ModuleAnalysis, node: FunctionNode): readonly TSESTree.Node[] {
  if (node.body.type !== "BlockStatement") return parts(node.body);
  return module
    .nodesOfType("ReturnStatement", node)
    .flatMap((statement) =>
      statement.argument && enclosingFunction(statement) === node ? parts(statement.argument) : [],
    );
}

function parts(expression: TSESTree.Node): readonly TSESTree.Node[] {
  const node = unwrapAwait(expression);
  switch (node.type) {
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? parts(element) : []));
    case "ConditionalExpression":
      return [...parts(node.consequent), ...parts(node.alternate)];
    case "LogicalExpression":
      return node.operator === "&&" ? parts(node.right) : [...parts(node.left), ...parts(node.right)];
    case "ObjectExpression":
      return node.properties.flatMap((property) => parts(property.type === "Property" ? property.value : property));
    case "SequenceExpression":
      return node.expressions.slice(-1).flatMap(parts);
    case "SpreadElement":
      return parts(node.argument);
    default:
      return [node];
  }
}
