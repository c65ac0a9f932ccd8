import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis, ParsedSource } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Settings } from "../settings/defaults.ts";
import { boundaryOf, fileDirectives, findDirective } from "../syntax/directives.ts";
import { isFunction } from "../syntax/functions.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { collectExports } from "./collect-exports.ts";
import { collectImports, isReactModule } from "./collect-imports.ts";
import { collectNodes, sortBySource, type NodesByType } from "./collect-nodes.ts";
import { serverFunctionsInside, serverFunctionsOfFile } from "./server-functions.ts";

export interface AnalyzeOptions {
  readonly settings?: Settings;
}

const analyses = new WeakMap<TSESTree.Program, ModuleAnalysis>();

/**
 * Everything one traversal of a file tells, computed once a tree. Sets `parent` on every node.
 * Takes trees with holes (recovered from syntax errors); what is missing is left out.
 */
export function analyzeModule(source: ParsedSource, options: AnalyzeOptions = {}): ModuleAnalysis {
  const known = analyses.get(source.ast);
  if (known) return known;
  const analysis = analyze(source, options);
  analyses.set(source.ast, analysis);
  return analysis;
}

function analyze(source: ParsedSource, { settings }: AnalyzeOptions): ModuleAnalysis {
  const nodes = collectNodes(source.ast);
  const ofType = (type: string) => (nodes.get(type) ?? []) as never;
  const importDeclarations: readonly TSESTree.ImportDeclaration[] = ofType("ImportDeclaration");
  const functions = functionsAmong(nodes);
  const directives = fileDirectives(source);
  const isReact = isReactModule(importDeclarations);
  const { filename, text, ast, scopes } = source;
  const base = { filename, text, ast, scopes, directives, boundary: boundaryOf(directives), isReact };
  const module: ModuleAnalysis = {
    ...base,
    imports: collectImports(importDeclarations),
    exports: collectExports(source),
    functions,
    serverFunctions: [],
    nodesOfType: ofType,
  };
  return isReact ? { ...module, serverFunctions: findServerFunctions(module, settings) } : module;
}

function findServerFunctions(module: ModuleAnalysis, settings: Settings | undefined): ServerFunction[] {
  if (!mayHaveServerDirective(module.text)) return [];
  const directive = findDirective(module.directives, "use server");
  const exported = directive ? serverFunctionsOfFile({ source: module, settings }, module.exports, directive) : [];
  const inline = serverFunctionsInside(module.functions, exported);
  return [...exported, ...inline].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function functionsAmong(nodes: NodesByType): FunctionNode[] {
  const types = ["ArrowFunctionExpression", "FunctionDeclaration", "FunctionExpression"];
  return sortBySource(types.flatMap((type) => (nodes.get(type) ?? []).filter((node) => isFunction(node))));
}
