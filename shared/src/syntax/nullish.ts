/** Whether an expression is `null` or `undefined`, as far as the file says. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import type { Verdict } from "../model/verdict.ts";
import { findVariable, isReassigned, valueBehind } from "./bindings.ts";
import { isFunction } from "./functions.ts";
import { unwrap } from "./unwrap.ts";

type Scoped = Pick<ParsedSource, "scopes">;

/**
 * `"yes"`: `null`, `undefined`, `void x`, and constants that hold one. `"unknown"`: variables that are assigned, parameters with a
 * nullish default, conditions. `"no"` is what stands for a value: also a parameter, member or call, which may be nullish at times.
 */
export function isNullish(module: Scoped, expression: TSESTree.Node): Verdict {
  const node = unwrap(expression);
  switch (node.type) {
    case "Identifier":
      return isNullishName(module, node);
    case "MemberExpression": {
      const value = valueBehind(module, node);
      return value && value !== node ? isNullish(module, value) : "no";
    }
    case "Literal":
      return node.raw === "null" ? "yes" : "no";
    case "UnaryExpression":
      return node.operator === "void" ? "yes" : "no";
    case "ConditionalExpression": {
      const branches = [isNullish(module, node.consequent), isNullish(module, node.alternate)];
      return branches[0] === branches[1] ? (branches[0] ?? "unknown") : "unknown";
    }
    case "LogicalExpression":
      return node.operator !== "&&" && isNullish(module, node.right) === "no" ? "no" : "unknown";
    case "SequenceExpression":
    case "AssignmentExpression":
      return "unknown";
    default:
      return "no";
  }
}

function isNullishName(module: Scoped, name: TSESTree.Identifier): Verdict {
  const variable = findVariable(module.scopes, name);
  const definition = variable?.defs[0];
  if (!variable || !definition) return name.name === "undefined" ? "yes" : "unknown";
  if (isReassigned(variable)) return "unknown";
  const value = valueBehind(module, name);
  if (value && value !== name) return isFunction(value) ? "no" : isNullish(module, value);
  const around = definition.node as TSESTree.Node;
  if (around.type === "VariableDeclarator" && !around.init) return isLoopVariable(around) ? "no" : "unknown";
  return hasNullishDefault(module, definition.name) ? "unknown" : "no";
}

/** `for (const id of ids)`. */
function isLoopVariable({ parent }: TSESTree.VariableDeclarator): boolean {
  const loop = parent.parent;
  return loop.type === "ForOfStatement" || loop.type === "ForInStatement";
}

/** `(context = null)`, `{ context = undefined }`. */
function hasNullishDefault(module: Scoped, name: TSESTree.Node): boolean {
  const { parent } = name;
  return parent?.type === "AssignmentPattern" && parent.left === name && isNullish(module, parent.right) !== "no";
}
