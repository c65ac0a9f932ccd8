/** Which repairs `no-broken-closure` offers for what it reports. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ClosureBreak } from "../analyze/broken-closure.ts";
import type { Closure, LostName } from "../analyze/captures.ts";
import { closureNames, type ClosureName } from "../analyze/closure-names.ts";
import type { Edit, Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside, statementsOf } from "../syntax/children.ts";
import { findVariable, type Variable } from "../syntax/variables.ts";
import {
  copyBeforeAction,
  copyInsideAction,
  moveBefore,
  type NamedEdits,
  receiverInsideAction,
  receiverOf,
} from "./closure-edits.ts";
import { bindValue } from "./closure-binds.ts";
import type { MessageId } from "./no-broken-closure.ts";
import type { TypeOracle } from "../types/type-oracle.ts";

/** Bindings whose value a `const` next to the action can hold, and hand on. */
const copiable: ReadonlySet<LostName["reason"]> = new Set(["catchParameter", "loopVariable", "renamedWithDefault"]);

/** What the user may do about a broken closure; empty where no edit is certain to be right. */
export function repairsOf(
  module: ModuleAnalysis,
  action: FunctionNode,
  closure: Closure,
  broken: ClosureBreak<unknown>,
  types: TypeOracle | undefined,
): Suggestion<MessageId>[] {
  if (broken.kind === "method") return receiverRepair(module, action, broken.calls);
  if (broken.kind !== "lost") return [];
  const { variable, reason, use } = broken.name;
  const uses = closureNames(action, module.text).filter(({ root }) => findVariable(module.scopes, root) === variable);
  const data = { name: use.root.name };
  if (copiable.has(reason)) {
    const bound = bindValue(module, types, action, variable, uses);
    return [
      ...named("copyBefore", data, copyBeforeAction(module, action, variable, uses)),
      ...(bound ? [{ messageId: "bindValue" as const, data, edits: bound }] : []),
    ];
  }
  if (reason !== "assigned" || closure.lost.some((lost) => lost.variable === variable && lost.reason !== reason))
    return [];
  return named("copyInside", data, copyInsideAction(module, action, variable, uses));
}

/** Puts a declaration before the statement that uses it first, when all it captures is known there. */
export function repairOfEarlyUse(
  module: ModuleAnalysis,
  action: FunctionNode,
  { captures, lost }: Closure,
): readonly Edit[] | undefined {
  const variable = action.id ? findVariable(module.scopes, action.id) : undefined;
  const list = statementsOf(action.parent);
  const target = list?.find((statement) =>
    variable?.references.some(({ identifier }) => isInside(identifier, statement)),
  );
  if (!target || target.range[0] >= action.range[0] || lost.length > 0) return undefined;
  const isKnown = captures.every((capture) => isDeclaredBefore(capture.variable, target));
  return isKnown ? moveBefore(module, action, target) : undefined;
}

function receiverRepair(
  module: ModuleAnalysis,
  action: FunctionNode,
  calls: readonly ClosureName[],
): Suggestion<MessageId>[] {
  const receiver = calls[0] && receiverOf(calls[0].node);
  if (!receiver) return [];
  return named(
    "readReceiver",
    { receiver: module.text.slice(...receiver.range) },
    receiverInsideAction(module, action, calls),
  );
}

function named(
  messageId: MessageId,
  data: Record<string, string>,
  made: NamedEdits | undefined,
): Suggestion<MessageId>[] {
  return made ? [{ messageId, data: { ...data, copy: made.name }, edits: made.edits }] : [];
}

/** Parameters, and declarations whose statement ends before `target`. */
function isDeclaredBefore({ defs }: Variable, target: TSESTree.Node): boolean {
  return defs.every(
    ({ node, type }) => (type as string) === "Parameter" || (node as TSESTree.Node).range[1] <= target.range[0],
  );
}
