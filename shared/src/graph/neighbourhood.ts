import type { ModuleIndex } from "./module-index.ts";

/**
 * The modules beside the seeds themselves whose text what is found in `seeds` can depend on: all that a seed imports, and all that import one, to
 * any depth; a seed too, where it stands so to another. By run-time edges: an import of types changes no finding.
 */
export function neighbourhoodOf(index: ModuleIndex, seeds: readonly string[]): ReadonlySet<string> {
  const imported = (file: string): readonly string[] => index.edgesFrom(file).map(({ target }) => target);
  const importing = (file: string): readonly string[] => index.edgesTo(file).map(({ from }) => from);
  return new Set([...reach(seeds.flatMap(imported), imported), ...reach(seeds.flatMap(importing), importing)]);
}

/** The files and all that they import at run time, to any depth: also from other packages of a workspace, where the index lists only one's own. */
export function importedFrom(index: ModuleIndex, files: readonly string[]): ReadonlySet<string> {
  return reach(files, (file) => index.edgesFrom(file).map(({ target }) => target));
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
