/** What a checker's symbols say of where and how a type was declared. */
import type ts from "typescript";
import type { SymbolView } from "./type-view.ts";

/** The part of a program that both backends of typescript-eslint have. */
export type SymbolPlace = Pick<ts.Program, "getTypeChecker" | "isSourceFileDefaultLibrary">;

/** `ts.SymbolFlags`: the same numbers in every TypeScript since 2.0, and in TypeScript 7. */
export const symbolFlags = {
  variable: 3,
  class: 32,
  enum: 384,
  method: 8192,
  accessor: 98_304,
  optional: 16_777_216,
} as const;

export function symbolView(program: SymbolPlace, symbol: ts.Symbol | undefined): SymbolView | undefined {
  if (!symbol) return undefined;
  const checker = program.getTypeChecker();
  const isClass = (symbol.flags & symbolFlags.class) !== 0;
  return {
    name: symbol.name,
    qualifiedName: checker.getFullyQualifiedName(symbol),
    origin: originOf(program, symbol),
    isClass,
    hasConstructor: (symbol.flags & symbolFlags.variable) !== 0 && isConstructible(checker, symbol),
    isEnum: (symbol.flags & symbolFlags.enum) !== 0,
  };
}

export function isOptionalSymbol(symbol: ts.Symbol): boolean {
  return (symbol.flags & symbolFlags.optional) !== 0;
}

export function isMethodSymbol(symbol: ts.Symbol): boolean {
  return (symbol.flags & (symbolFlags.method | symbolFlags.accessor)) !== 0;
}

/** `#name`, or a member declared `private` or `protected`. */
export function isPrivateSymbol(symbol: ts.Symbol): boolean {
  if (symbol.name.startsWith("#") || symbol.name.startsWith("__#")) return true;
  return (symbol.declarations ?? []).some((declaration) => {
    const { modifiers } = declaration as { readonly modifiers?: readonly ts.Node[] };
    return modifiers?.some((modifier) => ["private", "protected"].includes(modifier.getText())) ?? false;
  });
}

/** `@@iterator` for `[Symbol.iterator]`, `@@` and more for other symbols; else the name. */
export function plainName({ name }: ts.Symbol): string {
  if (!name.startsWith("__@")) return name;
  const end = name.indexOf("@", 3);
  return `@@${end < 0 ? name.slice(3) : name.slice(3, end)}`;
}

/** One declaration in a default library is enough: packages add to what it declares. */
function originOf(program: SymbolPlace, { declarations = [] }: ts.Symbol): string | undefined {
  const files = declarations.map((declaration) => declaration.getSourceFile());
  if (files.some((file) => program.isSourceFileDefaultLibrary(file))) return "lib";
  const [first] = files;
  return first && (packageOf(first.fileName) ?? "project");
}

/** `bson` of `/app/node_modules/bson/bson.d.ts`; the types of a package count as the package. */
function packageOf(file: string): string | undefined {
  const marker = "/node_modules/";
  const start = file.lastIndexOf(marker);
  if (start < 0) return undefined;
  const [scope = "", name = ""] = file.slice(start + marker.length).split("/");
  if (scope !== "@types") return scope.startsWith("@") ? `${scope}/${name}` : scope;
  return name.includes("__") ? `@${name.replace("__", "/")}` : name;
}

function isConstructible(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  const value = checker.getTypeOfSymbol(symbol);
  return value.getConstructSignatures().length > 0 || value.getProperty("prototype") !== undefined;
}
