import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { itemsWithin } from "./within.ts";

type Reference = TSESLint.Scope.Reference;

const sorted = new WeakMap<TSESLint.Scope.ScopeManager, readonly Reference[]>();

/** The uses of names inside a node, in source order. */
export function referencesInside(
  scopes: TSESLint.Scope.ScopeManager,
  { range }: Pick<TSESTree.Node, "range">,
): readonly Reference[] {
  const all = sorted.get(scopes) ?? referencesOf(scopes);
  sorted.set(scopes, all);
  return itemsWithin(all, nameOf, range);
}

function referencesOf({ scopes }: TSESLint.Scope.ScopeManager): readonly Reference[] {
  const references = scopes.flatMap((scope) => scope.references);
  return references.sort((left, right) => nameOf(left).range[0] - nameOf(right).range[0]);
}

function nameOf({ identifier }: Reference): TSESTree.Node {
  return identifier;
}
