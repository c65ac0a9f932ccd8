/** Where an action asks who its caller is: the calls of its own code that give the caller, or check it while nobody waits. */
import { findAuthPrimitive, isAuthPackage } from "../knowledge/auth-primitives.ts";
import { soundsLikeGuard } from "../knowledge/auth-names.ts";
import type { FlowCall } from "../model/flow.ts";
import type { GuardWatch, VisitedCall } from "./guards-model.ts";
import { type GuardState, meeting } from "./guards-state.ts";
import type { CallResult, ModulePlace } from "./guards-values.ts";
import { resultOf } from "./guards-frames.ts";
import { mentions } from "./guards-mentions.ts";
import { lastName } from "../knowledge/words.ts";

/** `read`: gives somebody or nothing, and ends nothing itself. `check`: an async function that throws or leaves when there is nobody. */
export interface AskedCaller {
  readonly kind: "check" | "read";
  readonly call: FlowCall;
  /** The members of what a library gives that are missing where there is nobody, with dots; `""` is the result itself. */
  readonly missing: readonly string[];
}

/** Sees to the calls in the file of `place` during a walk: in the order in which they run; those of functions it calls are theirs. */
export function askedCallersRecorder(place: ModulePlace): {
  readonly watch: GuardWatch;
  readonly asked: () => readonly AskedCaller[];
} {
  const found = new Map<number, AskedCaller>();
  return {
    asked: () => [...found.values()],
    watch: {
      leave(visited) {
        const { call, frame } = visited;
        if (frame.place.file !== place.file || frame.calls.length > 0) return;
        const kind = kindOf(visited);
        if (kind) found.set(call.end, { kind, call, missing: missingOf(visited) });
      },
    },
  };
}

function missingOf({ call, frame }: VisitedCall): readonly string[] {
  const result = resultOf(frame, call.end);
  return (result?.kind === "identity" ? result.row.missing : undefined) ?? [""];
}

function kindOf({ call, frame, state }: VisitedCall): AskedCaller["kind"] | undefined {
  if (!soundsLikeGuard(lastName(call.name))) return undefined;
  const result = resultOf(frame, call.end);
  if (!result) return undefined;
  if (result.kind === "identity") return kindOfLibrary(call, result);
  if (result.kind !== "returned") return undefined;
  const isChecked = endOf(result)?.verdict;
  if (isChecked === "yes") return state.verdict !== "yes" && isAsync(result) ? "check" : undefined;
  const given = mentions(frame, { kind: "result", call: call.end, path: [] });
  return isChecked === "no" && given === "yes" ? "read" : undefined;
}

/** By the tables of libraries alone: what only sounds like one may be anything. */
function kindOfLibrary(
  { callee }: FlowCall,
  { callee: named, row }: Extract<CallResult, { kind: "identity" }>,
): AskedCaller["kind"] | undefined {
  if (named) return isAuthPackage(named.source ?? "") ? "read" : undefined;
  const reference = callee.kind === "reference" ? callee.reference : undefined;
  if (reference?.kind !== "import" || !isAuthPackage(reference.source) || row.missing !== undefined) return undefined;
  const written = [reference.name, ...reference.path].join(".");
  return findAuthPrimitive(reference.source, written)?.synchronous ? undefined : "check";
}

function endOf({ returns }: Extract<CallResult, { kind: "returned" }>): GuardState | undefined {
  return returns.map(({ state }) => state).reduce<GuardState | undefined>(meeting, undefined);
}

function isAsync({ returns }: Extract<CallResult, { kind: "returned" }>): boolean {
  return returns.some(({ value }) => {
    if (value.kind !== "flow") return false;
    const { index, summary } = value.frame.place;
    return summary.functions[index]?.async ?? false;
  });
}
