/** Views of a checker's types. Asks only what both of typescript-eslint's backends have. */
import type ts from "typescript";
import type { TypeFlags } from "./type-flags.ts";
import { createView, type PropertyView, type TypeKind, type TypeView } from "./type-view.ts";
import {
  isMethodSymbol,
  isOptionalSymbol,
  isPrivateSymbol,
  plainName,
  type SymbolPlace,
  symbolView,
} from "./checker-symbols.ts";

export type CheckerViews = (type: ts.Type) => TypeView;

const maxText = 60;

/** Gives each type of the program one view. */
export function createCheckerViews(program: SymbolPlace, flags: TypeFlags): CheckerViews {
  const views = new WeakMap<ts.Type, TypeView>();
  const scope: Scope = { program, checker: program.getTypeChecker(), flags, viewOf };
  function viewOf(type: ts.Type): TypeView {
    const known = views.get(type);
    if (known) return known;
    const view = lazily(createView({ kind: kindOf(scope, type), text: "" }), partsOf(scope, type));
    views.set(type, view);
    return view;
  }
  return viewOf;
}

interface Scope {
  readonly program: SymbolPlace;
  readonly checker: ts.TypeChecker;
  readonly flags: TypeFlags;
  readonly viewOf: CheckerViews;
}

function kindOf({ flags }: Scope, type: ts.Type): TypeKind {
  if (type.flags & (flags.any | flags.unknown | flags.nonPrimitive)) return "opaque";
  if (type.flags & (flags.undefined | flags.null | flags.void)) return "nullish";
  if (type.flags & (flags.primitive | flags.never)) return "primitive";
  if (type.flags & flags.symbol) return "symbol";
  if (type.isUnion()) return "union";
  if (type.isIntersection()) return "intersection";
  if (type.flags & flags.object) return isEmptyObject(type) ? "opaque" : "object";
  return "variable";
}

/** `{}` holds anything but null; not so the instance of an empty class, or an empty interface of the host. */
function isEmptyObject(type: ts.Type): boolean {
  const isAnonymous = (type.symbol as ts.Symbol | undefined)?.name === "__type" || !type.symbol;
  return (
    isAnonymous &&
    type.getProperties().length === 0 &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    !type.getStringIndexType() &&
    !type.getNumberIndexType()
  );
}

type Parts = { readonly [Key in Exclude<keyof TypeView, "certain" | "kind">]?: () => TypeView[Key] };

function partsOf(scope: Scope, type: ts.Type): Parts {
  const { checker, program, viewOf } = scope;
  const kind = kindOf(scope, type);
  const named: Parts = {
    text: () => shortened(checker.typeToString(type)),
    alias: () => type.aliasSymbol && checker.getFullyQualifiedName(type.aliasSymbol),
  };
  if (kind === "primitive" || kind === "symbol")
    return { ...named, symbol: () => symbolView(program, type.getSymbol()) };
  if (kind === "union") return { ...named, members: () => (type as ts.UnionType).types.map(viewOf) };
  if (kind === "opaque") return { ...named, isAnything: () => !isUnresolved(type) };
  if (kind === "variable") return { ...named, constraint: () => constraintOf(scope, type) };
  if (kind !== "object" && kind !== "intersection") return named;
  return {
    ...named,
    members: () => (type.isIntersection() ? type.types.map(viewOf) : []),
    symbol: () => symbolView(program, type.getSymbol()),
    elements: () =>
      checker.isArrayType(type) || checker.isTupleType(type)
        ? checker.getTypeArguments(type as ts.TypeReference).map(viewOf)
        : undefined,
    typeArguments: () =>
      (type as ts.TypeReference).target ? checker.getTypeArguments(type as ts.TypeReference).map(viewOf) : [],
    callReturns: () => type.getCallSignatures().map((signature) => viewOf(signature.getReturnType())),
    isConstructor: () => type.getConstructSignatures().length > 0,
    bases: () => (declaredType(type).getBaseTypes() ?? []).map(viewOf),
    properties: () => checker.getPropertiesOfType(type).map((property) => propertyView(scope, property)),
    indexValues: () =>
      [type.getStringIndexType(), type.getNumberIndexType()].flatMap((value) => (value ? [viewOf(value)] : [])),
  };
}

/** The type that TypeScript gives to names of modules it cannot find; printed like `any`, told apart by nothing else. */
function isUnresolved(type: ts.Type): boolean {
  return (type as { readonly intrinsicName?: string }).intrinsicName === "error";
}

function constraintOf({ checker, viewOf }: Scope, type: ts.Type): TypeView | undefined {
  const constraint = checker.getBaseConstraintOfType(type);
  return constraint && constraint !== type ? viewOf(constraint) : undefined;
}

/** The class or interface behind an instantiation of it. */
function declaredType(type: ts.Type): ts.Type {
  return (type as ts.TypeReference).target ?? type;
}

function propertyView({ checker, viewOf }: Scope, symbol: ts.Symbol): PropertyView {
  return lazily(
    { name: plainName(symbol), optional: isOptionalSymbol(symbol), isMethod: isMethodSymbol(symbol) },
    { isPrivate: () => isPrivateSymbol(symbol), type: () => viewOf(checker.getTypeOfSymbol(symbol)) },
  ) as unknown as PropertyView;
}

/** `base` with members that are computed when they are first read. */
function lazily<Base extends object>(base: Base, parts: Readonly<Record<string, (() => unknown) | undefined>>): Base {
  for (const [name, compute] of Object.entries(parts)) {
    if (!compute) continue;
    Object.defineProperty(base, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = compute();
        Object.defineProperty(base, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return base;
}

function shortened(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text;
}
