/** What a name of this file evaluates to, as far as the file says. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ParsedSource } from "../model/module.ts";
import { memberName } from "./calls.ts";
import { isFunction, propertyName } from "./functions.ts";
import { objectMember, patternPath } from "./patterns.ts";
import { unwrap } from "./unwrap.ts";
import { type Definition, findVariable, isReassigned, valueDefinitions } from "./variables.ts";

type Scoped = Pick<ParsedSource, "scopes">;

const maxAliases = 20;

/**
 * The function of this file that an expression evaluates to: itself, a declaration, a constant, a member of a literal object or
 * a static method. `undefined` when it is none, stands elsewhere, or may be one of several.
 */
export function findFunction(module: Scoped, expression: TSESTree.Node): FunctionNode | undefined {
  const value = valueBehind(module, expression);
  return isFunction(value) ? value : undefined;
}

/** The declaration or expression of this file that gives `expression` its value; itself when it is not a name. */
export function valueBehind(module: Scoped, expression: TSESTree.Node): TSESTree.Node | undefined {
  return findValue(module, expression, maxAliases);
}

function findValue(module: Scoped, expression: TSESTree.Node, budget: number): TSESTree.Node | undefined {
  const node = unwrap(expression);
  if (budget === 0) return undefined;
  if (node.type === "Identifier") return valueOfName(module, node, budget - 1);
  if (node.type !== "MemberExpression") return node;
  const name = memberName(node);
  const object = name === undefined ? undefined : findValue(module, node.object, budget - 1);
  return object && name !== undefined ? memberValue(module, object, name, budget) : undefined;
}

function valueOfName(module: Scoped, identifier: TSESTree.Identifier, budget: number): TSESTree.Node | undefined {
  const variable = findVariable(module.scopes, identifier);
  if (!variable) return undefined;
  const [definition, ...others] = valueDefinitions(variable);
  if (!definition || others.length > 0 || isReassigned(variable)) return undefined;
  const node = definition.node as TSESTree.Node;
  if (node.type !== "VariableDeclarator") return declares(definition) ? node : undefined;
  const path = patternPath(node.id, definition.name);
  if (!node.init || !path) return undefined;
  let value = findValue(module, node.init, budget);
  for (const name of path) value = value && memberValue(module, value, name, budget);
  return value;
}

function memberValue(module: Scoped, object: TSESTree.Node, name: string, budget: number): TSESTree.Node | undefined {
  if (object.type === "ObjectExpression") {
    const member = objectMember(object, name);
    return member && findValue(module, member, budget);
  }
  if (object.type !== "ClassDeclaration" && object.type !== "ClassExpression") return undefined;
  for (const member of object.body.body) {
    if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") continue;
    if (!member.static || propertyName(member.key, member.computed) !== name) continue;
    return member.value ? findValue(module, member.value, budget) : undefined;
  }
  return undefined;
}

/** Not a parameter or an import: their definition's node is the function or statement around the name. */
function declares({ type }: Definition): boolean {
  return ["ClassName", "FunctionName", "TSEnumName"].includes(type);
}
