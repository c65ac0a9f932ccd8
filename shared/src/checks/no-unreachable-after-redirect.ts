import type { TSESTree } from "@typescript-eslint/utils";
import { neverReturnsIn } from "./redirect-repairs.ts";
import { moveBefore } from "../edits/move-before.ts";
import { completesNormally, neverCompletes, type NeverReturns } from "../flow/completion.ts";
import { alwaysEvaluated } from "../flow/evaluation-order.ts";
import type { Check, CheckContext } from "../model/check.ts";
import type { Finding } from "../model/finding.ts";
import { mayImportNavigation, mayNavigate } from "../navigation/navigation-probes.ts";
import { childrenOf } from "../syntax/children.ts";
import { isFunction } from "../syntax/functions.ts";
import { isTestFile } from "../knowledge/test-files.ts";
import { unwrap } from "../syntax/unwrap.ts";

/**
 * A navigation call throws, so nothing after it runs: a revalidation or cookie written there never happens.
 * https://nextjs.org/docs/app/api-reference/functions/redirect (13.0 - 16.4)
 */
const messages = {
  unreachableEffect: "`{{call}}` leaves by throwing, so {{effect}} never runs. Put it before `{{call}}`.",
  moveBefore: "Move {{effect}} before `{{call}}`.",
};

type MessageId = keyof typeof messages;

export const noUnreachableAfterRedirect: Check<object, MessageId> = {
  name: "no-unreachable-after-redirect",
  code: 72002,
  preset: "recommended",
  severity: "error",
  messages,
  schema: [],
  defaults: {},
  // The settings may name functions of any name, also a module's default.
  canApply: mayNavigate,
  mayConcern: mayImportNavigation,
  *run(context) {
    const { module } = context;
    if (!module.isReact || isTestFile(module.filename)) return;
    const leaving = new Set(module.nodesOfType("CallExpression").filter(neverReturnsIn(context)));
    if (leaving.size === 0) return;
    for (const statements of statementLists(context)) {
      const finding = inspect(context, statements, leaving);
      if (finding) yield finding;
    }
  },
};

function inspect(
  context: CheckContext<object>,
  statements: readonly TSESTree.Node[],
  navigations: ReadonlySet<TSESTree.CallExpression>,
): Finding<MessageId> | undefined {
  const neverReturns: NeverReturns = (call) => navigations.has(call);
  const holdsOne = (statement: TSESTree.Node) =>
    context.module.nodesOfType("CallExpression", statement).some((call) => navigations.has(call));
  const index = statements.findIndex(
    (statement, at) => at < statements.length - 1 && holdsOne(statement) && navigates(statement, neverReturns),
  );
  const leaving = statements[index];
  const call = leaving && firstNavigation(leaving, neverReturns);
  if (!leaving || !call) return undefined;
  const dead = statements.slice(index + 1);
  const end = dead.findIndex(isLeaving);
  const reachable = end === -1 ? dead : dead.slice(0, end);
  const first = reachable.find(hasEffect);
  if (!first) return undefined;
  const { module } = context;
  const data = { call: `${module.text.slice(...call.callee.range)}()`, effect: nameOf(module.text, first) };
  const moved = reachable.filter((statement) => !isDeclaration(statement));
  const edits = moveBefore(module, leaving, moved);
  return {
    span: { start: first.range[0], end: first.range[1] },
    messageId: "unreachableEffect",
    data,
    suggestions: edits
      ? [{ messageId: "moveBefore", data: moved.length > 1 ? { ...data, effect: "what follows" } : data, edits }]
      : [],
    related: [
      { file: module.filename, start: call.range[0], end: call.range[1], message: "The function is left here." },
    ],
  };
}

function* statementLists({ module }: CheckContext<object>): Generator<readonly TSESTree.Node[]> {
  yield module.ast.body;
  for (const type of ["BlockStatement", "StaticBlock"] as const)
    for (const { body } of module.nodesOfType(type)) yield body;
  for (const { consequent } of module.nodesOfType("SwitchCase")) yield consequent;
}

/** Whether control ends here because a navigation call is always met; `return redirect(x)` too. */
function navigates(statement: TSESTree.Node, neverReturns: NeverReturns): boolean {
  if (statement.type === "ReturnStatement")
    return statement.argument !== null && neverCompletes(statement.argument, neverReturns);
  return completesNormally(statement) && !completesNormally(statement, neverReturns);
}

function firstNavigation(statement: TSESTree.Node, neverReturns: NeverReturns): TSESTree.CallExpression | undefined {
  if (isFunction(statement)) return undefined;
  if (statement.type === "CallExpression" && neverReturns(statement)) return statement;
  for (const child of childrenOf(statement)) {
    const found = firstNavigation(child, neverReturns);
    if (found) return found;
  }
  return undefined;
}

function hasEffect(statement: TSESTree.Node): boolean {
  if (isDeclaration(statement) || isFunction(statement)) return false;
  switch (statement.type) {
    case "AssignmentExpression":
    case "AwaitExpression":
    case "CallExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
    case "UpdateExpression":
      return true;
    default:
      return childrenOf(statement).some(hasEffect);
  }
}

function isLeaving({ type }: TSESTree.Node): boolean {
  return (
    type === "ReturnStatement" || type === "ThrowStatement" || type === "BreakStatement" || type === "ContinueStatement"
  );
}

/** Has its meaning wherever it stands in the list: hoisted, or gone at run time. */
function isDeclaration({ type }: TSESTree.Node): boolean {
  return (
    type === "FunctionDeclaration" ||
    type === "ClassDeclaration" ||
    type.startsWith("TS") ||
    type.startsWith("Export") ||
    type.startsWith("Import")
  );
}

/** `revalidatePath()` of a statement that is one call, else words for it. */
function nameOf(text: string, statement: TSESTree.Node): string {
  if (statement.type !== "ExpressionStatement") return "this statement";
  const calls = [...alwaysEvaluated(unwrap(statement.expression))].filter((node) => node.type === "CallExpression");
  const last = calls.at(-1);
  const callee = last && text.slice(...last.callee.range);
  return callee && callee.length <= 40 && !callee.includes("\n") ? `\`${callee}()\`` : "this statement";
}
