/**
 * Once somebody is known to be there, nothing that an action calls changes that. A walk that only looks for what is done where nobody is known to
 * be there leaves such calls out, and the files behind them unread, as long as nothing asks what they gave or whether they come back.
 */
import { soundsLikeGuard } from "../knowledge/auth-names.ts";
import type { FlowCall } from "../model/flow.ts";
import type { GuardFrame, Shortcut } from "./guards-model.ts";
import type { GuardState } from "./guards-state.ts";
import { lastName } from "../knowledge/words.ts";

export function newShortcut(): Shortcut {
  return { taken: false, missed: false };
}

/** Whether a call made in `state` is left out; it is noted as such. */
export function leavesOut({ results, shortcut }: GuardFrame, call: FlowCall, { verdict }: GuardState): boolean {
  if (!shortcut || verdict !== "yes" || isFloatingCheck(call)) return false;
  shortcut.taken = true;
  results.set(call.end, { kind: "leftOut", shortcut });
  return true;
}

/** A check that nobody waits for is a finding wherever it stands. */
function isFloatingCheck({ name, settled }: FlowCall): boolean {
  return settled === "dropped" && soundsLikeGuard(lastName(name));
}
