/**
 * What goes wrong with the closure of one inline Server Function: the code compiles, and fails (or runs with another value) when the
 * action is rendered or submitted. Nothing is reported here that depends on a value nobody can see.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { canRunAfter, isUnreachable } from "../flow/runs-after.ts";
import { runsWithin } from "../flow/execution.ts";
import { builtinMethods } from "../knowledge/builtin-methods.ts";
import { lastName } from "../knowledge/words.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { isSentAsReference } from "../syntax/directives.ts";
import { enclosingFunction, isFunction } from "../syntax/functions.ts";
import { valueBehind } from "../syntax/values.ts";
import { wrapped } from "../syntax/unwrap.ts";
import { findVariable, type Variable } from "../syntax/variables.ts";
import type { Capture, Closure, LostName } from "./captures.ts";
import type { ClosureName } from "./closure-names.ts";
import { isOptionalCall, pathOf } from "./member-paths.ts";

/** `Flaw`: why React cannot send a captured value, as whoever judges values says it. */
export type ClosureBreak<Flaw> =
  | { readonly kind: "lost"; readonly name: LostName }
  /** `items?.map(...)`: the method is captured. */
  | { readonly kind: "method"; readonly capture: Capture; readonly calls: readonly ClosureName[] }
  /** ``db.sql`...` ``: what a template calls is captured, so it is a function. */
  | { readonly kind: "tag"; readonly capture: Capture; readonly tag: ClosureName }
  /** The captured variable is assigned again after the action was created. */
  | { readonly kind: "stale"; readonly capture: Capture; readonly write: TSESTree.Node }
  | { readonly kind: "unsendable"; readonly capture: Capture; readonly flaw: Flaw };

/** The breaks in the order of the names in the file; one for each variable and reason. `judge`: why React cannot send a captured value. */
export function closureBreaks<Flaw>(
  module: ModuleAnalysis,
  action: FunctionNode,
  closure: Closure,
  judge: (capture: Capture) => Flaw | undefined,
): ClosureBreak<Flaw>[] {
  return [
    ...lostNames(closure),
    ...closure.captures.flatMap((capture): ClosureBreak<Flaw>[] => {
      const flaw = judge(capture);
      const unsendable = flaw && ({ kind: "unsendable", capture, flaw } as const);
      const found =
        (capture.path.length === 0 ? unsendable : undefined) ??
        capturedMethod(module, capture) ??
        capturedTag(module, capture) ??
        unsendable ??
        staleCapture(action, capture);
      return found ? [found] : [];
    }),
  ];
}

/** Its own name only fails an action that captures something: then the moved function expects the captured values first. */
function lostNames({ lost, captures }: Closure): Extract<ClosureBreak<never>, { kind: "lost" }>[] {
  const seen = new Map<Variable, Set<string>>();
  const breaks: Extract<ClosureBreak<never>, { kind: "lost" }>[] = [];
  for (const name of lost) {
    const reasons = seen.get(name.variable) ?? new Set();
    seen.set(name.variable, reasons);
    if (reasons.has(name.reason) || (name.reason === "ownName" && captures.length === 0)) continue;
    reasons.add(name.reason);
    breaks.push({ kind: "lost", name });
  }
  return breaks;
}

function capturedMethod(module: ModuleAnalysis, capture: Capture): ClosureBreak<never> | undefined {
  const member = capture.path.at(-1);
  if (member === undefined || !builtinMethods.has(lastName(member))) return undefined;
  const calls = capture.uses.filter(
    (use) => use.path.length === capture.path.length && isOptionalCallee(module, use.node),
  );
  return calls.length > 0 ? { kind: "method", capture, calls } : undefined;
}

function isOptionalCallee(module: ModuleAnalysis, node: TSESTree.Node): boolean {
  const { parent } = node;
  return parent?.type === "CallExpression" && parent.callee === node && isOptionalCall(module.text, parent);
}

/** Of a Server Function that stands elsewhere nobody makes a tag: it would get a template's arguments. */
function capturedTag(module: ModuleAnalysis, capture: Capture): ClosureBreak<never> | undefined {
  const tag = capture.uses.find(({ node }) => {
    const expression = wrapped(node);
    const isTag = expression.parent?.type === "TaggedTemplateExpression" && expression.parent.tag === expression;
    return isTag && pathOf(module.text, node)?.path.length === capture.path.length;
  });
  const value = tag && valueBehind(module, tag.node);
  return tag && !(value && isFunction(value) && isSentAsReference(value)) ? { kind: "tag", capture, tag } : undefined;
}

/** A write in a loop that holds the action too comes from the round before: there the author wants the value of this round. */
function staleCapture(action: FunctionNode, capture: Capture): ClosureBreak<never> | undefined {
  for (const reference of capture.variable.references) {
    const write = reference.identifier as TSESTree.Node;
    if (!reference.isWrite() || reference.init || isInside(write, action)) continue;
    if (canRunAfter(action, write) && !sharesLoop(action, write, capture.variable)) {
      return { kind: "stale", capture, write };
    }
  }
  return undefined;
}

function sharesLoop(action: TSESTree.Node, write: TSESTree.Node, variable: Variable): boolean {
  const scope = variable.scope.block as TSESTree.Node;
  for (let node = action.parent; node && node !== scope; node = node.parent) {
    if (node.type.startsWith("For") || node.type.endsWith("WhileStatement")) if (isInside(write, node)) return true;
  }
  return false;
}

/**
 * The place where an action that is a declaration is used before it has its value: the compiler turns `async function save() {}` into
 * `var save = ...` where it stands. The declaration itself when it stands after a `return`.
 */
export function earlyUse(
  module: ModuleAnalysis,
  action: FunctionNode,
): { node: TSESTree.Node; isUnreachable: boolean } | undefined {
  if (action.type !== "FunctionDeclaration" || !action.id) return undefined;
  const variable = findVariable(module.scopes, action.id);
  const uses = (variable?.references ?? [])
    .map((reference) => reference.identifier as TSESTree.Node)
    .filter((use) => !isInside(use, action));
  if (uses.length > 0 && isUnreachable(action)) return { node: action.id, isUnreachable: true };
  const early = uses.find((use) => use.range[1] <= action.range[0] && runsBefore(module, use, action));
  return early && { node: early, isUnreachable: false };
}

/** Whether the code of `use`, further up, runs before the declaration is reached: in the same function, or in a callback that runs at once. */
function runsBefore(module: ModuleAnalysis, use: TSESTree.Node, action: FunctionNode): boolean {
  const home = enclosingFunction(action);
  for (let around = enclosingFunction(use); around !== home; around = enclosingFunction(around)) {
    if (!around || runsWithin(module, around) !== "yes") return false;
  }
  return true;
}
