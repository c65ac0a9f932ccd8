import type { TSESTree } from "@typescript-eslint/utils";
import { runsWithin } from "../flow/execution.ts";
import { leavesFunction } from "../flow/navigation-escape.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { CallSummary } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import { findFunction, referenceOf } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { operationOf, statementOf } from "../syntax/operations.ts";
import { conditioningParameters } from "../flow/parameter-conditions.ts";
import { originOf } from "./summarize-origins.ts";
import { callbacksOf, purposeOf } from "./summarize-purposes.ts";
import type { ValueContext } from "./summarize-values.ts";

export type Call = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;

/** The calls of a file by the function that makes them; `undefined` is the module's own evaluation. */
export type CallsByOwner = ReadonlyMap<FunctionNode | undefined, readonly Call[]>;

/**
 * A call belongs to the function it stands in and, where that is an inline callback that runs within the function around it
 * (`await Promise.all(xs.map(async () => redirect("/")))`), to that one too.
 */
export function callsByOwner(module: ModuleAnalysis): CallsByOwner {
  const calls = new Map<FunctionNode | undefined, Call[]>();
  for (const call of callsIn(module)) {
    for (const owner of ownersOf(module, call)) {
      const list = calls.get(owner);
      if (list) list.push(call);
      else calls.set(owner, [call]);
    }
  }
  return calls;
}

export function summarizeCalls(
  context: ValueContext,
  owner: FunctionNode | undefined,
  calls: readonly Call[] = [],
): readonly CallSummary[] {
  return calls.map((call) => ({
    ...summaryOfCall(context, call),
    underParameters: owner ? conditioningParameters(context.module, call, owner) : [],
  }));
}

/** What a call calls, as the file names it. */
export function calleeOf(module: ModuleAnalysis, call: Call): Reference {
  return referenceOf(module, calleeNodeOf(call));
}

function calleeNodeOf(call: Call): TSESTree.Node {
  return call.type === "CallExpression" ? call.callee : call.tag;
}

/** Calls, and those tagged templates that run a statement in SQL: other tags make texts and styles. */
function* callsIn(module: ModuleAnalysis): Generator<Call> {
  for (const call of module.nodesOfType("CallExpression")) if (call.callee && call.callee.type !== "Super") yield call;
  for (const template of module.nodesOfType("TaggedTemplateExpression")) if (operationOf(template)) yield template;
}

type OwnSummary = Omit<CallSummary, "underParameters">;

const summaries = new WeakMap<Call, OwnSummary>();

/** Made once for all functions that make the call. */
function summaryOfCall(context: ValueContext, call: Call): OwnSummary {
  const summary = summaries.get(call) ?? summarizeCall(context, call);
  summaries.set(call, summary);
  return summary;
}

function summarizeCall(context: ValueContext, call: Call): OwnSummary {
  const { module, indexOf } = context;
  const calleeNode = calleeNodeOf(call);
  const calleeFunction = findFunction(module, calleeNode);
  const target = calleeFunction && indexOf.get(calleeFunction);
  const callee = calleeOf(module, call);
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
  if (call.type !== "CallExpression") {
    const statement = statementOf(call);
    return { argumentCount: call.quasi.expressions.length + 1, ...(statement && { purpose: statement }) };
  }
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
