/** What a navigation call does on the client, where only rendering is interrupted by its error. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import type { Navigation, NavigationContext } from "../navigation/navigation-calls.ts";
import { isCapitalized } from "../syntax/first-letter.ts";
import { enclosingFunction, functionName } from "../syntax/functions.ts";

/** On the client only what runs while rendering takes effect by throwing; handlers of events are another rule's. */
export function isClientEvent(
  { module }: NavigationContext,
  call: TSESTree.Node,
  { how }: Pick<Navigation, "how">,
): boolean {
  if (module.boundary !== "client") return false;
  const around = enclosingFunction(call);
  return how === "rejects" || !around || around.async || !isRenderFunction(around);
}

function isRenderFunction(node: FunctionNode): boolean {
  const name = functionName(node) ?? "";
  return isCapitalized(name) || (name.startsWith("use") && isCapitalized(name.slice("use".length)));
}
