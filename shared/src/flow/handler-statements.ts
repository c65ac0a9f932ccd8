import type { TSESTree } from "@typescript-eslint/utils";
import { jumpName } from "./completion.ts";
import { equals, isAboutError, nothing, somethingElse, truthiness, type Value } from "./error-value.ts";
import { evaluate, evaluateCondition, valueFromPattern } from "./handler-expressions.ts";
import {
  both,
  type Exits,
  type Judgement,
  type Next,
  type Outcome,
  type State,
  step,
  whichever,
} from "./handler-state.ts";

/**
 * Runs statements on every path a navigation error can take, and combines what becomes of it.
 * Written with continuations: `next` is what follows when the statements complete normally.
 */
export function runAll(
  statements: readonly TSESTree.Node[],
  state: State,
  exits: Exits,
  run: Judgement,
  next: Next,
): Outcome {
  const [first, ...rest] = statements;
  if (!first) return next(state);
  return step(run, () => runStatement(first, state, exits, run, (after) => runAll(rest, after, exits, run, next)));
}

function runStatement(node: TSESTree.Node, state: State, exits: Exits, run: Judgement, next: Next): Outcome {
  switch (node.type) {
    case "BlockStatement":
      return runAll(node.body, state, exits, run, next);
    case "ExpressionStatement":
      return evaluate(node.expression, state, exits, run, (_value, after) => next(after));
    case "VariableDeclaration":
      return declare(node.declarations, state, exits, run, next);
    case "ReturnStatement":
      return node.argument ? evaluate(node.argument, state, exits, run, exits.returns) : exits.returns(nothing, state);
    case "ThrowStatement":
      return evaluate(node.argument, state, exits, run, exits.throws);
    case "IfStatement":
      return evaluateCondition(node.test, state, exits, run, (truthy, after) => {
        const branch = truthy ? node.consequent : node.alternate;
        return branch ? runStatement(branch, after, exits, run, next) : next(after);
      });
    case "BreakStatement":
    case "ContinueStatement":
      return (exits.breaks.get(jumpName(node)) ?? next)(state);
    case "LabeledStatement":
      return runStatement(
        node.body,
        state,
        withJumps(exits, [`break ${node.label.name}`, `continue ${node.label.name}`], next),
        run,
        next,
      );
    case "SwitchStatement":
      return runSwitch(node, state, exits, run, next);
    case "TryStatement":
      return runTry(node, state, exits, run, next);
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
      return runLoop(node, state, exits, run, next);
    case "DoWhileStatement":
      return runStatement(node.body, state, withJumps(exits, ["break", "continue"], next), run, next);
    default:
      return next(state);
  }
}

function declare(
  declarators: readonly TSESTree.VariableDeclarator[],
  state: State,
  exits: Exits,
  run: Judgement,
  next: Next,
): Outcome {
  const [first, ...rest] = declarators;
  if (!first) return next(state);
  const goOn = (value: Value, after: State) =>
    declare(rest, valueFromPattern(first.id, value, after, run), exits, run, next);
  return first.init ? evaluate(first.init, state, exits, run, goOn) : goOn(nothing, state);
}

/** A body runs not at all, or once: enough for what a handler does with one error. */
function runLoop(
  node: TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.WhileStatement,
  state: State,
  exits: Exits,
  run: Judgement,
  next: Next,
): Outcome {
  const body = () => runStatement(node.body, state, withJumps(exits, ["break", "continue"], next), run, next);
  const isEndless = node.type === "WhileStatement" && node.test.type === "Literal" && Boolean(node.test.value);
  return isEndless ? body() : both(next(state), body);
}

function runSwitch(node: TSESTree.SwitchStatement, state: State, exits: Exits, run: Judgement, next: Next): Outcome {
  const inner = withJumps(exits, ["break"], next);
  const from = (index: number, at: State) =>
    runAll(
      node.cases.slice(index).flatMap((clause) => clause.consequent),
      at,
      inner,
      run,
      next,
    );
  const fallback = (at: State) => {
    const index = node.cases.findIndex((clause) => clause.test === null);
    return index === -1 ? next(at) : from(index, at);
  };
  const tryCase = (index: number, discriminant: Value, at: State): Outcome => {
    const clause = node.cases[index];
    if (!clause) return fallback(at);
    if (!clause.test) return tryCase(index + 1, discriminant, at);
    return evaluate(clause.test, at, exits, run, (value, after) => {
      const matches = equals(discriminant, value, false);
      const truthy = truthiness(matches);
      if (truthy !== undefined) return truthy ? from(index, after) : tryCase(index + 1, discriminant, after);
      return whichever(isAboutError(matches), from(index, after), () => tryCase(index + 1, discriminant, after));
    });
  };
  return evaluate(node.discriminant, state, exits, run, (value, after) => tryCase(0, value, after));
}

/** Whatever way control leaves the `try`, its `finally` comes first. */
function runTry(node: TSESTree.TryStatement, state: State, exits: Exits, run: Judgement, next: Next): Outcome {
  const { block, handler, finalizer } = node;
  const last = (at: State, then: Next) => (finalizer ? runAll(finalizer.body, at, exits, run, then) : then(at));
  const outer: Exits = {
    returns: (value, at) => last(at, (after) => exits.returns(value, after)),
    throws: (value, at) => last(at, (after) => exits.throws(value, after)),
    navigates: (call, at) => last(at, (after) => exits.navigates(call, after)),
    breaks: new Map([...exits.breaks].map(([name, jump]) => [name, (at: State) => last(at, jump)])),
  };
  const done = (at: State) => last(at, next);
  if (!handler) return runAll(block.body, state, outer, run, done);
  const caught = (value: Value, at: State) =>
    runAll(handler.body.body, handler.param ? valueFromPattern(handler.param, value, at, run) : at, outer, run, done);
  const inner: Exits = { ...outer, throws: caught, navigates: (_call, at) => caught(somethingElse, at) };
  return runAll(block.body, state, inner, run, done);
}

function withJumps(exits: Exits, names: readonly string[], next: Next): Exits {
  return { ...exits, breaks: new Map([...exits.breaks, ...names.map((name) => [name, next] as const)]) };
}
