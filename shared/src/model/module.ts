import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ServerFunction } from "./server-function.ts";

/** Anything with a body of its own that runs when called. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** The side a module belongs to by its file directive. */
export type Boundary = "client" | "none" | "server";

/** The sides a module can run on, by reachability from the app's entries. */
export type Environment = "both" | "client" | "server" | "unknown";

/** What every host supplies for a file: text, ESTree with `range` on each node, scopes over it. */
export interface ParsedSource {
  /** Absolute path, forward slashes. */
  readonly filename: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopes: TSESLint.Scope.ScopeManager;
}

/** A prologue string: `value` is the string as written between its quotes. */
export interface Directive {
  readonly value: string;
  readonly node: TSESTree.ExpressionStatement;
}

/** One name bound by an `import` declaration (type-only ones included, marked). */
export interface ImportBinding {
  readonly local: string;
  /** `"default"`, `"*"` for a namespace, else the imported name. */
  readonly imported: string;
  readonly source: string;
  readonly typeOnly: boolean;
  readonly node: TSESTree.ImportClause;
}

/**
 * One exported name. `local`: bound in this module (`node` is the declaration or expression behind it);
 * `reexport`: `export { imported as name } from source`, or an `import` and an `export { local as name }`; `star`: `export * from source` (name is `"*"`).
 */
export type ExportedName =
  | {
      readonly kind: "local";
      readonly name: string;
      /** The local binding's name; `undefined` for `export default <expression>`. */
      readonly local: string | undefined;
      readonly typeOnly: boolean;
      /** The value behind the name (function, initialiser, class, ...); `undefined` when nothing in this module defines it. */
      readonly value: TSESTree.Node | undefined;
      /** Where the name stands: an identifier, or the whole default expression. */
      readonly node: TSESTree.Node;
    }
  | {
      readonly kind: "reexport";
      readonly name: string;
      /** `"*"` for `export * as name from source`. */
      readonly imported: string;
      readonly source: string;
      readonly typeOnly: boolean;
      readonly node: TSESTree.Node;
    }
  | {
      readonly kind: "star";
      readonly name: "*";
      readonly source: string;
      readonly typeOnly: boolean;
      readonly node: TSESTree.ExportAllDeclaration;
    };

/** Everything one traversal of a file finds. Holds nodes, so it lives no longer than the tree (`WeakMap` by tree). */
export interface ModuleAnalysis extends ParsedSource {
  /** The file's prologue, in order. */
  readonly directives: readonly Directive[];
  readonly boundary: Boundary;
  /**
   * `false` when the file belongs to another framework that shares the directive (SolidStart, TanStack Start):
   * checks leave it alone and `serverFunctions` is empty.
   */
  readonly isReact: boolean;
  readonly imports: readonly ImportBinding[];
  readonly exports: readonly ExportedName[];
  readonly serverFunctions: readonly ServerFunction[];
  /** All functions, in source order (outer before inner). */
  readonly functions: readonly FunctionNode[];
  /** All nodes of one type, in source order; `inside`: those whose place is inside that one, found without a look at the others. */
  nodesOfType<Type extends TSESTree.AST_NODE_TYPES | `${TSESTree.AST_NODE_TYPES}`>(
    type: Type,
    inside?: Pick<TSESTree.Node, "range">,
  ): readonly Extract<TSESTree.Node, { type: Type }>[];
}
