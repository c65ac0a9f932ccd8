import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { TSESTree } from "@typescript-eslint/utils";
import type { TypeOracle } from "../types/type-oracle.ts";
import { opaqueView, type TypeView } from "../types/type-view.ts";

/** Where values are looked at: the file, the modules around it, and the types where they are trusted. */
export interface ValueScope {
  readonly module: ModuleAnalysis;
  readonly graph: ModuleGraph;
  readonly types?: TypeOracle | undefined;
}

/** The same, or the file alone: what other modules export may then be anything, except what `names` says. */
export type CodeScope = Omit<ValueScope, "graph"> & {
  readonly graph?: ModuleGraph;
  readonly names?: Pick<ModuleGraph, "isServedByExport">;
};

/** The scope without what other modules say: cheap, and enough to see that a value is sent as it is. */
export function codeAlone({ module, types }: ValueScope): CodeScope {
  return { module, types };
}

/** The scope without types. */
export function untyped(scope: CodeScope): CodeScope {
  return { ...scope, types: undefined };
}

/** The file, and which of the names that it imports are Server Functions, as far as that costs no tree. */
export function codeAndNames({ graph, module, types }: ValueScope): CodeScope {
  return { module, types, names: graph };
}

/** What the types say of a node; nothing where there are none. */
export function typedView({ types }: CodeScope, node: TSESTree.Node): TypeView {
  return types?.viewOf(node) ?? opaqueView;
}
