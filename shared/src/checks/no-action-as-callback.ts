import type { TSESTree } from "@typescript-eslint/utils";
import { dispatchedAction } from "../analyze/state-actions.ts";
import { armsOf } from "../crossing/arms.ts";
import { type PassedCallback, passedCallbacks } from "../crossing/passed-callbacks.ts";
import { schemaMethods } from "../knowledge/builders.ts";
import { throwsForArguments } from "../knowledge/crossing-kinds.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding, Suggestion } from "../model/finding.ts";
import { spanOf } from "../model/span.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { freshName } from "../syntax/fresh-name.ts";
import { shortCode } from "../syntax/short-code.ts";
import { isHandlerName } from "../crossing/react-values.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { mayPassServerFunction } from "./named-actions.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { type BindTarget, bindTargetOf, boundValues, isBindCall } from "./bind-target.ts";

/**
 * A Server Function that is handed on as a callback gets, and sends, what its caller passes. React cannot send events, nor the `signal` and `client`
 * of a query: since Next.js 15 each arrives as an opaque reference that throws when it is read, and Next.js 14 throws at the call. Next.js 15.1
 * and later send nothing that the function declares no parameter for. React 19.0 - 19.3: tests/oracles/react-flight, and `omitUnusedArgs` in next.
 */
const messages = {
  opaqueEvent:
    "`{{taker}}` calls `{{action}}` with the event, which arrives as an opaque reference that throws when it is read. Call the action in an arrow function.",
  thrownEvent:
    "`{{taker}}` calls `{{action}}` with the event, which React cannot send, so the call throws. Call the action in an arrow function.",
  queryContext:
    "`queryFn` is called with the query's context, whose `signal` and `client` React cannot send to `{{action}}`. Call the action in an arrow function.",
  extraArguments:
    "`{{taker}}` also passes `{{action}}` the index of the item, which is sent as a parameter. Pass what the action takes, in an arrow function.",
  wrap: "Pass `{{code}}`.",
};

type MessageId = keyof typeof messages;

export const noActionAsCallback: Check<object, MessageId> = {
  name: "no-action-as-callback",
  code: 72305,
  preset: "recommended",
  severity: "warn",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsAny(text, takers) || mentionsHandler(text),
  mayConcern: (file) => file.graph.boundaryOf(file.filename) !== "server" && mayPassServerFunction(file),
  *run(context) {
    if (!context.module.isReact || context.module.boundary === "server") return;
    for (const callback of passedCallbacks(context))
      for (const arm of armsOf(callback.value))
        if (sendsTooMuch(context, callback, arm)) yield findingFor(context, callback, arm);
  },
};

const takers = ["addEventListener", "queryFn", ".map", ".flatMap", ".forEach"];

/** `onClick`, not `function`. */
function mentionsHandler(text: string): boolean {
  for (let at = text.indexOf("on"); at !== -1; at = text.indexOf("on", at + 2))
    if (isHandlerName(text.slice(at, at + 3))) return true;
  return false;
}

/** An item of an array is meant to be sent; what follows it is not. */
const firstUnmeant: Readonly<Record<PassedCallback["gives"], number>> = { event: 0, query: 0, item: 1 };

function sendsTooMuch(context: CheckContext<object>, { gives }: PassedCallback, value: TSESTree.Node): boolean {
  const target = targetOf(context, value);
  if (gives === "item" && dispatchedAction(context.module, value)) return false;
  if (!target || (gives !== "event" && !isOnClient(context))) return false;
  const unmeant = firstUnmeant[gives];
  if (target.bound === undefined) return unmeant === 0 && takesInput(context, value);
  return target.parameters === undefined || target.parameters > target.bound + unmeant;
}

/** What a dispatch function is given comes behind the state, which React gives: one value and no more. */
function targetOf(context: CheckContext<object>, value: TSESTree.Node): BindTarget | undefined {
  const dispatched = dispatchedAction(context.module, value);
  const target = bindTargetOf(context, dispatched ?? value);
  if (!dispatched || !target) return target;
  return { ...target, bound: target.bound === undefined ? undefined : target.bound + 1 };
}

/** On the server a call of a Server Function is a plain call. */
function isOnClient({ module, graph }: CheckContext<object>): boolean {
  return module.boundary === "client" || graph.environmentOf(module.filename) === "client";
}

/** A builder's action is sent every argument. It is certain to read the first where it has a schema for it. */
function takesInput({ module, graph }: CheckContext<object>, value: TSESTree.Node): boolean {
  const found = graph.resolve(referenceOf(module, value), module.filename);
  if (found.kind !== "value" || found.value.kind !== "call" || found.path.length > 0) return false;
  return found.value.links.some(({ method }) => method !== undefined && schemaMethods.has(method));
}

function findingFor(context: CheckContext<object>, callback: PassedCallback, value: TSESTree.Node): Finding<MessageId> {
  const { module } = context;
  const { taker } = callback;
  const suggestion = isOnClient(context) ? arrowAround(context, callback, value) : undefined;
  return {
    span: spanOf(value),
    messageId: messageFor(context, callback),
    data: { taker, action: shortCode(module.text, calledBy(value)) },
    related: definedElsewhere(context, dispatchedAction(module, value) ?? calledBy(value)),
    ...(suggestion && { suggestions: [suggestion] }),
  };
}

function messageFor({ settings }: CheckContext<object>, { gives }: PassedCallback): MessageId {
  if (gives !== "event") return gives === "query" ? "queryContext" : "extraArguments";
  const throws = throwsForArguments(settings.nextVersion);
  return throws ? "thrownEvent" : "opaqueEvent";
}

/** `save` of `save.bind(null, id)`. */
function calledBy(value: TSESTree.Node): TSESTree.Node {
  const node = unwrap(value);
  return isBindCall(node) ? node.callee.object : node;
}

/** `() => save(id)` for `save.bind(null, id)`; the item of an array is passed on. None where more has to be passed: nobody knows what. */
function arrowAround(
  context: CheckContext<object>,
  { gives }: PassedCallback,
  value: TSESTree.Node,
): Suggestion<MessageId> | undefined {
  const { text } = context.module;
  const node = unwrap(value);
  const bound = isBindCall(node) ? boundValues(node) : [];
  const called = calledBy(value);
  if (!bound || isBindCall(called) || (called.type !== "Identifier" && called.type !== "MemberExpression"))
    return undefined;
  const item = gives === "item" ? [freshName(text.slice(...value.range), "item")] : [];
  const target = targetOf(context, value);
  if ((target?.required ?? 0) > (target?.bound ?? bound.length) + item.length) return undefined;
  const passed = [...bound.map((each) => text.slice(...each.range)), ...item];
  const code = `(${item.join()}) => ${text.slice(...called.range)}(${passed.join(", ")})`;
  const together = "Call the action in an arrow function.";
  return { messageId: "wrap", data: { code }, edits: [{ ...spanOf(value), text: code }], together };
}
