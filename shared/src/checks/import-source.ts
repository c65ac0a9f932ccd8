import type { ModuleGraph } from "../graph/module-graph.ts";
import type { ModuleAnalysis } from "../model/module.ts";

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
  if (target === undefined) return isRelative(source) || graph.resolveModule(source, filename) ? undefined : source;
  const isSame = (other: string) => graph.resolveModule(other, filename) === target;
  const known = imports.find((imported) => isSame(imported.source))?.source;
  if (known !== undefined) return known;
  const seen = isRelative(source) ? relativeSource(from, source, filename) : source;
  return isSame(seen) ? seen : undefined;
}

function isRelative(source: string): boolean {
  return source.startsWith("./") || source.startsWith("../");
}

function relativeSource(from: string, source: string, to: string): string {
  const target = from.split("/").slice(0, -1);
  for (const part of source.split("/")) {
    if (part === "..") target.pop();
    else if (part !== ".") target.push(part);
  }
  const folder = to.split("/").slice(0, -1);
  const differs = folder.findIndex((part, index) => part !== target[index]);
  const common = differs === -1 ? folder.length : differs;
  const up = folder.slice(common).map(() => "..");
  return [...(up.length > 0 ? up : ["."]), ...target.slice(common)].join("/");
}
