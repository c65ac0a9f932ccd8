import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import { findVariable } from "./bindings.ts";
import { childrenOf } from "./children.ts";
import { unwrap } from "./unwrap.ts";

/** Whether two pieces of code of one file say the same: layout, comments and casts aside; each name has to mean the same variable. */
export function isSameCode(module: Pick<ParsedSource, "scopes">, left: TSESTree.Node, right: TSESTree.Node): boolean {
  const first = unwrap(left);
  const second = unwrap(right);
  if (first.type !== second.type || !hasSameLeaves(first, second)) return false;
  if (first.type === "Identifier" && second.type === "Identifier") {
    if (findVariable(module.scopes, first) !== findVariable(module.scopes, second)) return false;
  }
  const firstParts = childrenOf(first);
  const secondParts = childrenOf(second);
  return (
    firstParts.length === secondParts.length &&
    firstParts.every((part, index) => isSameCode(module, part, secondParts[index] ?? part))
  );
}

function hasSameLeaves(left: TSESTree.Node, right: TSESTree.Node): boolean {
  const keys = ["name", "operator", "value", "computed", "optional", "kind", "prefix", "async"];
  const leaf = (node: TSESTree.Node, key: string) => {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (node.type === "TemplateElement" && key === "value") return node.value.raw;
    return typeof value === "object" ? undefined : value;
  };
  return keys.every((key) => leaf(left, key) === leaf(right, key));
}
