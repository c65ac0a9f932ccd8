import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ExportedName, ParsedSource } from "../model/module.ts";
import { findVariable, importedNameOf, valueDefinitions } from "../syntax/bindings.ts";
import { moduleSpecifier } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { boundNames, initialValue } from "../syntax/patterns.ts";
import { unwrap } from "../syntax/unwrap.ts";

type ExportStatement =
  TSESTree.ExportAllDeclaration | TSESTree.ExportDefaultDeclaration | TSESTree.ExportNamedDeclaration;

/** Every exported name of a file, in source order. Needs `parent`s. CommonJS, `export =` and `export import` are none here. */
export function collectExports(source: ParsedSource): ExportedName[] {
  const names: ExportedName[] = [];
  for (const statement of source.ast.body) {
    switch (statement?.type) {
      case "ExportAllDeclaration":
        names.push(...starExport(statement));
        break;
      case "ExportDefaultDeclaration":
        names.push(...defaultExport(source, statement));
        break;
      case "ExportNamedDeclaration":
        names.push(...namedExports(source, statement));
        break;
      default:
    }
  }
  return names;
}

function starExport(statement: TSESTree.ExportAllDeclaration): ExportedName[] {
  const source = moduleSpecifier(statement.source);
  if (source === undefined) return [];
  const typeOnly = isTypeOnly(statement);
  const { exported } = statement;
  if (!exported) return [{ kind: "star", name: "*", source, typeOnly, node: statement }];
  return [{ kind: "reexport", name: nameText(exported), imported: "*", source, typeOnly, node: exported }];
}

function defaultExport(source: ParsedSource, { declaration }: TSESTree.ExportDefaultDeclaration): ExportedName[] {
  if (!declaration || (declaration.type as string) === "TSDeclareFunction") return [];
  const name = "default";
  if (declaration.type === "TSInterfaceDeclaration") {
    const { id } = declaration;
    return [{ kind: "local", name, local: id.name, typeOnly: true, value: declaration, node: id }];
  }
  if ((declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration") && declaration.id?.name) {
    const { id } = declaration;
    return [{ kind: "local", name, local: id.name, typeOnly: false, value: declaration, node: id }];
  }
  const expression = unwrap(declaration);
  if (expression.type !== "Identifier") {
    return [{ kind: "local", name, local: undefined, typeOnly: false, value: declaration, node: declaration }];
  }
  return [exportOfLocal(source, name, expression, declaration, false)];
}

function namedExports(source: ParsedSource, statement: TSESTree.ExportNamedDeclaration): ExportedName[] {
  if (statement.declaration) return declaredNames(statement.declaration, isTypeOnly(statement));
  const from = moduleSpecifier(statement.source);
  if (statement.source && from === undefined) return [];
  return (statement.specifiers ?? []).map((specifier) => {
    const { exported: node, local } = specifier;
    const typeOnly = isTypeOnly(statement) || specifier.exportKind === "type";
    const name = nameText(node);
    if (from !== undefined) return { kind: "reexport", name, imported: nameText(local), source: from, typeOnly, node };
    return exportOfLocal(source, name, local as TSESTree.Identifier, node, typeOnly);
  });
}

/** `export { local as name }` and `export default local`: an import handed on is a re-export. */
function exportOfLocal(
  source: ParsedSource,
  name: string,
  local: TSESTree.Identifier,
  node: TSESTree.Node,
  typeOnly: boolean,
): ExportedName {
  const variable = findVariable(source.scopes, local);
  const definitions = variable ? valueDefinitions(variable) : [];
  const definition = definitions.length === 1 ? definitions[0] : undefined;
  const imported = definition && importOf(definition);
  if (imported) return { kind: "reexport", name, typeOnly: typeOnly || imported.typeOnly, node, ...imported.from };
  const onlyType = !variable && isBoundAsType(source, local.name);
  const value = definition && valueOf(definition);
  return { kind: "local", name, local: local.name, typeOnly: typeOnly || onlyType, value, node };
}

function declaredNames(declaration: TSESTree.Node, typeOnlyStatement: boolean): ExportedName[] {
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap((declarator) =>
      boundNames(declarator.id).map((node): ExportedName => {
        const value = initialValue(declarator, node);
        const typeOnly = typeOnlyStatement || isAmbient(declaration);
        return { kind: "local", name: node.name, local: node.name, typeOnly, value, node };
      }),
    );
  }
  if (declaration.type === "TSDeclareFunction" && !declaration.declare) return [];
  if (declaration.type === "TSImportEqualsDeclaration") return [];
  if (!("id" in declaration) || declaration.id?.type !== "Identifier") return [];
  const { name } = declaration.id;
  const typeOnly = typeOnlyStatement || isTypeDeclaration(declaration);
  return [{ kind: "local", name, local: name, typeOnly, value: declaration, node: declaration.id }];
}

function valueOf(definition: TSESLint.Scope.Definition): TSESTree.Node | undefined {
  const node = definition.node as TSESTree.Node;
  if (node.type === "VariableDeclarator") return initialValue(node, definition.name);
  return isFunction(node) || node.type === "ClassDeclaration" || node.type.startsWith("TS") ? node : undefined;
}

function importOf(definition: TSESLint.Scope.Definition) {
  const { node, parent } = definition;
  if ((definition.type as string) !== "ImportBinding" || parent?.type !== "ImportDeclaration") return undefined;
  const source = moduleSpecifier(parent.source);
  const specifier = node as TSESTree.ImportClause;
  if (source === undefined) return undefined;
  const typeOnly =
    parent.importKind === "type" || (specifier.type === "ImportSpecifier" && specifier.importKind === "type");
  return { typeOnly, from: { imported: importedNameOf(specifier), source } };
}

/** `export { T }` of a type without the `type` keyword. */
function isBoundAsType(source: ParsedSource, name: string): boolean {
  return source.scopes.scopes.some(
    (scope) => scope.block.type === "Program" && (scope.set.get(name)?.defs.length ?? 0) > 0,
  );
}

function isTypeDeclaration(node: TSESTree.Node): boolean {
  if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration") return true;
  return "declare" in node && isAmbient(node);
}

/** `declare const x`: nothing of it exists at run time. Trees of plain JavaScript have no such property. */
function isAmbient({ declare }: { readonly declare?: boolean }): boolean {
  return declare === true;
}

function isTypeOnly(statement: ExportStatement): boolean {
  return "exportKind" in statement && statement.exportKind === "type";
}

function nameText(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
