import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "../syntax/functions.ts";
import { childrenOf } from "../syntax/children.ts";
import { completesNormally, type NeverReturns } from "./completion.ts";
import { alwaysEvaluated, certainParts } from "./evaluation-order.ts";

/** Whether a node is (one of) the thing looked for, such as a call of a guard. */
export type Matches = (node: TSESTree.Node) => boolean;

/**
 * Whether, on every path from the start of its function to `node`, a node that `matches` was evaluated before.
 * Different paths may pass different ones: `if (a) guard(); else otherGuard();` covers what follows.
 * Says nothing of what became of the match's result. In doubt (loops, `switch`, jumps) `false`.
 */
export function mustRunBefore(
  node: TSESTree.Node,
  matches: Matches,
  neverReturns: NeverReturns = () => false,
): boolean {
  const must = (part: TSESTree.Node) => mustRun(part, matches, neverReturns);
  for (let child = node; child.parent && !isFunction(child); child = child.parent) {
    if (partsBefore(child, child.parent).some(must)) return true;
  }
  return false;
}

/** What is certainly evaluated in `parent` before its child, whenever the child is. */
function partsBefore(child: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  switch (parent.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return parent.body.slice(0, parent.body.indexOf(child as never));
    case "SwitchCase":
      // The cases above may be fallen through or jumped over; those statements of this one before the child are run.
      return parent.consequent.slice(0, Math.max(0, parent.consequent.indexOf(child as never)));
    case "SwitchStatement":
      return child === parent.discriminant ? [] : [parent.discriminant];
    case "IfStatement":
    case "ConditionalExpression":
      return child === parent.test ? [] : [parent.test];
    case "WhileStatement":
      return child === parent.body ? [parent.test] : [];
    case "DoWhileStatement":
      return [];
    case "ForStatement":
      return beforeInFor(child, parent);
    case "ForInStatement":
    case "ForOfStatement":
      return child === parent.right ? [] : [parent.right];
    case "TryStatement":
      return [];
    case "LogicalExpression":
      return child === parent.left ? [] : [parent.left];
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      return beforeInFunction(child, parent);
    default:
      return beforeAmongOperands(child, parent);
  }
}

function beforeInFor(child: TSESTree.Node, parent: TSESTree.ForStatement): TSESTree.Node[] {
  const before = child === parent.init ? [] : child === parent.test ? [parent.init] : [parent.init, parent.test];
  return before.filter((part) => part !== null);
}

function beforeInFunction(
  child: TSESTree.Node,
  parent: TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression,
): TSESTree.Node[] {
  const index = parent.params.indexOf(child as never);
  return index === -1 ? parent.params : parent.params.slice(0, index);
}

function beforeAmongOperands(child: TSESTree.Node, parent: TSESTree.Node): readonly TSESTree.Node[] {
  const certain = certainParts(parent);
  const index = certain.indexOf(child);
  // A conditional operand (a default value, an argument after `?.`) comes after the certain ones.
  const before = index === -1 ? certain : certain.slice(0, index);
  return before.filter((part) => part !== child);
}

/** Whether a match was evaluated whenever `node` completes normally; true, too, when it never does. */
function mustRun(node: TSESTree.Node, matches: Matches, never: NeverReturns): boolean {
  const must = (part: TSESTree.Node | null | undefined) => Boolean(part && mustRun(part, matches, never));
  switch (node.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return node.body.some(must);
    case "IfStatement":
    case "ConditionalExpression":
      return must(node.test) || (passes(node.consequent, must, never) && passes(node.alternate, must, never));
    case "WhileStatement":
      return must(node.test);
    case "DoWhileStatement":
      return !hasJump(node.body) && must(node.body);
    case "ForStatement":
      return must(node.init) || must(node.test);
    case "ForInStatement":
    case "ForOfStatement":
      return must(node.right);
    case "SwitchStatement":
      return must(node.discriminant);
    case "LabeledStatement":
      return !hasJump(node.body) && must(node.body);
    case "TryStatement":
      return must(node.finalizer) || (must(node.block) && (!node.handler || passes(node.handler.body, must, never)));
    case "VariableDeclaration":
      return node.declarations.some((declarator) => must(declarator.init));
    case "ExpressionStatement":
      return must(node.expression);
    case "ReturnStatement":
    case "ThrowStatement":
    case "BreakStatement":
    case "ContinueStatement":
      return true;
    default:
      return isOwnWorld(node) ? false : mustEvaluate(node, matches, must);
  }
}

function mustEvaluate(expression: TSESTree.Node, matches: Matches, must: (part: TSESTree.Node) => boolean): boolean {
  for (const part of alwaysEvaluated(expression)) {
    if (matches(part)) return true;
    if (part !== expression && part.type === "ConditionalExpression" && must(part)) return true;
  }
  return false;
}

/** Whether control goes on after a branch only when a match was evaluated in it; a missing branch goes on at once. */
function passes(branch: TSESTree.Node | null, must: (part: TSESTree.Node) => boolean, never: NeverReturns): boolean {
  return branch !== null && (must(branch) || !completesNormally(branch, never));
}

/** Whether a `break` or `continue` stands in the statement: it may leave before what follows it. */
function hasJump(node: TSESTree.Node): boolean {
  if (isFunction(node)) return false;
  if (node.type === "BreakStatement" || node.type === "ContinueStatement") return true;
  return childrenOf(node).some(hasJump);
}

function isOwnWorld(node: TSESTree.Node): boolean {
  return isFunction(node) || node.type === "ClassDeclaration" || node.type === "ClassExpression";
}
