import type { ModuleSummary } from "../model/summary.ts";
import type { FactsContext } from "./function-place.ts";

/** What was found out of a module, kept until the text of a file changes. `owner`: an object of the asking module, which names what it keeps. */
export function keptByModule<Key, Found>(
  { graph }: Pick<FactsContext, "graph">,
  owner: object,
  summary: ModuleSummary,
): Map<Key, Found> {
  const derived = graph.derived();
  const all = derived.get(owner) as WeakMap<ModuleSummary, Map<Key, Found>> | undefined;
  const known = all?.get(summary);
  if (known) return known;
  const ofModule = new Map<Key, Found>();
  derived.set(owner, (all ?? new WeakMap()).set(summary, ofModule));
  return ofModule;
}
