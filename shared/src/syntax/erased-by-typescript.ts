/** What is gone from a TypeScript file before next's compiler looks for directives: SWC strips types and unused imports first. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import { scopesDeclaring } from "./names-of-file.ts";
import { findVariable } from "./variables.ts";

/** Whether nothing of a statement exists at run time, as far as the statement itself says. */
export function isErased(statement: TSESTree.Node): boolean {
  switch (statement.type) {
    case "TSDeclareFunction":
    case "TSInterfaceDeclaration":
    case "TSNamespaceExportDeclaration":
    case "TSTypeAliasDeclaration":
      return true;
    case "ClassDeclaration":
    case "VariableDeclaration":
      return statement.declare;
    case "TSEnumDeclaration":
      return statement.declare || statement.const;
    case "TSModuleDeclaration":
      return statement.declare || !statement.body || isErasedBody(statement.body);
    case "ExportAllDeclaration":
      return statement.exportKind === "type";
    case "ExportDefaultDeclaration":
      return statement.declaration?.type === "TSInterfaceDeclaration";
    case "ExportNamedDeclaration":
      return isErasedExport(statement);
    case "ImportDeclaration":
      return statement.importKind === "type" || hasOnlyTypes(statement.specifiers);
    case "TSImportEqualsDeclaration":
      return statement.importKind === "type";
    default:
      return false;
  }
}

/** What tells whether a name of a file is used. */
export type NamesOfFile = Pick<ParsedSource, "filename" | "scopes">;

/** The same for a statement of a file's top level, where SWC also drops imports that no value uses. Needs `parent`s. */
export function isErasedFromFile(source: NamesOfFile, statement: TSESTree.Node): boolean {
  if (isErased(statement)) return true;
  if (!isTypeScriptFile(source.filename)) return false;
  if (statement.type === "EmptyStatement") return true;
  if (statement.type === "ExportNamedDeclaration") return !statement.declaration && isErasedList(source, statement);
  if (statement.type === "TSImportEqualsDeclaration") return !isUsed(source, statement.id);
  if (statement.type !== "ImportDeclaration" || statement.specifiers.length === 0) return false;
  return !statement.specifiers.some(({ local }) => isUsed(source, local));
}

/** `export {}`, and `export { T }` of types of this file. */
function isErasedList({ scopes }: NamesOfFile, { source, specifiers }: TSESTree.ExportNamedDeclaration): boolean {
  const isType = ({ local }: TSESTree.ExportSpecifier): boolean =>
    local.type === "Identifier" && !findVariable(scopes, local) && scopesDeclaring(scopes, local.name) > 0;
  return specifiers.length === 0 || (!source && specifiers.every(isType));
}

/** next reads types in these files only. */
export function isTypeScriptFile(filename: string): boolean {
  return filename.endsWith(".ts") || filename.endsWith(".tsx");
}

/** In a `.tsx` file SWC takes `React` for used, whether there is an element or not. */
function isUsed({ filename, scopes }: NamesOfFile, name: TSESTree.Identifier): boolean {
  if (name.name === "React" && filename.endsWith(".tsx")) return true;
  const references = findVariable(scopes, name)?.references ?? [];
  // A scope manager without types (`eslint-scope`) has only values.
  return references.some(
    ({ identifier, isValueReference }: { identifier: unknown; isValueReference?: boolean }) =>
      isValueReference !== false && !isInTypeQuery(identifier as TSESTree.Node),
  );
}

function isInTypeQuery(name: TSESTree.Node): boolean {
  let node = name.parent;
  while (node?.type === "TSQualifiedName") node = node.parent;
  return node?.type === "TSTypeQuery";
}

function isErasedExport({ declaration, exportKind, specifiers }: TSESTree.ExportNamedDeclaration): boolean {
  if (exportKind === "type") return true;
  // An exported `const enum` is written out for other files.
  if (declaration?.type === "TSEnumDeclaration") return declaration.declare;
  return declaration ? isErased(declaration) : hasOnlyTypes(specifiers);
}

function isErasedBody(body: TSESTree.Node): boolean {
  return body.type === "TSModuleBlock" ? body.body.every(isErased) : isErased(body);
}

function hasOnlyTypes(specifiers: readonly TSESTree.Node[]): boolean {
  const isType = (specifier: TSESTree.Node): boolean =>
    (specifier.type === "ImportSpecifier" && specifier.importKind === "type") ||
    (specifier.type === "ExportSpecifier" && specifier.exportKind === "type");
  return specifiers.length > 0 && specifiers.every(isType);
}
