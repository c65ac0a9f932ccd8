/** The way from a value to the names that take it apart. */
import type { TSESTree } from "@typescript-eslint/utils";
import { propertyName } from "../syntax/functions.ts";

/** Stands for any element or entry. */
export const anyMember = "*";

/**
 * The members of a pattern's value that the name bound by `name` holds: also of arrays, behind default values and in a rest,
 * which has the path of what it is the rest of. `undefined` when the pattern does not bind it.
 */
export function memberPathIn(pattern: TSESTree.Node | null, name: TSESTree.Node): readonly string[] | undefined {
  if (pattern === name) return [];
  switch (pattern?.type) {
    case "AssignmentPattern":
      return memberPathIn(pattern.left, name);
    case "RestElement":
      return memberPathIn(pattern.argument, name);
    case "TSParameterProperty":
      return memberPathIn(pattern.parameter, name);
    case "ArrayPattern":
      for (const element of pattern.elements) {
        const path = memberPathIn(element, name);
        if (path) return [anyMember, ...path];
      }
      return undefined;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        const path = memberPathIn(property.type === "Property" ? property.value : property, name);
        if (path && property.type === "RestElement") return path;
        if (path && property.type === "Property")
          return [propertyName(property.key, property.computed) ?? anyMember, ...path];
      }
      return undefined;
    default:
      return undefined;
  }
}
