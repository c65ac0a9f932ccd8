/** Where a value comes from, and which part of it is taken. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import { findVariable, isReassigned, patternPath, valueDefinitions } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";
import type { Variable } from "../syntax/variables.ts";

type Scoped = Pick<ParsedSource, "scopes">;

/**
 * `const { user: { hash } } = await load()`: `hash` is the part `user.hash` of the call. `root` is the call, the name of a parameter, global or
 * import, or whatever else the value starts from. An element of an array is a part by its position.
 */
export interface ValueOrigin {
  readonly root: TSESTree.Node;
  readonly path: readonly string[];
}

const maxSteps = 20;

/** The origin of an expression, through constants, members and `await`. */
export function originOf(module: Scoped, expression: TSESTree.Node): ValueOrigin {
  return follow(module, expression, [], maxSteps);
}

/** The same for the part `path` of what a variable holds. */
export function originOfVariable(module: Scoped, variable: Variable, path: readonly string[]): ValueOrigin | undefined {
  return originOfBinding(module, variable, path, maxSteps);
}

function follow(module: Scoped, expression: TSESTree.Node, path: readonly string[], steps: number): ValueOrigin {
  const node = unwrapAwait(expression);
  if (steps === 0) return { root: node, path };
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    return name === undefined ? { root: node, path } : follow(module, node.object, [name, ...path], steps - 1);
  }
  const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
  return (variable && originOfBinding(module, variable, path, steps - 1)) ?? { root: node, path };
}

function originOfBinding(
  module: Scoped,
  variable: Variable,
  path: readonly string[],
  steps: number,
): ValueOrigin | undefined {
  const [definition, ...others] = valueDefinitions(variable);
  if (!definition || others.length > 0 || isReassigned(variable)) return undefined;
  const node = definition.node as TSESTree.Node;
  if (node.type === "VariableDeclarator") {
    const part = node.init ? partOf(node.id, definition.name) : undefined;
    return node.init && part ? follow(module, node.init, [...part, ...path], steps) : undefined;
  }
  if ((definition.type as string) !== "Parameter" || !isFunction(node)) return undefined;
  const patterns = node.params.map((param) => (param.type === "AssignmentPattern" ? param.left : param));
  for (const pattern of patterns) {
    const part = partOf(pattern, definition.name);
    if (part) return { root: pattern, path: [...part, ...path] };
  }
  return undefined;
}

/** The rest of a pattern is not the whole: no part of it is known. */
function partOf(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  if (pattern.type !== "ArrayPattern") return patternPath(pattern, name);
  const index = pattern.elements.findIndex((element) => element && partOf(element, name));
  const element = pattern.elements[index];
  const part = element ? partOf(element, name) : undefined;
  return part && [String(index), ...part];
}
