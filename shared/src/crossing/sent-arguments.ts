/** The values that a file gives to Server Functions for the client to send. */
import type { TSESTree } from "@typescript-eslint/utils";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { positionalArguments } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ValueScope } from "./value-scope.ts";
import { functionIndexOf } from "../graph/function-value.ts";

export interface SentArgument {
  readonly value: TSESTree.Node;
  /** The Server Function as the code names it. */
  readonly action: string;
  readonly target: TSESTree.Node;
  /** Given to `.bind`. */
  readonly isBound: boolean;
}

/**
 * The arguments of calls, of `.bind`, and the first state of `useActionState`, as far as they are `suspect`. In a module that runs on the
 * server a call is a plain call; what is bound there crosses. Arguments that the function declares no parameter for are not sent
 * (Next.js 15.1).
 */
export function* argumentsSentBy(
  scope: ValueScope,
  suspect: (sent: Pick<SentArgument, "isBound" | "value">) => boolean,
): Generator<SentArgument> {
  const { module, graph } = scope;
  const isOfFile = module.serverFunctions.length > 0 && module.boundary !== "client";
  let isClient: boolean | undefined;
  for (const call of module.nodesOfType("CallExpression")) {
    if (call.arguments.length === 0) continue;
    const { target, first, isBound } = sendingOf(scope, call);
    if (!isBound && module.boundary === "server") continue;
    const reference = namedImport(referenceOf(module, target));
    if (reference.kind !== "import" && !isOfFile) continue;
    const values = positionalArguments(call).map((value, position) => ({ value, isBound, position }));
    const suspects = values.slice(first).filter(suspect);
    if (suspects.length === 0) continue;
    if (reference.kind === "import" && !graph.mayBeServerFunction(reference, module.filename)) continue;
    isClient ??= module.boundary === "client" || graph.environmentOf(module.filename) === "client";
    const action = isClient || isBound ? serverFunctionAt(scope, target) : undefined;
    if (!action) continue;
    const isDirect = !isBound && first === 0;
    const name = module.text.slice(...target.range);
    for (const { value, position } of suspects)
      if (!isDirect || position < (action.parameters ?? Number.POSITIVE_INFINITY))
        yield { value, action: name, target, isBound };
  }
}

/** The expression that would be the Server Function, and the position of the first argument that is sent. */
function sendingOf(
  scope: ValueScope,
  call: TSESTree.CallExpression,
): { readonly target: TSESTree.Node; readonly first: number; readonly isBound: boolean } {
  const bound = boundAction(call);
  if (bound) return { target: bound, first: 1, isBound: true };
  const state = stateAction(scope, call);
  return { target: state ?? call.callee, first: state ? 1 : 0, isBound: false };
}

/** `save` of `save.bind(null, id)`. */
function boundAction({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const node = unwrap(callee);
  if (node.type !== "MemberExpression" || propertyName(node.property, node.computed) !== "bind") return undefined;
  return node.object;
}

/** `save` of `useActionState(save, initial)`. */
function stateAction({ module }: ValueScope, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const [action] = positionalArguments(call);
  if (!action) return undefined;
  const hook = namedImport(referenceOf(module, call.callee));
  if (hook.kind !== "import" || (hook.source !== "react" && hook.source !== "react-dom")) return undefined;
  const name = hook.path[0] ?? hook.name;
  return name === "useActionState" || name === "useFormState" ? action : undefined;
}

/** The Server Function that an expression certainly is, with the number of arguments it is sent. */
function serverFunctionAt(
  { module, graph }: ValueScope,
  expression: TSESTree.Node,
): { readonly parameters: number | undefined } | undefined {
  const own = valueBehind(module, expression);
  if (own && module.boundary !== "client") {
    const found = module.serverFunctions.find(({ handler, wrappers }) => handler === own && wrappers.length === 0);
    if (found) return { parameters: undefined };
  }
  const reference = referenceOf(module, expression);
  if (reference.kind !== "import" || graph.isServerFunction(reference, module.filename) !== "yes") return undefined;
  const found = graph.resolve(reference, module.filename);
  const index = found.kind === "value" && found.path.length === 0 ? functionIndexOf(found.value) : undefined;
  const summary = found.kind === "value" && index !== undefined ? found.summary.functions[index] : undefined;
  return { parameters: summary && !summary.hasRest ? summary.parameterCount : undefined };
}
