/** What an inline action is called in the file of Server Functions that it moves to. */
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isCapitalized, uncapitalize } from "../syntax/first-letter.ts";
import { enclosingFunction, functionName } from "../syntax/functions.ts";
import { attributeName, isHostElement } from "../syntax/jsx.ts";
import { isNamed } from "../syntax/names-of-file.ts";
import { wrapped } from "../syntax/unwrap.ts";

/** Of one without a name: for the prop that a component takes it as, else for the nearest function around that has a name. */
export function nameForMoved(action: FunctionNode): string {
  return withSuffix(functionName(action) ?? propName(action) ?? uncapitalize(nameAround(action) ?? "action"));
}

/** `saveAction` of `saveAction={...}`, `save` of `onSave={...}`; what HTML elements call it says nothing. */
function propName(action: FunctionNode): string | undefined {
  const container = wrapped(action).parent;
  const attribute = container?.type === "JSXExpressionContainer" ? container.parent : undefined;
  if (attribute?.type !== "JSXAttribute" || isHostElement(attribute.parent)) return undefined;
  const name = attributeName(attribute);
  if (name === "action" || name === "formAction" || name.includes(":") || name.includes("-")) return undefined;
  const event = name.startsWith("on") ? name.slice(2) : "";
  return isCapitalized(event) ? uncapitalize(event) : name;
}

function nameAround(action: FunctionNode): string | undefined {
  for (let around = enclosingFunction(action); around; around = enclosingFunction(around)) {
    const name = functionName(around);
    if (name !== undefined) return name;
  }
  return undefined;
}

function withSuffix(name: string): string {
  return name.toLowerCase().endsWith("action") ? name : `${name}Action`;
}

/** `base`, else `base2`, `base3`, ...: the first that means nothing in the module, where names of props and members do not count, and stands not in `text`. */
export function freeName({ scopes }: ModuleAnalysis, text: string, base: string): string {
  const isTaken = (name: string): boolean => text.includes(name) || isNamed(scopes, name);
  for (let number = 2, name = base; ; number += 1, name = `${base}${number - 1}`) if (!isTaken(name)) return name;
}
