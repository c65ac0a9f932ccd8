import type { Capture } from "../analyze/captures.ts";
import { prefixOf } from "../analyze/member-paths.ts";
import { type Flaw, isFlaw } from "../types/sendability.ts";
import { judgeSending } from "../types/serializability.ts";
import { viewOfExpression } from "./expression-view.ts";
import type { ValueScope } from "./value-scope.ts";

/** What becomes of a value that an inline action takes along, where it may not arrive as it is. */
export function flawOfCapture(scope: ValueScope, { path, uses: [use] }: Capture): Flaw | undefined {
  if (!use) return undefined;
  const captured = path.length === 0 ? use.root : prefixOf(scope.module.text, use.node, path.length);
  const flaw = judgeSending(viewOfExpression(scope, captured), "captured");
  return isFlaw(flaw) ? flaw : undefined;
}

/** Why React certainly refuses it. */
export function refusalOfCapture(scope: ValueScope, capture: Capture): Flaw | undefined {
  const flaw = flawOfCapture(scope, capture);
  return flaw?.verdict === "no" && flaw.certain ? flaw : undefined;
}
