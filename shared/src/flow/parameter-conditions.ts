import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ParsedSource } from "../model/module.ts";
import { findVariable, isReassigned } from "../syntax/bindings.ts";
import { childrenOf, isInside, statementsOf } from "../syntax/children.ts";
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
  for (let child = node; child.parent && child !== owner; child = child.parent) {
    const tests = [...conditionsAt(child.parent, child)].map((test) => askedBy(module, test, owner));
    const statements = statementsOf(child.parent);
    const before = (statements && askedBefore(module, statements, owner).get(child)) ?? noneAsked;
    for (const asked of [...tests, before]) for (const position of asked) found.add(position);
  }
  return [...found].sort((left, right) => left - right);
}

/** The tests around `child` that must come out one way for it to run. */
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
      break;
    default:
  }
}

const noneAsked: ReadonlySet<number> = new Set();
const askedByTest = new WeakMap<FunctionNode, WeakMap<TSESTree.Node, ReadonlySet<number>>>();

/** The parameters of `owner` that a test asks about. */
function askedBy(module: Pick<ParsedSource, "scopes">, test: TSESTree.Node, owner: FunctionNode): ReadonlySet<number> {
  const ofOwner = askedByTest.get(owner) ?? new WeakMap<TSESTree.Node, ReadonlySet<number>>();
  askedByTest.set(owner, ofOwner);
  const known = ofOwner.get(test);
  if (known) return known;
  const found = new Set<number>();
  mentioned(module, test, owner, found, maxHops);
  ofOwner.set(test, found);
  return found;
}

type AskedBefore = ReadonlyMap<TSESTree.Node, ReadonlySet<number>>;

const askedByOwner = new WeakMap<FunctionNode, WeakMap<readonly TSESTree.Node[], AskedBefore>>();

/** By statement of a list: the parameters on which it depends whether those before it leave early. */
function askedBefore(
  module: Pick<ParsedSource, "scopes">,
  statements: readonly TSESTree.Node[],
  owner: FunctionNode,
): AskedBefore {
  const ofOwner = askedByOwner.get(owner) ?? new WeakMap<readonly TSESTree.Node[], AskedBefore>();
  askedByOwner.set(owner, ofOwner);
  const known = ofOwner.get(statements);
  if (known) return known;
  const asked = new Map<TSESTree.Node, ReadonlySet<number>>();
  let before = noneAsked;
  for (const statement of statements) {
    asked.set(statement, before);
    const test = earlyExit(statement);
    if (!test) continue;
    const found = new Set([...before, ...askedBy(module, test, owner)]);
    if (found.size > before.size) before = found;
  }
  ofOwner.set(statements, asked);
  return asked;
}

/** What a statement asks that may leave before what comes after it. */
function earlyExit(statement: TSESTree.Node): TSESTree.Expression | undefined {
  if (statement.type === "IfStatement") return mayLeave(statement) ? statement.test : undefined;
  return statement.type === "SwitchStatement" && mayLeave(statement) ? statement.discriminant : undefined;
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
