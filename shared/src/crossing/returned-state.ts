/** What an action of `useActionState` returns, as the previous state that the next call of it gets. */
import type { TSESTree } from "@typescript-eslint/utils";
import { summarizeParameter } from "../graph/summarize-parameters.ts";
import { wordsOf } from "../knowledge/words.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { parametersOf } from "../syntax/functions.ts";
import type { PathStep } from "../types/sendability.ts";
import type { ValueScope } from "./value-scope.ts";

/** The parameter that takes the state, by its name or by who uses the action; `undefined` where none is known to. */
export function statePositionOf(
  { module, graph }: ValueScope,
  { names, origin }: ServerFunction,
  handler: FunctionNode,
): number | undefined {
  const [first, ...others] = parametersOf(handler);
  if (!first) return undefined;
  if (others.length > 0 && isNamedForState(first)) return 0;
  const used = origin === "file" ? names.flatMap((name) => graph.statePositionsOf(module.filename, name)) : [];
  return used.find((position) => position <= others.length);
}

/** `prevState`, `_previous`. */
function isNamedForState(parameter: TSESTree.Parameter): boolean {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  const [word] = target.type === "Identifier" ? wordsOf(target.name) : [];
  return word === "prev" || word === "previous";
}

/** Whether the function reads something of what its parameter holds at `path`: handing that on as it is does no harm. */
export function readsInside(
  module: ModuleAnalysis,
  handler: FunctionNode,
  position: number,
  path: readonly PathStep[],
): boolean {
  const owner = 0;
  return module.nodesOfType("MemberExpression").some((node) => {
    const read = summarizeParameter(module.scopes, new Map([[handler, owner]]), node);
    if (read?.position !== position || read.path.length <= path.length) return false;
    return path.every((step, index) => step.kind === "member" && step.name === read.path[index]);
  });
}
