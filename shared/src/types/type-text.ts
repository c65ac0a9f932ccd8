/** Types as they can be written in any file. */
import type ts from "typescript";
import type { TypeFlags } from "./type-flags.ts";

interface Scope {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly flags: TypeFlags;
}

/**
 * The text of a type made of primitives, arrays of such, and classes of TypeScript's own libraries; `undefined` for one that needs a declaration of
 * the project, or of which nothing is known.
 */
export function typeText(scope: Scope, type: ts.Type): string | undefined {
  const text = isWritable(scope, type) ? scope.checker.typeToString(type) : undefined;
  // A long text is cut short.
  return text?.includes("...") ? undefined : text;
}

function isWritable(scope: Scope, type: ts.Type): boolean {
  const { checker, flags } = scope;
  if (type.flags & (flags.any | flags.unknown | flags.never | flags.instantiable | flags.intersection)) return false;
  if (type.aliasSymbol) return isOfLibrary(scope, type.aliasSymbol) && !type.aliasTypeArguments;
  if (type.isUnion()) return type.types.every((member) => isWritable(scope, member));
  const symbol = type.getSymbol();
  // Enums and their members have symbols; other primitives have none.
  if (!symbol) return (type.flags & flags.object) === 0;
  if (!isOfLibrary(scope, symbol)) return false;
  const typeArguments = checker.getTypeArguments(type as ts.TypeReference);
  return (
    typeArguments.length === 0 || (symbol.name === "Array" && typeArguments.every((item) => isWritable(scope, item)))
  );
}

/** Other packages may add to what a library declares. */
function isOfLibrary({ program }: Scope, symbol: ts.Symbol): boolean {
  const declarations = symbol.declarations ?? [];
  return declarations.some((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
}
