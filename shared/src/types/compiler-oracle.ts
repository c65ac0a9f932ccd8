/**
 * What TypeScript's checker knows of a value, over the part of its public API that TypeScript 5.4 - 6.0 and typescript-eslint's adapter of
 * TypeScript 7 share. It is handed a program and asks the rest of that: the hosts have different TypeScripts, and ESLint's must not load one.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type ts from "typescript";
import { callableOf } from "./callable-type.ts";
import { type CheckerViews, createCheckerViews } from "./checker-view.ts";
import { callbackParameter, componentProps } from "./component-types.ts";
import { parameterType } from "./parameter-type.ts";
import { type TypeFlags, typeFlagsOf } from "./type-flags.ts";
import type { TypeOracle } from "./type-oracle.ts";
import type { TypeScope } from "./type-scope.ts";
import { writableText } from "./type-text.ts";
import type { TypeView } from "./type-view.ts";

/** The way from an ESTree node to TypeScript's node. */
export interface NodeMap {
  tsNodeOf(node: TSESTree.Node): ts.Node | undefined;
}

/** Asks for the checker with the first question: a file that raises none costs nothing. */
export function createCompilerOracle(program: ts.Program, nodes: NodeMap): TypeOracle {
  let flags: TypeFlags | undefined;
  let views: CheckerViews | undefined;
  const scopeOf = (node: TSESTree.Node): TypeScope | undefined => {
    const at = nodes.tsNodeOf(node);
    const checker = program.getTypeChecker();
    flags ??= typeFlagsOf(checker);
    return at && flags && { program, checker, flags, at };
  };
  const viewOf = (scope: TypeScope, type: ts.Type): TypeView => {
    views ??= createCheckerViews(program, scope.flags);
    return views(type);
  };
  const typeAt = (node: TSESTree.Node): TypeView | undefined => {
    const scope = scopeOf(node);
    return scope && viewOf(scope, scope.checker.getTypeAtLocation(scope.at));
  };
  return {
    componentProps(node) {
      const scope = scopeOf(node);
      return scope && componentProps(scope, node);
    },
    callable(node) {
      const scope = scopeOf(node);
      return scope ? callableOf(scope, scope.checker.getTypeAtLocation(scope.at)) : "unknown";
    },
    callbackParameter(node, prop) {
      const scope = scopeOf(node);
      const type = scope && callbackParameter(scope, node, prop);
      return type && viewOf(scope, type);
    },
    viewOf: typeAt,
    writtenType(node) {
      const view = typeAt(node);
      return view && writableText(view);
    },
    parameterAt(node, position) {
      const scope = scopeOf(node);
      const type = scope && parameterType(scope, position);
      return type && viewOf(scope, type);
    },
  };
}
