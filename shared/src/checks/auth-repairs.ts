/** How to make an action check its caller as the project does elsewhere. */
import { guardedClients } from "./guarded-clients.ts";
import { guardCode } from "./guard-code.ts";
import { guardExamples } from "./guard-examples.ts";
import { sessionUses } from "./session-uses.ts";
import { testAfterRead } from "./test-after-read.ts";
import { statementAround } from "../edits/insert-after.ts";
import { insertFirst } from "../edits/insert-first.ts";
import { walkedAction } from "../facts/walked-actions.ts";
import type { FactsContext } from "../facts/function-place.ts";
import type { ReachedEffect } from "../facts/guards-visited-effects.ts";
import type { CheckContext } from "../model/check.ts";
import type { Suggestion } from "../model/finding.ts";
import type { FunctionNode } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { callAt } from "../syntax/calls.ts";

type Repair = Suggestion<"endWithoutCaller" | "insertGuard" | "useGuardedClient">;

const maxRepairs = 3;

/** None where the project shows no guard that can be written here. */
export function authRepairs(
  context: CheckContext<object>,
  facts: FactsContext,
  action: ServerFunction,
  effect: ReachedEffect,
): readonly Repair[] {
  const clients = guardedClients(context, facts, action).map(({ name, edits }): Repair => ({
    messageId: "useGuardedClient",
    data: { client: name },
    edits,
  }));
  const { handler } = action;
  if (clients.length > 0 || !handler || !runsIn(context, handler, effect)) return clients.slice(0, maxRepairs);
  const test = testOfRead(context, facts, action, handler);
  if (test) return [test];
  const repairs = new Map<string, Repair>();
  for (const { action: example, form } of guardExamples(facts, context.module, action)) {
    const code = guardCode(context, form, handler);
    const insertion = code && insertFirst(context.module, handler, code.statements);
    if (!code || !insertion || repairs.has(code.asks)) continue;
    const together = `Check who calls with \`${code.asks}\`.`;
    const edits = [...code.imports, ...insertion].sort((left, right) => left.start - right.start);
    repairs.set(code.asks, { messageId: "insertGuard", data: { guard: code.asks, example }, edits, together });
    if (repairs.size === maxRepairs) break;
  }
  return [...repairs.values()];
}

/** Where the action itself asks who calls, before anything else depends on it, a test of the answer is all it needs. */
function testOfRead(
  { module }: CheckContext<object>,
  facts: FactsContext,
  action: ServerFunction,
  handler: FunctionNode,
): Repair | undefined {
  for (const one of walkedAction(facts, module, action).asked) {
    const node = one.kind === "read" ? callAt(module, one.call) : undefined;
    const statement = node && statementAround(handler, node);
    // What is tested already is tested in the wrong place or way.
    if (!node || statement?.parent !== handler.body || sessionUses(module, node).some(({ kind }) => kind === "other"))
      continue;
    const test = testAfterRead(facts, module, one, node);
    if (test) return test;
  }
  return undefined;
}

/** Whether the way to the effect begins in the code of the handler, not in what is made around it. */
function runsIn({ module }: CheckContext<object>, handler: FunctionNode, { trace: [first] }: ReachedEffect): boolean {
  return first?.file === module.filename && handler.range[0] <= first.start && first.end <= handler.range[1];
}
