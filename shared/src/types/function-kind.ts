/** Whether a callable type can only be an ordinary function. */
import type { Channel } from "../knowledge/crossing-kinds.ts";
import { isElementType } from "./element-type.ts";
import type { TypeView } from "./type-view.ts";

/**
 * A function that returns a promise may be a Server Function, and towards the client one that returns elements may be a component of a client
 * module; React sends a reference to either. Only what returns neither is known to be refused.
 */
export function kindOfFunction(view: TypeView, channel: Channel): "function" | "opaque" {
  const isOrdinary = view.callReturns.every(
    (result) => !mayBePromise(result) && (channel === "argument" || !mayGiveElement(result)),
  );
  return isOrdinary ? "function" : "opaque";
}

function mayBePromise(result: TypeView): boolean {
  if (result.kind === "opaque" || result.kind === "variable") return true;
  if (result.kind === "union" || result.kind === "intersection") return result.members.some(mayBePromise);
  return result.symbol?.name === "Promise" || result.symbol?.name === "PromiseLike";
}

function mayGiveElement(result: TypeView): boolean {
  return isElementType(result) || (result.kind === "union" && result.members.some(mayGiveElement));
}
