import type { TSESTree } from "@typescript-eslint/utils";
import { definedElsewhere } from "./defined-elsewhere.ts";
import { misuseOf } from "./session-misuse.ts";
import { sessionUses, settled } from "./session-uses.ts";
import { readRepairMessages, testAfterRead } from "./test-after-read.ts";
import { unguardedEffects, wayTo } from "./unguarded-effects.ts";
import type { AskedCaller } from "../facts/asked-callers.ts";
import { isGuardedThroughout, walkedAction } from "../facts/walked-actions.ts";
import { clientFlowOf } from "../facts/client-inputs.ts";
import { factsContextOf, type FactsContext } from "../facts/function-place.ts";
import type { ReachedEffect } from "../facts/guards-visited-effects.ts";
import type { InputFlow } from "../flow/input-values.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { spanOf } from "../model/span.ts";
import { callAt } from "../syntax/calls.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { mayHaveServerDirective } from "../syntax/text-probe.ts";
import { wrapped } from "../syntax/unwrap.ts";

/**
 * `auth()`, `getSession()` and the like give `null` to a caller who is signed out: they end nothing themselves. An async check that nobody
 * awaits rejects after the action has gone on. https://nextjs.org/docs/app/guides/data-security (13.4 - 16.4)
 * Prisma leaves a condition out whose value is `undefined`, unless `strictUndefinedChecks` is on (a preview since 5.20):
 * https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined
 */
const messages = {
  ignoredResult:
    "`{{call}}()` only says who calls: nothing tests it before `{{effect}}()`, and callers who are nobody get there too. Return or throw without a user.",
  floatingCheck:
    "Nothing awaits `{{call}}()`: the action goes on while it checks, and what it throws stops nothing. Await it.",
  clientFallback:
    "Without a session, `{{code}}` is `{{fallback}}`, which the client sends: callers act for whom they like. End the action without a session.",
  lostCondition:
    "Without a session, `{{code}}` is `undefined`, and Prisma leaves the condition out: rows of others match. End the action without a session.",
  awaitCheck: "Await `{{call}}()`.",
  ...readRepairMessages,
};

type MessageId = keyof typeof messages;

const unchecked = "runs without a check";

export const noIgnoredAuthResult: Check<object, MessageId> = {
  name: "no-ignored-auth-result",
  code: 72202,
  preset: "security",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  canApply: mayHaveServerDirective,
  *run(context) {
    const { module } = context;
    if (!module.isReact || module.boundary === "client" || isTestFile(module.filename)) return;
    const facts = factsContextOf(context);
    const reported = new Set<number>();
    for (const action of module.serverFunctions) {
      for (const finding of inspect(context, facts, action)) {
        if (!reported.has(finding.span.start)) yield finding;
        reported.add(finding.span.start);
      }
    }
  },
};

function* inspect(
  context: CheckContext<object>,
  facts: FactsContext,
  action: ServerFunction,
): Generator<Finding<MessageId>> {
  if (isGuardedThroughout(facts, context.module, action)) return;
  const { asked } = walkedAction(facts, context.module, action);
  if (asked.length === 0) return;
  const effects = unguardedEffects(context, facts, action);
  const flow = clientFlowOf(facts, context.module, action);
  for (const one of asked) {
    const node = callAt(context.module, one.call);
    if (!node) continue;
    const found = one.kind === "check" ? floating(one, node) : inspectRead(context, one, node, { effects, flow });
    const test = one.kind === "read" ? testAfterRead(facts, context.module, one, node) : undefined;
    for (const finding of found) {
      const related = [...definedElsewhere(context, node.callee), ...(finding.related ?? [])];
      yield { ...finding, related, ...(test && { suggestions: [test] }) };
    }
  }
}

function* floating({ call }: AskedCaller, node: TSESTree.CallExpression): Generator<Finding<MessageId>> {
  if (call.settled !== "dropped") return;
  const data = { call: call.name };
  const { parent } = wrapped(node);
  const isVoid = parent?.type === "UnaryExpression" && parent.parent.type === "ExpressionStatement";
  const canAwait = (isVoid || parent?.type === "ExpressionStatement") && enclosingFunction(node)?.async;
  const edits = [{ start: isVoid ? parent.range[0] : node.range[0], end: node.range[0], text: "await " }];
  yield {
    span: spanOf(node),
    messageId: "floatingCheck",
    data,
    ...(canAwait && { suggestions: [{ messageId: "awaitCheck", data, edits, together: "Await the check." }] }),
  };
}

interface Surroundings {
  readonly effects: readonly ReachedEffect[];
  readonly flow: InputFlow | undefined;
}

function* inspectRead(
  context: CheckContext<object>,
  { call }: AskedCaller,
  node: TSESTree.CallExpression,
  { effects, flow }: Surroundings,
): Generator<Finding<MessageId>> {
  const { module } = context;
  const effectAfter = (place: TSESTree.Node) =>
    effects.find(({ trace: [first] }) => first?.file === module.filename && first.end >= place.range[1]);
  const uses = sessionUses(module, node);
  const effect = effectAfter(node);
  if (effect && call.settled !== "handled" && uses.every(({ kind }) => kind === "unseen")) {
    const data = { call: call.name, effect: effect.trace.at(-1)?.name ?? "" };
    yield { span: spanOf(settled(node)), messageId: "ignoredResult", data, related: wayTo(effect, unchecked) };
    return;
  }
  for (const use of uses) {
    const found = misuseOf(module, use, flow);
    const after = found && effectAfter(found.node);
    if (!after) continue;
    const { node: place, ...said } = found;
    yield { ...said, span: spanOf(place), related: wayTo(after, unchecked) };
  }
}
