/** The handlers that keep the error of a navigation call, as a person is shown them. */
import type { RouteStep } from "../flow/error-route.ts";
import type { RelatedSpan } from "../model/finding.ts";
import type { Navigation, NavigationContext } from "../navigation/navigation-calls.ts";

export type Handler = Exclude<RouteStep, { kind: "passed" }>;

/** As a message names it. */
export function nameOfHandler(handler: Handler): string {
  if (handler.kind === "callback")
    return handler.method === "catch" ? "the callback of `.catch()`" : "the second callback of `.then()`";
  return handler.kind === "catch" ? "the `catch` block" : "the `finally` block";
}

/** Where the error ends, and which call of a helper throws it. */
export function relatedToHandler(
  { module }: NavigationContext,
  handler: Handler,
  { inside }: Navigation,
): RelatedSpan[] {
  const node =
    handler.kind === "catch" ? handler.handler : handler.kind === "finally" ? handler.finalizer : handler.callback;
  const [start, end] = node.range;
  const keeper: RelatedSpan = {
    file: module.filename,
    start,
    end: Math.min(end, start + 5),
    message: "The error ends here.",
  };
  const caught = handler.kind === "catch" ? keeper : { ...keeper, end };
  return inside
    ? [caught, { file: inside.file, start: inside.start, end: inside.end, message: `\`${inside.name}()\` throws it.` }]
    : [caught];
}
