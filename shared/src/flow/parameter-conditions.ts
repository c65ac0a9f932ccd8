import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ParsedSource } from "../model/module.ts";
import { findVariable, isReassigned } from "../syntax/bindings.ts";
import { childrenOf, isInside } from "../syntax/children.ts";
import { isFunction } from "../syntax/functions.ts";

const maxHops = 3;

/**
 * The parameters of `owner` (by position, ascending) that decide whether `node` runs: those in the tests of `if`, `&&`, `?:`,
 * `switch` and loops around it, and of statements before it that may leave early. Constants made from a parameter count as it.
 */
export function conditioningParameters(
  module: Pick<ParsedSource, "scopes">,
  node: TSESTree.Node,
  owner: FunctionNode,
): number[] {
  if (owner.params.length === 0) return [];
  const found = new Set<number>();
  for (const test of conditionsOf(node, owner)) mentioned(module, test, owner, found, maxHops);
  return [...found].sort((left, right) => left - right);
}

/** The tests that must come out one way for `node` to run, from the inside out. */
function* conditionsOf(node: TSESTree.Node, owner: FunctionNode): Generator<TSESTree.Node> {
  for (let child = node; child.parent && child !== owner; child = child.parent)
    yield* conditionsAt(child.parent, child);
}

function* conditionsAt(parent: TSESTree.Node, child: TSESTree.Node): Generator<TSESTree.Node> {
  switch (parent.type) {
    case "ConditionalExpression":
    case "IfStatement":
      if (child !== parent.test) yield parent.test;
      break;
    case "ForStatement":
      if (parent.test && child !== parent.init) yield parent.test;
      break;
    case "WhileStatement":
      if (child === parent.body) yield parent.test;
      break;
    case "ForInStatement":
    case "ForOfStatement":
      if (child === parent.body) yield parent.right;
      break;
    case "LogicalExpression":
      if (child === parent.right) yield parent.left;
      break;
    case "SwitchCase":
      if (child === parent.test) break;
      if (parent.test) yield parent.test;
      if (parent.parent) yield parent.parent.discriminant;
      yield* earlyExitsBefore(parent.consequent, child);
      break;
    case "BlockStatement":
      yield* earlyExitsBefore(parent.body, child);
      break;
    default:
  }
}

function* earlyExitsBefore(statements: readonly TSESTree.Node[], child: TSESTree.Node): Generator<TSESTree.Node> {
  for (const statement of statements) {
    if (statement === child) return;
    if (statement.type === "IfStatement" && mayLeave(statement)) yield statement.test;
    if (statement.type === "SwitchStatement" && mayLeave(statement)) yield statement.discriminant;
  }
}

/** Whether a `return`, `throw`, `break` or `continue` stands in the statement itself. */
function mayLeave(statement: TSESTree.Node): boolean {
  if (isFunction(statement) || statement.type.startsWith("Class")) return false;
  switch (statement.type) {
    case "BreakStatement":
    case "ContinueStatement":
    case "ReturnStatement":
    case "ThrowStatement":
      return true;
    default:
      return statement.type.endsWith("Expression") ? false : childrenOf(statement).some(mayLeave);
  }
}

function mentioned(
  module: Pick<ParsedSource, "scopes">,
  test: TSESTree.Node,
  owner: FunctionNode,
  found: Set<number>,
  hops: number,
): void {
  if (test.type !== "Identifier") {
    for (const child of childrenOf(test)) if (!isPlainKey(test, child)) mentioned(module, child, owner, found, hops);
    return;
  }
  const definition = findVariable(module.scopes, test)?.defs[0];
  if (!definition) return;
  const name = definition.name as TSESTree.Node;
  const position = owner.params.findIndex((parameter) => isInside(name, parameter));
  if (position >= 0) found.add(position);
  const declarator = definition.node as TSESTree.Node;
  if (declarator.type !== "VariableDeclarator" || !declarator.init || hops === 0) return;
  const variable = findVariable(module.scopes, test);
  if (variable && !isReassigned(variable)) mentioned(module, declarator.init, owner, found, hops - 1);
}

function isPlainKey(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  if (parent.type === "MemberExpression") return child === parent.property && !parent.computed;
  return parent.type === "Property" && child === parent.key && !parent.computed;
}
