/** What of an address stands where the host's name may still go on: no `/`, `?` or `#` has ended it. https://url.spec.whatwg.org/#host-state */
import type { TSESTree } from "@typescript-eslint/utils";
import { evaluateInput } from "../flow/input-expressions.ts";
import type { InputFlow } from "../flow/input-values.ts";
import { valueBehind } from "../syntax/bindings.ts";
import { stringValue } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** `next` of `${request.nextUrl.origin}${next}`, and of `"https://example.com" + next`: as `@evil.example` it leads to another site. */
export function partsBehindHost(flow: InputFlow, address: TSESTree.Node): readonly TSESTree.Node[] {
  const [first, ...others] = partsOf(flow, valueBehind(flow.module, address) ?? address);
  if (first === undefined || !isOrigin(flow, first)) return [];
  const end = others.findIndex((part) => typeof part === "string" && endsHost(part));
  return others.slice(0, end < 0 ? undefined : end).filter((part) => typeof part !== "string");
}

/** A text is what is known of the address there. */
type Part = string | TSESTree.Node;

function partsOf(flow: InputFlow, expression: TSESTree.Node): readonly Part[] {
  const node = unwrap(expression);
  if (node.type === "BinaryExpression" && node.operator === "+")
    return [...partsOf(flow, node.left), ...partsOf(flow, node.right)];
  if (node.type !== "TemplateLiteral") {
    const text = stringValue(valueBehind(flow.module, node));
    return text === "" ? [] : [text ?? node];
  }
  return node.quasis.flatMap(({ value }, index): readonly Part[] => {
    const next = node.expressions[index];
    return [...(value.cooked ? [value.cooked] : []), ...(next ? partsOf(flow, next) : [])];
  });
}

/** `https://example.com`, or the request's own: such a text ends with its host. */
function isOrigin(flow: InputFlow, part: Part): boolean {
  if (typeof part !== "string") {
    const values = evaluateInput(flow, part);
    return values.length > 0 && values.every(({ path }) => path.at(-1) === "origin");
  }
  const host = ["https://", "http://"].flatMap((start) =>
    part.startsWith(start) ? [part.slice(start.length)] : [],
  )[0];
  return host !== undefined && host !== "" && !endsHost(host);
}

function endsHost(text: string): boolean {
  return ["/", "?", "#", "\\"].some((character) => text.includes(character));
}
