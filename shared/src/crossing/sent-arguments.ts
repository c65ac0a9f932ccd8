/** The values that a file gives to Server Functions for the client to send. */
import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, isReassigned, namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { positionalArguments } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { ValueScope } from "./value-scope.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import type { ImportedName } from "../graph/name-records.ts";
import { isPackageSpecifier } from "../graph/resolve-export.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Reference } from "../model/summary.ts";

export interface SentArgument {
  readonly value: TSESTree.Node;
  /** The Server Function as the code names it. */
  readonly action: string;
  readonly target: TSESTree.Node;
  /** Given to `.bind`. */
  readonly isBound: boolean;
}

/**
 * The arguments of calls, of `.bind`, the first state of `useActionState`, and what its dispatch function is given, as far as they are `suspect`. In a module that runs on the
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
    const bound = boundAction(call);
    // What a server module does not bind, it calls itself.
    if (!bound && module.boundary === "server") continue;
    const { target, reference, first, firstParameter } = sendingOf(scope, call, bound);
    const isBound = bound !== undefined;
    if (reference.kind === "import" ? isOfOtherPackage(scope, reference) : !(isOfFile && ownAction(module, target)))
      continue;
    const values = positionalArguments(call).map((value, position) => ({ value, isBound, position }));
    const suspects = values.slice(first).filter(suspect);
    if (suspects.length === 0) continue;
    if (reference.kind === "import" && !graph.mayBeServerFunction(reference, module.filename)) continue;
    isClient ??= module.boundary === "client" || graph.environmentOf(module.filename) === "client";
    const action = isClient || isBound ? serverFunctionAt(scope, target) : undefined;
    if (!action) continue;
    const parameters = (firstParameter === undefined ? undefined : action.parameters) ?? Number.POSITIVE_INFINITY;
    const name = module.text.slice(...target.range);
    for (const { value, position } of suspects)
      if (position + (firstParameter ?? 0) < parameters) yield { value, action: name, target, isBound };
  }
}

interface Sending {
  /** The expression that would be the Server Function, and what it names. */
  readonly target: TSESTree.Node;
  readonly reference: Reference;
  /** The position of the first argument that is sent. */
  readonly first: number;
  /** The parameter that the first argument of the call is for; `undefined` where all are sent, declared or not. */
  readonly firstParameter: number | undefined;
}

function sendingOf({ module }: ValueScope, call: TSESTree.CallExpression, bound: TSESTree.Node | undefined): Sending {
  const sending = (target: TSESTree.Node, first: number, firstParameter?: number): Sending => {
    return { target, reference: namedImport(referenceOf(module, target)), first, firstParameter };
  };
  if (bound) return sending(bound, 1);
  const state = stateAction(module, call);
  if (state) return sending(state, 1);
  const dispatched = dispatchedAction(module, call.callee);
  return dispatched ? sending(dispatched, 0, 1) : sending(call.callee, 0, 0);
}

/** `save` of `save.bind(null, id)`. */
function boundAction({ callee }: TSESTree.CallExpression): TSESTree.Node | undefined {
  const node = unwrap(callee);
  if (node.type !== "MemberExpression" || propertyName(node.property, node.computed) !== "bind") return undefined;
  return node.object;
}

/** `save` of `useActionState(save, initial)`. */
function stateAction(module: ModuleAnalysis, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const hook = namedImport(referenceOf(module, call.callee));
  if (hook.kind !== "import" || (hook.source !== "react" && hook.source !== "react-dom")) return undefined;
  const name = hook.path[0] ?? hook.name;
  return name === "useActionState" || name === "useFormState" ? positionalArguments(call)[0] : undefined;
}

/** `save` of `const [state, dispatch] = useActionState(save, initial)`, for `dispatch`. */
function dispatchedAction(module: ModuleAnalysis, callee: TSESTree.Node): TSESTree.Node | undefined {
  const node = unwrap(callee);
  const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
  const [definition, ...others] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (!variable || others.length > 0 || declarator?.type !== "VariableDeclarator" || isReassigned(variable))
    return undefined;
  const call = declarator.init && unwrap(declarator.init);
  if (declarator.id.type !== "ArrayPattern" || call?.type !== "CallExpression") return undefined;
  return declarator.id.elements[1] === definition?.name ? stateAction(module, call) : undefined;
}

/** Not of the project, so no Server Function: the answer is at hand, and saves a look at the values. */
function isOfOtherPackage({ module, graph }: ValueScope, reference: ImportedName): boolean {
  return isPackageSpecifier(reference.source) && !graph.mayBeServerFunction(reference, module.filename);
}

/** A Server Function of this file that no wrapper is given. */
function ownAction(module: ModuleAnalysis, expression: TSESTree.Node): ServerFunction | undefined {
  const own = valueBehind(module, expression);
  return own && module.serverFunctions.find(({ handler, wrappers }) => handler === own && wrappers.length === 0);
}

/** The Server Function that an expression certainly is, with the number of arguments it is sent. */
function serverFunctionAt(
  { module, graph }: ValueScope,
  expression: TSESTree.Node,
): { readonly parameters: number | undefined } | undefined {
  if (module.boundary !== "client" && ownAction(module, expression)) return { parameters: undefined };
  const reference = referenceOf(module, expression);
  if (reference.kind !== "import" || graph.isServerFunction(reference, module.filename) !== "yes") return undefined;
  const found = graph.resolve(reference, module.filename);
  const index = found.kind === "value" && found.path.length === 0 ? functionIndexOf(found.value) : undefined;
  const summary = found.kind === "value" && index !== undefined ? found.summary.functions[index] : undefined;
  return { parameters: summary && !summary.hasRest ? summary.parameterCount : undefined };
}
