/** What `.bind` of `valid-bind` stands on: which calls bind a Server Function, and how many values that takes. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CheckContext } from "../model/check.ts";
import type { FunctionNode } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { hasRest, isFunction, parametersOf, requiredCount } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** A Server Function, or one to which values are bound already. */
export interface BindTarget {
  /** How many values are bound; `undefined` where a spread or another file hides it. */
  readonly bound: number | undefined;
  /** How many arguments it can take; `undefined`: any number, or nobody can tell. */
  readonly parameters: number | undefined;
  /** How many have to be given; `undefined`: nobody can tell. */
  readonly required: number | undefined;
}

type Context = Pick<CheckContext<object>, "graph" | "module">;
/** `<object>.bind(...)`. */
export type BindCall = TSESTree.CallExpression & { readonly callee: TSESTree.MemberExpression };

const maxDepth = 10;

/** `<object>.bind(...)`. */
export function isBindCall(node: TSESTree.Node): node is BindCall {
  return (
    node.type === "CallExpression" && node.callee.type === "MemberExpression" && memberName(node.callee) === "bind"
  );
}

/** The values a call binds: its arguments but the first; `undefined` with a spread. */
export function boundValues({ arguments: [, ...values] }: TSESTree.CallExpression): TSESTree.Node[] | undefined {
  return values.every((value) => value && value.type !== "SpreadElement") ? values : undefined;
}

/** What `expression` is as the receiver of `.bind`; `undefined` unless it is certainly a Server Function. */
export function bindTargetOf(context: Context, expression: TSESTree.Node, depth = maxDepth): BindTarget | undefined {
  const node = unwrap(expression);
  if (depth === 0) return undefined;
  const value = valueBehind(context.module, node);
  if (value && isBindCall(value)) {
    const target = bindTargetOf(context, value.callee.object, depth - 1);
    return target && { ...target, bound: sum(target.bound, boundValues(value)?.length) };
  }
  if (isFunction(value)) return targetInFile(context, value);
  return targetOfReference(context, referenceOf(context.module, node));
}

/** A function made a Server Function by a directive: not one that a wrapper is given. */
function targetInFile({ module }: Context, node: FunctionNode): BindTarget | undefined {
  if (module.boundary === "client") return undefined;
  const isServed = module.serverFunctions.some(({ handler, wrappers }) => handler === node && wrappers.length === 0);
  const parameters = hasRest(node) ? undefined : parametersOf(node).length;
  return isServed ? { bound: 0, parameters, required: requiredCount(node) } : undefined;
}

function targetOfReference({ module, graph }: Context, reference: Reference): BindTarget | undefined {
  if (
    reference.kind === "unknown" ||
    (reference.kind === "import" && !graph.mayBeServerFunction(namedImport(reference), module.filename))
  )
    return undefined;
  if (graph.isServerFunction(reference, module.filename) !== "yes") return undefined;
  const resolution = graph.resolve(reference, module.filename);
  if (resolution.kind !== "value" || resolution.value.kind !== "function" || resolution.path.length > 0)
    return { bound: undefined, parameters: undefined, required: undefined };
  const found = resolution.summary.functions[resolution.value.index];
  const parameters = found && !found.hasRest ? found.parameterCount : undefined;
  return { bound: 0, parameters, required: found && (found.optionalFrom ?? found.parameterCount) };
}

function sum(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : left + right;
}
