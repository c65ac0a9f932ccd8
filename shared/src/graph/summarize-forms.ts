import type { FormSummary } from "../model/summary.ts";
import { spanOf } from "../model/span.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { attributeExpression, attributeName, isHostElement } from "../syntax/jsx.ts";
import { summarizeValue, type ValueContext } from "./summarize-values.ts";

/** The expressions that HTML forms and their buttons are given as actions. */
export function summarizeForms(context: ValueContext): FormSummary[] {
  const forms: FormSummary[] = [];
  for (const node of context.module.nodesOfType("JSXAttribute")) {
    const name = attributeName(node);
    if (name !== "action" && name !== "formAction") continue;
    const expression = attributeExpression(node);
    if (!expression || node.parent.type !== "JSXOpeningElement" || !isHostElement(node.parent)) continue;
    const around = enclosingFunction(node);
    const owner = around && context.indexOf.get(around);
    forms.push({ name, span: spanOf(node), value: summarizeValue(context, expression), owner });
  }
  return forms;
}
