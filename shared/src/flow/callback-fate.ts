import type { TSESTree } from "@typescript-eslint/utils";
import { type CallbackTiming, timingOfGlobal, timingOfImport, timingOfMethod } from "../knowledge/callbacks.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";

/**
 * Where what a function throws comes out, in the code that stands around it:
 * thrown by `node`, or as the rejection of the promise that `node` gives (`each`: of the promises in the array it gives).
 */
export interface Arrival {
  readonly how: "each" | "rejects" | "throws";
  readonly node: TSESTree.Node;
}

/** `"later"`: nowhere, the code around has gone on. `"elsewhere"`: at its callers, not here. `"unknown"`: nobody can see. */
export type FunctionFate = Arrival | "elsewhere" | "later" | "unknown";

/** Where an error of `callback` comes out. `asPromise`: it is the rejection of the promise that the function returns. */
export function fateOf(module: ModuleAnalysis, callback: FunctionNode, asPromise: boolean): FunctionFate {
  if (callback.generator) return "unknown";
  const outer = wrapped(callback);
  const { parent } = outer;
  if (parent?.type !== "CallExpression" && parent?.type !== "NewExpression") return "elsewhere";
  if (parent.callee === outer) return { how: asPromise ? "rejects" : "throws", node: parent };
  const argument = parent.arguments.indexOf(outer as TSESTree.Expression);
  const timing = callbackTiming(module, parent, argument);
  return timing === undefined ? "unknown" : fateByTiming(timing, parent, asPromise);
}

/** When a call runs the function at position `argument`; `undefined` when nobody can tell. */
function callbackTiming(
  module: ModuleAnalysis,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
): CallbackTiming | undefined {
  const reference = namedImport(referenceOf(module, call.callee));
  if (call.type === "NewExpression") {
    return reference.kind === "global" && reference.name === "Promise" && argument === 0 ? "executor" : undefined;
  }
  if (reference.kind === "import" && reference.path.length === 0)
    return timingOfImport(reference.source, reference.name);
  if (reference.kind === "global" && reference.path.length === 0) return timingOfGlobal(reference.name);
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  if (isGlobalMember(reference, "Array", "from") && argument === 1) return "mapped";
  const method = memberName(callee);
  return method === undefined ? undefined : timingOfMethod(method, argument);
}

function fateByTiming(timing: CallbackTiming, call: TSESTree.Node, asPromise: boolean): FunctionFate {
  switch (timing) {
    case "during":
      return asPromise ? "later" : { how: "throws", node: call };
    case "mapped":
      return { how: asPromise ? "each" : "throws", node: call };
    case "returned":
      return { how: asPromise ? "rejects" : "throws", node: call };
    case "promised":
      return { how: "rejects", node: call };
    case "executor":
      return asPromise ? "later" : { how: "rejects", node: call };
    case "later":
      return "later";
  }
}

function isGlobalMember(reference: ReturnType<typeof referenceOf>, name: string, member: string): boolean {
  return (
    reference.kind === "global" &&
    reference.name === name &&
    reference.path.length === 1 &&
    reference.path[0] === member
  );
}
