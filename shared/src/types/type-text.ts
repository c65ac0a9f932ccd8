import type { TypeView } from "./type-view.ts";

/**
 * A type as it can be written in any file: made of primitives, arrays of such, and classes of TypeScript's own libraries. `undefined` for one that
 * needs a declaration of the project, or of which nothing is known, and for one that is too long to read.
 */
export function writableText(view: TypeView): string | undefined {
  return isWritable(view) && !isCutShort(view.text) ? view.text : undefined;
}

function isWritable(view: TypeView): boolean {
  const { alias, kind, members, symbol, text, typeArguments } = view;
  if (alias !== undefined) return false;
  switch (kind) {
    case "nullish":
      return true;
    case "primitive":
    case "symbol":
      // Enums and their members, and symbols of their own, have declarations.
      return !symbol && text !== "never";
    case "union":
      return members.every(isWritable);
    case "object":
      if (symbol?.origin !== "lib") return false;
      return typeArguments.length === 0 || (symbol.name === "Array" && typeArguments.every(isWritable));
    default:
      return false;
  }
}

/** By the classifier, or by TypeScript. */
function isCutShort(text: string): boolean {
  return text.endsWith("…") || text.includes("...");
}
