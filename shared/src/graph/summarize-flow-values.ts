/** Values of expressions as data for `FlowStep`s: which call, parameter or constant they come from. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { FlowValue } from "../model/flow.ts";
import { findVariable, patternPath, referenceOf, valueDefinitions } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isFunction, parametersOf, propertyName } from "../syntax/functions.ts";
import { unwrap, unwrapAwait } from "../syntax/unwrap.ts";
import { isTopLevel } from "../syntax/variables.ts";
import { findOwnMember } from "./summarize-class.ts";
import { emptyRecord, type ValueContext } from "./summarize-values.ts";

const maxDepth = 10;
const maxAssignments = 3;
const maxReferences = 20;
const maxAdditionDepth = 4;
const somewhere: FlowValue = { kind: "made", of: [] };
const falsy: FlowValue = { kind: "constant", truthy: false };
const truthy: FlowValue = { kind: "constant", truthy: true };

/** What a function gives that ends without a `return`. */
export const nothing = falsy;

/** What `expression` evaluates to, and settles to where it is a promise. */
export function flowValueOf(context: ValueContext, expression: TSESTree.Node, depth = maxDepth): FlowValue {
  const node = unwrapAwait(expression);
  if (depth === 0) return somewhere;
  const value = (child: TSESTree.Node) => flowValueOf(context, child, depth - 1);
  if (isFunction(node)) {
    const index = context.indexOf.get(node);
    return index === undefined ? truthy : { kind: "function", index };
  }
  switch (node.type) {
    case "Identifier":
      return valueOfName(context, node, depth);
    case "MemberExpression":
      return valueOfMember(context, node, depth);
    case "CallExpression":
      return valueOfCall(context, node, depth);
    case "TaggedTemplateExpression":
      return { kind: "result", call: node.range[1], path: [] };
    case "Literal":
      return { kind: "constant", truthy: Boolean(node.value ?? node.raw !== "null"), text: String(node.value) };
    case "TemplateLiteral":
      if (node.expressions.length > 0) return made(node.expressions.map(value));
      return { kind: "constant", truthy: node.quasis[0]?.value.raw !== "", text: node.quasis[0]?.value.raw ?? "" };
    case "LogicalExpression":
      return {
        ...{ kind: node.operator === "&&" ? "all" : "some", of: [value(node.left), value(node.right)] },
        ...(node.operator === "??" && { nullish: true }),
      };
    case "ConditionalExpression": {
      const test = value(node.test);
      return {
        kind: "some",
        of: [both(test, value(node.consequent)), both({ kind: "not", of: test }, value(node.alternate))],
      };
    }
    case "UnaryExpression":
      return node.operator === "!"
        ? not(value(node.argument))
        : node.operator === "void"
          ? falsy
          : made([value(node.argument)]);
    case "BinaryExpression":
      return valueOfComparison(context, node, depth);
    case "AssignmentExpression":
      return value(node.right);
    case "SequenceExpression":
      return value(node.expressions.at(-1) ?? node);
    case "ObjectExpression":
      return valueOfObject(context, node, depth);
    case "ArrayExpression":
      return made(node.elements.flatMap((element) => (element ? [value(argumentOf(element))] : [])));
    case "NewExpression": {
      const of = referenceOf(context.module, node.callee);
      const args = node.arguments.map((argument) => value(argumentOf(argument)));
      return of.kind === "unknown" ? made(args) : { kind: "instance", of, args, path: [] };
    }
    default:
      return somewhere;
  }
}

/** The member `path` of a value. */
export function memberOfFlow(value: FlowValue, path: readonly string[]): FlowValue {
  const [member, ...rest] = path;
  if (member === undefined) return value;
  switch (value.kind) {
    case "result":
    case "parameter":
    case "instance":
      return { ...value, path: [...value.path, ...path] };
    case "reference":
      return { kind: "reference", reference: { ...value.reference, path: [...value.reference.path, ...path] } };
    case "object": {
      const found = Object.hasOwn(value.properties, member) ? value.properties[member] : undefined;
      if (found) return memberOfFlow(found, rest);
      return value.rest.length > 0 ? { kind: "some", of: value.rest.map((part) => memberOfFlow(part, path)) } : falsy;
    }
    case "some":
      return { kind: "some", of: value.of.map((part) => memberOfFlow(part, path)) };
    case "all":
      return {
        kind: "all",
        of: value.of.map((part, index) => (index === value.of.length - 1 ? memberOfFlow(part, path) : part)),
      };
    case "made":
      return value;
    default:
      return falsy;
  }
}

