import type { TSESTree } from "@typescript-eslint/utils";
import type { Directive, FunctionNode } from "./module.ts";

/**
 * An async function that the client can call (React's term).
 *
 * `file`: an export of a module with a `"use server"` file directive; `function`: a function with the directive in its own body.
 */
export interface ServerFunction {
  readonly origin: "file" | "function";
  /** The directive that makes it one. */
  readonly directive: Directive;
  /** Export names (file origin); for an inline one the binding, property or method name if it has one, else empty. */
  readonly names: readonly string[];
  /** How it is made: a function itself, or a value built by calls. */
  readonly form: "alias" | "builder" | "function" | "reexport" | "unknown" | "wrapper";
  /** Where to point: the exported identifier, or the function's name, or the function. */
  readonly node: TSESTree.Node;
  /** The expression or declaration behind the name; absent for a re-export. */
  readonly value: TSESTree.Node | undefined;
  /**
   * The function whose body runs on the server, when it stands in this module: the function itself, the callback given to
   * the innermost wrapper, a builder's handler (`.action(fn)`), also when passed by name.
   */
  readonly handler: FunctionNode | undefined;
  /** Calls around the handler, outermost first (wrappers, or the whole builder chain from its last call). */
  readonly wrappers: readonly TSESTree.CallExpression[];
}
