import { movedSpecifier } from "../edits/relative-specifier.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { isRelativeSpecifier } from "../syntax/specifiers.ts";

/** How `module` names what `from` calls `source`; `undefined` where nobody can tell. */
export function importSource(
  graph: ModuleGraph,
  module: ModuleAnalysis,
  from: string,
  source: string,
): string | undefined {
  const { filename, imports } = module;
  if (from === filename) return source;
  const target = graph.resolveModule(source, from);
  if (target === undefined)
    return isRelativeSpecifier(source) || graph.resolveModule(source, filename) ? undefined : source;
  const isSame = (other: string) => graph.resolveModule(other, filename) === target;
  const known = imports.find((imported) => isSame(imported.source))?.source;
  if (known !== undefined) return known;
  const seen = movedSpecifier(source, from, filename);
  return isSame(seen) ? seen : undefined;
}