function valueOfName(context: ValueContext, name: TSESTree.Identifier, depth: number): FlowValue {
  const variable = findVariable(context.module.scopes, name);
  if (!variable && name.name === "undefined") return falsy;
  if (!variable || isTopLevel(variable)) return valueOfReference(context, name);
  const [definition, ...others] = valueDefinitions(variable);
  if (!definition || others.length > 0) return somewhere;
  const node = definition.node as TSESTree.Node;
  if (isFunction(node)) return valueOfFunctionName(context, node, definition.name, depth);
  if (node.type !== "VariableDeclarator") return somewhere;
  const initial = node.init
    ? bound(context, node.id, node.init, definition.name, depth)
    : loopValue(context, node, depth);
  const writes = variable.references.filter((reference) => reference.isWrite() && !reference.init);
  if (writes.length > maxAssignments) return somewhere;
  const assigned = writes.map((reference) => assignedBy(context, reference, depth));
  const first = initial && withAdditions(initial, additionsTo(context, variable, depth));
  const values = first ? [first, ...assigned] : assigned;
  return values.length === 1 ? (values[0] ?? somewhere) : values.length === 0 ? falsy : { kind: "some", of: values };
}

/** What is put into an object after it was made: `headers.authorization = token`, `headers.set("authorization", token)`. */
function additionsTo(
  context: ValueContext,
  { references }: TSESLint.Scope.Variable,
  depth: number,
): readonly FlowValue[] {
  return references.slice(0, maxReferences).flatMap(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== identifier) return [];
    const { parent } = member;
    if (parent.type === "AssignmentExpression" && parent.left === member)
      return [flowValueOf(context, parent.right, Math.min(depth - 1, maxAdditionDepth))];
    const isAdding =
      parent.type === "CallExpression" && parent.callee === member && addingMethods.has(memberName(member) ?? "");
    return isAdding
      ? parent.arguments.map((argument) =>
          flowValueOf(context, argumentOf(argument), Math.min(depth - 1, maxAdditionDepth)),
        )
      : [];
  });
}

const addingMethods: ReadonlySet<string> = new Set(["append", "set"]);

function withAdditions(value: FlowValue, additions: readonly FlowValue[]): FlowValue {
  if (additions.length === 0) return value;
  if (value.kind === "object") return { ...value, rest: [...value.rest, made(additions)] };
  return value.kind === "instance" ? { ...value, args: [...value.args, ...additions] } : value;
}

/** A parameter, or the function itself where it is declared under the name. */
function valueOfFunctionName(
  context: ValueContext,
  owner: TSESTree.Node & Parameters<typeof parametersOf>[0],
  name: TSESTree.Node,
  depth: number,
): FlowValue {
  const index = context.indexOf.get(owner);
  if (index === undefined) return somewhere;
  if (owner.id === name) return { kind: "function", index };
  for (const { parameter, position } of spreadOut(parametersOf(owner))) {
    const pattern = withoutDefault(parameter);
    const path = patternPath(pattern, name);
    if (!path) continue;
    const called = pattern.type === "Identifier" ? { name: pattern.name } : {};
    const given: FlowValue = { kind: "parameter", owner: index, position, path, ...called };
    return parameter.type === "AssignmentPattern" ? orDefault(context, given, parameter.right, depth) : given;
  }
  return somewhere;
}

/** `(a, ...[b, c])` takes three. */
function spreadOut(
  parameters: readonly TSESTree.Node[],
): readonly { readonly parameter: TSESTree.Node; readonly position: number }[] {
  return parameters.flatMap((parameter, position) => {
    if (parameter.type !== "RestElement" || parameter.argument.type !== "ArrayPattern")
      return [{ parameter, position }];
    return parameter.argument.elements.flatMap((element, index) =>
      element ? [{ parameter: element, position: position + index }] : [],
    );
  });
}

