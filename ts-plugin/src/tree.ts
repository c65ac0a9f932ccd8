/** The program's own (error-recovered) syntax tree as an ESTree with scopes. */
import { analyze } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type ts from "typescript";
import type { ParsedSource } from "@server-actions/shared";
import { convertComments } from "../../node_modules/@typescript-eslint/typescript-estree/dist/convert-comments.js";
import { convertFile, tsNodeOf } from "./lean-converter.ts";

/** A file's tree, and the way back to TypeScript's nodes. */
export interface Tree extends ParsedSource {
  readonly sourceFile: ts.SourceFile;
  /** The TypeScript node that `node` was made from. */
  tsNodeOf(node: TSESTree.Node): ts.Node | undefined;
}

const trees = new WeakMap<ts.SourceFile, Tree | undefined>();

/**
 * The tree of a source file whose parents are set (a program's are, once it has a type checker), made once a version.
 * `undefined` where the conversion or the scope analysis cannot read what TypeScript recovered from broken text.
 */
export function treeOf(sourceFile: ts.SourceFile): Tree | undefined {
  if (!trees.has(sourceFile)) trees.set(sourceFile, convert(sourceFile));
  return trees.get(sourceFile);
}

function convert(sourceFile: ts.SourceFile): Tree | undefined {
  try {
    const ast = convertFile(sourceFile);
    defineLazily(ast, "comments", () => convertComments(sourceFile));
    return {
      filename: sourceFile.fileName,
      text: sourceFile.text,
      ast,
      scopes: analyze(ast, { sourceType: "module", lib: [], jsxPragma: null }),
      sourceFile,
      tsNodeOf,
    };
  } catch {
    return undefined;
  }
}

/** A property that is worked out when first read: most files are never asked for their comments. */
function defineLazily<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  compute: () => Target[Key],
): void {
  Object.defineProperty(target, key, {
    configurable: true,
    enumerable: true,
    get() {
      const value = compute();
      Object.defineProperty(target, key, { value, configurable: true, enumerable: true, writable: true });
      return value;
    },
  });
}
