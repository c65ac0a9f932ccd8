import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import { wrapped } from "./unwrap.ts";

/** Whether `node` is a function with a body (not an overload signature, not an abstract method). */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  if (!node) return false;
  const { type } = node;
  if (type !== "ArrowFunctionExpression" && type !== "FunctionDeclaration" && type !== "FunctionExpression")
    return false;
  return Boolean(node.body);
}

/** The parameters that arguments are given for: TypeScript's `this` is none. */
export function parametersOf(node: FunctionNode): readonly TSESTree.Parameter[] {
  return node.params.filter((parameter) => !(parameter.type === "Identifier" && parameter.name === "this"));
}

/** How many arguments have to be given: up to the last parameter without a default that is neither optional nor the rest. */
export function requiredCount(node: FunctionNode): number {
  const isRequired = (parameter: TSESTree.Parameter): boolean =>
    parameter.type !== "RestElement" &&
    parameter.type !== "AssignmentPattern" &&
    !("optional" in parameter && parameter.optional);
  return parametersOf(node).findLastIndex(isRequired) + 1;
}

/** Whether the last parameter takes any number of arguments. */
export function hasRest(node: FunctionNode): boolean {
  return node.params.at(-1)?.type === "RestElement";
}

/** The innermost function around `node`, itself excluded; `undefined` for module-level code. Needs `parent`s. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return undefined;
}

/** The name of a property, method or member as far as it is written down: `a`, `"a"`, `["a"]`, `1`; not `[a]`, not `#a`. */
export function propertyName(key: TSESTree.Node | null | undefined, computed: boolean): string | undefined {
  if (!key) return undefined;
  if (key.type === "Identifier") return computed ? undefined : key.name;
  if (key.type === "JSXIdentifier") return key.name;
  if (key.type === "Literal") return isNameLiteral(key.value) ? String(key.value) : undefined;
  if (key.type === "TemplateLiteral" && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/**
 * The node that names a function: its own identifier, or the variable, property, method or field it is directly the value of.
 * `undefined` for an argument, an element, a default export. Needs `parent`s.
 */
export function functionNameNode(node: FunctionNode): TSESTree.Node | undefined {
  if (node.id) return node.id;
  const outer = wrapped(node);
  const parent = outer.parent;
  if (!parent) return undefined;
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.init === outer ? parent.id : undefined;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return parent.value === outer ? parent.key : undefined;
    case "AssignmentExpression":
    case "AssignmentPattern":
      return parent.right === outer ? parent.left : undefined;
    default:
      return undefined;
  }
}

/** The name of a function, see `functionNameNode`; `undefined` when it has none that is written down. */
export function functionName(node: FunctionNode): string | undefined {
  const name = functionNameNode(node);
  if (!name) return undefined;
  if (name.type === "MemberExpression") return propertyName(name.property, name.computed);
  if (name.type === "Identifier") return isComputedKey(name) ? undefined : name.name || undefined;
  return propertyName(name, false);
}

/** The method or field a function is the value of, if any: `class { static m() {} }`, `class { f = () => {} }`. */
export function classMemberOf(node: FunctionNode): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | undefined {
  const { parent } = wrapped(node);
  return parent?.type === "MethodDefinition" || parent?.type === "PropertyDefinition" ? parent : undefined;
}

function isComputedKey(name: TSESTree.Identifier): boolean {
  const { parent } = name;
  if (!parent || !("key" in parent) || parent.key !== name) return false;
  return "computed" in parent && parent.computed;
}

function isNameLiteral(value: unknown): value is number | string {
  return typeof value === "string" || typeof value === "number";
}
