import type { RecordedFile } from "../model/check.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";

/** Whether any name of the file can be a Server Function: one of its own, or one that it imports. */
export function mayNameServerFunction({ filename, graph, text }: RecordedFile): boolean {
  return mayHaveServerDirective(text) || graph.mayImportServerFunction(filename);
}
