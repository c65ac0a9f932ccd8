/** Repairs of `valid-directive` that give an action a shape in which the compiler takes the directive. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ForbiddenKeyword } from "../analyze/forbidden-keywords.ts";
import type { Suggestion } from "../model/finding.ts";
import type { FunctionNode } from "../model/module.ts";
import { childrenOf } from "../syntax/children.ts";
import { isFunction } from "../syntax/functions.ts";
import { skipTrivia } from "../syntax/parentheses.ts";
import type { MessageId } from "./valid-directive.ts";

/**
 * `async (a) => {}` becomes `async function (a) {}`, whose end the compiler sees: for a keyword after an action.
 * `all`: an arrow function that uses the `this` around it stays one.
 */
export function actionAsFunction(
  text: string,
  { action, isInAction }: ForbiddenKeyword,
  all: readonly ForbiddenKeyword[],
): Suggestion<MessageId>[] {
  if (isInAction || action.type !== "ArrowFunctionExpression" || !action.async || action.body.type !== "BlockStatement")
    return [];
  if (all.some((other) => other.action === action && other.isInAction)) return [];
  const afterAsync = action.range[0] + "async".length;
  const open = skipTrivia(text, afterAsync);
  const body = action.body.range[0];
  const arrow = text.lastIndexOf("=>", body);
  const isPlain = "(<".includes(text.charAt(open)) && text.slice(arrow + 2, body).trim() === "";
  if (!isPlain) return [];
  const edits = [
    { start: afterAsync, end: open, text: " function " },
    { start: arrow, end: body, text: "" },
  ];
  return [{ messageId: "writeAsFunction", edits }];
}

/** An instance's method that does not use the instance can as well be static. */
export function methodAsStatic(text: string, owner: FunctionNode | undefined): Suggestion<MessageId>[] {
  const member = owner?.parent;
  if (!owner?.async || member?.type !== "MethodDefinition" || member.kind !== "method" || member.static) return [];
  const isPlain =
    member.key.type === "Identifier" && !member.computed && !member.override && !member.decorators?.length;
  if (!isPlain || usesInstance(owner)) return [];
  const start = text.lastIndexOf("async", member.key.range[0]);
  return start < member.range[0] ? [] : [{ messageId: "makeStatic", edits: [{ start, end: start, text: "static " }] }];
}

function usesInstance(node: TSESTree.Node): boolean {
  if (node.type === "ThisExpression" || node.type === "Super") return true;
  const hasOwn = (child: TSESTree.Node): boolean => isFunction(child) && child.type !== "ArrowFunctionExpression";
  return childrenOf(node).some((child) => !hasOwn(child) && usesInstance(child));
}
