/** What a name holds of a function's parameters: what its variable was given, by a declaration, an assignment, a loop or a callback's caller. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import { findVariable, type Variable, writesTo } from "../syntax/variables.ts";
import { evaluateInput } from "./input-expressions.ts";
import { anyMember, memberPathIn } from "./input-patterns.ts";
import { distinct, take } from "./input-shapes.ts";
import type { InputFlow, InputValue } from "./input-values.ts";

const nothing: readonly InputValue[] = [];

const asGiven = { checked: "no", shape: "any", place: "whole", coerced: false, encoded: false, partly: false } as const;

/** What the variable behind a name holds. */
export function nameInputs(flow: InputFlow, name: TSESTree.Identifier): readonly InputValue[] {
  const variable = findVariable(flow.module.scopes, name);
  if (!variable) return nothing;
  const known = flow.variables.get(variable);
  if (known) return known;
  const declared = declaredInputs(flow, variable);
  // Assigned from itself (`x = x.next`), it holds what it was declared with.
  flow.variables.set(variable, declared);
  const values = distinct([...declared, ...assignedInputs(flow, variable)]);
  flow.variables.set(variable, values);
  return values;
}

function declaredInputs(flow: InputFlow, variable: Variable): readonly InputValue[] {
  return variable.defs.flatMap((definition): readonly InputValue[] => {
    const name = definition.name as TSESTree.Node;
    const around = definition.node as TSESTree.Node;
    if (isFunction(around))
      return (definition.type as string) === "Parameter" ? parameterInputs(flow, around, name) : [];
    return around.type === "VariableDeclarator" ? declaratorInputs(flow, around, name) : [];
  });
}

function assignedInputs(flow: InputFlow, variable: Variable): readonly InputValue[] {
  return writesTo(variable).flatMap((reference): readonly InputValue[] => {
    const target = reference.identifier as TSESTree.Node;
    const assignment = assignmentAround(target);
    const path = assignment && memberPathIn(assignment.left, target);
    return assignment && path ? take(evaluateInput(flow, assignment.right), path) : [];
  });
}

function assignmentAround(target: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  for (let node = target.parent; node && !node.type.endsWith("Statement"); node = node.parent)
    if (node.type === "AssignmentExpression") return node;
  return undefined;
}

function declaratorInputs(
  flow: InputFlow,
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
): readonly InputValue[] {
  const path = memberPathIn(declarator.id, name);
  if (!path) return nothing;
  if (declarator.init) return take(evaluateInput(flow, declarator.init), path);
  const loop = declarator.parent.parent;
  if (loop.type !== "ForOfStatement" || loop.left !== declarator.parent) return nothing;
  return take(evaluateInput(flow, loop.right), [anyMember, ...path]);
}

/** A parameter of the function itself, or of a callback that is given what the function has. */
function parameterInputs(flow: InputFlow, around: FunctionNode, name: TSESTree.Node): readonly InputValue[] {
  const parameter = around.params.findIndex((pattern) => memberPathIn(pattern, name) !== undefined);
  const path = memberPathIn(around.params[parameter] ?? null, name);
  if (!path) return nothing;
  if (around === flow.owner) {
    const isThis = around.params[0]?.type === "Identifier" && around.params[0].name === "this";
    const position = isThis ? parameter - 1 : parameter;
    return [{ ...asGiven, parameter: position, path }];
  }
  return parameter === 0 ? take(elementInputs(flow, around), path) : nothing;
}

/** Methods that call a function with each element, or with what the promise holds. */
const elementMethods: ReadonlySet<string> = new Set([
  "every",
  "filter",
  "find",
  "findIndex",
  "flatMap",
  "forEach",
  "map",
  "some",
]);

function elementInputs(flow: InputFlow, callback: FunctionNode): readonly InputValue[] {
  const outer = wrapped(callback);
  const call = outer.parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== outer) return nothing;
  const callee = unwrap(call.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (callee.type !== "MemberExpression" || method === undefined) return nothing;
  if (method === "then") return evaluateInput(flow, callee.object);
  return elementMethods.has(method) ? take(evaluateInput(flow, callee.object), [anyMember]) : nothing;
}
