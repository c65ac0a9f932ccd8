import type { TSESTree } from "@typescript-eslint/utils";
import type { FlowCall } from "../model/flow.ts";
import { memberName } from "../syntax/calls.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";

type Settlement = FlowCall["settled"];

/** What becomes of the promise that `call` may give, as far as the expression around it says. */
export function settlementOf(call: TSESTree.Node): Settlement {
  const node = wrapped(call);
  const { parent } = node;
  switch (parent?.type) {
    case "AwaitExpression":
    case "ReturnStatement":
    case "YieldExpression":
      return "awaited";
    case "ArrowFunctionExpression":
      return parent.body === node ? "awaited" : "kept";
    case "ConditionalExpression":
      return parent.test === node ? "kept" : settlementOf(parent);
    case "LogicalExpression":
      return parent.right === node ? settlementOf(parent) : "kept";
    case "ExpressionStatement":
      return "dropped";
    case "UnaryExpression":
      return parent.operator === "void" ? "dropped" : "kept";
    case "ArrayExpression":
      return settlementInArray(parent);
    case "MemberExpression":
      return settlementOfReceiver(parent, node);
    default:
      return "kept";
  }
}

/** `Promise.all([call()])` rejects with it; `Promise.allSettled` never does. */
function settlementInArray(array: TSESTree.ArrayExpression): Settlement {
  const node = wrapped(array);
  const { parent } = node;
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== node) return "kept";
  const callee = unwrap(parent.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  if (method === "all") return settlementOf(parent);
  return method === "allSettled" ? "handled" : "kept";
}

/** `call().then(fn)`, `.catch(fn)`, `.finally(fn)`. */
function settlementOfReceiver(member: TSESTree.MemberExpression, node: TSESTree.Node): Settlement {
  const outer = wrapped(member);
  const { parent } = outer;
  if (member.object !== node || parent?.type !== "CallExpression" || parent.callee !== outer) return "kept";
  const method = memberName(member);
  if (method === "catch" || (method === "then" && parent.arguments.length > 1)) {
    return settlementOf(parent) === "dropped" ? "dropped" : "handled";
  }
  return method === "then" || method === "finally" ? settlementOf(parent) : "kept";
}
