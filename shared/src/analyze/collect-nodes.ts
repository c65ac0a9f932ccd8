import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "../syntax/children.ts";

/** All nodes of a tree by type, each list in source order. */
export type NodesByType = ReadonlyMap<string, readonly TSESTree.Node[]>;

/** The one traversal of a file: sets every `parent` below `ast` and sorts the nodes by type. Iterative: depth is the author's. */
export function collectNodes(ast: TSESTree.Program): NodesByType {
  const byType = new Map<string, TSESTree.Node[]>();
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const list = byType.get(node.type);
    if (list) list.push(node);
    else byType.set(node.type, [node]);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (!child) continue;
      if (child.parent !== node) child.parent = node;
      pending.push(child);
    }
  }
  for (const list of byType.values()) sortBySource(list);
  return byType;
}

/** Earlier start first; of two that start together the outer one. Stable, and free when already sorted. */
export function sortBySource<Node extends TSESTree.Node>(nodes: Node[]): Node[] {
  const inOrder = nodes.every((node, index) => index === 0 || compare(nodes[index - 1] as Node, node) <= 0);
  return inOrder ? nodes : nodes.sort(compare);
}

function compare(left: TSESTree.Node, right: TSESTree.Node): number {
  return left.range[0] - right.range[0] || right.range[1] - left.range[1];
}
