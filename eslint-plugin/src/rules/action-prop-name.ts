import { actionPropName as check } from "@server-actions/shared";
import { createRule } from "../create-rule.ts";
import { runCheck } from "../host/run-check.ts";

export default createRule({
  name: check.name,
  meta: {
    type: "suggestion",
    docs: { description: "require props that always get a Server Function to be named for an action" },
    messages: check.messages,
    schema: check.schema,
  },
  defaultOptions: [check.defaults],
  create: (context, [options]) => runCheck(context, check, options),
});
