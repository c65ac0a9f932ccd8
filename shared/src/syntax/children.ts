import { visitorKeys } from "@typescript-eslint/visitor-keys";
import type { TSESTree } from "@typescript-eslint/utils";

const notChildren: ReadonlySet<string> = new Set([
  "comments",
  "end",
  "loc",
  "parent",
  "range",
  "start",
  "tokens",
  "type",
]);

/** The nodes directly below `node`, in the order they are written. Missing ones (a recovered tree has holes) are left out. */
export function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  addChildren(node, children);
  return children;
}

/** The same, at the end of `children`. Every node of every traversed file passes here: loops by index make no iterators. */
export function addChildren(node: TSESTree.Node, children: TSESTree.Node[]): void {
  const keys = visitorKeys[node.type] ?? Object.keys(node).filter((key) => !notChildren.has(key));
  for (let position = 0; position < keys.length; position += 1) {
    const value = (node as unknown as Record<string, unknown>)[keys[position] as string];
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index += 1) {
        const item: unknown = value[index];
        if (isNode(item)) children.push(item);
      }
    } else if (isNode(value)) {
      children.push(value);
    }
  }
}

/** Whether `value` is a syntax node: an object with a `type` string. */
export function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** Whether `inner` stands inside `outer` (or is it), by their places in the text. */
export function isInside(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The statements that run one after the other in `node`; not the cases of a `switch`. */
export function statementsOf(node: TSESTree.Node | undefined): readonly TSESTree.Node[] | undefined {
  switch (node?.type) {
    case "BlockStatement":
    case "Program":
    case "StaticBlock":
      return node.body;
    case "SwitchCase":
      return node.consequent;
    default:
      return undefined;
  }
}

/** The names that stand in `node`, or the name it is. */
export function identifiersIn(node: TSESTree.Node): TSESTree.Identifier[] {
  return node.type === "Identifier" ? [node] : childrenOf(node).flatMap(identifiersIn);
}
