import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { mayHaveClientDirective } from "../syntax/text-probe.ts";
import { mayGetActionProps, type UnnamedActionProp, unnamedActionProps } from "./unnamed-action-props.ts";

/**
 * Of the functions that a Server Component passes to a client component React sends Server Functions only, and a call of one is a request. The
 * name of a prop is all that the component shows of that: `action` and `...Action` are the names that React and Next.js read as such (diagnostic
 * 71007 of Next's own plugin). Nothing fails without it.
 * https://react.dev/reference/react/useTransition#exposing-action-props-from-components (React 19), Next.js 14 - 16.
 */
const messages = {
  unnamedAction:
    "`{{prop}}` of the client component `{{component}}` always gets a Server Function, so a call of it sends a request. Rename it to `{{newName}}`.",
  unnamedActionProp:
    "`{{prop}}` of the client component `{{component}}` always gets a Server Function, so a call of it sends a request. Give it a name that `actionPropName` accepts.",
};

type MessageId = keyof typeof messages;

export const actionPropName: Check<object, MessageId> = {
  name: "action-prop-name",
  code: 72306,
  preset: undefined,
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveClientDirective,
  mayConcern: mayGetActionProps,
  *run(context) {
    for (const unnamed of unnamedActionProps(context)) yield findingFor(context, unnamed);
  },
};

function findingFor(
  { settings }: CheckContext<object>,
  { component: { name }, places, prop, span }: UnnamedActionProp,
): Finding<MessageId> {
  const newName = `${prop}Action`;
  const isAccepted = settings.actionPropName.test(newName);
  return {
    span,
    messageId: isAccepted ? "unnamedAction" : "unnamedActionProp",
    data: { prop, component: name, ...(isAccepted && { newName }) },
    related: places.map((place) => ({ ...place, message: `A Server Function is passed as \`${prop}\` here.` })),
  };
}
