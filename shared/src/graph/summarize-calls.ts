import type { TSESTree } from "@typescript-eslint/utils";
import type { InputFlow } from "../flow/input-values.ts";
import { runsWithin } from "../flow/execution.ts";
import { leavesFunction } from "../flow/navigation-escape.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { CallSummary } from "../model/summary.ts";
import { findFunction, referenceOf } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { operationOf } from "../syntax/operations.ts";
import { conditioningParameters } from "../flow/parameter-conditions.ts";
import { uncheckedInputs } from "./summarize-inputs.ts";
import { originOf } from "./summarize-origins.ts";
import { callbacksOf, purposeOf } from "./summarize-purposes.ts";
import type { ValueContext } from "./summarize-values.ts";

type Call = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

/** The calls of a file by the function that makes them; `undefined` is the module's own evaluation. */
export type CallsByOwner = ReadonlyMap<FunctionNode | undefined, readonly CallSummary[]>;

/** The flow of the inputs of each function that other files may call. */
export type FlowsByOwner = ReadonlyMap<FunctionNode, InputFlow | undefined>;

/**
 * A call belongs to the function it stands in and, where that is an inline callback that runs within the function around it
 * (`await Promise.all(xs.map(async () => redirect("/")))`), to that one too.
 */
export function summarizeCalls(context: ValueContext, flows: FlowsByOwner): CallsByOwner {
  const calls = new Map<FunctionNode | undefined, CallSummary[]>();
  for (const call of callsIn(context.module)) {
    const shared = summarizeCall(context, call);
    for (const owner of ownersOf(context.module, call)) {
      const underParameters = owner ? conditioningParameters(context.module, call, owner) : [];
      const list = calls.get(owner);
      const flow = owner && flows.get(owner);
      const unchecked = flow ? uncheckedInputs(flow, call) : [];
      const summary: CallSummary = { ...shared, underParameters, ...(unchecked.length > 0 && { unchecked }) };
      if (list) list.push(summary);
      else calls.set(owner, [summary]);
    }
  }
  return calls;
}

/** Calls, and those tagged templates that run a statement in SQL: other tags make texts and styles. */
function* callsIn(module: ModuleAnalysis): Generator<Call> {
  for (const call of module.nodesOfType("CallExpression")) if (call.callee && call.callee.type !== "Super") yield call;
  for (const template of module.nodesOfType("TaggedTemplateExpression")) if (operationOf(template)) yield template;
}

function summarizeCall(context: ValueContext, call: Call): Omit<CallSummary, "underParameters"> {
  const { module, indexOf } = context;
  const calleeNode = call.type === "CallExpression" ? call.callee : call.tag;
  const calleeFunction = findFunction(module, calleeNode);
  const target = calleeFunction && indexOf.get(calleeFunction);
  const callee = referenceOf(module, calleeNode);
  return {
    callee,
    ...(target === undefined ? {} : { target }),
    span: { start: call.range[0], end: call.range[1] },
    escapes: leavesFunction(module, call, "throws"),
    rejectionEscapes: leavesFunction(module, call, "rejects"),
    ...(callee.kind === "unknown" && target === undefined && { origin: originOf(context, calleeNode) }),
    ...argumentsOf(context, call),
  };
}

function argumentsOf(
  { module, indexOf }: ValueContext,
  call: Call,
): Pick<CallSummary, "argumentCount" | "callbacks" | "purpose"> {
  const operation = operationOf(call);
  if (call.type !== "CallExpression")
    return { argumentCount: call.quasi.expressions.length + 1, ...(operation && { purpose: { operation } }) };
  const hasSpread = call.arguments.some((argument) => argument?.type === "SpreadElement");
  const purpose = purposeOf(module, call);
  const callbacks = callbacksOf(indexOf, call);
  return {
    argumentCount: hasSpread ? undefined : call.arguments.length,
    ...(purpose && { purpose }),
    ...(callbacks.length > 0 && { callbacks }),
  };
}

/** Innermost first. A call in the initialiser of an instance field has none: it runs when somebody makes an instance. */
function ownersOf(module: ModuleAnalysis, call: Call): (FunctionNode | undefined)[] {
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
