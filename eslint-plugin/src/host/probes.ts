import type { Check } from "@server-actions/shared";
import type { RuleContext } from "../create-rule.ts";
import { sourceCodeOf } from "./context.ts";
import { readSettings } from "./settings.ts";

/** What the probes of the checks say of the linted file. */
export interface Probes {
  /** Whether the check can find anything in the file, by its text alone. */
  mayApply(context: RuleContext, check: Pick<Check, "canApply">): boolean;
}

/**
 * Most checks share a probe, and a host asks all rules of a file one after another: each probe is asked once a file. Only the text is touched:
 * oxlint makes a tree when somebody asks for it.
 */
export function createProbes(): Probes {
  let last: { readonly text: string; readonly settings: object; readonly answers: Map<Check["canApply"], boolean> } = {
    text: "",
    settings: {},
    answers: new Map(),
  };
  return {
    mayApply(context, { canApply }) {
      const { text } = sourceCodeOf(context);
      const { settings } = readSettings(context);
      if (last.text !== text || last.settings !== settings) last = { text, settings, answers: new Map() };
      const known = last.answers.get(canApply);
      if (known !== undefined) return known;
      const answer = canApply(text, settings);
      last.answers.set(canApply, answer);
      return answer;
    },
  };
}
