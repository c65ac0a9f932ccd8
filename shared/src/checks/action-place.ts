/** Where a finding about a whole action stands: it is about the endpoint, so at the name of it. */
import type { FunctionNode } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { type Span, spanOf } from "../model/span.ts";
import { functionName, functionNameNode, isFunction } from "../syntax/functions.ts";

/** The name at its declaration, else where it is exported; of an action without a name, `async`. */
export function placeOfAction({ form, handler, node }: ServerFunction): Span {
  const declared = form === "function" && handler ? functionNameNode(handler) : undefined;
  const name = declared ?? node;
  if (isFunction(name)) return headOf(name);
  if (name.type === "Identifier") return { start: name.range[0], end: name.range[0] + name.name.length };
  return name.type.endsWith("Expression") && handler ? headOf(handler) : spanOf(name);
}

/** An action as messages speak of it. */
export function describeAction({ form, handler, names }: ServerFunction): string {
  const exported = names.find((name) => name !== "default");
  const name = exported ?? (form === "function" && handler ? functionName(handler) : undefined);
  return name === undefined ? "this action" : `\`${name}()\``;
}

function headOf(node: FunctionNode): Span {
  const [start] = node.range;
  return { start, end: node.async ? start + "async".length : node.body.range[0] };
}
