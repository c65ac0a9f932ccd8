import type { CheckContext } from "../model/check.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";

/** Whether any name of the file can be a Server Function: one of its own, or one that it imports. Asked before its tree is looked at. */
export function mayNameServerFunction({ graph, module }: Pick<CheckContext<object>, "graph" | "module">): boolean {
  return mayHaveServerDirective(module.text) || graph.mayImportServerFunction(module.filename);
}
