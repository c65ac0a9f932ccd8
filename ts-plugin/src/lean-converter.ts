/**
 * typescript-estree's `Converter` without what nobody here asks for, which is a third of its time and most of its memory: a line and a column
 * at both ends of every node, and two maps between the nodes. What remains of these is the way back, kept by each node itself.
 *
 * `Converter` is a deep import (`exports` does not offer it) and its `createNode` is private, so typescript-estree is pinned to an exact
 * version; in the bundle, the `typescript` it asks for is the one that tsserver hands to the plugin.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type ts from "typescript";
import { Converter } from "../../node_modules/@typescript-eslint/typescript-estree/dist/convert.js";

const origin = Symbol("the TypeScript node");

interface Made {
  range?: [number, number];
  loc?: TSESTree.SourceLocation;
  [origin]?: ts.Node;
}

/** What is replaced of a converter: every node that stands for one of TypeScript's is made here. */
interface Maker {
  createNode(node: ts.Node, data: Made): Made;
}

/** The tree of a file whose parents are set; throws where the converter cannot read what TypeScript recovered from broken text. */
export function convertFile(sourceFile: ts.SourceFile): TSESTree.Program {
  const converter = new Converter(sourceFile, {
    allowInvalidAST: true,
    errorOnUnknownASTType: false,
    shouldPreserveNodeMaps: false,
    suppressDeprecatedPropertyWarnings: true,
  });
  /** One for the whole file, which nobody reads: the converter widens those of some nodes. */
  const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
  (converter as unknown as Maker).createNode = (node, data) => {
    data.range ??= [node.getStart(sourceFile), node.end];
    data.loc ??= loc;
    data[origin] = node;
    return data;
  };
  return converter.convertProgram();
}

/** The TypeScript node that `node` was made from. */
export function tsNodeOf(node: TSESTree.Node): ts.Node | undefined {
  return (node as Made)[origin];
}
