import { elementTypes } from "../knowledge/crossing-types.ts";
import type { TypeView } from "./type-view.ts";

/** Whether a type is that of an element, or of what may be rendered. */
export function isElementType({ alias, certain, symbol }: TypeView): boolean {
  return (
    certain === "element" ||
    (alias !== undefined && elementTypes.has(alias)) ||
    (symbol !== undefined && elementTypes.has(symbol.qualifiedName))
  );
}

/** Whether a value of the type may be an element; of a type that nobody knows, it may. */
export function mayBeElement(view: TypeView): boolean {
  if (view.kind === "opaque" || view.kind === "variable") return true;
  return isElementType(view) || (view.kind === "union" && view.members.some(mayBeElement));
}
