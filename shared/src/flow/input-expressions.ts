/** What an expression holds of a function's parameters, tests aside. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { memberName } from "../syntax/calls.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { unwrap, unwrapAwait } from "../syntax/unwrap.ts";
import { findVariable } from "../syntax/variables.ts";
import { callInputs, newInputs } from "./input-calls.ts";
import { nameInputs } from "./input-names.ts";
import { anyMember } from "./input-patterns.ts";
import { asText, distinct, inside, take } from "./input-shapes.ts";
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

/** Numbers that say something about a value, not what it is. */
const measures: ReadonlySet<string> = new Set(["length", "size", "byteLength"]);

/** Members of a `URL` that name no site. */
const pathsOfUrls: ReadonlySet<string> = new Set(["hash", "pathname", "search"]);

function memberInputs(flow: InputFlow, node: TSESTree.MemberExpression): readonly InputValue[] {
  const name = memberName(node);
  if (name !== undefined && measures.has(name)) return nothing;
  const literal = name === undefined ? undefined : literalMember(flow, node.object, name);
  if (literal) return evaluateInput(flow, literal);
  const values = take(evaluateInput(flow, node.object), [name ?? anyMember]);
  if (name === undefined || !pathsOfUrls.has(name)) return values;
  return values.map((value) => (value.place === "start" ? { ...value, place: "inside" } : value));
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

/** What the function's own `return`s give, or its expression body. */
export function returnedBy(module: ModuleAnalysis, node: FunctionNode): TSESTree.Node[] {
  if (node.body.type !== "BlockStatement") return [node.body];
  return module
    .nodesOfType("ReturnStatement", node)
    .flatMap((statement) => (statement.argument && enclosingFunction(statement) === node ? [statement.argument] : []));
}
