/** Values of expressions as data for `FlowStep`s: which call, parameter or constant they come from. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FlowValue } from "../model/flow.ts";
import { lastNameOf } from "../model/reference.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { argumentOf, memberName } from "../syntax/calls.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { unwrap, unwrapAwait } from "../syntax/unwrap.ts";
import { both, equal, falsy, made, memberOfFlow, not, somewhere, truthy } from "./flow-terms.ts";
import { findOwnMember } from "./summarize-class.ts";
import { valueOfName, valueOfReference } from "./summarize-flow-names.ts";
import type { ReadValue } from "./summarize-flow-patterns.ts";
import { emptyRecord, type ValueContext } from "./summarize-values.ts";

const maxDepth = 10;

/** What `expression` evaluates to, and settles to where it is a promise. */
export function flowValueOf(context: ValueContext, expression: TSESTree.Node, depth = maxDepth): FlowValue {
  const node = unwrapAwait(expression);
  if (depth === 0) return somewhere;
  const value: ReadValue = (child, most = maxDepth) => flowValueOf(context, child, Math.min(depth - 1, most));
  if (isFunction(node)) {
    const index = context.indexOf.get(node);
    return index === undefined ? truthy : { kind: "function", index };
  }
  switch (node.type) {
    case "Identifier":
      return valueOfName(context, node, value);
    case "MemberExpression":
      return valueOfMember(context, node, value);
    case "CallExpression":
      return valueOfCall(context, node, value);
    case "TaggedTemplateExpression":
      return { kind: "result", call: node.range[1], path: [] };
    case "Literal":
      return { kind: "constant", truthy: Boolean(node.value ?? node.raw !== "null"), text: String(node.value) };
    case "TemplateLiteral":
      if (node.expressions.length > 0) return made(node.expressions.map((part) => value(part)));
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
      return valueOfComparison(node, value);
    case "AssignmentExpression":
      return value(node.right);
    case "SequenceExpression":
      return value(node.expressions.at(-1) ?? node);
    case "ObjectExpression":
      return valueOfObject(node, value);
    case "ArrayExpression":
      return valueOfArray(node, value);
    case "NewExpression": {
      const of = referenceOf(context.module, node.callee);
      const args = node.arguments.map((argument) => value(argumentOf(argument)));
      return of.kind === "unknown" ? made(args) : { kind: "instance", of, args, path: [] };
    }
    default:
      return somewhere;
  }
}

function valueOfArray({ elements }: TSESTree.ArrayExpression, read: ReadValue): FlowValue {
  const of = elements.flatMap((element) => (element ? [read(argumentOf(element))] : []));
  const isTuple = elements.every((element) => element !== null && element.type !== "SpreadElement");
  return { ...made(of), ...(isTuple && { isTuple }) };
}

function valueOfMember(context: ValueContext, node: TSESTree.MemberExpression, read: ReadValue): FlowValue {
  const name = memberName(node);
  if (name === undefined) return made([read(node.object), read(node.property)]);
  const own = findOwnMember(unwrap(node.object), name)?.value;
  if (own) return read(own);
  const object = read(node.object);
  return object.kind === "constant" || object.kind === "function"
    ? valueOfReference(context, node)
    : memberOfFlow(object, [name]);
}

/** `Boolean(x)` is `x`; `require("x")` and `import("x")` name a module. */
function valueOfCall(context: ValueContext, node: TSESTree.CallExpression, read: ReadValue): FlowValue {
  const reference = referenceOf(context.module, node);
  if (reference.kind !== "unknown") return { kind: "reference", reference };
  const callee = referenceOf(context.module, node.callee);
  const [first] = node.arguments;
  const isBoolean = callee.kind === "global" && callee.name === "Boolean" && callee.path.length === 0;
  if (isBoolean && first) return read(argumentOf(first));
  return { kind: "result", call: node.range[1], path: [] };
}

function valueOfComparison(node: TSESTree.BinaryExpression, read: ReadValue): FlowValue {
  const { operator } = node;
  const right = read(node.right);
  const typeOf = unwrap(node.left);
  if (typeOf.type === "UnaryExpression" && typeOf.operator === "typeof") {
    const operand = read(typeOf.argument);
    const isUndefined = right.kind === "constant" && right.text === "undefined";
    return operator.startsWith("!") === isUndefined ? operand : not(operand);
  }
  if (operator === "in") {
    const key = read(node.left);
    return key.kind === "constant" && key.text !== undefined ? memberOfFlow(right, [key.text]) : made([right]);
  }
  const left = read(node.left);
  if (operator === "instanceof") return valueOfInstanceof(left, right);
  if (operator === "===" || operator === "==") return equal(left, right);
  if (operator === "!==" || operator === "!=") return not(equal(left, right));
  return made([left, right]);
}

/** An instance of `Error` or `Response` stands in the place of a result. */
function valueOfInstanceof(left: FlowValue, right: FlowValue): FlowValue {
  const name = right.kind === "reference" ? lastNameOf(right.reference) : "";
  return name.endsWith("Error") || name.endsWith("Response") ? not(left) : left;
}

function valueOfObject(node: TSESTree.ObjectExpression, read: ReadValue): FlowValue {
  const properties = emptyRecord<FlowValue>();
  const rest: FlowValue[] = [];
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      rest.push(read(property.argument));
      continue;
    }
    const key = propertyName(property.key, property.computed);
    const value = read(property.value);
    if (key === undefined) rest.push(made([value]));
    else properties[key] = value;
  }
  return { kind: "object", properties, rest };
}
