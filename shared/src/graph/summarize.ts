import type { TSESTree } from "@typescript-eslint/utils";
import type { ExportedName, FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { FunctionOutline } from "../model/function-summary.ts";
import type { ImportEdge } from "../model/module-record.ts";
import type { ExportSummary, ModuleOutline, ModuleSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { importedModule, moduleSpecifier } from "../syntax/calls.ts";
import { functionPrologue } from "../syntax/directives.ts";
import { enclosingFunction, functionName, hasRest, parametersOf, requiredCount } from "../syntax/functions.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import { summarizeDetails } from "./summarize-details.ts";
import { partsOf, withDetails } from "./with-details.ts";
import { loadedReference } from "./summarize-loader.ts";
import {
  emptyRecord,
  summarizeValue,
  summarizeVariable,
  type ValueContext,
  valueContextOf,
} from "./summarize-values.ts";

/** A module as pure data: JSON-serialisable, no nodes, so that it may outlive the tree. */
export function summarize(module: ModuleAnalysis): ModuleSummary {
  return withDetails(
    summarizeOutline(module),
    partsOf(() => summarizeDetails(module)),
  );
}

/** The part that every question needs. */
export function summarizeOutline(module: ModuleAnalysis): ModuleOutline {
  const context = valueContextOf(module);
  const bindings = summarizeBindings(context);
  return {
    filename: module.filename,
    boundary: module.boundary,
    edges: importEdges(module),
    isReact: module.isReact,
    bindings,
    exports: module.exports.map((exported) => summarizeExport(context, bindings, exported)),
    functions: summarizeFunctions(module),
  };
}

function summarizeBindings(context: ValueContext): Record<string, ValueSummary> {
  const bindings = emptyRecord<ValueSummary>();
  for (const scope of context.module.scopes.scopes) {
    if (scope.block.type !== "Program") continue;
    for (const variable of scope.variables) {
      const isValue = (variable as { isValueVariable?: boolean }).isValueVariable !== false;
      if (isValue && variable.defs.length > 0) bindings[variable.name] = summarizeVariable(context, variable);
    }
  }
  return bindings;
}

function summarizeExport(
  context: ValueContext,
  bindings: Record<string, ValueSummary>,
  exported: ExportedName,
): ExportSummary {
  const { name, typeOnly } = exported;
  const span = { start: exported.node.range[0], end: exported.node.range[1] };
  if (exported.kind === "star") return { kind: "star", source: exported.source, typeOnly };
  if (exported.kind === "reexport") {
    return { kind: "reexport", name, imported: exported.imported, source: exported.source, typeOnly, span };
  }
  const { local, value } = exported;
  const bound = local === undefined ? undefined : bindings[local];
  const summary: ValueSummary = bound ?? (value ? summarizeValue(context, value) : { kind: "unknown" });
  const isServerFunction = !typeOnly && isExportedServerFunction(context.module, exported);
  return { kind: "local", name, local, typeOnly, value: summary, isServerFunction, span };
}

/** By the file's directive, or because the function behind the name has one of its own. */
function isExportedServerFunction(
  module: ModuleAnalysis,
  { name, value }: Extract<ExportedName, { kind: "local" }>,
): boolean {
  return module.serverFunctions.some(({ origin, names, handler }) =>
    origin === "file" ? names.includes(name) : handler !== undefined && handler === value,
  );
}

function summarizeFunctions(module: ModuleAnalysis): FunctionOutline[] {
  const serverFunctions = new Set<FunctionNode | undefined>();
  for (const { wrappers, handler } of module.serverFunctions) if (wrappers.length === 0) serverFunctions.add(handler);
  const hasImportCalls = module.nodesOfType("ImportExpression").length > 0;
  const mayUseCaller = mentionsWord(module.text, ["arguments", "super", "this"]);
  return module.functions.map((node) => ({
    name: functionName(node),
    span: { start: node.range[0], end: node.range[1] },
    async: node.async,
    isServerFunction: serverFunctions.has(node),
    parameterCount: parametersOf(node).length,
    ...optionalFrom(node),
    ...(hasRest(node) && { hasRest: true }),
    ...(node.async && !mayUseCaller && directiveAt(module, node)),
    ...(hasImportCalls && loadsOf(module, node)),
  }));
}

/** Without names: those are for whoever looks at edges alone, see `ModuleRecord`. `require()` calls are no edges. */
function loadsOf(module: ModuleAnalysis, node: FunctionNode): Pick<FunctionOutline, "loads"> {
  const loads = loadedReference(module, node);
  return loads ? { loads } : {};
}

function importEdges(module: ModuleAnalysis): ImportEdge[] {
  const edges: ImportEdge[] = [];
  for (const statement of module.ast.body) {
    const source = statement && "source" in statement ? moduleSpecifier(statement.source) : undefined;
    if (source === undefined) continue;
    if (statement.type === "ImportDeclaration") {
      edges.push({ source, kind: "import", typeOnly: isTypeImport(statement) });
    } else if (statement.type === "ExportAllDeclaration" || statement.type === "ExportNamedDeclaration") {
      edges.push({ source, kind: "reexport", typeOnly: isTypeExport(statement) });
    }
  }
  for (const node of module.nodesOfType("ImportExpression")) {
    const source = importedModule(node);
    if (source !== undefined) edges.push({ source, kind: "dynamic", typeOnly: false });
  }
  return edges;
}

function isTypeImport({ importKind, specifiers }: TSESTree.ImportDeclaration): boolean {
  if (importKind === "type") return true;
  const isType = (node: TSESTree.ImportClause) => node.type === "ImportSpecifier" && node.importKind === "type";
  return specifiers.length > 0 && specifiers.every(isType);
}

function isTypeExport(statement: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration): boolean {
  if (statement.exportKind === "type") return true;
  if (statement.type === "ExportAllDeclaration" || statement.specifiers.length === 0) return false;
  return statement.specifiers.every((specifier) => specifier.exportKind === "type");
}

/** What follows the last parameter that has to be given. */
function optionalFrom(node: FunctionNode): Pick<FunctionOutline, "optionalFrom"> {
  const parameters = parametersOf(node);
  const from = requiredCount(node);
  return from < parameters.length ? { optionalFrom: from } : {};
}

/** Of a function of the module's own scope: there is nothing that it closes over. */
function directiveAt(module: ModuleAnalysis, node: FunctionNode): Pick<FunctionOutline, "directiveAt"> {
  const { parent } = node;
  const isDeclared = node.type === "FunctionDeclaration" || parent?.type === "VariableDeclarator";
  if (!isDeclared || enclosingFunction(node) || node.generator || node.body.type !== "BlockStatement") return {};
  if (functionPrologue(node).length > 0) return {};
  const elements = [module.nodesOfType("JSXElement", node), module.nodesOfType("JSXFragment", node)].flat();
  return elements.length > 0 ? {} : { directiveAt: node.body.range[0] + 1 };
}
