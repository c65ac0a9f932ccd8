/** The values that a file gives to Server Functions for the client to send. */
import type { TSESTree } from "@typescript-eslint/utils";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { positionalArguments } from "../syntax/calls.ts";
import type { ImportedName } from "../graph/name-records.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { ownAction, sentActionAt } from "./sent-action.ts";
import { boundAction, dispatchedAction, stateAction } from "../analyze/state-actions.ts";
import type { ValueScope } from "./value-scope.ts";

export interface SentArgument {
  readonly value: TSESTree.Node;
  /** The Server Function as the code names it. */
  readonly action: string;
  readonly target: TSESTree.Node;
  /** Given to `.bind`. */
  readonly isBound: boolean;
  /** The parameter of the Server Function that takes it. */
  readonly position: number;
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
    const { target, first, end, shift } = sendingOf(scope, call, bound);
    const reference = namedImport(referenceOf(module, target));
    const isBound = bound !== undefined;
    if (reference.kind === "import" ? isOfOtherPackage(scope, reference) : !(isOfFile && ownAction(module, target)))
      continue;
    const values = positionalArguments(call).map((value, index) => ({ value, isBound, position: index + shift }));
    const suspects = values.slice(first, end).filter(suspect);
    if (suspects.length === 0) continue;
    if (reference.kind === "import" && !graph.mayBeServerFunction(reference, module.filename)) continue;
    isClient ??= module.boundary === "client" || graph.environmentOf(module.filename) === "client";
    const sent = isClient || isBound ? sentActionAt(scope, target) : undefined;
    if (!sent) continue;
    const action = module.text.slice(...target.range);
    for (const { value, position } of suspects)
      if (isBound || position < (sent.parameters ?? Number.POSITIVE_INFINITY))
        yield { value, action, target, isBound, position };
  }
}

interface Sending {
  /** The expression that would be the Server Function. */
  readonly target: TSESTree.Node;
  /** The positions of the arguments that are sent: all from `first` to `end`. */
  readonly first: number;
  readonly end?: number;
  /** From the position of an argument of the call to that of the parameter that takes it. */
  readonly shift: number;
}

function sendingOf({ module }: ValueScope, call: TSESTree.CallExpression, bound: TSESTree.Node | undefined): Sending {
  if (bound) return { target: bound, first: 1, shift: -1 };
  const state = stateAction(module, call);
  if (state) return { target: state, first: 1, end: 2, shift: -1 };
  const dispatched = dispatchedAction(module, call.callee);
  // Of what it is given, a dispatch function passes on the first (tests/oracles/react-state).
  return dispatched ? { target: dispatched, first: 0, end: 1, shift: 1 } : { target: call.callee, first: 0, shift: 0 };
}

/** Not of the project, so no Server Function: the answer is at hand, and saves a look at the values. */
function isOfOtherPackage({ module, graph }: ValueScope, reference: ImportedName): boolean {
  return isPackageSpecifier(reference.source) && !graph.mayBeServerFunction(reference, module.filename);
}
