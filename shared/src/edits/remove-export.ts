import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import { removeStatement } from "./remove-statement.ts";

/** The edit that takes back an export: the declaration stays, or the one specifier goes. `undefined` where a comment or a shared declaration is in the way. */
export function removeExport(module: ModuleAnalysis, exported: ExportedName): Edit | undefined {
  if (exported.kind === "star") return undefined;
  return withoutKeyword(module, exported.node) ?? withoutSpecifier(module, exported.node);
}

function withoutKeyword({ text }: ModuleAnalysis, node: TSESTree.Node): Edit | undefined {
  const declaration = node.parent;
  if (declaration?.type === "ExportDefaultDeclaration") {
    return node.type === "Identifier" && declaration.declaration === node
      ? removeStatement(text, declaration)
      : undefined;
  }
  const declared =
    declaration?.type === "VariableDeclarator" && declaration.id === node ? declaration.parent : declaration;
  if (!declared || (declared.type === "VariableDeclaration" && declared.declarations.length > 1)) return undefined;
  const statement = declared.parent;
  if (statement?.type !== "ExportNamedDeclaration" && statement?.type !== "ExportDefaultDeclaration") return undefined;
  if (statement.declaration !== declared || hasComment(text, { range: [statement.range[0], declared.range[0]] }))
    return undefined;
  return { start: statement.range[0], end: declared.range[0], text: "" };
}

function withoutSpecifier({ text }: ModuleAnalysis, node: TSESTree.Node): Edit | undefined {
  const specifier = node.parent;
  const statement = specifier?.parent;
  if (specifier?.type !== "ExportSpecifier" || statement?.type !== "ExportNamedDeclaration") return undefined;
  const index = statement.specifiers.findIndex((other) => other === specifier);
  const next = statement.specifiers[index + 1];
  const previous = statement.specifiers[index - 1];
  if (!next && !previous) return hasComment(text, statement) ? undefined : removeStatement(text, statement);
  const start = next ? specifier.range[0] : (previous?.range[1] ?? specifier.range[0]);
  const end = next ? next.range[0] : specifier.range[1];
  return hasComment(text, { range: [start, end] }) ? undefined : { start, end, text: "" };
}

export function hasComment(
  text: string,
  { range: [start, end] }: { readonly range: readonly [number, number] },
): boolean {
  const part = text.slice(start, end);
  return part.includes("//") || part.includes("/*");
}
