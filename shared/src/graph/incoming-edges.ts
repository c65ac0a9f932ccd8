import type { IncomingEdge, ResolvedEdge } from "./module-index.ts";

/** The edges between files by where they lead, in the order of the files and of the edges in each. */
export interface IncomingEdges {
  edgesTo(file: string): readonly IncomingEdge[];
  /** The edges of `from` are others than `before`. */
  replace(from: string, before: readonly ResolvedEdge[]): void;
}

/** `positions`: the files in order. */
export function createIncomingEdges(
  positions: ReadonlyMap<string, number>,
  edgesFrom: (file: string) => readonly ResolvedEdge[],
): IncomingEdges {
  const incoming = new Map<string, IncomingEdge[]>();
  for (const from of positions.keys()) {
    for (const { edge, target } of edgesFrom(from)) {
      const edges = incoming.get(target);
      if (edges) edges.push({ edge, from });
      else incoming.set(target, [{ edge, from }]);
    }
  }
  return {
    edgesTo: (file) => incoming.get(file) ?? [],
    replace(from, before) {
      const own = positions.get(from);
      if (own === undefined) return;
      const after = edgesFrom(from);
      const isBehind = (edge: IncomingEdge): boolean => (positions.get(edge.from) ?? 0) > own;
      for (const target of new Set([...before, ...after].map((edge) => edge.target))) {
        const others = (incoming.get(target) ?? []).filter((edge) => edge.from !== from);
        const added = after.flatMap(({ edge, target: to }) => (to === target ? [{ edge, from }] : []));
        const place = others.findIndex(isBehind);
        others.splice(place === -1 ? others.length : place, 0, ...added);
        incoming.set(target, others);
      }
    },
  };
}
