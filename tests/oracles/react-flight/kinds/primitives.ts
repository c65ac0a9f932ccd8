/** One function a kind: what it returns is sent, and its return type is what the classifier is asked about. */

type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
declare const unit: unique symbol;
type Metres = number & { readonly [unit]: "m" };
enum Level {
  Low,
  High,
}
enum Color {
  Red = "red",
}

export const string = (): string => "text";
export const emptyString = (): string => "";
export const dollarString = (): string => "$undefined";
export const longString = (): string => "x".repeat(5000);
export const unicodeString = (): string => "ä€😀\u2028";
export const loneSurrogate = (): string => "\ud800";
export const stringLiteral = (): "a" => "a";
export const stringUnion = (): "a" | "b" => "b";
export const templateLiteral = (): `id-${number}` => "id-1";
export const upperCased = (): Uppercase<string> => "ABC";
export const brandedString = (): Brand<string, "UserId"> => "u" as Brand<string, "UserId">;
export const numberValue = (): number => 1.5;
export const zero = (): number => 0;
export const negativeZero = (): number => -0;
export const notANumber = (): number => Number.NaN;
export const infinity = (): number => Number.POSITIVE_INFINITY;
export const negativeInfinity = (): number => Number.NEGATIVE_INFINITY;
export const numberLiteral = (): 42 => 42;
export const brandedNumber = (): Metres => 3 as Metres;
export const bigintValue = (): bigint => 12n;
export const hugeBigint = (): bigint => 2n ** 200n;
export const negativeBigint = (): bigint => -1n;
export const bigintLiteral = (): 1n => 1n;
export const yes = (): boolean => true;
export const no = (): false => false;
export const nullValue = (): null => null;
export const undefinedValue = (): undefined => undefined;
export const voidValue = (): void => undefined;
export const numericEnum = (): Level => Level.High;
export const enumMember = (): Level.Low => Level.Low;
export const stringEnum = (): Color => Color.Red;
export const nullableString = (): string | null => null;
export const optionalNumber = (): number | undefined => 1;
export const mixedPrimitives = (): bigint | boolean | number | string => 1n;
export const keyOfType = (): keyof { a: 1; b: 2 } => "b";
export const plainSymbol = (): symbol => Symbol("plain");
export const globalSymbol = (): symbol => Symbol.for("global");
export const iteratorSymbol = (): symbol => Symbol.iterator;
export const anyText = (): any => "text";
export const unknownFunction = (): unknown => () => {};
