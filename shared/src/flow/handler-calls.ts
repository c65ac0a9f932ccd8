import type { TSESTree } from "@typescript-eslint/utils";
import {
  isFormattingFunction,
  isHarmlessGlobal,
  isReportingFunction,
  isReportingMethod,
} from "../knowledge/error-receivers.ts";
import { guardOf, isRethrowExport } from "../knowledge/next.ts";
import type { FunctionNode } from "../model/module.ts";
import type { ErrorOutcome } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import { findFunction, namedImport, referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isInside } from "../syntax/children.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import {
  constant,
  holdsError,
  isAboutError,
  nothing,
  somethingAboutError,
  somethingElse,
  someObject,
  testText,
  textOf,
  theError,
  truthiness,
  type Value,
} from "./error-value.ts";
import { evaluate, evaluateAll, testWith, valueFromPattern } from "./handler-expressions.ts";
import {
  either,
  type Exits,
  type Judgement,
  type NextWith,
  type Outcome,
  recognise,
  type State,
} from "./handler-state.ts";
import { runAll } from "./handler-statements.ts";

const deepestCall = 3;

/** Evaluates a call of a handler: what it does with the error, if it gets it, decides how things go on. */
export function evaluateCall(
  node: TSESTree.CallExpression,
  state: State,
  exits: Exits,
  run: Judgement,
  next: NextWith,
): Outcome {
  if (run.isNavigation(node)) return exits.navigates(node, state);
  const callee = unwrap(node.callee);
  const receiver = callee.type === "MemberExpression" ? [callee.object] : [];
  return evaluateAll([...receiver, ...node.arguments], state, exits, run, (values, after) => {
    const object = receiver.length > 0 ? values[0] : undefined;
    const args = values.slice(receiver.length);
    const known = methodOfError(node, callee, object, args, run);
    if (known) return testWith(known, node, after, next);
    return callFunction({ node, callee, args, object }, after, exits, run, next);
  });
}

interface EvaluatedCall {
  readonly node: TSESTree.CallExpression;
  readonly callee: TSESTree.Node;
  readonly args: readonly Value[];
  readonly object: Value | undefined;
}

function callFunction(call: EvaluatedCall, state: State, exits: Exits, run: Judgement, next: NextWith): Outcome {
  const { node, callee, args, object } = call;
  const reference = namedImport(referenceOf(run.module, callee));
  const [first] = args;
  if (reference.kind === "import" && reference.path.length === 0) {
    if (isRethrowExport(reference.source, reference.name))
      return first?.kind === "error" ? exits.throws(theError, state) : next(nothing, state);
    const trueFor = guardOf(reference.source, reference.name);
    if (trueFor) return guard(first, trueFor.includes(run.kind), state, next);
  }
  if (reference.kind === "global") {
    const value = globalValue(reference, first, run);
    if (value) return next(value, state);
  }
  const own = findFunction(run.module, callee);
  if (own && (args.some(isAboutError) || seesError(own, state))) return enter(own, args, state, exits, run, next);
  const position = args.findIndex((value) => value.kind === "error");
  const outcome = position === -1 ? "unknown" : run.foreign(reference, position);
  if (outcome !== "unknown") return after(outcome, state, exits, next);
  const value = args.some(isAboutError) || (object && isAboutError(object)) ? somethingAboutError : somethingElse;
  if (!args.some(holdsError) || isHarmless(node, callee)) return next(value, state);
  return either(exits.throws(theError, state), () => next(somethingAboutError, state));
}

function after(outcome: ErrorOutcome, state: State, exits: Exits, next: NextWith): Outcome {
  switch (outcome) {
    case "rethrows":
      return exits.throws(theError, state);
    case "throws":
      return exits.throws(someObject, state);
    case "true":
      return next(constant(true), recognise(state));
    case "false":
      return next(constant(false), state);
    case "returns":
    case "unknown":
      return next(somethingAboutError, state);
  }
}

