import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../syntax/unwrap.ts";
import { alwaysEvaluated } from "./evaluation-order.ts";

/** The ways a statement can end. Conditions are taken to go either way, except literal ones (`while (true)`). */
export interface Completion {
  /** Control can reach what follows. */
  readonly normal: boolean;
  readonly returns: boolean;
  /** By a `throw`, or a call that never returns. Any call may throw: that is not counted. */
  readonly throws: boolean;
  /** Jumps out of the statement: `break`, `continue`, `break label`, `continue label`. */
  readonly jumps: ReadonlySet<string>;
}

/** Whether a call never returns: it throws, or ends the process. */
export type NeverReturns = (call: TSESTree.CallExpression) => boolean;

const none: ReadonlySet<string> = new Set();
const normally: Completion = { normal: true, returns: false, throws: false, jumps: none };
const byThrowing: Completion = { normal: false, returns: false, throws: true, jumps: none };
const byReturning: Completion = { normal: false, returns: true, throws: false, jumps: none };

/** How `statement` (a declaration or clause, too) can end. */
export function completionOf(statement: TSESTree.Node, neverReturns: NeverReturns = () => false): Completion {
  return complete(statement, neverReturns, []);
}

/** Whether control can reach what follows `statement`. */
export function completesNormally(statement: TSESTree.Node, neverReturns?: NeverReturns): boolean {
  return completionOf(statement, neverReturns).normal;
}

/** Whether evaluating `expression` always meets a call that never returns. */
export function neverCompletes(expression: TSESTree.Node, neverReturns: NeverReturns): boolean {
  for (const node of alwaysEvaluated(expression)) if (node.type === "CallExpression" && neverReturns(node)) return true;
  return false;
}

/** `labels`: those written directly before the statement, which its own `continue label` means. */
function complete(node: TSESTree.Node, never: NeverReturns, labels: readonly string[]): Completion {
  switch (node.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return sequence(node.body, never);
    case "IfStatement":
      return afterEvaluating(node.test, never, branches(node, never));
    case "LabeledStatement":
      return consume(complete(node.body, never, [...labels, node.label.name]), [`break ${node.label.name}`]);
    case "WhileStatement":
      return afterEvaluating(node.test, never, loop(node.body, constantTest(node.test), never, labels));
    case "ForStatement": {
      const test = node.test ? constantTest(node.test) : true;
      const ofLoop = loop(node.body, test, never, labels);
      return node.init ? afterEvaluating(node.init, never, ofLoop) : ofLoop;
    }
    case "ForInStatement":
    case "ForOfStatement":
      return afterEvaluating(node.right, never, loop(node.body, undefined, never, labels));
    case "DoWhileStatement":
      return doWhile(node, never, labels);
    case "SwitchStatement":
      return afterEvaluating(node.discriminant, never, cases(node, never));
    case "TryStatement":
      return attempt(node, never);
    case "CatchClause":
      return complete(node.body, never, []);
    case "ReturnStatement":
      return node.argument ? afterEvaluating(node.argument, never, byReturning) : byReturning;
    case "ThrowStatement":
      return byThrowing;
    case "BreakStatement":
    case "ContinueStatement":
      return { ...normally, normal: false, jumps: new Set([jumpName(node)]) };
    case "ExpressionStatement":
      return afterEvaluating(node.expression, never, normally);
    case "VariableDeclaration":
      return node.declarations.some(({ init }) => init && neverCompletes(init, never)) ? byThrowing : normally;
    default:
      return normally;
  }
}

function sequence(statements: readonly TSESTree.Node[], never: NeverReturns): Completion {
  let result = normally;
  for (const statement of statements) {
    if (!result.normal) break;
    result = merge({ ...result, normal: false }, complete(statement, never, []));
  }
  return result;
}

function branches(node: TSESTree.IfStatement, never: NeverReturns): Completion {
  const test = constantTest(node.test);
  const consequent = complete(node.consequent, never, []);
  const alternate = node.alternate ? complete(node.alternate, never, []) : normally;
  if (test === undefined) return merge(consequent, alternate);
  return test ? consequent : alternate;
}

function loop(
  body: TSESTree.Node,
  test: boolean | undefined,
  never: NeverReturns,
  labels: readonly string[],
): Completion {
  if (test === false) return normally;
  const ofBody = complete(body, never, []);
  const rest = consume({ ...ofBody, normal: test === undefined }, ["break"]);
  return drop(rest, continuesOf(labels));
}

function doWhile(node: TSESTree.DoWhileStatement, never: NeverReturns, labels: readonly string[]): Completion {
  const ofBody = complete(node.body, never, []);
  const reachesTest = ofBody.normal || continuesOf(labels).some((jump) => ofBody.jumps.has(jump));
  const normal = reachesTest && constantTest(node.test) !== true && !neverCompletes(node.test, never);
  return drop(consume({ ...ofBody, normal }, ["break"]), continuesOf(labels));
}

function cases(node: TSESTree.SwitchStatement, never: NeverReturns): Completion {
  let result: Completion = { ...normally, normal: !node.cases.some((clause) => clause.test === null) };
  for (const [index, clause] of node.cases.entries()) {
    const ofClause = sequence(clause.consequent, never);
    const isLast = index === node.cases.length - 1;
    result = merge(result, isLast ? ofClause : { ...ofClause, normal: false });
  }
  return consume(result, ["break"]);
}

function attempt(node: TSESTree.TryStatement, never: NeverReturns): Completion {
  const block = complete(node.block, never, []);
  const body = node.handler ? merge({ ...block, throws: false }, complete(node.handler, never, [])) : block;
  if (!node.finalizer) return body;
  const last = complete(node.finalizer, never, []);
  return last.normal ? merge(body, { ...last, normal: body.normal }) : last;
}

function afterEvaluating(expression: TSESTree.Node, never: NeverReturns, then: Completion): Completion {
  if (expression.type === "VariableDeclaration") return complete(expression, never, []).normal ? then : byThrowing;
  return neverCompletes(expression, never) ? byThrowing : then;
}

function merge(left: Completion, right: Completion): Completion {
  return {
    normal: left.normal || right.normal,
    returns: left.returns || right.returns,
    throws: left.throws || right.throws,
    jumps: left.jumps.size + right.jumps.size === 0 ? none : new Set([...left.jumps, ...right.jumps]),
  };
}

/** `jumps` end here: control goes on after the statement. */
function consume(completion: Completion, jumps: readonly string[]): Completion {
  const arrives = jumps.some((jump) => completion.jumps.has(jump));
  return drop({ ...completion, normal: completion.normal || arrives }, jumps);
}

function drop(completion: Completion, jumps: readonly string[]): Completion {
  if (!jumps.some((jump) => completion.jumps.has(jump))) return completion;
  return { ...completion, jumps: new Set([...completion.jumps].filter((jump) => !jumps.includes(jump))) };
}

function continuesOf(labels: readonly string[]): string[] {
  return ["continue", ...labels.map((label) => `continue ${label}`)];
}

/** `break`, `continue outer`: whom a jump leaves is told by that. */
export function jumpName(node: TSESTree.BreakStatement | TSESTree.ContinueStatement): string {
  const word = node.type === "BreakStatement" ? "break" : "continue";
  return node.label ? `${word} ${node.label.name}` : word;
}

/** The value of a condition that is written as a literal. */
function constantTest(test: TSESTree.Node): boolean | undefined {
  const node = unwrap(test);
  return node.type === "Literal" && !("regex" in node) ? Boolean(node.value) : undefined;
}
