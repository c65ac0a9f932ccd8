/** Where TypeScript is asked for types, and what several of the questions need. */
import type ts from "typescript";
import type { TypeFlags } from "./type-flags.ts";

/** `at` is the node whose types are asked for. */
export interface TypeScope {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly flags: TypeFlags;
  readonly at: ts.Node;
}

/** `any` and `unknown` tell nothing. */
export function isOpaque({ flags }: TypeScope, type: ts.Type): boolean {
  return (type.flags & (flags.any | flags.unknown)) !== 0;
}

/** The global `Function` type has no call signature of its own. */
export function isGlobalFunction({ program }: TypeScope, type: ts.Type): boolean {
  const symbol = type.getSymbol();
  const [declaration] = symbol?.declarations ?? [];
  return (
    symbol?.name === "Function" &&
    declaration !== undefined &&
    program.isSourceFileDefaultLibrary(declaration.getSourceFile())
  );
}
