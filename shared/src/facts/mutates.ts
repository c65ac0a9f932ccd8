import { isWritingName } from "../knowledge/mutations-names.ts";
import type { Fact } from "../model/facts.ts";
import { type Effects, isMutation } from "./effects-of.ts";

/** Whether a function changes anything that outlives the request, by its effects; a call whose name says so counts where it cannot be followed. */
export function mutatesBy({ effects, doubts }: Effects): Fact {
  const mutation = effects.find(({ kind }) => isMutation(kind));
  if (mutation) return { verdict: "yes", trace: mutation.trace };
  const named = doubts.find((trace) => isWritingName(lastName(trace)));
  if (named) return { verdict: "yes", trace: named };
  const [doubt] = doubts;
  return doubt ? { verdict: "unknown", trace: doubt } : { verdict: "no", trace: [] };
}

function lastName(trace: Fact["trace"]): string {
  return trace.at(-1)?.name.split(".").at(-1)?.replaceAll("()", "") ?? "";
}
