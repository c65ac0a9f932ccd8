/** Which members of a local `enum` are gone before next's compiler looks for closures: constant ones are replaced by their value. */
import type { TSESTree } from "@typescript-eslint/utils";
import { propertyName } from "../syntax/functions.ts";
import { isParenthesized } from "../syntax/parentheses.ts";
import type { Variable } from "../syntax/variables.ts";
import type { ClosureName } from "./closure-names.ts";

/** Whether a use of a local enum is one of its constant members: `E.A`, but not `E?.A` or `(E).A`. */
export function isInlinedEnumMember(variable: Variable, { root }: ClosureName, text: string): boolean {
  const declaration = variable.defs.find((definition) => (definition.type as string) === "TSEnumName")?.node as
    TSESTree.Node | undefined;
  if (declaration?.type !== "TSEnumDeclaration") return false;
  const { parent } = root;
  if (parent?.type !== "MemberExpression" || parent.object !== root || parent.optional || isParenthesized(text, root))
    return false;
  const name = propertyName(parent.property, parent.computed);
  return name !== undefined && isConstantMember(declaration, name);
}

/** A member without an initialiser is constant if the one before it is. */
function isConstantMember({ body }: TSESTree.TSEnumDeclaration, name: string): boolean {
  const constants = new Set<string>();
  let previous = true;
  for (const { id, initializer } of body?.members ?? []) {
    const isConstant: boolean = initializer ? isConstantValue(initializer, constants) : previous;
    const member = propertyName(id, false);
    if (isConstant && member !== undefined) constants.add(member);
    previous = isConstant;
  }
  return constants.has(name);
}

function isConstantValue(node: TSESTree.Expression, constants: ReadonlySet<string>): boolean {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" || typeof node.value === "number";
    case "TemplateLiteral":
      return node.expressions.every((part) => isConstantValue(part, constants));
    case "UnaryExpression":
      return ["+", "-", "~"].includes(node.operator) && isConstantValue(node.argument, constants);
    case "BinaryExpression":
      return (
        node.left.type !== "PrivateIdentifier" &&
        isConstantValue(node.left, constants) &&
        isConstantValue(node.right, constants)
      );
    case "Identifier":
      return constants.has(node.name);
    case "MemberExpression":
      return constants.has(propertyName(node.property, node.computed) ?? "");
    default:
      return false;
  }
}
