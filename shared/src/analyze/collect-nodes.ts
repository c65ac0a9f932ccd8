import type { TSESTree } from "@typescript-eslint/utils";
import { addChildren } from "../syntax/children.ts";

/** All nodes of a tree by type, each list in source order. */
export type NodesByType = ReadonlyMap<string, readonly TSESTree.Node[]>;

/** The one traversal of a file: sets every `parent` below `ast` and sorts the nodes by type. Iterative: depth is the author's. */
export function collectNodes(ast: TSESTree.Program): NodesByType {
  const byType = new Map<string, TSESTree.Node[]>();
  const unsorted = new Set<TSESTree.Node[]>();
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const list = byType.get(node.type);
    const before = list?.at(-1);
    if (!list) byType.set(node.type, [node]);
    else list.push(node);
    if (list && before && compare(before, node) > 0) unsorted.add(list);
    const first = pending.length;
    addChildren(node, pending);
    for (let index = first; index < pending.length; index += 1) {
      const child = pending[index];
      if (child && child.parent !== node) child.parent = node;
    }
    reverseFrom(pending, first);
  }
  for (const list of unsorted) list.sort(compare);
  return byType;
}

/** The first child is taken first, as the last of the list. */
function reverseFrom(nodes: TSESTree.Node[], start: number): void {
  for (let left = start, right = nodes.length - 1; left < right; left += 1, right -= 1) {
    const node = nodes[left] as TSESTree.Node;
    nodes[left] = nodes[right] as TSESTree.Node;
    nodes[right] = node;
  }
}

/** Earlier start first; of two that start together the outer one. Stable, and free when already sorted. */
export function sortBySource<Node extends TSESTree.Node>(nodes: Node[]): Node[] {
  const inOrder = nodes.every((node, index) => index === 0 || compare(nodes[index - 1] as Node, node) <= 0);
  return inOrder ? nodes : nodes.sort(compare);
}

function compare(left: TSESTree.Node, right: TSESTree.Node): number {
  return left.range[0] - right.range[0] || right.range[1] - left.range[1];
}
