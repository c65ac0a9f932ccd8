import type { TSESTree } from "@typescript-eslint/utils";
import { isInside, statementsOf } from "../syntax/children.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { completesNormally } from "./completion.ts";

/**
 * Whether `later` can run after `earlier` in the same run of the function they share: further down, not in another branch, and with
 * no `return` or `throw` between them. `false` where that cannot be seen, as for code of different functions. Needs `parent`s.
 */
export function canRunAfter(earlier: TSESTree.Node, later: TSESTree.Node): boolean {
  if (later.range[0] < earlier.range[1] || enclosingFunction(earlier) !== enclosingFunction(later)) return false;
  let child = earlier;
  for (let parent = child.parent; parent; child = parent, parent = child.parent) {
    if (parent.type === "ReturnStatement" || parent.type === "ThrowStatement") return isInside(later, parent);
    const list = statementsOf(parent);
    const isShared = isInside(later, parent);
    if (list && !canPass(list, child, isShared ? later : undefined)) return false;
    if (isShared) return Boolean(list) || !hasBranches(parent);
  }
  return false;
}

/** Whether the function always leaves before it reaches `statement`: it stands after a `return` or `throw`. */
export function isUnreachable(statement: TSESTree.Node): boolean {
  let child = statement;
  for (let parent = child.parent; parent; child = parent, parent = child.parent) {
    const list = statementsOf(parent) ?? [];
    if (list.slice(0, list.indexOf(child)).some((before) => !completesNormally(before))) return true;
    if (parent.type.includes("Function")) return false;
  }
  return false;
}

/** Whether control gets from the statement `from` past those that follow, up to the one that holds `to` (or the end of the list). */
function canPass(list: readonly TSESTree.Node[], from: TSESTree.Node, to: TSESTree.Node | undefined): boolean {
  for (const statement of list.slice(list.indexOf(from) + 1)) {
    if (to && isInside(to, statement)) return true;
    if (!completesNormally(statement)) return false;
  }
  return true;
}

function hasBranches({ type }: TSESTree.Node): boolean {
  return ["ConditionalExpression", "IfStatement", "LogicalExpression", "SwitchStatement", "TryStatement"].includes(
    type,
  );
}
