import type { TSESTree } from "@typescript-eslint/utils";
import { armsOf } from "../crossing/arms.ts";
import { viewOfExpression } from "../crossing/expression-view.ts";
import { codeAndNames, type CodeScope, type ValueScope } from "../crossing/value-scope.ts";
import {
  actionsOfHostElements,
  type PassedProp,
  type PropTest,
  propsToClientEntries,
  propsToHostActions,
} from "../crossing/passed-props.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { spanOf } from "../model/span.ts";
import { defaultSettings } from "../settings/defaults.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { mayRenderOnServer } from "./elements-on-server.ts";
import { passedFunctionMessages, repairsOfPassedFunction } from "./passed-function.ts";

/**
 * A prop named for an action is called from the client, so a Server Component has to pass a Server Function: React cannot send any other
 * function, and rendering throws. The same goes for `action` of a form and `formAction` of a button. React 19, Next.js 14 - 16:
 * tests/oracles/react-flight, https://react.dev/reference/rsc/use-client#serializable-types
 */
const messages = {
  ordinaryFunction:
    '`{{prop}}` of `{{component}}` gets a function that is no Server Function, so rendering throws. Give the function a `"use server"` directive, or pass one that has it.',
  ...passedFunctionMessages,
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
  canApply: (text, { actionPropName }) => mayNameProp(text, actionPropName),
  mayConcern: mayRenderOnServer,
  *run(context) {
    if (!context.module.isReact) return;
    const { settings } = context;
    const code = codeOf(context);
    const scope = codeAndNames(code);
    const isSuspect: PropTest = ({ value, member }) =>
      !member && armsOf(value).some((arm) => isFunctionValue(scope, arm));
    const isSuspectAction: PropTest = (prop) => settings.actionPropName.test(prop.name) && isSuspect(prop);
    for (const passed of actionsOfHostElements(code, isSuspect)) yield* findingsFor(context, passed);
    for (const passed of propsToHostActions(code, isSuspectAction)) yield* findingsFor(context, passed);
    for (const passed of propsToClientEntries(code, isSuspectAction)) yield* findingsFor(context, passed);
  },
};

/** A prop that the user's own pattern matches may be called anything. */
function mayNameProp(text: string, actionPropName: RegExp): boolean {
  return actionPropName.source !== defaultSettings.actionPropName.source || mentionsAny(text, ["action", "Action"]);
}

function isFunctionValue(scope: CodeScope, node: TSESTree.Node): boolean {
  return viewOfExpression(scope, node).certain === "function";
}

function* findingsFor(
  context: CheckContext<object>,
  { name, value, tag, component, through = component }: PassedProp,
): Generator<Finding<MessageId>> {
  for (const arm of armsOf(value)) {
    if (!isFunctionValue(codeOf(context), arm)) continue;
    const suggestions = repairsOfPassedFunction(context, arm, { forAction: true });
    yield {
      span: spanOf(arm),
      messageId: "ordinaryFunction",
      data: { prop: name, component: through },
      related: [tag, arm].flatMap((part) => definedElsewhere(context, part)),
      ...(suggestions.length > 0 && { suggestions }),
    };
  }
}

/** Types make no difference to what is reported. */
function codeOf({ module, graph }: CheckContext<object>): ValueScope {
  return { module, graph };
}
