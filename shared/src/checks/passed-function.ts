/** What makes an ordinary function that a Server Component passes to the client a Server Function, where it is meant to be one. */
import type { TSESTree } from "@typescript-eslint/utils";
import { returnedValues } from "../analyze/returned-values.ts";
import { viewOfParameter } from "../crossing/parameter-view.ts";
import { typedView } from "../crossing/value-scope.ts";
import { factsOf } from "../facts/function-facts.ts";
import { factsContextOf, placeOfFunction } from "../facts/function-place.ts";
import type { CheckContext } from "../model/check.ts";
import type { Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isFunction, parametersOf } from "../syntax/functions.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import { valueBehind } from "../syntax/values.ts";
import { findVariable } from "../syntax/variables.ts";
import { isFlaw } from "../types/sendability.ts";
import { judgeSending } from "../types/serializability.ts";
import { addDirective, canBeServerFunction } from "./add-directive.ts";
import { directiveElsewhere, foreignFunctionMessages } from "./foreign-function.ts";
import { moveToActionsFile } from "./move-to-actions-file.ts";

export const passedFunctionMessages = {
  addDirective: 'Make it a Server Function: add `"use server"`.',
  moveToFile: "Move `{{name}}` to `{{file}}`.",
  ...foreignFunctionMessages,
};

type RepairId = keyof typeof passedFunctionMessages;

/** `forAction`: what takes it is named for an action. Empty for a function that nobody would call from the client, such as one that renders. */
export function repairsOfPassedFunction(
  context: CheckContext<object>,
  expression: TSESTree.Node,
  { forAction }: { readonly forAction: boolean },
): readonly Suggestion<RepairId>[] {
  const { module, graph } = context;
  const node = unwrap(expression);
  const value = isFunction(node) ? node : valueBehind(module, node);
  if (!value) return directiveElsewhere(context, expression);
  if (!isFunction(value) || !isMeantAsAction(context, value, forAction)) return [];
  const target = canBeServerFunction({ module, graph }, expression);
  const edits = target ? addDirective(module, target) : [];
  // What an inline action closes over is encrypted, and what is bound is not.
  const moves = moveToActionsFile(context, value, { bindsCaptures: false, becomesAsync: true });
  const together = 'Add `"use server"`.';
  return [...(edits.length > 0 ? [{ messageId: "addDirective" as const, edits, together }] : []), ...moves];
}

/** Async, or certainly for what it does: then nobody waits for what it gives. */
function isMeantAsAction(context: CheckContext<object>, value: FunctionNode, forAction: boolean): boolean {
  const { module } = context;
  if (value.generator || rendersInside(module, value) || takesUnsendable(context, value)) return false;
  if (value.async) return true;
  return givesNothing(context, value) && isOnlyPassed(module, value) && (forAction || changesSomething(context, value));
}

function rendersInside(module: ModuleAnalysis, value: FunctionNode): boolean {
  return [module.nodesOfType("JSXElement", value), module.nodesOfType("JSXFragment", value)].flat().length > 0;
}

/** Such as an event: no client can send it. */
function takesUnsendable({ module, graph, types }: CheckContext<object>, value: FunctionNode): boolean {
  return parametersOf(value).some((parameter) =>
    isFlaw(judgeSending(viewOfParameter({ module, graph, types }, parameter), "argument")),
  );
}

function givesNothing({ module, types }: CheckContext<object>, value: FunctionNode): boolean {
  if (value.body.type === "BlockStatement") return returnedValues(module, value).length === 0;
  return typedView({ module, types }, value.body).kind === "nullish";
}

/** An attribute's value wherever it is named: no code goes on as if it had done its work. */
function isOnlyPassed({ exports, scopes }: ModuleAnalysis, value: FunctionNode): boolean {
  const isAttribute = (node: TSESTree.Node): boolean => wrapped(node).parent?.type === "JSXExpressionContainer";
  if (isAttribute(value)) return true;
  const declared = value.type === "FunctionDeclaration" ? value : value.parent;
  const name = declared && "id" in declared ? declared.id : undefined;
  const variable = name?.type === "Identifier" ? findVariable(scopes, name) : undefined;
  if (!variable || exports.some((entry) => entry.kind === "local" && entry.local === variable.name)) return false;
  return variable.references.every(({ identifier, init }) => init === true || isAttribute(identifier as TSESTree.Node));
}

function changesSomething(context: CheckContext<object>, value: FunctionNode): boolean {
  const facts = factsContextOf(context);
  const { mutates, revalidates, navigates } = factsOf(facts, placeOfFunction(facts, context.module, value));
  return [mutates, revalidates, navigates].some(({ verdict }) => verdict === "yes");
}
