import type { RecordedFile } from "../model/check.ts";
import { mayHaveServerDirective, mayUseAsValue } from "../syntax/text-probe.ts";

/** Whether any name of the file can be a Server Function: one of its own, or one that it imports. */
export function mayNameServerFunction({ filename, graph, text }: RecordedFile): boolean {
  return mayHaveServerDirective(text) || graph.serverFunctionNames(filename)?.length !== 0;
}

/** Whether such a name can also stand where it is not called. */
export function mayPassServerFunction({ filename, graph, text }: RecordedFile): boolean {
  if (mayHaveServerDirective(text)) return true;
  const names = graph.serverFunctionNames(filename);
  return names?.some((name) => name === "*" || mayUseAsValue(text, name)) ?? true;
}