function orDefault(context: ValueContext, given: FlowValue, otherwise: TSESTree.Node, depth: number): FlowValue {
  return { kind: "some", of: [given, flowValueOf(context, otherwise, depth - 1)] };
}

/** `for (const x of xs)`: made from what is gone through. */
function loopValue(
  context: ValueContext,
  { parent }: TSESTree.VariableDeclarator,
  depth: number,
): FlowValue | undefined {
  const loop = parent.parent;
  const isLoop = loop.type === "ForOfStatement" || loop.type === "ForInStatement";
  return isLoop && loop.left === parent ? made([flowValueOf(context, loop.right, depth - 1)]) : undefined;
}

function assignedBy(context: ValueContext, { identifier }: TSESLint.Scope.Reference, depth: number): FlowValue {
  const name = identifier as TSESTree.Node;
  const assignment = assignmentAround(name);
  return assignment ? bound(context, assignment.left, assignment.right, name, depth) : somewhere;
}

function assignmentAround(name: TSESTree.Node): TSESTree.AssignmentExpression | undefined {
  let node: TSESTree.Node | undefined = name.parent;
  while (node && (node.type.endsWith("Pattern") || node.type === "Property")) node = node.parent;
  return node?.type === "AssignmentExpression" ? node : undefined;
}

/** What `pattern = init` gives `name`. The elements of `Promise.all` are those of its array. */
function bound(
  context: ValueContext,
  pattern: TSESTree.Node,
  init: TSESTree.Node,
  name: TSESTree.Node,
  depth: number,
): FlowValue {
  const path = patternPath(pattern, name);
  if (path) return memberOfFlow(flowValueOf(context, init, depth - 1), path);
  if (pattern.type === "ObjectPattern") return withDefaults(context, pattern, init, name, depth);
  if (pattern.type !== "ArrayPattern") return somewhere;
  const index = pattern.elements.findIndex((element) => element && containsName(element, name));
  const element = pattern.elements[index];
  const array = elementsOfAll(init);
  const source = array?.[index];
  if (element && source && source.type !== "SpreadElement") return bound(context, element, source, name, depth - 1);
  const whole = flowValueOf(context, init, depth - 1);
  return whole.kind === "result" ? { ...whole, path: [...whole.path, String(index)] } : made([whole]);
}

/** `{ user = null }`, `{ data: { user } = {} }` and array patterns inside objects. */
function withDefaults(
  context: ValueContext,
  pattern: TSESTree.ObjectPattern,
  init: TSESTree.Node,
  name: TSESTree.Node,
  depth: number,
): FlowValue {
  const whole = flowValueOf(context, init, depth - 1);
  const path = pathWithDefaults(pattern, name);
  return path ? memberOfFlow(whole, path) : made([whole]);
}

