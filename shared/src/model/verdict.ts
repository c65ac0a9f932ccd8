/** Three-valued answer. `"unknown"` never leads to a finding. */
export type Verdict = "yes" | "no" | "unknown";

/** `"yes"` when one is, `"unknown"` when none is but one may be, else `"no"`. */
export function anyYes(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = "no";
  for (const verdict of verdicts) {
    if (verdict === "yes") return "yes";
    if (verdict === "unknown") result = "unknown";
  }
  return result;
}

/** `"no"` when one is not, `"unknown"` when all are or may be, else `"yes"` (also for none). */
export function allYes(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = "yes";
  for (const verdict of verdicts) {
    if (verdict === "no") return "no";
    if (verdict === "unknown") result = "unknown";
  }
  return result;
}
