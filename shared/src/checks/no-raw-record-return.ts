import type { TSESTree } from "@typescript-eslint/utils";
import { returnedValues } from "../analyze/returned-values.ts";
import { originOf } from "../analyze/value-origin.ts";
import { isPasswordName } from "../knowledge/secrets.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { spanOf } from "../model/span.ts";
import { memberName } from "../syntax/calls.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";
import { fieldNames } from "../types/field-names.ts";
import { secretRecord } from "./secret-values.ts";

/**
 * All that an action returns is sent to whoever called it, with every field: a TypeScript type takes none away, and what the page does not show
 * is in the response all the same. https://nextjs.org/docs/app/guides/data-security, https://react.dev/reference/rsc/use-server (every version)
 */
const messages = {
  wholeRecord:
    "Whoever calls this action receives all fields of the `{{table}}` record, also those that no page shows. Select the fields that it needs.",
  secretField:
    "Whoever calls this action receives `{{field}}` with the `{{table}}` record. Select the fields that the client needs.",
  secretOfType:
    "Whoever calls this action receives `{{field}}`: the type of this value has it. Return the fields that the client needs.",
};

type MessageId = keyof typeof messages;

export const noRawRecordReturn: Check<object, MessageId> = {
  name: "no-raw-record-return",
  code: 72209,
  preset: "security",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (!module.isReact || module.boundary === "client" || isTestFile(module.filename)) return;
    for (const serverFunction of module.serverFunctions) {
      const { handler } = serverFunction;
      if (!handler || mapsResult(serverFunction)) continue;
      for (const value of returnedValues(module, handler)) yield* inspect(context, value);
    }
  },
};

function* inspect(context: CheckContext<object>, value: TSESTree.Node): Generator<Finding<MessageId>> {
  const source = copiedValue(value);
  const { path, root } = originOf(context.module, source);
  const type = isName(source) ? context.types?.viewOf(source) : undefined;
  const names = type && fieldNames(type);
  const record = root.type === "CallExpression" ? secretRecord(context, root, path, names) : undefined;
  const span = spanOf(value);
  if (record) {
    const { field, table } = record;
    yield field === undefined
      ? { span, messageId: "wholeRecord", data: { table } }
      : { span, messageId: "secretField", data: { field, table } };
    return;
  }
  const field = names?.find(isPasswordName);
  if (field !== undefined) yield { span, messageId: "secretOfType", data: { field } };
}

/** Not what is made in place, and not a call, whose result may be a promise. */
function isName({ type }: TSESTree.Node): boolean {
  return type === "Identifier" || type === "MemberExpression";
}

/** A wrapper may make something else of the result, and so does a schema for it. */
function mapsResult({ form, wrappers }: ServerFunction): boolean {
  if (form !== "builder") return form !== "function" && form !== "alias";
  return wrappers.some(
    ({ callee }) => callee.type === "MemberExpression" && outputMethods.has(memberName(callee) ?? ""),
  );
}

/** `x` of `JSON.parse(JSON.stringify(x))`, `structuredClone(x)` and `x.toObject()`: the same fields. */
function copiedValue(value: TSESTree.Node): TSESTree.Node {
  if (value.type !== "CallExpression") return value;
  const [argument] = value.arguments;
  const { callee } = value;
  if (callee.type === "Identifier")
    return callee.name === "structuredClone" && argument ? unwrapAwait(argument) : value;
  if (callee.type !== "MemberExpression") return value;
  const method = memberName(callee);
  if (method === "toObject" || method === "toJSON") return unwrapAwait(callee.object);
  const isJson = callee.object.type === "Identifier" && callee.object.name === "JSON";
  if (!isJson || !argument) return value;
  const inner = unwrapAwait(argument);
  if (method === "stringify") return inner;
  return method === "parse" && inner.type === "CallExpression" ? copiedValue(inner) : value;
}

const outputMethods: ReadonlySet<string> = new Set(["output", "outputSchema"]);
