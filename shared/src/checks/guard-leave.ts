/** How an action that copies a guard ends where nobody is there. */
import type { TSESTree } from "@typescript-eslint/utils";
import { codeStyleOf } from "../edits/layout.ts";
import type { GuardForm } from "../facts/guard-forms.ts";
import type { FlowCall, FlowValue } from "../model/flow.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { referencesInside } from "../syntax/references-inside.ts";
import { findVariable, isTopLevel } from "../syntax/variables.ts";

/** The code of a value in the other action; `undefined` where it is not to be had there. */
export type WriteValue = (value: FlowValue) => string | undefined;

/**
 * As the example does: by its own statement where that stands in this file and says the same here, by its redirect, else by throwing.
 * What the example returns is returned only where the action, too, returns something and does not say of what type.
 */
export function leaveOfExample(
  module: ModuleAnalysis,
  form: Extract<GuardForm, { kind: "test" }>,
  handler: FunctionNode,
  write: WriteValue,
): string {
  const { leave } = form;
  const redirect = leave.kind === "call" ? leaveByCall(leave, write) : undefined;
  const own = leave.kind === "call" ? undefined : statementOfExample(module, form, handler);
  const { quote } = codeStyleOf(module);
  return redirect ?? own ?? `throw new Error(${quote}Unauthorized${quote})`;
}

function leaveByCall({ args, callee }: FlowCall, write: WriteValue): string | undefined {
  const [name, ...given] = [callee, ...args].map(write);
  return name === undefined || given.includes(undefined) ? undefined : `${name}(${given.join(", ")})`;
}

function statementOfExample(
  module: ModuleAnalysis,
  { call, place }: GuardForm,
  handler: FunctionNode,
): string | undefined {
  const example = place.file === module.filename ? module.functions[place.index] : undefined;
  const test = module
    .nodesOfType("IfStatement", example)
    .find((node) => enclosingFunction(node) === example && node.range[1] > call.end);
  const statement = test && onlyStatement(test.consequent);
  const isReturn = statement?.type === "ReturnStatement";
  if (!statement || !(isReturn || statement.type === "ThrowStatement") || !statement.argument) return undefined;
  if (isReturn && !givesSomething(module, handler)) return undefined;
  const text = module.text.slice(...statement.range);
  const code = text.endsWith(";") ? text.slice(0, -1) : text;
  return code.includes("\n") || !meansTheSame(module, statement, handler) ? undefined : code;
}

function onlyStatement(node: TSESTree.Statement): TSESTree.Statement | undefined {
  if (node.type !== "BlockStatement") return node;
  return node.body.length === 1 ? node.body[0] : undefined;
}

function givesSomething(module: ModuleAnalysis, handler: FunctionNode): boolean {
  if (handler.returnType) return false;
  return (
    handler.body.type !== "BlockStatement" ||
    module
      .nodesOfType("ReturnStatement", handler)
      .some((node) => node.argument !== null && enclosingFunction(node) === handler)
  );
}

/** Whether every name in it is one of the top of the file, or a global, and the same in `handler`. */
function meansTheSame({ scopes }: ModuleAnalysis, statement: TSESTree.Node, handler: FunctionNode): boolean {
  return referencesInside(scopes, statement).every(({ identifier }) => {
    const name = identifier as TSESTree.Identifier;
    const variable = findVariable(scopes, name);
    const isKnown = !variable || isTopLevel(variable);
    return isKnown && findVariable(scopes, { ...name, range: handler.body.range, parent: handler.body }) === variable;
  });
}
