import type { TSESTree } from "@typescript-eslint/utils";
import { argumentsSentBy, type SentArgument } from "../crossing/sent-arguments.ts";
import { viewOfExpression } from "../crossing/expression-view.ts";
import { placeOf, wordsOf } from "../crossing/flaw-words.ts";
import { viewOfParameter } from "../crossing/parameter-view.ts";
import { scopeOf, trustedTypes, type TrustOptions } from "../crossing/trusted-types.ts";
import { typeTaken } from "../crossing/sent-action.ts";
import { codeAlone } from "../crossing/value-scope.ts";
import type { Check, CheckContext, RecordedFile } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { spanOf } from "../model/span.ts";
import { throwsForArguments } from "../knowledge/crossing-kinds.ts";
import { parametersOf } from "../syntax/functions.ts";
import { mayHaveServerDirective, mentionsAny } from "../syntax/text-probe.ts";
import { mayNameServerFunction } from "./named-actions.ts";
import { armsOf } from "../crossing/arms.ts";
import { type Flaw, isFlaw, sendable } from "../types/sendability.ts";
import { type Direction, judgeSending } from "../types/serializability.ts";
import { takenPart } from "../types/taken-part.ts";
import type { TypeView } from "../types/type-view.ts";
import { conversionsOf } from "./conversions.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { isCalledByNext } from "./endpoint-use.ts";

/**
 * React encodes the arguments of a Server Function. Since Next.js 15, what it cannot send does not fail the call: the function gets an opaque
 * reference in its place, which throws when a property of it is read, is `{}` to `JSON.stringify`, and can only be given back. Next.js 14
 * throws at the call. React 19.0 - 19.3: tests/oracles/react-flight, and `fetchServerAction` in next.
 */
const messages = {
  opaqueArgument:
    "`{{action}}` gets an opaque reference in place of {{value}}{{place}}, which throws when it is read. Pass plain data.",
  thrownArgument: "React cannot send {{value}}{{place}}, so this call of `{{action}}` throws. Pass plain data.",
  changedArgument: "`{{action}}` gets {{arrives}} in place of {{value}}{{place}}. Pass what it needs as plain data.",
  opaqueParameter:
    "No client can send {{value}}{{place}}: `{{action}}` gets an opaque reference, which throws when it is read. Take plain data.",
  thrownParameter: "No client can send {{value}}{{place}}: a call of `{{action}}` with one throws. Take plain data.",
  changedParameter: "No client can send {{value}}{{place}}: `{{action}}` gets {{arrives}}. Take that.",
  boundValue:
    "React cannot send {{value}}{{place}}, which is bound to `{{action}}`: rendering throws. Bind plain data.",
  convert: "Pass `{{code}}`.",
};

type MessageId = keyof typeof messages;

export const serializableArguments: Check<TrustOptions, MessageId> = {
  name: "serializable-arguments",
  code: 72302,
  preset: "recommended",
  severity: "error",
  messages,
  ...trustedTypes,
  // A call of an imported action has nothing of its own to look for.
  canApply: (text) => mentionsAny(text, ["import", "require"]) || mayHaveServerDirective(text),
  mayConcern: (file) => mayNameServerFunction(file) && maySend(file),
  *run(context) {
    if (!context.module.isReact) return;
    yield* findingsOfParameters(context);
    const scope = codeAlone(scopeOf(context));
    const isSuspect = (sent: Pick<SentArgument, "isBound" | "value">): boolean =>
      armsOf(sent.value).some((arm) => isFlaw(judgeSending(viewOfExpression(scope, arm), directionOf(context, sent))));
    for (const sent of argumentsSentBy(scopeOf(context), isSuspect))
      for (const arm of armsOf(sent.value)) yield* findingsOfArgument(context, sent, arm);
  },
};

/** Parameters are looked at where they are declared. On the server a call sends nothing, and what is bound goes to the client. */
function maySend({ filename, graph, text }: RecordedFile): boolean {
  const environment = graph.knownEnvironmentOf(filename);
  return environment === undefined || environment === "client" || mayHaveServerDirective(text) || text.includes("bind");
}

function* findingsOfParameters(context: CheckContext<TrustOptions>): Generator<Finding<MessageId>> {
  const { module } = context;
  if (module.boundary === "client") return;
  for (const action of module.serverFunctions) {
    // What a wrapper or builder passes on need not be what the client sent.
    if (!action.handler || action.wrappers.length > 0 || isCalledByNext(context.graph, module, action)) continue;
    for (const parameter of parametersOf(action.handler)) {
      const view = viewOfParameter(scopeOf(context), parameter);
      const flaw = judgeSending(view, "argument");
      // An element is handed back and rendered as it is: that is what some actions take them for.
      if (!isFlaw(flaw) || !flaw.certain || flaw.kind === "element") continue;
      yield {
        span: spanOf(parameter),
        messageId:
          flaw.verdict === "lossy"
            ? "changedParameter"
            : throwsForArguments(context.settings.nextVersion)
              ? "thrownParameter"
              : "opaqueParameter",
        data: { action: nameOf(action), ...wordsOf(flaw) },
      };
    }
  }
}

function* findingsOfArgument(
  context: CheckContext<TrustOptions>,
  sent: SentArgument,
  arm: TSESTree.Node,
): Generator<Finding<MessageId>> {
  const fault = faultOf(context, sent, viewOfExpression(scopeOf(context), arm));
  if (!fault) return;
  const { flaw, messageId } = fault;
  const suggestions = conversionsOf(context.module, flaw, arm).map(({ code, ...repair }) => {
    return { messageId: "convert" as const, data: { code }, ...repair };
  });
  yield {
    span: spanOf(placeOf(arm, flaw.path).node),
    messageId,
    data: { action: sent.action, ...wordsOf(flaw) },
    related: [sent.target, arm].flatMap((part) => definedElsewhere(context, part)),
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** Since there are references, nobody minds what stands where the parameter's type has nothing. */
function faultOf(
  context: CheckContext<TrustOptions>,
  sent: SentArgument,
  view: TypeView,
): { readonly flaw: Flaw; readonly messageId: MessageId } | undefined {
  const direction = directionOf(context, sent);
  const refused = direction === "bound" ? judgeSending(view, "prop") : sendable;
  if (refused.verdict === "no" && refused.certain) return { flaw: refused, messageId: "boundValue" };
  const part = throwsForArguments(context.settings.nextVersion)
    ? view
    : takenPart(view, typeTaken(scopeOf(context), context.types, sent));
  const flaw = judgeSending(part, direction);
  if (!isFlaw(flaw) || !flaw.certain) return undefined;
  if (flaw.verdict === "lossy") return { flaw, messageId: "changedArgument" };
  return { flaw, messageId: throwsForArguments(context.settings.nextVersion) ? "thrownArgument" : "opaqueArgument" };
}

/** What is bound on the server goes to the client first. */
function directionOf({ module }: CheckContext<TrustOptions>, { isBound }: Pick<SentArgument, "isBound">): Direction {
  return isBound && module.boundary !== "client" ? "bound" : "argument";
}

function nameOf({ names }: ServerFunction): string {
  return names.at(-1) ?? "this action";
}
