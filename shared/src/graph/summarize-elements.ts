import type { TSESTree } from "@typescript-eslint/utils";
import type { AttributeSummary, ElementSummary, ValueSummary } from "../model/summary.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { attributeName, isHostElement, soleChildExpression } from "../syntax/jsx.ts";
import { summarizeValue, type ValueContext } from "./summarize-values.ts";
import { spanOf } from "../model/span.ts";

/** The elements of a file whose tag names a component; those with a tag nobody can name are left out. */
export function summarizeElements(context: ValueContext): ElementSummary[] {
  const elements: ElementSummary[] = [];
  for (const node of context.module.nodesOfType("JSXOpeningElement")) {
    if (!node.name || isHostElement(node)) continue;
    const tag = referenceOf(context.module, node.name);
    if (tag.kind === "unknown") continue;
    const around = enclosingFunction(node);
    elements.push({
      tag,
      span: spanOf(node),
      attributes: attributesOf(context, node),
      spreads: spreadsOf(context, node),
      owner: around && context.indexOf.get(around),
    });
  }
  return elements;
}

/** A lone expression between the tags counts as the attribute `children`, as React passes it. */
function attributesOf(context: ValueContext, node: TSESTree.JSXOpeningElement): AttributeSummary[] {
  const attributes: AttributeSummary[] = [];
  for (const attribute of node.attributes) {
    if (attribute.type !== "JSXAttribute") continue;
    const value = attributeValue(context, attribute.value);
    attributes.push({ name: attributeName(attribute), span: spanOf(attribute), value });
  }
  const child = soleChildExpression(node);
  if (child) attributes.push({ name: "children", span: spanOf(child), value: summarizeValue(context, child) });
  return attributes;
}

function spreadsOf(context: ValueContext, node: TSESTree.JSXOpeningElement): ValueSummary[] {
  const spreads = node.attributes.filter((attribute) => attribute.type === "JSXSpreadAttribute");
  return spreads.map((spread) => (spread.argument ? summarizeValue(context, spread.argument) : { kind: "unknown" }));
}

function attributeValue(context: ValueContext, value: TSESTree.JSXAttribute["value"]): ValueSummary {
  if (value?.type !== "JSXExpressionContainer") return { kind: "value" };
  const { expression } = value;
  return expression.type === "JSXEmptyExpression" ? { kind: "unknown" } : summarizeValue(context, expression);
}
