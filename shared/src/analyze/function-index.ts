import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";

const indices = new WeakMap<ModuleAnalysis, ReadonlyMap<FunctionNode, number>>();

/** Where the functions of a file stand in `functions`, of its analysis as of its summary. */
export function functionIndices(module: ModuleAnalysis): ReadonlyMap<FunctionNode, number> {
  const known = indices.get(module) ?? new Map(module.functions.map((node, index) => [node, index] as const));
  indices.set(module, known);
  return known;
}
