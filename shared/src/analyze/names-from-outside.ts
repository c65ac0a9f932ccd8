/** What a function needs of the file around it, when it is to stand in another one. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { isTopLevel, type Variable } from "../syntax/variables.ts";

/** A name of an import declaration, for a value or a type. */
export interface ImportedVariable {
  readonly variable: Variable;
  readonly specifier: TSESTree.ImportClause;
  readonly declaration: TSESTree.ImportDeclaration;
}

/** The imports that `node` uses; `undefined` when it uses anything else of this file that is not among `others`. */
export function importsUsedIn(
  module: ModuleAnalysis,
  node: FunctionNode,
  others: readonly Variable[],
): ImportedVariable[] | undefined {
  const found = new Map<Variable, ImportedVariable>();
  for (const { resolved } of referencesIn(module, node)) {
    if (!resolved || resolved.defs.length === 0 || others.includes(resolved)) continue;
    if (isInside(resolved.scope.block, node)) continue;
    const imported = importOf(resolved);
    if (!imported) return undefined;
    found.set(resolved, imported);
  }
  return [...found.values()];
}

/** Whether every use of a name is inside `node`. */
export function isUsedOnlyIn(node: FunctionNode, { references }: Variable): boolean {
  return references.every(({ identifier }) => isInside(identifier as TSESTree.Node, node));
}

function referencesIn({ scopes }: ModuleAnalysis, node: FunctionNode): Variable["references"] {
  return scopes.scopes
    .flatMap(({ references }) => references)
    .filter(({ identifier }) => isInside(identifier as TSESTree.Node, node));
}

function importOf(variable: Variable): ImportedVariable | undefined {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0 || !isTopLevel(variable)) return undefined;
  const specifier = definition.node as TSESTree.Node;
  const { parent } = specifier;
  return parent?.type === "ImportDeclaration"
    ? { variable, specifier: specifier as TSESTree.ImportClause, declaration: parent }
    : undefined;
}
