import { boundAction, stateAction } from "../analyze/state-actions.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { StateActionSummary } from "../model/summary.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { positionalArguments } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** The actions that a module gives to `useActionState`, by name or bound. */
export function summarizeStateActions(module: ModuleAnalysis): StateActionSummary[] {
  return module.nodesOfType("CallExpression").flatMap((call) => {
    const given = stateAction(module, call);
    const node = given && unwrap(given);
    if (!node) return [];
    const bound = node.type === "CallExpression" ? boundAction(node) : undefined;
    const position = bound && node.type === "CallExpression" ? Math.max(positionalArguments(node).length - 1, 0) : 0;
    const action = referenceOf(module, bound ?? node);
    return action.kind === "unknown" ? [] : [{ action, position }];
  });
}
