import type { TSESTree } from "@typescript-eslint/utils";
import type { EdgeName, ImportEdge, ModuleRecord } from "../model/module-record.ts";
import { isNode } from "../syntax/children.ts";
import { scanBoundary } from "./scan-prologue.ts";

/** The same record as `scanImports` gives, from a tree: for the texts the lexer cannot read. */
export function recordOfTree(text: string, ast: TSESTree.Program): ModuleRecord {
  const edges: ImportEdge[] = [];
  for (const statement of ast.body) addStatement(statement, edges);
  addLocalReexports(ast, edges);
  addDynamicImports(ast, edges);
  return { boundary: scanBoundary(text), edges };
}

function addStatement(statement: TSESTree.ProgramStatement, edges: ImportEdge[]): void {
  if (statement.type === "ImportDeclaration") {
    edges.push(importEdge(statement));
  } else if (statement.type === "ExportAllDeclaration") {
    const typeOnly = statement.exportKind === "type";
    const local = statement.exported ? nameOf(statement.exported) : "*";
    edges.push({
      source: statement.source.value,
      kind: "reexport",
      typeOnly,
      names: typeOnly ? [] : [{ imported: "*", local }],
    });
  } else if (statement.type === "ExportNamedDeclaration" && statement.source) {
    const names = statement.exportKind === "type" ? [] : statement.specifiers.flatMap(reexportedName);
    const typeOnly = statement.exportKind === "type" || (names.length === 0 && statement.specifiers.length > 0);
    edges.push({ source: statement.source.value, kind: "reexport", typeOnly, names });
  } else if (
    statement.type === "TSImportEqualsDeclaration" &&
    statement.moduleReference.type === "TSExternalModuleReference"
  ) {
    const { expression } = statement.moduleReference;
    if (expression.type !== "Literal" || typeof expression.value !== "string") return;
    edges.push({
      source: expression.value,
      kind: "import",
      typeOnly: statement.importKind === "type",
      names: [{ imported: "*", local: statement.id.name }],
    });
  }
}

function importEdge(statement: TSESTree.ImportDeclaration): ImportEdge {
  const source = statement.source.value;
  if (statement.importKind === "type") return { source, kind: "import", typeOnly: true, names: [] };
  const names = statement.specifiers.flatMap(importedName);
  return { source, kind: "import", typeOnly: names.length === 0 && statement.specifiers.length > 0, names };
}

function importedName(specifier: TSESTree.ImportClause): EdgeName[] {
  const local = specifier.local.name;
  if (specifier.type === "ImportDefaultSpecifier") return [{ imported: "default", local }];
  if (specifier.type === "ImportNamespaceSpecifier") return [{ imported: "*", local }];
  return specifier.importKind === "type" ? [] : [{ imported: nameOf(specifier.imported), local }];
}

function reexportedName(specifier: TSESTree.ExportSpecifier): EdgeName[] {
  if (specifier.exportKind === "type") return [];
  return [{ imported: nameOf(specifier.local), local: nameOf(specifier.exported) }];
}

/** `import { a } from "x"; export { a as b }; export default a`. */
function addLocalReexports(ast: TSESTree.Program, edges: ImportEdge[]): void {
  const imported = new Map<string, { readonly edge: ImportEdge; readonly name: EdgeName }>();
  for (const edge of edges) {
    if (edge.kind === "import") for (const name of edge.names ?? []) imported.set(name.local, { edge, name });
  }
  const add = (local: string, exported: string): void => {
    const found = imported.get(local);
    if (found)
      edges.push({
        source: found.edge.source,
        kind: "reexport",
        typeOnly: false,
        names: [{ imported: found.name.imported, local: exported }],
      });
  };
  for (const statement of ast.body) {
    if (statement.type === "ExportDefaultDeclaration" && statement.declaration.type === "Identifier")
      add(statement.declaration.name, "default");
    if (statement.type !== "ExportNamedDeclaration" || statement.source || statement.exportKind === "type") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.exportKind !== "type") add(nameOf(specifier.local), nameOf(specifier.exported));
    }
  }
}

/** Walks all of the tree, `parent` links aside. */
function addDynamicImports(ast: TSESTree.Program, edges: ImportEdge[]): void {
  const stack: unknown[] = [ast];
  while (stack.length > 0) {
    const value = stack.pop();
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) stack.push(item);
    } else if (isNode(value)) {
      if (
        value.type === "ImportExpression" &&
        value.source.type === "Literal" &&
        typeof value.source.value === "string"
      ) {
        edges.push({ source: value.source.value, kind: "dynamic", typeOnly: false });
      }
      for (const [key, child] of Object.entries(value))
        if (key !== "parent" && typeof child === "object") stack.push(child);
    }
  }
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}
