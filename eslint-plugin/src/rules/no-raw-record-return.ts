import { noRawRecordReturn as check } from "@server-actions/shared";
import { createRule } from "../create-rule.ts";
import { runCheck } from "../host/run-check.ts";

export default createRule({
  name: check.name,
  meta: {
    type: "problem",
    docs: { description: "disallow returning a record with secrets as it is stored" },
    messages: check.messages,
    schema: check.schema,
  },
  defaultOptions: [check.defaults],
  create: (context, [options]) => runCheck(context, check, options),
});
