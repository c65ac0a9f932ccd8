/** Where the inputs of a Server Function end up: in calls with an effect, in functions that are called, in the answer. */
import type { TSESTree } from "@typescript-eslint/utils";
import { argumentsFor } from "../flow/input-fates.ts";
import { returnedBy } from "../flow/input-expressions.ts";
import type { InputFlow, InputValue } from "../flow/input-values.ts";
import { calledName, validationOf } from "../flow/validation-calls.ts";
import type { EffectKind, TraceStep } from "../model/facts.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";
import type { Verdict } from "../model/verdict.ts";
import { callChain, isChained } from "../syntax/calls.ts";
import { callName, shortCode } from "../syntax/short-code.ts";
import { effectsOfNode, placedCallOf } from "./call-effects.ts";
import { isGraphql } from "./effects.ts";
import { receiverOf } from "./effects-receiver.ts";
import { calleeOf, type FactsContext, type FunctionPlace } from "./function-place.ts";
import { inputsWithin } from "./inputs-within.ts";
import { uncheckedEffect } from "./unchecked-effect.ts";

/** One input, where it is used up. */
export interface InputSink {
  readonly input: InputValue;
  /** The expression that holds it there. */
  readonly node: TSESTree.Node;
  /** `answer`: it is returned. `call`: given to a function whose doings are not seen. */
  readonly kind: "answer" | "call" | "effect";
  /** Whether its kind is checked when it gets there; `unknown` too where it is only coerced or tested in part. */
  readonly checked: Verdict;
  readonly effects: readonly EffectKind[];
  /** From the call in the function itself to the one with the effect. */
  readonly trace: readonly TraceStep[];
}

export function inputSinks(context: FactsContext, module: ModuleAnalysis, flow: InputFlow): readonly InputSink[] {
  const calls = module
    .nodesOfType("CallExpression", flow.owner)
    .filter((call) => !isChained(call) && !validationOf(flow, call));
  const templates = module.nodesOfType("TaggedTemplateExpression", flow.owner);
  const answers = returnedBy(module, flow.owner);
  return [
    ...calls.flatMap((call) => sinksOfCall(context, module, flow, call)),
    ...templates.flatMap((template) => sinksOfTemplate(context, module, flow, template)),
    ...answers.flatMap((answer) => sinksAt(flow, answer, { kind: "answer", effects: [], trace: [] })),
  ];
}

type Place = Pick<InputSink, "effects" | "kind" | "trace">;

function sinksAt(flow: InputFlow, expression: TSESTree.Node, place: Place): InputSink[] {
  return inputsWithin(flow, expression).map(({ input, node }) => ({
    ...place,
    input,
    node,
    checked: checkedAt(input, place),
  }));
}

function checkedAt(input: InputValue, { effects }: Place): Verdict {
  return input.checked === "no" && (input.partly || isCoercedFor(effects, input)) ? "unknown" : input.checked;
}

/** Whether it is of one kind, whatever the client sent. What is encoded stays one part of an address; to a row it is a text like any other. */
export function isCoercedFor(effects: readonly EffectKind[], { coerced, encoded }: InputValue): boolean {
  return coerced || (encoded && effects.length > 0 && effects.every((effect) => effect === "fetch-write"));
}

/** A chain of calls: with an effect, all that its links are given goes there. */
function sinksOfCall(
  context: FactsContext,
  module: ModuleAnalysis,
  flow: InputFlow,
  call: TSESTree.CallExpression,
): InputSink[] {
  const links = callChain(call).links.map((link) => link.call);
  const effects = links.flatMap((link) => effectsOfNode(context, module, link)).filter((kind) => kind !== "unknown");
  if (links.some((link) => isCheckedThere(context, module, link))) return sinksCheckedThere(flow, call);
  const trace = [stepOf(module, call, callName(module.text, call))];
  if (effects.length === 0) return links.flatMap((link) => sinksOfLink(context, module, flow, link, trace));
  const place: Place = { kind: "effect", effects, trace };
  return links.flatMap((link) => link.arguments.flatMap((argument) => sinksAt(flow, argument, place)));
}

/**
 * Auth.js hands what it is given to the provider's own callback, and a GraphQL server holds variables against the types that the document
 * declares (https://spec.graphql.org/October2021/#sec-Coercing-Variable-Values): both check what they get.
 */
function isCheckedThere(context: FactsContext, module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  if (calledName(call.callee) === "signIn") return true;
  const placed = placedCallOf(context, module, call);
  return placed !== undefined && isGraphql(context, placed.from, placed.call);
}

function sinksCheckedThere(flow: InputFlow, call: TSESTree.CallExpression): InputSink[] {
  const sinks = call.arguments.flatMap((argument) => sinksAt(flow, argument, { kind: "call", effects: [], trace: [] }));
  return sinks.map((sink) => (sink.checked === "no" ? { ...sink, checked: "unknown" } : sink));
}

function sinksOfLink(
  context: FactsContext,
  module: ModuleAnalysis,
  flow: InputFlow,
  link: TSESTree.CallExpression,
  trace: readonly TraceStep[],
): InputSink[] {
  const placed = placedCallOf(context, module, link);
  const callee = placed && calleeOf(context, placed.from, placed.call);
  if (callee?.kind === "function") return sinksInCallee(context, flow, link, callee.place, trace);
  if (placed && receiverOf(context, placed.from, placed.call).kind === "builtin") return [];
  return link.arguments.flatMap((argument) => sinksAt(flow, argument, { kind: "call", effects: [], trace }));
}

/** A statement written as a template: sql`delete from posts where id = ${id}`. */
function sinksOfTemplate(
  context: FactsContext,
  module: ModuleAnalysis,
  flow: InputFlow,
  template: TSESTree.TaggedTemplateExpression,
): InputSink[] {
  const effects = effectsOfNode(context, module, template);
  if (effects === "unknown" || effects.length === 0) return [];
  const place: Place = {
    kind: "effect",
    effects,
    trace: [stepOf(module, template, shortCode(module.text, template.tag))],
  };
  return template.quasi.expressions.flatMap((expression) => sinksAt(flow, expression, place));
}

/** A function of the project: what becomes of each argument stands in its summary. */
function sinksInCallee(
  context: FactsContext,
  flow: InputFlow,
  call: TSESTree.CallExpression,
  place: FunctionPlace,
  trace: readonly TraceStep[],
): InputSink[] {
  const callee = place.summary.functions[place.index];
  const count = callee?.parameterCount ?? 0;
  return Array.from({ length: count }, (_, parameter) => parameter).flatMap((parameter): InputSink[] => {
    const isRest = callee?.hasRest === true && parameter === count - 1;
    const given = argumentsFor({ parameter, ...(isRest && { rest: true }) }, call);
    const checks = callee?.fates?.find((fate) => fate.parameter === parameter)?.checks ?? "no";
    const reached = uncheckedEffect(context, place, parameter);
    const base: Place = reached
      ? { kind: "effect", effects: reached.effects, trace: [...trace, reached.step] }
      : { kind: "call", effects: [], trace };
    return given
      .flatMap((argument) => sinksAt(flow, argument, base))
      .map((sink) =>
        checks === "yes" || (checks === "unknown" && sink.checked === "no") ? { ...sink, checked: checks } : sink,
      );
  });
}

function stepOf(module: ModuleAnalysis, call: TSESTree.Node, name: string): TraceStep {
  return { file: module.filename, ...spanOf(call), name };
}
