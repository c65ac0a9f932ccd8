import type { ValueSummary } from "../model/value-summary.ts";
import type { Verdict } from "../model/verdict.ts";
import { type FactsContext, ownModule } from "./function-place.ts";
import { walkAction } from "./guards.ts";
import { mentions } from "./guards-mentions.ts";

/** Whether what the calls of an action's own code give says who calls, by where the calls end. */
export function callerValues(context: FactsContext, value: ValueSummary): ReadonlyMap<number, Verdict> {
  const place = ownModule(context);
  const found = new Map<number, Verdict>();
  walkAction(context, value, place, {
    leave({ call, frame }) {
      if (frame.place.file !== place.file || frame.calls.length > 0) return;
      found.set(call.end, mentions(frame, { kind: "result", call: call.end, path: [] }));
    },
  });
  return found;
}
