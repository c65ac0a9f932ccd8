import { type Boundary, type EdgeName, type ImportEdge, type ModuleRecord, readBoundary } from "@server-actions/shared";
import type ts from "typescript";
import { treeOf } from "./tree.ts";

const records = new WeakMap<ts.SourceFile, ModuleRecord>();

/**
 * The cheap view of a module that TypeScript has already parsed: its directives and its import and export edges. Read once a version. There is
 * one for every module of the project, so its lists are copies: a list that has grown keeps room for more than it holds.
 */
export function moduleRecordOf(typescript: typeof ts, sourceFile: ts.SourceFile): ModuleRecord {
  const known = records.get(sourceFile);
  if (known) return known;
  const record = readRecord(typescript, sourceFile);
  records.set(sourceFile, record);
  return record;
}

function readRecord(typescript: typeof ts, sourceFile: ts.SourceFile): ModuleRecord {
  const edges: ImportEdge[] = [];
  const imported = new Map<string, { readonly source: string; readonly name: string }>();
  for (const statement of sourceFile.statements) {
    if (typescript.isImportDeclaration(statement)) addImport(typescript, statement, edges, imported);
  }
  for (const statement of sourceFile.statements) {
    if (typescript.isExportDeclaration(statement)) addExport(typescript, statement, edges, imported);
    else if (
      typescript.isExportAssignment(statement) &&
      !statement.isExportEquals &&
      typescript.isIdentifier(statement.expression)
    ) {
      addForwarded([{ imported: statement.expression.text, local: "default" }], edges, imported);
    }
  }
  if (sourceFile.text.includes("import(")) addDynamicImports(typescript, sourceFile, edges);
  const boundary = readBoundary(sourceFile.text, boundaryOf(typescript, sourceFile), () => treeOf(sourceFile));
  return { boundary, edges: [...edges] };
}

function boundaryOf(typescript: typeof ts, sourceFile: ts.SourceFile): Boundary {
  for (const statement of sourceFile.statements) {
    if (!typescript.isExpressionStatement(statement) || !typescript.isStringLiteral(statement.expression))
      return "none";
    const { text } = statement.expression;
    if (text === "use server") return "server";
    if (text === "use client") return "client";
  }
  return "none";
}

function addImport(
  typescript: typeof ts,
  { moduleSpecifier, importClause }: ts.ImportDeclaration,
  edges: ImportEdge[],
  imported: Map<string, { readonly source: string; readonly name: string }>,
): void {
  if (!typescript.isStringLiteral(moduleSpecifier)) return;
  const source = moduleSpecifier.text;
  const names: EdgeName[] = [];
  const bindings = importClause?.namedBindings;
  const named = bindings && typescript.isNamedImports(bindings) ? bindings.elements : [];
  if (importClause?.name) names.push({ imported: "default", local: importClause.name.text });
  if (bindings && typescript.isNamespaceImport(bindings)) names.push({ imported: "*", local: bindings.name.text });
  for (const element of named) {
    if (!element.isTypeOnly)
      names.push({ imported: (element.propertyName ?? element.name).text, local: element.name.text });
  }
  const typeOnly = importClause?.isTypeOnly === true || (names.length === 0 && named.length > 0);
  edges.push({ source, kind: "import", typeOnly, names: typeOnly ? [] : [...names] });
  if (!typeOnly) for (const name of names) imported.set(name.local, { source, name: name.imported });
}

function addExport(
  typescript: typeof ts,
  { moduleSpecifier, exportClause, isTypeOnly }: ts.ExportDeclaration,
  edges: ImportEdge[],
  imported: ReadonlyMap<string, { readonly source: string; readonly name: string }>,
): void {
  const names = namesOf(typescript, exportClause);
  if (!moduleSpecifier) {
    if (!isTypeOnly) addForwarded(names, edges, imported);
    return;
  }
  if (!typescript.isStringLiteral(moduleSpecifier)) return;
  const hasElements =
    exportClause !== undefined && typescript.isNamedExports(exportClause) && exportClause.elements.length > 0;
  const typeOnly = isTypeOnly || (hasElements && names.length === 0);
  edges.push({ source: moduleSpecifier.text, kind: "reexport", typeOnly, names: typeOnly ? [] : names });
}

function namesOf(typescript: typeof ts, clause: ts.NamedExportBindings | undefined): EdgeName[] {
  if (!clause) return [{ imported: "*", local: "*" }];
  if (typescript.isNamespaceExport(clause)) return [{ imported: "*", local: clause.name.text }];
  return clause.elements
    .filter((element) => !element.isTypeOnly)
    .map((element) => ({ imported: (element.propertyName ?? element.name).text, local: element.name.text }));
}

/** `import { a } from "x"; export { a as b }`: importers of `b` reach `x` through this module. */
function addForwarded(
  names: readonly EdgeName[],
  edges: ImportEdge[],
  imported: ReadonlyMap<string, { readonly source: string; readonly name: string }>,
): void {
  for (const { imported: local, local: name } of names) {
    const origin = imported.get(local);
    if (origin)
      edges.push({
        source: origin.source,
        kind: "reexport",
        typeOnly: false,
        names: [{ imported: origin.name, local: name }],
      });
  }
}

function addDynamicImports(typescript: typeof ts, sourceFile: ts.SourceFile, edges: ImportEdge[]): void {
  const visit = (node: ts.Node): void => {
    if (typescript.isCallExpression(node) && node.expression.kind === typescript.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && typescript.isStringLiteralLike(specifier))
        edges.push({ source: specifier.text, kind: "dynamic", typeOnly: false });
    }
    typescript.forEachChild(node, visit);
  };
  visit(sourceFile);
}
