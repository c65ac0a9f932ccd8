/** The flags of TypeScript's types, without TypeScript: its numbers, told from one another by those of the checker's own types. */
import type { TypeChecker } from "typescript";

type FlagName =
  | "any"
  | "unknown"
  | "undefined"
  | "null"
  | "void"
  | "never"
  /** Strings, numbers, bigints, booleans, with their literals, enums and template literals. */
  | "primitive"
  | "symbol"
  | "object"
  | "intersection"
  | "nonPrimitive"
  | "instantiable";

export type TypeFlags = Readonly<Record<FlagName, number>>;

/** TypeScript 4.1 - 5.9, and 6.0, to which typescript-eslint also translates those of TypeScript 7. */
export const numberings: readonly TypeFlags[] = [
  {
    any: 1,
    unknown: 1 << 1,
    undefined: 1 << 15,
    null: 1 << 16,
    void: 1 << 14,
    never: 1 << 17,
    primitive: 0xffc | (1 << 27) | (1 << 28),
    symbol: (1 << 12) | (1 << 13),
    object: 1 << 19,
    intersection: 1 << 21,
    nonPrimitive: 1 << 26,
    instantiable: 465829888,
  },
  {
    any: 1,
    unknown: 1 << 1,
    undefined: 1 << 2,
    null: 1 << 3,
    void: 1 << 4,
    never: 1 << 18,
    primitive: 0x1e0 | 0x3c00 | (1 << 15) | (1 << 16) | (1 << 22) | (1 << 23),
    symbol: (1 << 9) | (1 << 14),
    object: 1 << 20,
    intersection: 1 << 28,
    nonPrimitive: 1 << 17,
    instantiable: 132644864,
  },
];

/** `undefined` for a TypeScript that numbers them in another way: nothing is known of its types then. */
export function typeFlagsOf(checker: TypeChecker): TypeFlags | undefined {
  const samples = {
    undefined: checker.getUndefinedType(),
    null: checker.getNullType(),
    void: checker.getVoidType(),
    never: checker.getNeverType(),
  };
  return numberings.find((numbers) => keysOf(samples).every((name) => samples[name].flags === numbers[name]));
}

function keysOf<T extends object>(object: T): readonly (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
