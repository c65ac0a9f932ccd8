/** What kind of value a prop of some type takes. */
import type ts from "typescript";
import { symbolFlags } from "./checker-symbols.ts";
import type { PropView } from "./type-oracle.ts";
import { isGlobalFunction, isOpaque, type TypeScope } from "./type-scope.ts";

type PropKind = PropView["kind"];

/** Of `ts.ObjectFlags`: the same number in every version. */
const anonymousObject = 1 << 4;

export function kindOfProp(scope: TypeScope, type: ts.Type): PropKind {
  const { flags, checker } = scope;
  if (isOpaque(scope, type)) return "unknown";
  if (type.isUnion()) {
    const absent = flags.undefined | flags.null | flags.void;
    return joinKinds(
      type.types.filter((member) => !(member.flags & absent)).map((member) => kindOfProp(scope, member)),
    );
  }
  if (type.flags & flags.instantiable) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? kindOfProp(scope, constraint) : "unknown";
  }
  if (type.getCallSignatures().length > 0 || isGlobalFunction(scope, type)) return "function";
  if (type.getConstructSignatures().length > 0) return "class";
  return isClassInstance(scope, type) ? "class" : "other";
}

/** One kind stays; functions beside anything else are `mixed`; a part that is not known leaves the whole unknown. */
export function joinKinds(kinds: readonly PropKind[]): PropKind {
  const [first, ...others] = kinds;
  if (first === undefined) return "other";
  if (others.every((kind) => kind === first)) return first;
  if (kinds.some((kind) => kind === "function" || kind === "mixed")) return "mixed";
  return kinds.includes("unknown") ? "unknown" : "other";
}

/** An instance of a class declared in code; the built-in ones (`Date`, `Map`, `URL`) are interfaces, and `typeof X` is no instance. */
function isClassInstance({ flags }: TypeScope, type: ts.Type): boolean {
  if (!(type.flags & flags.object)) return false;
  if ((type as ts.ObjectType).objectFlags & anonymousObject) return false;
  return ((type.getSymbol()?.flags ?? 0) & symbolFlags.class) !== 0;
}
