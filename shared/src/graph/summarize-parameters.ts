import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { findVariable, isReassigned, patternPath, valueDefinitions } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/**
 * `onSave` of `function Panel({ onSave })`, `props.onSave` of `function Panel(props)`, `rest` of `function Panel({ title, ...rest })`.
 * `undefined` for anything else, and where a default value or an assignment may decide.
 */
export function summarizeParameter(
  scopes: TSESLint.Scope.ScopeManager,
  indexOf: ReadonlyMap<FunctionNode, number>,
  expression: TSESTree.Node,
): Extract<ValueSummary, { kind: "parameter" }> | undefined {
  const members: string[] = [];
  let node = unwrap(expression);
  while (node.type === "MemberExpression") {
    const member = memberName(node);
    if (member === undefined) return undefined;
    members.unshift(member);
    node = unwrap(node.object);
  }
  if (node.type !== "Identifier") return undefined;
  const variable = findVariable(scopes, node);
  const [definition, ...others] = variable ? valueDefinitions(variable) : [];
  if (!variable || !definition || others.length > 0 || isReassigned(variable)) return undefined;
  const around = definition.node as TSESTree.Node;
  const owner = isFunction(around) ? indexOf.get(around) : undefined;
  if (!isFunction(around) || owner === undefined) return undefined;
  for (const [position, parameter] of around.params.entries()) {
    const path = patternPath(parameter, definition.name);
    if (path) return { kind: "parameter", owner, position, path: [...path, ...members] };
    const omits = members.length === 0 ? omittedByRest(parameter, definition.name) : undefined;
    if (omits) return { kind: "parameter", owner, position, path: [], omits };
  }
  return undefined;
}

/** What `{ a, b, ...rest }` takes out of `rest`; `undefined` when `name` is not bound by the pattern's rest. */
function omittedByRest(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  if (pattern.type !== "ObjectPattern") return undefined;
  const hasRest = pattern.properties.some((property) => property.type === "RestElement" && property.argument === name);
  if (!hasRest) return undefined;
  const keys = pattern.properties.flatMap((property) =>
    property.type === "Property" ? [propertyName(property.key, property.computed)] : [],
  );
  return keys.every((key) => key !== undefined) ? keys : undefined;
}
