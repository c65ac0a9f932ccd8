import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

export interface ExportedComponent {
  /** The names that it is exported under. */
  readonly names: readonly string[];
  /** As the file calls it. */
  readonly name: string;
  readonly node: FunctionNode;
}

/** The functions that a file exports, bare or in a call such as `memo(...)`. */
export function exportedComponents({ exports }: ModuleAnalysis): readonly ExportedComponent[] {
  const found = new Map<FunctionNode, ExportedComponent>();
  for (const exported of exports) {
    const node = exported.kind === "local" && !exported.typeOnly ? functionOf(exported.value) : undefined;
    if (exported.kind !== "local" || !node) continue;
    const { names, name } = found.get(node) ?? { names: [], name: exported.local ?? node.id?.name ?? exported.name };
    found.set(node, { names: [...names, exported.name], name, node });
  }
  return [...found.values()];
}

function functionOf(value: TSESTree.Node | undefined): FunctionNode | undefined {
  const node = value && unwrap(value);
  if (node?.type === "CallExpression") return functionOf(node.arguments[0]);
  return isFunction(node) ? node : undefined;
}
