import type { TSESTree } from "@typescript-eslint/utils";
import { addDirective, canBeServerFunction } from "./add-directive.ts";
import { armsOf } from "../crossing/arms.ts";
import { viewOfExpression } from "../crossing/expression-view.ts";
import type { CodeScope } from "../crossing/value-scope.ts";
import {
  actionsOfHostElements,
  type PassedProp,
  type PropTest,
  propsToClientEntries,
} from "../crossing/passed-props.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { spanOf } from "../model/span.ts";
import { mentionsAny } from "../syntax/text-probe.ts";

/**
 * A prop named for an action is called from the client, so a Server Component has to pass a Server Function: React cannot send any other
 * function, and rendering throws. The same goes for `action` of a form and `formAction` of a button. React 19, Next.js 14 - 16:
 * tests/oracles/react-flight, https://react.dev/reference/rsc/use-client#serializable-types
 */
const messages = {
  ordinaryFunction:
    '`{{prop}}` of `{{component}}` gets a function that is no Server Function, so rendering throws. Give the function a `"use server"` directive, or pass one that has it.',
  addDirective: 'Make it a Server Function: add `"use server"`.',
};

type MessageId = keyof typeof messages;

export const actionPropValue: Check<object, MessageId> = {
  name: "action-prop-value",
  code: 72304,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsAny(text, ["<"]),
  *run(context) {
    if (!context.module.isReact) return;
    const { module, settings } = context;
    const isSuspect: PropTest = ({ value }) => armsOf(value).some((arm) => isFunctionValue({ module }, arm));
    for (const passed of actionsOfHostElements(context, isSuspect)) yield* findingsFor(context, passed);
    const isSuspectAction: PropTest = (prop) => settings.actionPropName.test(prop.name) && isSuspect(prop);
    for (const passed of propsToClientEntries(context, isSuspectAction)) yield* findingsFor(context, passed);
  },
};

function isFunctionValue(scope: CodeScope, node: TSESTree.Node): boolean {
  return viewOfExpression(scope, node).certain === "function";
}

function* findingsFor(
  { module, graph }: CheckContext<object>,
  { name, value, component }: PassedProp,
): Generator<Finding<MessageId>> {
  for (const arm of armsOf(value)) {
    if (!isFunctionValue({ module, graph }, arm)) continue;
    const target = canBeServerFunction({ module, graph }, arm);
    const edits = target ? addDirective(module, target) : [];
    yield {
      span: spanOf(arm),
      messageId: "ordinaryFunction",
      data: { prop: name, component },
      ...(edits.length > 0 && { suggestions: [{ messageId: "addDirective" as const, edits }] }),
    };
  }
}
