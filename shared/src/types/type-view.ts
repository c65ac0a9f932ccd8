import type { CrossingKind } from "../knowledge/crossing-kinds.ts";

/**
 * A type as the classifier sees it. Each backend fills it lazily, from a type checker or from syntax alone; the object itself is the
 * type's identity: one backend gives the same view for the same type.
 */
export interface TypeView {
  readonly kind: TypeKind;
  /** As one would write it, cut short. */
  readonly text: string;
  /** What the value certainly is, where the expression shows it. */
  readonly certain?: CrossingKind | undefined;
  /** The alias the type is named by, fully qualified: `React.ReactNode`. */
  readonly alias?: string | undefined;
  /** The declaration behind an object type. */
  readonly symbol?: SymbolView | undefined;
  /** The arms of a union, the parts of an intersection. */
  readonly members: readonly TypeView[];
  /** What a type parameter, an indexed access or a conditional type is at least. */
  readonly constraint?: TypeView | undefined;
  /** The element types of an array or tuple. */
  readonly elements?: readonly TypeView[] | undefined;
  readonly typeArguments: readonly TypeView[];
  /** What each call signature returns. */
  readonly callReturns: readonly TypeView[];
  readonly isConstructor: boolean;
  /** The types it extends. */
  readonly bases: readonly TypeView[];
  readonly properties: readonly PropertyView[];
  /** The values of its index signatures. */
  readonly indexValues: readonly TypeView[];
  /** Of an opaque type: it is `any`, `unknown` or the like, not one that could not be read. */
  readonly isAnything?: boolean;
}

export type TypeKind =
  /** Intersections have `members`; `properties` are those of the whole. */
  | "intersection"
  | "nullish"
  | "object"
  /** `any`, `unknown`, `object`, `{}`: may be anything. */
  | "opaque"
  /** Strings, numbers, booleans, bigints, their literals, enums, template literals, `never`. */
  | "primitive"
  | "symbol"
  | "union"
  /** A type parameter, or what depends on one. */
  | "variable";

export interface SymbolView {
  readonly name: string;
  readonly qualifiedName: string;
  /** `"lib"`: declared in one of TypeScript's default libraries; else the package, `"project"`, or `undefined` where nobody can tell. */
  readonly origin: string | undefined;
  readonly isClass: boolean;
  /** An interface that is declared together with its constructor, as the host's classes are: `declare var URL: { new (): URL }`. */
  readonly hasConstructor: boolean;
  /** An enum; its values are primitives. */
  readonly isEnum: boolean;
}

export interface PropertyView {
  /** Without the decoration of symbols: `@@iterator` for `[Symbol.iterator]`. */
  readonly name: string;
  readonly optional: boolean;
  /** A method or accessor, which stands on the prototype of a class. */
  readonly isMethod: boolean;
  /** `private`, `protected` or `#name`: no plain object has the type. */
  readonly isPrivate: boolean;
  readonly type: TypeView;
}

const none: readonly never[] = [];

/** A view with everything that is not said left empty. */
export function createView(known: Partial<TypeView> & Pick<TypeView, "kind" | "text">): TypeView {
  return {
    members: none,
    typeArguments: none,
    callReturns: none,
    isConstructor: false,
    bases: none,
    properties: none,
    indexValues: none,
    ...known,
  };
}

/** A property that holds data, as of a plain object, where nothing else is said. */
export function propertyOf(name: string, type: TypeView, more: Partial<PropertyView> = {}): PropertyView {
  return { name, optional: false, isMethod: false, isPrivate: false, type, ...more };
}

/** Of which nothing is known. */
export const opaqueView: TypeView = createView({ kind: "opaque", text: "unknown" });

/** What is declared to hold whatever it is given, or not declared at all. */
export const anythingView: TypeView = createView({ kind: "opaque", text: "any", isAnything: true });

/** The property of that name, if the type has it. */
export function findProperty(view: TypeView, name: string): PropertyView | undefined {
  return view.properties.find((property) => property.name === name);
}
