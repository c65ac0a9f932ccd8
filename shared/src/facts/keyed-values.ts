/** Which columns a database call compares or sets, and with what. */
import type { TSESTree } from "@typescript-eslint/utils";
import { callChain, memberName, positionalArguments, stringValue } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

export interface KeyedValue {
  readonly column: string;
  readonly value: TSESTree.Node;
}

/** In objects (`where: { userId }`), comparisons (`eq(posts.userId, id)`) and methods that name a column (`.eq("user_id", id)`). */
export function keyedValues(call: TSESTree.CallExpression): readonly KeyedValue[] {
  return callChain(call).links.flatMap(({ call: link }) => [
    ...namedColumn(link),
    ...link.arguments.flatMap((argument) => valuesIn(argument)),
  ]);
}

function valuesIn(argument: TSESTree.Node): readonly KeyedValue[] {
  const node = unwrap(argument);
  switch (node.type) {
    case "ObjectExpression":
      return node.properties.flatMap((property): readonly KeyedValue[] => {
        if (property.type !== "Property") return [];
        const column = propertyName(property.key, property.computed);
        const inner = valuesIn(property.value);
        return column === undefined || inner.length > 0 ? inner : [{ column, value: property.value }];
      });
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element ? valuesIn(element) : []));
    case "CallExpression":
      return [...comparison(node), ...node.arguments.flatMap((inner) => valuesIn(inner))];
    case "ArrowFunctionExpression":
      return node.body.type === "BlockStatement" ? [] : valuesIn(node.body);
    default:
      return [];
  }
}

/** `eq(posts.userId, id)`. */
function comparison(call: TSESTree.CallExpression): KeyedValue[] {
  const [left, value] = positionalArguments(call);
  const member = left && unwrap(left);
  const column = member?.type === "MemberExpression" ? memberName(member) : undefined;
  return column !== undefined && value ? [{ column, value }] : [];
}

/** `.eq("user_id", id)`, `.where("user_id", "=", id)`. */
function namedColumn(call: TSESTree.CallExpression): KeyedValue[] {
  const [name, ...others] = positionalArguments(call);
  const column = name && stringValue(name);
  const value = others.at(-1);
  return column !== undefined && value ? [{ column, value }] : [];
}
