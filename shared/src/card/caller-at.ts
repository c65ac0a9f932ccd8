/** Names that stand for a call of a Server Function in a client module: the dispatch function of its state, and a function that calls it in a transition. */
import type { TSESTree } from "@typescript-eslint/utils";
import { dispatchedAction } from "../analyze/state-actions.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable, namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

export interface Caller {
  /** What it calls, as written. */
  readonly action: TSESTree.Node;
  readonly kind: "dispatch" | "transition";
}

/** `undefined` for any other name. */
export function callerNamed(module: ModuleAnalysis, name: TSESTree.Node): Caller | undefined {
  const dispatched = dispatchedAction(module, name);
  if (dispatched) return { action: dispatched, kind: "dispatch" };
  const outer = onlyCallOf(valueBehind(module, name));
  if (!outer || !startsTransition(module, outer.callee)) return undefined;
  const inner = onlyCallOf(outer.arguments[0]);
  return inner && { action: inner.callee, kind: "transition" };
}

/** The call that is all that a function does. */
function onlyCallOf(value: TSESTree.Node | undefined): TSESTree.CallExpression | undefined {
  const node = value && unwrap(value);
  if (!isFunction(node) || !node.body) return undefined;
  const [statement, ...others] = node.body.type === "BlockStatement" ? node.body.body : [node.body];
  if (!statement || others.length > 0) return undefined;
  const expression =
    statement.type === "ExpressionStatement"
      ? statement.expression
      : statement.type === "ReturnStatement"
        ? statement.argument
        : statement;
  const call = expression && unwrap(expression.type === "AwaitExpression" ? expression.argument : expression);
  return call?.type === "CallExpression" ? call : undefined;
}

/** React's function, or the one that `useTransition` gives. */
function startsTransition(module: ModuleAnalysis, callee: TSESTree.Node): boolean {
  const reference = namedImport(referenceOf(module, callee));
  if (reference.kind === "import") return reference.source === "react" && nameOf(reference) === "startTransition";
  const variable = callee.type === "Identifier" ? findVariable(module.scopes, callee) : undefined;
  const declarator = variable?.defs[0]?.node as TSESTree.Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || declarator.init?.type !== "CallExpression") return false;
  const hook = namedImport(referenceOf(module, declarator.init.callee));
  return hook.kind === "import" && hook.source === "react" && nameOf(hook) === "useTransition";
}

function nameOf({ name, path }: { readonly name: string; readonly path: readonly string[] }): string {
  return path[0] ?? name;
}
