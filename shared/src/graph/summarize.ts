import type { TSESTree } from "@typescript-eslint/utils";
import { errorHandlingOf } from "../flow/navigation-escape.ts";
import { clientOnlyExports, clientOnlyHooks } from "../knowledge/react.ts";
import type { ExportedName, FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type {
  ExportSummary,
  FunctionSummary,
  ImportEdge,
  ModuleSummary,
  Reference,
  ValueSummary,
} from "../model/summary.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { importedModule, moduleSpecifier } from "../syntax/calls.ts";
import { enclosingFunction, functionName, hasRest, parametersOf } from "../syntax/functions.ts";
import { summarizeCalls, type CallsByOwner } from "./summarize-calls.ts";
import { loadedReference } from "./summarize-loader.ts";
import { summarizeElements } from "./summarize-elements.ts";
import { givenBy } from "./summarize-origins.ts";
import { emptyRecord, summarizeValue, summarizeVariable, type ValueContext } from "./summarize-values.ts";

/** A module as pure data: JSON-serialisable, no nodes, so that it may outlive the tree. */
export function summarize(module: ModuleAnalysis): ModuleSummary {
  const indexOf = new Map(module.functions.map((node, index) => [node, index] as const));
  const context: ValueContext = { module, indexOf };
  const calls = summarizeCalls(context);
  const bindings = summarizeBindings(context);
  return {
    filename: module.filename,
    boundary: module.boundary,
    edges: importEdges(module),
    isReact: module.isReact,
    usesClientHooks: usesClientHooks(module, calls),
    bindings,
    exports: module.exports.map((exported) => summarizeExport(context, bindings, exported)),
    functions: summarizeFunctions(context, calls),
    moduleCalls: calls.get(undefined) ?? [],
    elements: summarizeElements(context),
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

function summarizeFunctions(context: ValueContext, calls: CallsByOwner): FunctionSummary[] {
  const { module } = context;
  const serverFunctions = new Set<FunctionNode | undefined>();
  for (const { wrappers, handler } of module.serverFunctions) if (wrappers.length === 0) serverFunctions.add(handler);
  const hasImportCalls = module.nodesOfType("ImportExpression").length > 0;
  return module.functions.map((node) => ({
    name: functionName(node),
    span: { start: node.range[0], end: node.range[1] },
    async: node.async,
    isServerFunction: serverFunctions.has(node),
    parameterCount: parametersOf(node).length,
    ...(hasRest(node) && { hasRest: true }),
    calls: calls.get(node) ?? [],
    ...(hasImportCalls && loadsOf(module, node)),
    ...givesOf(context, node),
    ...(mayHandleErrors(node) && { errorHandling: errorHandlingOf(module, node) }),
  }));
}

/** Without names: those are for whoever looks at edges alone, see `ModuleRecord`. `require()` calls are no edges. */
function loadsOf(module: ModuleAnalysis, node: FunctionNode): Pick<FunctionSummary, "loads"> {
  const loads = loadedReference(module, node);
  return loads ? { loads } : {};
}

/** Of functions at the top of the file: those are what clients are made by. */
function givesOf(context: ValueContext, node: FunctionNode): Pick<FunctionSummary, "gives"> {
  const gives = enclosingFunction(node) === undefined ? givenBy(context, node) : undefined;
  return gives ? { gives } : {};
}

/** Functions at the top of the file, small enough to be asked what they do with an error. */
function mayHandleErrors(node: FunctionNode): boolean {
  const isSmall = node.range[1] - node.range[0] < 4000;
  return isSmall && node.params.length > 0 && node.params.length <= 4 && enclosingFunction(node) === undefined;
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

function usesClientHooks(module: ModuleAnalysis, calls: CallsByOwner): boolean {
  for (const list of calls.values()) if (list.some(({ callee }) => isClientOnly(callee))) return true;
  const classes = [...module.nodesOfType("ClassDeclaration"), ...module.nodesOfType("ClassExpression")];
  return classes.some(({ superClass }) => superClass && isClientOnly(referenceOf(module, superClass)));
}

function isClientOnly(reference: Reference): boolean {
  const target = namedImport(reference);
  if (target.kind !== "import") return false;
  const name = target.name === "default" ? target.path[0] : target.name;
  if (clientOnlyHooks[target.source]?.includes(name ?? "")) return true;
  return clientOnlyExports.some((row) => row.from === target.source && row.name === name);
}
