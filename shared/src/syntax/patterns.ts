/** Binding patterns and the literal objects they take apart. */
import type { TSESTree } from "@typescript-eslint/utils";
import { propertyName } from "./functions.ts";
import { unwrap } from "./unwrap.ts";

/** Every name a binding pattern binds, in source order. */
export function boundNames(pattern: TSESTree.Node | null | undefined): TSESTree.Identifier[] {
  switch (pattern?.type) {
    case "Identifier":
      return pattern.name ? [pattern] : [];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === "Property" ? property.value : property.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => boundNames(element));
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** What `const name = init` or `const { name } = { name: init }` gives the name; `undefined` when it cannot be seen. */
export function initialValue(declarator: TSESTree.VariableDeclarator, name: TSESTree.Node): TSESTree.Node | undefined {
  const path = patternPath(declarator.id, name);
  let value: TSESTree.Node | undefined = path && declarator.init ? declarator.init : undefined;
  for (const member of path ?? []) {
    const object: TSESTree.Node | undefined = value && unwrap(value);
    value = object?.type === "ObjectExpression" ? objectMember(object, member) : undefined;
  }
  return value;
}

/** The members to take from a pattern's value to reach the name bound by `name`; `undefined` when they are not written down. */
export function patternPath(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  if (pattern === name) return [];
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "Property" || !property.value) continue;
    const rest = patternPath(property.value, name);
    if (!rest) continue;
    const key = propertyName(property.key, property.computed);
    return key === undefined ? undefined : [key, ...rest];
  }
  return undefined;
}

/** The value of a property in a literal object, the last one winning; `undefined` when a spread or getter may decide it. */
export function objectMember(object: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  for (let index = object.properties.length - 1; index >= 0; index -= 1) {
    const property = object.properties[index];
    if (property?.type !== "Property") return undefined;
    const key = propertyName(property.key, property.computed);
    if (key === undefined) return undefined;
    if (key === name) return property.kind === "init" ? property.value : undefined;
  }
  return undefined;
}
