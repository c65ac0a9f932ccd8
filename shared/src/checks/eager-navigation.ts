import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit, Finding, Suggestion } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { memberName } from "../syntax/calls.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";

type MessageId = "eagerNavigation" | "passCallback";

const promiseMethods: ReadonlySet<string> = new Set(["catch", "finally", "then"]);

/** The promise method that a call is written as an argument of: `then` in `load().then(redirect("/"))`. Needs `parent`s. */
export function eagerMethodOf(call: TSESTree.CallExpression): string | undefined {
  const argument = wrapped(call);
  const { parent } = argument;
  if (parent?.type !== "CallExpression" || !parent.arguments.includes(argument as TSESTree.Expression))
    return undefined;
  const callee = unwrap(parent.callee);
  const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
  return method !== undefined && promiseMethods.has(method) ? method : undefined;
}

/**
 * `load().then(redirect("/"))`: an argument is evaluated before the method is called, so the navigation happens at once, and the
 * promise is neither waited for nor handled. ECMAScript 2025, 13.3.8 (Argument Lists).
 * `rethrows`: how to let the error out of handlers that lose it once the call stands in a callback; `undefined` when there is no way.
 */
export function eagerFinding(
  { filename, text }: ModuleAnalysis,
  call: TSESTree.CallExpression,
  method: string,
  rethrows: readonly Edit[] | undefined,
): Finding<MessageId> {
  const [start, end] = wrapped(call).range;
  const wrap: Edit = { start, end: start, text: "() => " };
  const repair: Suggestion<MessageId> = { messageId: "passCallback", edits: [wrap, ...(rethrows ?? [])] };
  return {
    span: { start: call.range[0], end: call.range[1] },
    messageId: "eagerNavigation",
    data: { call: `${text.slice(...call.callee.range)}()`, method: `.${method}()` },
    ...(rethrows && { suggestions: [repair] }),
    related: [{ file: filename, start, end, message: "This is evaluated before the promise settles." }],
  };
}
