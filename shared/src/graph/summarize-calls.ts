import type { TSESTree } from "@typescript-eslint/utils";
import { runsWithin } from "../flow/execution.ts";
import { leavesFunction } from "../flow/navigation-escape.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { CallSummary } from "../model/summary.ts";
import { findFunction, referenceOf } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { conditioningParameters } from "../flow/parameter-conditions.ts";
import type { ValueContext } from "./summarize-values.ts";

/** The calls of a file by the function that makes them; `undefined` is the module's own evaluation. */
export type CallsByOwner = ReadonlyMap<FunctionNode | undefined, readonly CallSummary[]>;

/**
 * A call belongs to the function it stands in and, where that is an inline callback that runs within the function around it
 * (`await Promise.all(xs.map(async () => redirect("/")))`), to that one too.
 */
export function summarizeCalls(context: ValueContext): CallsByOwner {
  const calls = new Map<FunctionNode | undefined, CallSummary[]>();
  for (const call of context.module.nodesOfType("CallExpression")) {
    if (!call.callee || call.callee.type === "Super") continue;
    const shared = summarizeCall(context, call);
    for (const owner of ownersOf(context.module, call)) {
      const underParameters = owner ? conditioningParameters(context.module, call, owner) : [];
      const list = calls.get(owner);
      const summary: CallSummary = { ...shared, underParameters };
      if (list) list.push(summary);
      else calls.set(owner, [summary]);
    }
  }
  return calls;
}

function summarizeCall(
  { module, indexOf }: ValueContext,
  call: TSESTree.CallExpression,
): Omit<CallSummary, "underParameters"> {
  const callee = findFunction(module, call.callee);
  const target = callee && indexOf.get(callee);
  const hasSpread = call.arguments.some((argument) => argument?.type === "SpreadElement");
  return {
    callee: referenceOf(module, call.callee),
    ...(target === undefined ? {} : { target }),
    span: { start: call.range[0], end: call.range[1] },
    escapes: leavesFunction(module, call, "throws"),
    rejectionEscapes: leavesFunction(module, call, "rejects"),
    argumentCount: hasSpread ? undefined : call.arguments.length,
  };
}

/** Innermost first. A call in the initialiser of an instance field has none: it runs when somebody makes an instance. */
function ownersOf(module: ModuleAnalysis, call: TSESTree.CallExpression): (FunctionNode | undefined)[] {
  const owners: (FunctionNode | undefined)[] = [];
  for (let node: TSESTree.Node = call; node.parent; node = node.parent) {
    if (isInstanceField(node.parent, node)) return owners;
    if (!isFunction(node.parent)) continue;
    owners.push(node.parent);
    if (runsWithin(module, node.parent) !== "yes") return owners;
  }
  return [...owners, undefined];
}

function isInstanceField(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  return parent.type === "PropertyDefinition" && !parent.static && parent.value === child;
}
