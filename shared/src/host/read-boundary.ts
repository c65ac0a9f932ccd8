import { collectNodes } from "../analyze/collect-nodes.ts";
import type { Boundary, ParsedSource } from "../model/module.ts";
import { boundaryOf, fileDirectives } from "../syntax/directives.ts";
import { mayHaveClientDirective, mayHaveServerDirective } from "../syntax/text-probe.ts";

/**
 * The side a file belongs to, of which a scan of its first strings has said `scanned`. Next's compiler also takes a directive after types and
 * unused imports, which are gone when it looks: only the tree tells, so it is asked where the text holds a directive that the scan did not meet.
 */
export function readBoundary(text: string, scanned: Boundary, parse: () => ParsedSource | undefined): Boundary {
  if (scanned !== "none" || !(mayHaveServerDirective(text) || mayHaveClientDirective(text))) return scanned;
  const source = parse();
  if (!source) return scanned;
  // Whether an import is used depends on the parents of its references.
  collectNodes(source.ast);
  return boundaryOf(fileDirectives(source.ast.body, source));
}
