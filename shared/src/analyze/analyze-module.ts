import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis, ParsedSource } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Settings } from "../settings/defaults.ts";
import { boundaryOf, fileDirectives, findDirective } from "../syntax/directives.ts";
import { isFunction } from "../syntax/functions.ts";
import { lazy } from "../syntax/lazy.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { itemsWithin } from "../syntax/within.ts";
import { collectExports } from "./collect-exports.ts";
import { collectImports, isReactModule } from "./collect-imports.ts";
import { collectNodes, sortBySource, type NodesByType } from "./collect-nodes.ts";
import { serverFunctionsInside, serverFunctionsOfFile } from "./server-functions.ts";

export interface AnalyzeOptions {
  readonly settings?: Settings;
}

const analyses = new WeakMap<TSESTree.Program, ModuleAnalysis>();

/**
 * Everything one traversal of a file tells, computed once a tree. The traversal sets `parent` on every node, and is made when somebody first
 * asks for a node: most checks see by `boundary` and `isReact` that many files are none of theirs.
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
  const { filename, text } = source;
  const importDeclarations = source.ast.body.filter((statement) => statement?.type === "ImportDeclaration");
  const isReact = isReactModule(importDeclarations);
  /** The one traversal, made for whoever asks for anything that holds nodes. */
  const nodes = lazy(() => collectNodes(source.ast));
  const traversed = <Found extends object>(find: () => Found): (() => Found) => lazy(() => nodes() && find());
  const directives = lazy(() => fileDirectives(source.ast.body, module));
  const imports = traversed(() => collectImports(importDeclarations));
  const exports = traversed(() => collectExports(source));
  const functions = lazy(() => functionsAmong(nodes()));
  const serverFunctions = lazy(() => (isReact ? findServerFunctions(module, settings) : []));
  const module: ModuleAnalysis = {
    filename,
    text,
    get boundary() {
      return boundaryOf(directives());
    },
    isReact,
    get ast() {
      return nodes() && source.ast;
    },
    get scopes() {
      return nodes() && source.scopes;
    },
    get directives() {
      return nodes() && directives();
    },
    get imports() {
      return imports();
    },
    get exports() {
      return exports();
    },
    get functions() {
      return functions();
    },
    get serverFunctions() {
      return serverFunctions();
    },
    nodesOfType(type: string, inside?: Pick<TSESTree.Node, "range">) {
      const all = nodes().get(type) ?? [];
      return (inside ? itemsWithin(all, (node) => node, inside.range) : all) as never;
    },
  };
  return module;
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
