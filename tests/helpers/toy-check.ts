import { createRule, type Rule } from "../../eslint-plugin/src/create-rule.ts";
import { runCheck } from "../../eslint-plugin/src/host/run-check.ts";
import type { Check } from "../../shared/src/model/check.ts";

/** A check small enough to show what a host does with it: reports each `debugger` statement unless told otherwise. */
export function toyCheck(parts: Partial<Check> = {}): Check {
  return {
    name: "toy",
    code: 72999,
    preset: "recommended",
    severity: "error",
    messages: { found: "Found `{{ what }}`.", remove: "Remove it." },
    schema: [],
    defaults: {},
    canApply: (text) => text.includes("debugger"),
    *run({ module }) {
      for (const { range } of module.nodesOfType("DebuggerStatement")) {
        const span = { start: range[0], end: range[1] };
        const remove = { messageId: "remove", edits: [{ ...span, text: "" }] };
        yield { span, messageId: "found", data: { what: "debugger" }, suggestions: [remove] };
      }
    },
    ...parts,
  };
}

/** The rule of a toy check, made as the plugin's own rules are. */
export function toyRule(check: Check): Rule {
  return createRule({
    name: check.name,
    meta: {
      type: "problem",
      docs: { description: "report a toy" },
      fixable: "code",
      hasSuggestions: true,
      messages: check.messages,
      schema: check.schema,
    },
    defaultOptions: [check.defaults],
    create: (context, [options]) => runCheck(context, check, options),
  });
}
