import type { TSESTree } from "@typescript-eslint/utils";
import { armsOf } from "../crossing/arms.ts";
import { viewOfExpression } from "../crossing/expression-view.ts";
import { placeOf, wordsOf } from "../crossing/flaw-words.ts";
import { readsInside, statePositionOf } from "../crossing/returned-state.ts";
import { scopeOf, trustedTypes, type TrustOptions } from "../crossing/trusted-types.ts";
import { typedView } from "../crossing/value-scope.ts";
import { returnedBy } from "../flow/input-expressions.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { spanOf } from "../model/span.ts";
import { throwsForArguments } from "../knowledge/crossing-kinds.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { type Flaw, isFlaw } from "../types/sendability.ts";
import { judgeSending } from "../types/serializability.ts";
import type { TypeView } from "../types/type-view.ts";
import { conversionsOf } from "./conversions.ts";
import { isCalledByNext, staysOnServer } from "./endpoint-use.ts";

/**
 * React encodes what a Server Function returns. What it cannot send makes the caller's promise reject, though the request answers 200; errors
 * lose their message and fields in production; and what has `toJSON` or an iterator arrives as something else. React 19.0 - 19.3, Next.js
 * 14 - 16: tests/oracles/react-flight, https://react.dev/reference/rsc/use-server#serializable-parameters-and-return-values
 */
const messages = {
  refused:
    "`{{action}}` returns {{value}}{{place}}, which React cannot send: the caller's promise rejects. Return plain data.",
  gone: "In production the error{{place}} reaches the client without its message and fields. Return the message, or an object with what the client needs.",
  opaqueState:
    "`{{action}}` gets its state back, with an opaque reference in place of {{value}}{{place}}, and reading that throws. Return plain data.",
  thrownState:
    "`useActionState` gives `{{action}}` its state back, and React cannot send {{value}}{{place}}: the next call throws. Return plain data.",
  changed: "`{{action}}` returns {{value}}{{place}}, and the client gets {{arrives}}. Return what the client expects.",
  convert: "Return `{{code}}`.",
};

type MessageId = keyof typeof messages;

export const serializableReturn: Check<TrustOptions, MessageId> = {
  name: "serializable-return",
  code: 72301,
  preset: "recommended",
  severity: "error",
  messages,
  ...trustedTypes,
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (module.boundary === "client") return;
    for (const action of module.serverFunctions) {
      if (isCalledByNext(context.graph, module, action)) continue;
      // A wrapper or builder may turn what the function inside returns into something else.
      if (action.wrappers.length > 0) yield* findingsOfType(context, action);
      if (!action.handler || action.handler.generator || action.wrappers.length > 0) continue;
      for (const value of returnedBy(context.module, action.handler)) yield* findingsFor(context, action, value);
    }
  },
};

function* findingsFor(
  context: CheckContext<TrustOptions>,
  action: ServerFunction,
  value: TSESTree.Node,
): Generator<Finding<MessageId>> {
  const { module } = context;
  const scope = scopeOf(context);
  for (const arm of armsOf(value)) {
    const { flaw, messageId } = faultOf(context, action, viewOfExpression(scope, arm)) ?? {};
    if (!flaw || !messageId) continue;
    if (messageId === "changed" && staysOnServer(context.graph, module, action)) continue;
    const { node } = placeOf(arm, flaw.path);
    const suggestions = conversionsOf(module, flaw, arm).map(({ code, ...repair }) => {
      return { messageId: "convert" as const, data: { code }, ...repair };
    });
    yield {
      span: spanOf(node),
      messageId,
      data: { action: action.names.at(-1) ?? "This action", ...wordsOf(flaw) },
      ...(suggestions.length > 0 && { suggestions }),
    };
  }
}

/** What a wrapper or builder makes of the function inside is known by its type alone. */
function* findingsOfType(context: CheckContext<TrustOptions>, action: ServerFunction): Generator<Finding<MessageId>> {
  const name = action.names.at(-1);
  if (action.origin !== "file" || name === undefined) return;
  const [returned, ...others] = typedView(scopeOf(context), action.node).callReturns;
  const { flaw, messageId } = (returned && others.length === 0 && resultFault(returned)) || {};
  if (flaw && messageId) yield { span: spanOf(action.node), messageId, data: { action: name, ...wordsOf(flaw) } };
}

interface Fault {
  readonly flaw: Flaw;
  readonly messageId: MessageId;
}

function resultFault(view: TypeView): Fault | undefined {
  const flaw = judgeSending(view, "result");
  if (!isFlaw(flaw) || !flaw.certain) return undefined;
  return { flaw, messageId: flaw.verdict === "no" ? "refused" : flaw.verdict === "gone" ? "gone" : "changed" };
}

function faultOf(context: CheckContext<TrustOptions>, action: ServerFunction, view: TypeView): Fault | undefined {
  const fault = resultFault(view);
  if (fault) return fault;
  const back = judgeSending(view, "argument");
  if (back.verdict !== "no" || !back.certain || !action.handler) return undefined;
  const position = statePositionOf(scopeOf(context), action, action.handler);
  if (position === undefined) return undefined;
  if (throwsForArguments(context.settings.nextVersion)) return { flaw: back, messageId: "thrownState" };
  // React keeps the very value for the client: only who looks into it sees the reference.
  return readsInside(context.module, action.handler, position, back.path)
    ? { flaw: back, messageId: "opaqueState" }
    : undefined;
}
