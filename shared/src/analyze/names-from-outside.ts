/** What a function needs of the file around it, when it is to stand in another one. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { referencesInside } from "../syntax/references-inside.ts";
import { isTopLevel, type Variable } from "../syntax/variables.ts";

/** A name of an import declaration, for a value or a type. */
export interface ImportedVariable {
  readonly variable: Variable;
  readonly specifier: TSESTree.ImportClause;
  readonly declaration: TSESTree.ImportDeclaration;
}

/** An export of this file, as another one imports it: `schema`, `type Row`, `local as exported`. */
export interface OwnExport {
  readonly variable: Variable;
  readonly specifier: string;
}

export interface NamesFromOutside {
  readonly imports: readonly ImportedVariable[];
  readonly exports: readonly OwnExport[];
}

/** The imports and exports of this file that `node` uses; `missing`: the first name of anything else that it uses and that is not among `others`. */
export function namesFromOutside(
  module: ModuleAnalysis,
  node: FunctionNode,
  others: readonly Variable[],
): NamesFromOutside | { readonly missing: string } {
  const imports = new Map<Variable, ImportedVariable>();
  const exports = new Map<Variable, OwnExport>();
  for (const { resolved } of referencesInside(module.scopes, node)) {
    if (!resolved || resolved.defs.length === 0 || others.includes(resolved)) continue;
    if (isInside(resolved.scope.block, node)) continue;
    const imported = importOf(resolved);
    const exported = imported ? undefined : exportOf(module, resolved);
    if (imported) imports.set(resolved, imported);
    else if (exported) exports.set(resolved, exported);
    else return { missing: resolved.name };
  }
  return { imports: [...imports.values()], exports: [...exports.values()] };
}

/** Whether every use of a name is inside `node`. */
export function isUsedOnlyIn(node: FunctionNode, { references }: Variable): boolean {
  return references.every(({ identifier }) => isInside(identifier as TSESTree.Node, node));
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

function exportOf({ exports }: ModuleAnalysis, variable: Variable): OwnExport | undefined {
  if (!isTopLevel(variable)) return undefined;
  const exported = exports.find(
    (entry) => entry.kind === "local" && entry.local === variable.name && entry.name !== "default",
  );
  if (!exported) return undefined;
  const isType = variable.defs.every(({ type }) => (type as string) === "Type");
  const name = exported.name === variable.name ? exported.name : `${exported.name} as ${variable.name}`;
  return { variable, specifier: isType ? `type ${name}` : name };
}