function guard(argument: Value | undefined, isTrue: boolean, state: State, next: NextWith): Outcome {
  if (argument?.kind !== "error")
    return next(argument && isAboutError(argument) ? somethingAboutError : constant(false), state);
  return next(constant(isTrue), isTrue ? recognise(state) : state);
}

/** `error.message.includes(x)`, `error.toString()`. */
function methodOfError(
  node: TSESTree.CallExpression,
  callee: TSESTree.Node,
  object: Value | undefined,
  args: readonly Value[],
  run: Judgement,
): Value | undefined {
  if (callee.type !== "MemberExpression" || !object) return undefined;
  const method = memberName(callee);
  if (object.kind === "text" && method !== undefined && node.arguments.length > 0) {
    return testText(object, method, args[0] ?? nothing) ?? somethingAboutError;
  }
  if (object.kind === "error" && method === "toString") return textOf(object, run.kind);
  // Optional calls of what navigation errors lack: `error.flatten?.()`.
  if (object.kind === "constant" && object.missing)
    return node.optional || callee.optional ? object : somethingAboutError;
  return object.kind === "error" || object.kind === "text" ? somethingAboutError : undefined;
}

function globalValue(
  reference: Reference & { kind: "global" },
  first: Value | undefined,
  run: Judgement,
): Value | undefined {
  const { name, path } = reference;
  if (name === "Promise" && path[0] === "reject") return first?.kind === "error" ? { kind: "rejection" } : someObject;
  if (!isHarmlessGlobal(name)) return undefined;
  if (name === "String" && path.length === 0 && first) return textOf(first, run.kind);
  if (name === "Boolean" && path.length === 0 && first) return booleanOf(first);
  if (name === "console" || name === "reportError") return nothing;
  if (name === "Error" || name === "Response") return someObject;
  return first && isAboutError(first) ? somethingAboutError : somethingElse;
}

function booleanOf(value: Value): Value {
  const truthy = truthiness(value);
  return truthy === undefined ? value : constant(truthy);
}

/** Runs a function of this file with what it is given. */
function enter(
  own: FunctionNode,
  args: readonly Value[],
  state: State,
  exits: Exits,
  run: Judgement,
  next: NextWith,
): Outcome {
  if (run.depth >= deepestCall || own.generator) return "unknown";
  const inner: Exits = {
    ...exits,
    breaks: new Map(),
    returns: (value, at) => next(value, at),
    throws: (value, at) =>
      own.async ? next(value.kind === "error" ? { kind: "rejection" } : value, at) : exits.throws(value, at),
  };
  const deeper: Judgement = { ...run, depth: run.depth + 1 };
  const started = own.params.reduce(
    (at, param, index) => valueFromPattern(param, args[index] ?? nothing, at, run),
    state,
  );
  if (own.body.type !== "BlockStatement") return evaluate(own.body, started, inner, deeper, inner.returns);
  return runAll(own.body.body, started, inner, deeper, (at) => next(nothing, at));
}

/** Whether a function reads the error from the scope around it. */
function seesError(own: FunctionNode, state: State): boolean {
  for (const [variable, value] of state.values) {
    if (value.kind === "error" && variable.references.some(({ identifier }) => isInside(identifier, own))) return true;
  }
  return false;
}

/** Calls that take an error and plainly do not throw it: loggers; functions whose result is part of something else. */
function isHarmless(node: TSESTree.CallExpression, callee: TSESTree.Node): boolean {
  const isMethod = callee.type === "MemberExpression";
  const name = isMethod ? memberName(callee) : callee.type === "Identifier" ? callee.name : undefined;
  if (name !== undefined && (isMethod ? isReportingMethod(name) : isReportingFunction(name))) return true;
  const { parent } = wrapped(node);
  switch (parent?.type) {
    case "ArrayExpression":
    case "BinaryExpression":
    case "CallExpression":
    case "JSXExpressionContainer":
    case "NewExpression":
    case "Property":
    case "TemplateLiteral":
      return true;
    case "ExpressionStatement":
    case "AwaitExpression":
    case "ThrowStatement":
      return false;
    default:
      return name !== undefined && isFormattingFunction(name);
  }
}
