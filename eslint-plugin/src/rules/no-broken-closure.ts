import { noBrokenClosure as check } from "@server-actions/shared";
import { createRule } from "../create-rule.ts";
import { runCheck } from "../host/run-check.ts";

export default createRule({
  name: check.name,
  meta: {
    type: "problem",
    docs: {
      description:
        "disallow closures of inline Server Functions that compile and then fail when the action is submitted",
    },
    hasSuggestions: true,
    messages: check.messages,
    schema: check.schema,
  },
  defaultOptions: [check.defaults],
  create: (context, [options]) => runCheck(context, check, options),
});
