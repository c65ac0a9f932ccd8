import { noIgnoredAuthResult as check } from "@server-actions/shared";
import { createRule } from "../create-rule.ts";
import { runCheck } from "../host/run-check.ts";

export default createRule({
  name: check.name,
  meta: {
    type: "problem",
    docs: { description: "disallow asking who calls a Server Function without acting on the answer" },
    hasSuggestions: true,
    messages: check.messages,
    schema: check.schema,
  },
  defaultOptions: [check.defaults],
  create: (context, [options]) => runCheck(context, check, options),
});
