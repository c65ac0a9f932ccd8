import type { TSESTree } from "@typescript-eslint/utils";
import { isInside } from "../syntax/children.ts";

/**
 * Whether next's compiler finds `name` in a binding pattern: not below a renamed property that has a default (`{ a: b = 1 }`), nor in
 * a rest that is a pattern itself. Such a name is neither captured nor, in a `"use server"` file, an exported Server Function.
 * Source: `collect_idents_in_object_pat` in next's `server_actions.rs`.
 */
export function isCollected(pattern: TSESTree.Node, name: TSESTree.Node): boolean {
  if (pattern === name) return true;
  switch (pattern.type) {
    case "ArrayPattern":
      return pattern.elements.some((element) => element && isInside(name, element) && isCollected(element, name));
    case "AssignmentPattern":
      return isCollected(pattern.left, name);
    case "ObjectPattern":
      return pattern.properties.some((property) => isInside(name, property) && isCollected(property, name));
    case "Property":
      if (pattern.shorthand) return true;
      return pattern.value.type !== "AssignmentPattern" && isCollected(pattern.value, name);
    case "RestElement":
      return pattern.argument === name;
    case "TSParameterProperty":
      return isCollected(pattern.parameter, name);
    default:
      return false;
  }
}
