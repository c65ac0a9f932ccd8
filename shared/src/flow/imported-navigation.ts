import type { TSESTree } from "@typescript-eslint/utils";
import { findNavigationExport, type NavigationExport } from "../knowledge/next.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";

/** The navigation call of Next.js that `call` certainly is, by its import alone. */
export function importedNavigation(module: ModuleAnalysis, call: TSESTree.Node): NavigationExport | undefined {
  if (call.type !== "CallExpression") return undefined;
  const reference = namedImport(referenceOf(module, call.callee));
  if (reference.kind !== "import" || reference.path.length > 0) return undefined;
  return findNavigationExport(reference.source, reference.name);
}
