import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "../syntax/bindings.ts";
import { argumentOf, memberName } from "../syntax/calls.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import {
  constant,
  isAboutError,
  isNullish,
  memberOf,
  negate,
  nothing,
  objectOf,
  somethingAboutError,
  somethingElse,
  someObject,
  truthiness,
  type Value,
} from "./error-value.ts";
import { evaluateCall } from "./handler-calls.ts";
import {
  bind,
  type Exits,
  type Judgement,
  type NextWith,
  type Outcome,
  recognise,
  type State,
  step,
  whichever,
} from "./handler-state.ts";
import {
  binaryValue,
  constantMember,
  literalValue,
  namesNavigation,
  nameValue,
  partsOf,
  templateValue,
  unaryValue,
} from "./handler-values.ts";

/** Evaluates an expression of a handler, and goes on with its value. */
export function evaluate(
  expression: TSESTree.Node,
  state: State,
  exits: Exits,
  run: Judgement,
  next: NextWith,
): Outcome {
  return step(run, () => evaluateNode(unwrap(expression), state, exits, run, next));
}

function evaluateNode(node: TSESTree.Node, state: State, exits: Exits, run: Judgement, next: NextWith): Outcome {
  switch (node.type) {
    case "Literal":
      return next(literalValue(node), state);
    case "Identifier":
      return next(nameValue(node, state, run), state);
    case "TemplateLiteral":
      return evaluateAll(node.expressions, state, exits, run, (values, after) =>
        next(templateValue(node, values, run), after),
      );
    case "MemberExpression":
      return evaluateMember(node, state, exits, run, next);
    case "UnaryExpression":
      return evaluate(node.argument, state, exits, run, (value, after) =>
        next(unaryValue(node.operator, value), after),
      );
    case "BinaryExpression":
      return evaluateAll([node.left, node.right], state, exits, run, ([left, right], after) =>
        evaluateBinary(node, left ?? somethingElse, right ?? somethingElse, after, run, next),
      );
    case "LogicalExpression":
      return evaluateLogical(node, state, exits, run, next);
    case "ConditionalExpression":
      return evaluateCondition(node.test, state, exits, run, (truthy, after) =>
        evaluate(truthy ? node.consequent : node.alternate, after, exits, run, next),
      );
    case "AssignmentExpression":
      return evaluateAssignment(node, state, exits, run, next);
    case "SequenceExpression":
      return evaluateAll(node.expressions, state, exits, run, (values, after) => next(values.at(-1) ?? nothing, after));
    case "AwaitExpression":
      return evaluate(node.argument, state, exits, run, (value, after) =>
        value.kind === "rejection" ? exits.throws({ kind: "error" }, after) : next(value, after),
      );
    case "CallExpression":
      return evaluateCall(node, state, exits, run, next);
    case "NewExpression":
    case "ArrayExpression":
    case "ObjectExpression":
    case "JSXElement":
    case "JSXFragment":
      return evaluateAll(partsOf(node), state, exits, run, (values, after) => next(objectOf(values), after));
    default:
      return next(isFunction(node) || node.type === "ClassExpression" ? someObject : somethingElse, state);
  }
}

/** Evaluates a condition, and goes on with each way it can go. */
export function evaluateCondition(
  test: TSESTree.Node,
  state: State,
  exits: Exits,
  run: Judgement,
  next: (truthy: boolean, state: State) => Outcome,
): Outcome {
  return evaluate(test, state, exits, run, (value, after) => {
    const truthy = truthiness(value);
    if (truthy !== undefined) return next(truthy, after);
    return whichever(isAboutError(value), next(true, after), () => next(false, after));
  });
}

export function evaluateAll(
  nodes: readonly TSESTree.Node[],
  state: State,
  exits: Exits,
  run: Judgement,
  next: (values: readonly Value[], state: State) => Outcome,
  values: readonly Value[] = [],
): Outcome {
  const [first, ...rest] = nodes;
  if (!first) return next(values, state);
  return evaluate(argumentOf(first), state, exits, run, (value, after) =>
    evaluateAll(rest, after, exits, run, next, [...values, value]),
  );
}

/** Binds the names of a pattern to the parts of a value. */
export function valueFromPattern(pattern: TSESTree.Node, value: Value, state: State, run: Judgement): State {
  switch (pattern.type) {
    case "Identifier":
      return bind(state, findVariable(run.module.scopes, pattern), value);
    case "AssignmentPattern":
      return valueFromPattern(pattern.left, value, state, run);
    case "ObjectPattern":
      return pattern.properties.reduce((after, property) => {
        if (property.type !== "Property") return valueFromPattern(property.argument, somethingAboutError, after, run);
        const part = memberOf(value, propertyName(property.key, property.computed), run.kind);
        return valueFromPattern(property.value, part, after, run);
      }, state);
    default:
      return state;
  }
}

/** Goes on after a test that holds; if it names navigation errors (or their digest), it has recognised this one. */
export function testWith(value: Value, test: TSESTree.Node, state: State, next: NextWith): Outcome {
  const holds = value.kind === "constant" && value.value === true;
  return next(value, holds && namesNavigation(test) ? recognise(state) : state);
}

function evaluateBinary(
  node: TSESTree.BinaryExpression,
  left: Value,
  right: Value,
  state: State,
  run: Judgement,
  next: NextWith,
): Outcome {
  const isNegated = node.operator === "!==" || node.operator === "!=";
  const value = binaryValue(node, left, right, run);
  return testWith(value, node, state, (held, after) => next(isNegated ? negate(held) : held, after));
}

function evaluateMember(
  node: TSESTree.MemberExpression,
  state: State,
  exits: Exits,
  run: Judgement,
  next: NextWith,
): Outcome {
  const known = constantMember(node, state, run);
  if (known) return next(known, state);
  return evaluate(node.object, state, exits, run, (object, after) =>
    next(memberOf(object, memberName(node), run.kind), after),
  );
}

function evaluateLogical(
  node: TSESTree.LogicalExpression,
  state: State,
  exits: Exits,
  run: Judgement,
  next: NextWith,
): Outcome {
  return evaluate(node.left, state, exits, run, (left, after) => {
    const goesRight =
      node.operator === "??" ? isNullish(left) : node.operator === "&&" ? truthiness(left) : truthiness(negate(left));
    const right = () => evaluate(node.right, after, exits, run, next);
    if (goesRight !== undefined) return goesRight ? right() : next(left, after);
    const stays = node.operator === "&&" ? constant(false) : node.operator === "||" ? constant(true) : left;
    return whichever(isAboutError(left), next(stays, after), right);
  });
}

function evaluateAssignment(
  node: TSESTree.AssignmentExpression,
  state: State,
  exits: Exits,
  run: Judgement,
  next: NextWith,
): Outcome {
  return evaluate(node.right, state, exits, run, (right, after) => {
    const value = node.operator === "=" ? right : isAboutError(right) ? somethingAboutError : somethingElse;
    return next(value, valueFromPattern(node.left, value, after, run));
  });
}
