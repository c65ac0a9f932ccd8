/** Values of names as data for `FlowStep`s: what a variable or parameter is given, and what is assigned to it. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { FlowValue } from "../model/flow.ts";
import { findVariable, referenceOf, valueDefinitions } from "../syntax/bindings.ts";
import { argumentOf, memberName } from "../syntax/calls.ts";
import { isFunction, parametersOf } from "../syntax/functions.ts";
import { isTopLevel, writesTo } from "../syntax/variables.ts";
import { falsy, made, somewhere, thrown, withAdditions } from "./flow-terms.ts";
import { bound, type ReadValue, spreadOut, takenFrom, withoutDefault } from "./summarize-flow-patterns.ts";
import type { ValueContext } from "./summarize-values.ts";

const maxAssignments = 3;
const maxReferences = 20;
const maxAdditionDepth = 4;

/** The value that a name has: of its definition, and of what is assigned to it. */
export function valueOfName(context: ValueContext, name: TSESTree.Identifier, read: ReadValue): FlowValue {
  const variable = findVariable(context.module.scopes, name);
  if (!variable && name.name === "undefined") return falsy;
  if (!variable || isTopLevel(variable)) return valueOfReference(context, name);
  const [definition, ...others] = valueDefinitions(variable);
  if (!definition || others.length > 0) return somewhere;
  const node = definition.node as TSESTree.Node;
  if (isFunction(node)) return valueOfFunctionName(context, node, definition.name, read);
  if (node.type === "CatchClause") return thrown;
  if (node.type !== "VariableDeclarator") return somewhere;
  const initial = node.init ? bound(node.id, node.init, definition.name, read) : loopValue(node, read);
  const writes = writesTo(variable);
  if (writes.length > maxAssignments) return somewhere;
  const assigned = writes.map((reference) => assignedBy(reference, read));
  const first = initial && withAdditions(initial, additionsTo(variable, read));
  const values = first ? [first, ...assigned] : assigned;
  return values.length === 1 ? (values[0] ?? somewhere) : values.length === 0 ? falsy : { kind: "some", of: values };
}

/** What is put into an object after it was made: `headers.authorization = token`, `headers.set("authorization", token)`. */
function additionsTo({ references }: TSESLint.Scope.Variable, read: ReadValue): readonly FlowValue[] {
  return references.slice(0, maxReferences).flatMap(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== identifier) return [];
    const { parent } = member;
    if (parent.type === "AssignmentExpression" && parent.left === member) return [read(parent.right, maxAdditionDepth)];
    const isAdding =
      parent.type === "CallExpression" && parent.callee === member && addingMethods.has(memberName(member) ?? "");
    return isAdding ? parent.arguments.map((argument) => read(argumentOf(argument), maxAdditionDepth)) : [];
  });
}

const addingMethods: ReadonlySet<string> = new Set(["append", "set"]);

/** A parameter, or the function itself where it is declared under the name. */
function valueOfFunctionName(
  context: ValueContext,
  owner: TSESTree.Node & Parameters<typeof parametersOf>[0],
  name: TSESTree.Node,
  read: ReadValue,
): FlowValue {
  const index = context.indexOf.get(owner);
  if (index === undefined) return somewhere;
  if (owner.id === name) return { kind: "function", index };
  for (const { parameter, position } of spreadOut(parametersOf(owner))) {
    const pattern = withoutDefault(parameter);
    const called = pattern.type === "Identifier" ? { name: pattern.name } : {};
    const given: FlowValue = { kind: "parameter", owner: index, position, path: [], ...called };
    const found = takenFrom(parameter, given, name, read);
    if (found) return found;
  }
  return somewhere;
}

/** `for (const x of xs)`: made from what is gone through. */
function loopValue({ parent }: TSESTree.VariableDeclarator, read: ReadValue): FlowValue | undefined {
  const loop = parent.parent;
  const isLoop = loop.type === "ForOfStatement" || loop.type === "ForInStatement";
  return isLoop && loop.left === parent ? made([read(loop.right)]) : undefined;
}

function assignedBy({ identifier }: TSESLint.Scope.Reference, read: ReadValue): FlowValue {
  const name = identifier as TSESTree.Node;
  const assignment = assignmentAround(name);
  return assignment ? bound(assignment.left, assignment.right, name, read) : somewhere;
}

function assignmentAround(name: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  let node: TSESTree.Node | undefined = name.parent;
  while (node && (node.type.endsWith("Pattern") || node.type === "Property")) node = node.parent;
  return node?.type === "AssignmentExpression" ? node : undefined;
}

export function valueOfReference({ module }: ValueContext, node: TSESTree.Node): FlowValue {
  const reference = referenceOf(module, node);
  return reference.kind === "unknown" ? somewhere : { kind: "reference", reference };
}
