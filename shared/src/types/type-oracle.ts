import type { TSESTree } from "@typescript-eslint/utils";
import type { FileSpan } from "../model/span.ts";
import type { Verdict } from "../model/verdict.ts";
import type { TypeView } from "./type-view.ts";

/** One prop of a component as its type declares it. */
export interface PropView {
  readonly name: string;
  readonly optional: boolean;
  /** `function`: every non-nullish member of the type is callable; `mixed`: some are; `class`: a class instance or constructor. */
  readonly kind: "class" | "function" | "mixed" | "other" | "unknown";
  /** Where the prop is declared, when it is in a source file. */
  readonly declaration: FileSpan | undefined;
}

/** The optional door through which type information reaches a check. Each backend is a host's; answers are `undefined` where it cannot tell. */
export interface TypeOracle {
  /**
   * The props of the component held by `node` (a function, class, identifier or expression such as `memo(X)`),
   * or `undefined` when its type is no component's.
   */
  componentProps(node: TSESTree.Node): readonly PropView[] | undefined;
  /** Whether the value of `node` can be called: `"no"` only where no member of its type has a call signature. */
  callable(node: TSESTree.Node): Verdict;
  /** The type of the first parameter of the function that the component held by `node` takes as `prop`, where its types say that. */
  callbackParameter(node: TSESTree.Node, prop: string): TypeView | undefined;
  /** The type of an expression or parameter. */
  viewOf(node: TSESTree.Node): TypeView | undefined;
  /** The type of the value of `node` as it can be written in any file; `undefined` where it needs a declaration of the project. */
  writtenType(node: TSESTree.Node): string | undefined;
  /** What the function held by `node` takes at a position, where one signature says it. */
  parameterAt(node: TSESTree.Node, position: number): TypeView | undefined;
}
