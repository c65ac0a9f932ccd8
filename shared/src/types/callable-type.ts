import type ts from "typescript";
import { anyYes, type Verdict } from "../model/verdict.ts";
import { isGlobalFunction, type TypeScope } from "./type-scope.ts";

/** Of `ts.SymbolFlags`: the same numbers in every version. */
const symbolFlags = { class: 1 << 5, objectLiteral: 1 << 12 };

/** A type parameter, `any` and the like may be anything; of a union one member is enough. */
export function callableOf(scope: TypeScope, type: ts.Type): Verdict {
  const { flags, checker } = scope;
  if (type.flags & (flags.any | flags.unknown | flags.never | flags.instantiable | flags.nonPrimitive))
    return "unknown";
  if (type.isUnion()) return anyYes(type.types.map((member) => callableOf(scope, member)));
  if (type.getCallSignatures().length > 0 || isGlobalFunction(scope, type)) return "yes";
  const isEmptyObject = (type.flags & flags.object) !== 0 && checker.getPropertiesOfType(type).length === 0;
  return isEmptyObject && !isInstance(type) ? "unknown" : "no";
}

/** `{}` may hold a function; a class's instance is none, however empty. */
function isInstance(type: ts.Type): boolean {
  return ((type.getSymbol()?.flags ?? 0) & (symbolFlags.class | symbolFlags.objectLiteral)) !== 0;
}
