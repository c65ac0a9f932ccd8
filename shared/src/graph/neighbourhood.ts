import type { ModuleIndex } from "./module-index.ts";

/**
 * The modules whose text what is found in `seeds` can depend on: the seeds, all that they import, and all that import them, to any depth.
 * By run-time edges: an import of types changes no finding.
 */
export function neighbourhoodOf(index: ModuleIndex, seeds: Iterable<string>): ReadonlySet<string> {
  const given = [...seeds];
  const below = reach(given, (file) => index.edgesFrom(file).map(({ target }) => target));
  const above = reach(given, (file) => index.edgesTo(file).map(({ from }) => from));
  return new Set([...below, ...above]);
}

function reach(seeds: readonly string[], next: (file: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [...seeds];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    pending.push(...next(file));
  }
  return reached;
}
