/** The Server Function that takes what a client sends, and what its parameters take. */
import type { TSESTree } from "@typescript-eslint/utils";
import { parameterTypes } from "../analyze/parameter-types.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { FunctionSummary } from "../model/function-summary.ts";
import { referenceOf, valueBehind } from "../syntax/bindings.ts";
import { hasRest, isFunction } from "../syntax/functions.ts";
import type { TypeOracle } from "../types/type-oracle.ts";
import { opaqueView, type TypeView } from "../types/type-view.ts";
import type { ValueScope } from "./value-scope.ts";

/** The number of arguments that are sent to a Server Function; `undefined` for all. */
export interface SentAction {
  readonly parameters: number | undefined;
}

/** A Server Function of this file that no wrapper is given. */
export function ownAction(module: ModuleAnalysis, expression: TSESTree.Node): FunctionNode | undefined {
  const own = valueBehind(module, expression);
  const isAction = module.serverFunctions.some(({ handler, wrappers }) => handler === own && wrappers.length === 0);
  return isAction && isFunction(own) ? own : undefined;
}

/** `undefined` where an expression is not certainly a Server Function. */
export function sentActionAt({ module, graph }: ValueScope, expression: TSESTree.Node): SentAction | undefined {
  if (module.boundary !== "client" && ownAction(module, expression)) return { parameters: undefined };
  const reference = referenceOf(module, expression);
  if (reference.kind !== "import" || graph.isServerFunction(reference, module.filename) !== "yes") return undefined;
  const found = foreignFunction({ module, graph }, expression);
  return { parameters: found && !found.hasRest ? found.parameterCount : undefined };
}

/** What the parameter at a position takes: by the types where there are any, else by the code that declares it. */
export function typeTaken(
  scope: ValueScope,
  types: TypeOracle | undefined,
  { target, position }: { readonly target: TSESTree.Node; readonly position: number },
): TypeView {
  const typed = types?.parameterAt(target, position);
  if (typed) return typed;
  const own = ownAction(scope.module, target);
  if (own) return parameterAt(parameterTypes(scope.module, own), hasRest(own), position);
  const found = foreignFunction(scope, target);
  return found?.parameterTypes ? parameterAt(found.parameterTypes, found.hasRest === true, position) : opaqueView;
}

function parameterAt(types: readonly TypeView[], hasRestParameter: boolean, position: number): TypeView {
  const last = types.length - 1;
  if (!hasRestParameter || position < last) return types[position] ?? opaqueView;
  const rest = types[last];
  return rest?.isAnything ? rest : (rest?.elements?.[0] ?? opaqueView);
}

/** The function of another file that an expression names, when nothing wraps it. */
function foreignFunction({ module, graph }: ValueScope, expression: TSESTree.Node): FunctionSummary | undefined {
  const found = graph.resolve(referenceOf(module, expression), module.filename);
  const index = found.kind === "value" && found.path.length === 0 ? functionIndexOf(found.value) : undefined;
  return found.kind === "value" && index !== undefined ? found.summary.functions[index] : undefined;
}
