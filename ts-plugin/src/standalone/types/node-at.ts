/** The way from an ESTree that `oxc-parser` made to the nodes of any TypeScript, by where they stand: both have read the same text. */
import type { Span } from "@server-actions/shared";
import type { TSESTree } from "@typescript-eslint/utils";

/** What the trees of TypeScript 5, 6 and 7 have in common. */
export interface PlacedNode {
  /** With the comments before it. */
  readonly pos: number;
  readonly end: number;
  getStart(): number;
  forEachChild(visit: (child: PlacedNode) => undefined): void;
}

/** The innermost node of `file` that stands where `node` does; `undefined` for a node of another tree than `ast`, or that TypeScript has none for. */
export function nodeAt<Node extends PlacedNode>(
  file: Node,
  ast: TSESTree.Program,
  node: TSESTree.Node,
): Node | undefined {
  if (rootOf(node) !== ast) return undefined;
  const { start, end } = spanOf(node);
  let found: PlacedNode | undefined;
  let current: PlacedNode | undefined = file;
  while (current) {
    if (current.end === end && current.getStart() === start) found = current;
    current = childAround(current, start, end);
  }
  return found as Node | undefined;
}

function childAround(node: PlacedNode, start: number, end: number): PlacedNode | undefined {
  let around: PlacedNode | undefined;
  node.forEachChild((child) => {
    if (child.pos <= start && end <= child.end) around = child;
    return undefined;
  });
  return around;
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

/** Where TypeScript begins and ends what ESTree cuts in another way. */
function spanOf(node: TSESTree.Node): Span {
  const [start, end] = node.range;
  const { parent } = node;
  // `export` and `export default` belong to the declaration.
  if (parent?.type === "ExportNamedDeclaration" && parent.declaration === node) return spanOf(parent);
  if (parent?.type === "ExportDefaultDeclaration" && isDeclaration(node)) return spanOf(parent);
  // The function of a method is the method.
  if ((parent?.type === "MethodDefinition" || parent?.type === "Property") && parent.value === node && isMethod(parent))
    return spanOf(parent);
  // A name with its type: the name alone.
  if (node.type === "Identifier" && (node.typeAnnotation ?? node.optional))
    return { start, end: start + node.name.length };
  return { start, end };
}

function isDeclaration({ type }: TSESTree.Node): boolean {
  return type === "FunctionDeclaration" || type === "ClassDeclaration" || type === "TSDeclareFunction";
}

function isMethod(node: TSESTree.MethodDefinition | TSESTree.Property): boolean {
  return node.type === "MethodDefinition" || node.method || node.kind !== "init";
}
