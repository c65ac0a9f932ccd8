import type { TSESTree } from "@typescript-eslint/utils";
import { placeOutsideAppRouter } from "../graph/outside-app-router.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { findVariable, valueBehind } from "../syntax/bindings.ts";
import { isNullish } from "../syntax/nullish.ts";
import { isSameCode } from "../syntax/same-code.ts";
import { shortCode } from "../syntax/short-code.ts";
import { mentionsAny } from "../syntax/text-probe.ts";
import { mayPassServerFunction } from "./named-actions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { type BindCall, bindTargetOf, type BindTarget, boundValues, isBindCall } from "./bind-target.ts";
import { spanOf } from "../model/span.ts";
import { definedElsewhere } from "./defined-elsewhere.ts";

/**
 * A Server Function has no `this`: React's `bind` passes on what follows the first argument, and drops that one. Where it is not `null` or
 * `undefined`, development builds log an error on the server. Bound values come before all others, so those that the function declares
 * no parameter for are sent and never read. React 19.3: tests/oracles/react-bind,
 * https://nextjs.org/docs/app/guides/forms#passing-additional-arguments
 */
const messages = {
  boundThis:
    "A Server Function has no `this`: React drops it, and logs an error in development. Pass `null` in its place.",
  lostValue:
    "`bind` takes `this` first, and React drops that: `{{value}}` never reaches `{{action}}`. Pass `null` before the values.",
  surplusValues:
    "`{{action}}` declares {{parameters}}: the bound `{{value}}`, and what its caller passes after it, is never read. Bind only values that it declares.",
  insertNull: "Pass `null` first, and bind `{{value}}`.",
};

type MessageId = keyof typeof messages;

export const validBind: Check<object, MessageId> = {
  name: "valid-bind",
  code: 72108,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: (text) => mentionsAny(text, ["bind"]),
  mayConcern: mayPassServerFunction,
  *run(context) {
    const { graph, module } = context;
    if (!module.isReact) return;
    for (const call of module.nodesOfType("CallExpression")) {
      const [first] = call.arguments;
      if (!first || first.type === "SpreadElement" || !isBindCall(call)) continue;
      const target = bindTargetOf(context, call.callee.object);
      const findings = target ? [...inspect(context, call, first, target)] : [];
      if (findings.length === 0 || placeOutsideAppRouter(graph, module.filename)) continue;
      const related = definedElsewhere(context, call.callee.object);
      for (const finding of findings) yield { ...finding, related };
    }
  },
};

function* inspect(
  context: CheckContext<object>,
  call: BindCall,
  first: TSESTree.Expression,
  target: BindTarget,
): Generator<Finding<MessageId>> {
  const { module } = context;
  const { object } = call.callee;
  if (isThis(context, first, object)) {
    const span = spanOf(first);
    yield { span, messageId: "boundThis", fix: [{ ...span, text: "null" }] };
  } else if (isNullish(module, first) === "no") {
    yield lostValue(context, call, first, target);
    return;
  }
  const surplus = surplusOf(call, target);
  const [value] = surplus;
  const last = surplus.at(-1);
  if (!value || !last) return;
  const data = {
    action: shortCode(module.text, object),
    value: shortCode(module.text, value),
    parameters: countOf(target.parameters ?? 0),
  };
  yield { span: { start: value.range[0], end: last.range[1] }, messageId: "surplusValues", data };
}

function lostValue(
  { module }: CheckContext<object>,
  call: BindCall,
  first: TSESTree.Expression,
  target: BindTarget,
): Finding<MessageId> {
  const span = spanOf(first);
  const data = { action: shortCode(module.text, call.callee.object), value: shortCode(module.text, first) };
  const edits = [{ start: span.start, end: span.start, text: "null, " }];
  const isTooMuch = target.parameters !== undefined && (target.bound ?? 0) + call.arguments.length > target.parameters;
  return {
    span,
    messageId: "lostValue",
    data,
    ...(!isTooMuch && { suggestions: [{ messageId: "insertNull", data, edits, together: "Pass `null` first." }] }),
  };
}

/** `this`, a constant that holds it, the global object, and the receiver's own object: `api.save.bind(api)`. */
function isThis(
  { module }: CheckContext<object>,
  argument: TSESTree.Expression,
  receiver: TSESTree.Expression,
): boolean {
  const node = unwrap(argument);
  const object = unwrap(receiver);
  if (valueBehind(module, node)?.type === "ThisExpression") return true;
  if (node.type === "Identifier" && globalObjects.has(node.name) && !isBound(module, node)) return true;
  return object.type === "MemberExpression" && isSameCode(module, object.object, node);
}

function isBound(module: CheckContext<object>["module"], name: TSESTree.Identifier): boolean {
  return (findVariable(module.scopes, name)?.defs.length ?? 0) > 0;
}

/** The bound values for which the function has no parameter left; those that an earlier `bind` has too many are reported there. */
function surplusOf(call: BindCall, { bound, parameters }: BindTarget): readonly TSESTree.Node[] {
  if (bound === undefined || parameters === undefined || bound > parameters) return [];
  return boundValues(call)?.slice(parameters - bound) ?? [];
}

function countOf(parameters: number): string {
  return parameters === 0 ? "no parameters" : parameters === 1 ? "1 parameter" : `${parameters} parameters`;
}

const globalObjects: ReadonlySet<string> = new Set(["global", "globalThis", "self", "window"]);