function pathWithDefaults(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | undefined {
  const inner = withoutDefault(pattern);
  if (inner === name) return [];
  if (inner.type !== "ObjectPattern") return undefined;
  for (const property of inner.properties) {
    if (property.type !== "Property") continue;
    const key = propertyName(property.key, property.computed);
    const rest = pathWithDefaults(property.value, name);
    if (rest) return key === undefined ? undefined : [key, ...rest];
  }
  return undefined;
}

function withoutDefault(pattern: TSESTree.Node): TSESTree.Node {
  return pattern.type === "AssignmentPattern" ? pattern.left : pattern;
}

function containsName(pattern: TSESTree.Node, name: TSESTree.Node): boolean {
  return pattern.range[0] <= name.range[0] && name.range[1] <= pattern.range[1];
}

function elementsOfAll(
  init: TSESTree.Node,
): readonly (TSESTree.Expression | TSESTree.SpreadElement | null)[] | undefined {
  const call = unwrapAwait(init);
  if (call.type === "ArrayExpression") return call.elements;
  if (call.type !== "CallExpression") return undefined;
  const callee = unwrap(call.callee);
  const [list] = call.arguments;
  const isAll = callee.type === "MemberExpression" && memberName(callee) === "all";
  return isAll && list?.type === "ArrayExpression" ? list.elements : undefined;
}

function valueOfMember(context: ValueContext, node: TSESTree.MemberExpression, depth: number): FlowValue {
  const name = memberName(node);
  if (name === undefined) return made([flowValueOf(context, node.object, depth - 1)]);
  const own = findOwnMember(unwrap(node.object), name)?.value;
  if (own) return flowValueOf(context, own, depth - 1);
  const object = flowValueOf(context, node.object, depth - 1);
  return object.kind === "constant" || object.kind === "function"
    ? valueOfReference(context, node)
    : memberOfFlow(object, [name]);
}

function valueOfReference({ module }: ValueContext, node: TSESTree.Node): FlowValue {
  const reference = referenceOf(module, node);
  return reference.kind === "unknown" ? somewhere : { kind: "reference", reference };
}

/** `Boolean(x)` is `x`; `require("x")` and `import("x")` name a module. */
function valueOfCall(context: ValueContext, node: TSESTree.CallExpression, depth: number): FlowValue {
  const reference = referenceOf(context.module, node);
  if (reference.kind !== "unknown") return { kind: "reference", reference };
  const callee = referenceOf(context.module, node.callee);
  const [first] = node.arguments;
  const isBoolean = callee.kind === "global" && callee.name === "Boolean" && callee.path.length === 0;
  if (isBoolean && first) return flowValueOf(context, argumentOf(first), depth - 1);
  return { kind: "result", call: node.range[1], path: [] };
}

function valueOfComparison(context: ValueContext, node: TSESTree.BinaryExpression, depth: number): FlowValue {
  const { operator } = node;
  const right = flowValueOf(context, node.right, depth - 1);
  const typeOf = unwrap(node.left);
  if (typeOf.type === "UnaryExpression" && typeOf.operator === "typeof") {
    const operand = flowValueOf(context, typeOf.argument, depth - 1);
    const isUndefined = right.kind === "constant" && right.text === "undefined";
    return operator.startsWith("!") === isUndefined ? operand : not(operand);
  }
  if (operator === "in") {
    const key = flowValueOf(context, node.left, depth - 1);
    return key.kind === "constant" && key.text !== undefined ? memberOfFlow(right, [key.text]) : made([right]);
  }
  const left = flowValueOf(context, node.left, depth - 1);
  if (operator === "instanceof") return valueOfInstanceof(left, right);
  if (operator === "===" || operator === "==") return equal(left, right);
  if (operator === "!==" || operator === "!=") return not(equal(left, right));
  return made([left, right]);
}

/** An instance of `Error` or `Response` stands in the place of a result. */
function valueOfInstanceof(left: FlowValue, right: FlowValue): FlowValue {
  const name = right.kind === "reference" ? (right.reference.path.at(-1) ?? right.reference.name) : "";
  return name.endsWith("Error") || name.endsWith("Response") ? not(left) : left;
}

/** A comparison with `null`, `undefined`, `false`, `0` asks whether the other is missing; one with `true`, whether it is there. */
function equal(left: FlowValue, right: FlowValue): FlowValue {
  for (const [value, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (other.kind !== "constant") continue;
    if (!other.truthy) return not(value);
    if (other.text === "true") return value;
  }
  return { kind: "equal", of: [left, right] };
}

function valueOfObject(context: ValueContext, node: TSESTree.ObjectExpression, depth: number): FlowValue {
  const properties = emptyRecord<FlowValue>();
  const rest: FlowValue[] = [];
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      rest.push(flowValueOf(context, property.argument, depth - 1));
      continue;
    }
    const key = propertyName(property.key, property.computed);
    const value = flowValueOf(context, property.value, depth - 1);
    if (key === undefined) rest.push(made([value]));
    else properties[key] = value;
  }
  return { kind: "object", properties, rest };
}

export function argumentOf(node: TSESTree.Expression | TSESTree.SpreadElement): TSESTree.Expression {
  return node.type === "SpreadElement" ? node.argument : node;
}

function not(value: FlowValue): FlowValue {
  return value.kind === "not" ? value.of : { kind: "not", of: value };
}

function both(left: FlowValue, right: FlowValue): FlowValue {
  return { kind: "all", of: [left, right] };
}

function made(of: readonly FlowValue[]): FlowValue {
  return { kind: "made", of };
}
