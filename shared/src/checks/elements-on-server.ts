import type { RecordedFile } from "../model/check.ts";
import { mayMakeElements } from "../syntax/text-probe.ts";

/** Whether the file can make elements that are certain to be rendered on the server, by its text and what is known of its side so far. */
export function mayRenderOnServer({ filename, graph, text }: RecordedFile): boolean {
  const environment = graph.knownEnvironmentOf(filename);
  return (environment === undefined || environment === "server") && mayMakeElements(text, filename);
}
