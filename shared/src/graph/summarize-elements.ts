import type { AttributeSummary, ElementSummary } from "../model/summary.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { spanOf } from "../model/span.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { type ElementSite, elementsOf, type GivenProp } from "../syntax/elements.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { summarizeValue, type ValueContext } from "./summarize-values.ts";

/** The elements of a file whose tag names a component; those with a tag nobody can name are left out. */
export function summarizeElements(context: ValueContext): ElementSummary[] {
  const elements: ElementSummary[] = [];
  for (const site of elementsOf(context.module)) {
    const tag = site.isHost ? undefined : referenceOf(context.module, site.tag);
    if (!tag || tag.kind === "unknown") continue;
    const around = enclosingFunction(site.node);
    elements.push({
      tag,
      span: spanOf(site.node),
      ...givenTo(context, site),
      owner: around && context.indexOf.get(around),
    });
  }
  return elements;
}

function givenTo(context: ValueContext, { given }: ElementSite): Pick<ElementSummary, "attributes" | "spreads"> {
  const lastSpread = given.findLastIndex(({ kind }) => kind === "spread");
  const attributes = given.flatMap((each, index): AttributeSummary[] => {
    if (each.kind === "spread") return [];
    return [{ ...attributeOf(context, each), ...(index < lastSpread && { replaceable: true }) }];
  });
  const spreads = given.flatMap((each): ValueSummary[] => {
    if (each.kind === "prop") return [];
    return [each.value ? summarizeValue(context, each.value) : { kind: "unknown" }];
  });
  return { attributes, spreads };
}

function attributeOf(context: ValueContext, { name, value, node }: GivenProp): AttributeSummary {
  if (value) return { name, span: spanOf(node), value: summarizeValue(context, value) };
  return { name, span: spanOf(node), value: { kind: node.type === "JSXAttribute" ? "value" : "unknown" } };
}
