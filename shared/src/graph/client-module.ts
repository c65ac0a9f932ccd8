import type { Boundary } from "../model/module.ts";
import type { ModuleGraph } from "./module-graph.ts";

/** Whether a module is compiled for the client only: by its directive, or because only client modules reach it. */
export function isClientOnly(
  graph: ModuleGraph,
  { boundary, filename }: { readonly boundary: Boundary; readonly filename: string },
): boolean {
  if (boundary !== "none") return boundary === "client";
  return graph.environmentOf(filename) === "client";
}
