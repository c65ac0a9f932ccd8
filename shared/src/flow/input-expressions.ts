/** What an expression holds of a function's parameters, tests aside. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import { memberName } from "../syntax/calls.ts";
import { enclosingFunction, isFunction } from "../syntax/functions.ts";
import { unwrap, unwrapAwait, wrapped } from "../syntax/unwrap.ts";
import { findVariable, type Variable } from "../syntax/variables.ts";
import { callInputs, newInputs } from "./input-calls.ts";
import { anyMember, memberPathIn } from "./input-patterns.ts";
import type { InputFlow, InputValue } from "./input-values.ts";

const nothing: readonly InputValue[] = [];

/** As `inputsOf`, but only what the way of a value itself says of its kind. */
export function evaluateInput(flow: InputFlow, expression: TSESTree.Node): readonly InputValue[] {
  const node = unwrapAwait(expression);
  const known = flow.known.get(node);
  if (known) return known;
  // Meets itself in a loop: `x = x.next`.
  flow.known.set(node, nothing);
  const values = distinct(evaluate(flow, node));
  flow.known.set(node, values);
  return values;
}

function evaluate(flow: InputFlow, node: TSESTree.Node): readonly InputValue[] {
  const all = (nodes: readonly (TSESTree.Node | null)[]) =>
    nodes.flatMap((part) => (part ? evaluateInput(flow, part) : []));
  switch (node.type) {
    case "Identifier":
      return nameInputs(flow, node);
    case "MemberExpression":
      return memberInputs(flow, node);
    case "CallExpression":
      return callInputs(flow, node);
    case "NewExpression":
      return newInputs(flow, node);
    case "TemplateLiteral":
      return templateInputs(flow, node);
    case "BinaryExpression":
      return node.operator === "+" ? sumInputs(flow, node) : nothing;
    case "ConditionalExpression":
      return all([node.consequent, node.alternate]);
    case "LogicalExpression":
      return node.operator === "&&" ? all([node.right]) : all([node.left, node.right]);
    case "AssignmentExpression":
      return all([node.right]);
    case "SequenceExpression":
      return all([node.expressions.at(-1) ?? null]);
    case "SpreadElement":
      return all([node.argument]);
    case "ArrayExpression":
      return all(node.elements);
    case "UnaryExpression":
      return node.operator === "+" ? asText(all([node.argument])) : nothing;
    case "ObjectExpression":
      return node.properties.flatMap((property) =>
        property.type === "Property" ? inside(all([property.value])) : all([property]),
      );
    default:
      return nothing;
  }
}

function nameInputs(flow: InputFlow, name: TSESTree.Identifier): readonly InputValue[] {
  const variable = findVariable(flow.module.scopes, name);
  return variable ? variableInputs(flow, variable) : nothing;
}

/** What a variable may have been given: by its declaration, and by every assignment. */
function variableInputs(flow: InputFlow, variable: Variable): readonly InputValue[] {
  const declared = variable.defs.flatMap((definition): readonly InputValue[] => {
    const name = definition.name as TSESTree.Node;
    const around = definition.node as TSESTree.Node;
    if (isFunction(around))
      return (definition.type as string) === "Parameter" ? parameterInputs(flow, around, name) : [];
    return around.type === "VariableDeclarator" ? declaratorInputs(flow, around, name) : [];
  });
  const assigned = variable.references.flatMap((reference): readonly InputValue[] => {
    if (!reference.isWrite() || reference.init) return [];
    const target = reference.identifier as TSESTree.Node;
    const assignment = assignmentAround(target);
    const path = assignment && memberPathIn(assignment.left, target);
    return assignment && path ? take(evaluateInput(flow, assignment.right), path) : [];
  });
  return [...declared, ...assigned];
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
    return [{ parameter: position, path, checked: "no", shape: "any", place: "whole", coerced: false, partly: false }];
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

/** Numbers that say something about a value, not what it is. */
const measures: ReadonlySet<string> = new Set(["length", "size", "byteLength"]);

function memberInputs(flow: InputFlow, node: TSESTree.MemberExpression): readonly InputValue[] {
  const name = memberName(node);
  if (name !== undefined && measures.has(name)) return nothing;
  const literal = name === undefined ? undefined : literalMember(flow, node.object, name);
  if (literal) return evaluateInput(flow, literal);
  return take(evaluateInput(flow, node.object), [name ?? anyMember]);
}

/** `data.name` of `const data = { name: formData.get("name") }`. */
function literalMember(flow: InputFlow, object: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const literal = objectBehind(flow, object);
  const properties = literal?.properties ?? [];
  if (properties.some((property) => property.type !== "Property" || property.computed)) return undefined;
  const property = properties.find(
    (one) => one.type === "Property" && one.key.type === "Identifier" && one.key.name === name,
  );
  return property?.type === "Property" ? property.value : undefined;
}

/** The literal object of a constant. */
export function objectBehind(flow: InputFlow, expression: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(expression);
  if (node.type === "ObjectExpression") return node;
  const variable = node.type === "Identifier" ? findVariable(flow.module.scopes, node) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (others.length > 0 || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier")
    return undefined;
  const init = declarator.init && unwrapAwait(declarator.init);
  return init?.type === "ObjectExpression" ? init : undefined;
}

function templateInputs(flow: InputFlow, { quasis, expressions }: TSESTree.TemplateLiteral): readonly InputValue[] {
  return expressions.flatMap((expression, index) => {
    const values = asText(evaluateInput(flow, expression), false);
    const isFirst = index === 0 && !fixesOrigin(quasis[0]?.value.cooked ?? "");
    return isFirst ? values : inside(values);
  });
}

function sumInputs(flow: InputFlow, { left, right }: TSESTree.BinaryExpression): readonly InputValue[] {
  const first = asText(evaluateInput(flow, left), false);
  const text = left.type === "Literal" && typeof left.value === "string" ? left.value : undefined;
  const second = asText(evaluateInput(flow, right), false);
  return [...first, ...(text !== undefined && !fixesOrigin(text) ? second : inside(second))];
}

/** Whether a text that begins like this has its host decided: not `""`, `"https://"` or `"//"`. */
function fixesOrigin(start: string): boolean {
  return start !== "" && !start.endsWith("//");
}

/** Members of values. */
export function take(values: readonly InputValue[], path: readonly string[]): readonly InputValue[] {
  if (path.length === 0) return values;
  return values.map((value) => ({ ...value, path: [...value.path, ...path] }));
}

/** Values that became part of a text. */
export function asText(values: readonly InputValue[], coerced = true): readonly InputValue[] {
  return values.map((value) => ({
    ...value,
    shape: "text",
    coerced: coerced || value.coerced,
    place: value.place === "whole" ? "start" : value.place,
  }));
}

/** Values that became part of another one. */
export function inside(values: readonly InputValue[]): readonly InputValue[] {
  return values.map((value) => ({ ...value, place: "inside" }));
}

/** What the function's own `return`s give, or its expression body. */
export function returnedBy(node: FunctionNode, returns: readonly TSESTree.ReturnStatement[]): TSESTree.Node[] {
  if (node.body.type !== "BlockStatement") return [node.body];
  return returns.flatMap((statement) =>
    statement.argument && enclosingFunction(statement) === node ? [statement.argument] : [],
  );
}

function distinct(values: readonly InputValue[]): readonly InputValue[] {
  const byKey = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byKey.values()];
}
