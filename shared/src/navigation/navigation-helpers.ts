import type { TSESTree } from "@typescript-eslint/utils";
import { isRunBy } from "../flow/execution.ts";
import { leavesFunction } from "../flow/navigation-escape.ts";
import { conditioningParameters } from "../flow/parameter-conditions.ts";
import type { NavigationKind } from "../knowledge/next.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { FileSpan } from "../model/span.ts";
import type { ErrorOutcome, FunctionSummary } from "../model/function-summary.ts";
import { lastNameOf, type Reference } from "../model/reference.ts";
import type { ModuleSummary } from "../model/summary.ts";
import { findFunction, namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { isFunction } from "../syntax/functions.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { Resolution } from "../graph/resolution.ts";
import { countedArguments, type GivenArguments, givenArguments, mayBeTurnedOff } from "./given-arguments.ts";
import {
  findDirectNavigation,
  type Navigation,
  type NavigationContext,
  resolvedNavigation,
} from "./navigation-calls.ts";
import { isNavigationExport } from "./navigation-probes.ts";

/** How many functions of one file are followed. */
const ownSteps = 2;

/**
 * Whether `call` is a navigation call: of Next.js, of an i18n factory, of Auth.js, of the settings; or of a helper that makes one:
 * a function of this file (up to two steps), or of another file and its own helpers. `undefined` when it is none, or nobody can tell.
 */
export function findNavigation(context: NavigationContext, call: TSESTree.CallExpression): Navigation | undefined {
  return findDirectNavigation(context, call) ?? findHelperNavigation(context, call);
}

function findHelperNavigation(context: NavigationContext, call: TSESTree.CallExpression): Navigation | undefined {
  const { module, graph } = context;
  const own = ownHelper(module, call.callee);
  if (own) return asHelper(own.async, insideOwn(context, own, givenArguments(module, call), ownSteps));
  const reference = referenceOf(module, call.callee);
  if (reference.kind !== "import" || reference.source.startsWith("next/")) return undefined;
  if (!graph.mayUseExport(namedImport(reference), module.filename, isNavigationExport)) return undefined;
  const resolution = graph.resolve(reference, module.filename);
  const renamed = resolvedNavigation(graph, resolution);
  if (renamed) return renamed.optionsArgument === undefined ? renamed.navigation : undefined;
  const target = foreignHelper(resolution);
  return target && asHelper(target.helper.async, insideForeign(graph, target, givenArguments(module, call), ownSteps));
}

/** What a function of another file does when it is given a navigation error as its argument at `position`. */
export function errorOutcomeOf(
  { module, graph }: NavigationContext,
  callee: Reference,
  position: number,
  kind: NavigationKind,
): ErrorOutcome {
  if (callee.kind !== "import") return "unknown";
  const target = foreignHelper(graph.resolve(callee, module.filename));
  const handling = target?.helper.errorHandling?.find(({ parameter }) => parameter === position);
  if (!handling) return "unknown";
  return kind === "redirect" ? handling.redirect : handling.accessFallback;
}

type Inside = { readonly kinds: readonly NavigationKind[]; readonly at: FileSpan & { readonly name: string } };

function asHelper(isAsync: boolean, inside: Inside | undefined): Navigation | undefined {
  return inside && { kinds: inside.kinds, how: isAsync ? "rejects" : "throws", inside: inside.at };
}

/** The navigation calls whose errors leave a function of this file. */
function insideOwn(
  context: NavigationContext,
  helper: FunctionNode,
  given: GivenArguments,
  steps: number,
): Inside | undefined {
  const { module } = context;
  const found: Inside[] = [];
  for (const call of module.nodesOfType("CallExpression")) {
    if (!isRunBy(module, call, helper) || mayBeTurnedOff(conditioningParameters(module, call, helper), given)) continue;
    const direct = findDirectNavigation(context, call);
    if (direct && leavesFunction(module, call, direct.how)) {
      found.push({ kinds: direct.kinds, at: placeOf(module, call) });
      continue;
    }
    const next = !direct && steps > 1 ? ownHelper(module, call.callee) : undefined;
    if (!next || next === helper || !leavesFunction(module, call, next.async ? "rejects" : "throws")) continue;
    const deeper = insideOwn(context, next, givenArguments(module, call), steps - 1);
    if (deeper) found.push(deeper);
  }
  return mergeInside(found);
}

interface ForeignHelper {
  readonly file: string;
  readonly summary: ModuleSummary;
  readonly helper: FunctionSummary;
}

/** The same in the summary of another file. */
function insideForeign(
  graph: ModuleGraph,
  target: ForeignHelper,
  given: GivenArguments,
  steps: number,
): Inside | undefined {
  const found: Inside[] = [];
  for (const call of target.helper.calls) {
    if (mayBeTurnedOff(call.underParameters, given)) continue;
    const direct = resolvedNavigation(graph, graph.resolve(call.callee, target.file));
    if (
      direct &&
      direct.optionsArgument === undefined &&
      (direct.navigation.how === "rejects" ? call.rejectionEscapes : call.escapes)
    ) {
      const name = call.callee.kind === "unknown" ? "" : lastNameOf(call.callee);
      found.push({ kinds: direct.navigation.kinds, at: { file: target.file, ...call.span, name } });
      continue;
    }
    const next = !direct && steps > 1 ? sameFileHelper(graph, target, call) : undefined;
    if (!next || next === target.helper || !(next.async ? call.rejectionEscapes : call.escapes)) continue;
    const deeper = insideForeign(graph, { ...target, helper: next }, countedArguments(call.argumentCount), steps - 1);
    if (deeper) found.push(deeper);
  }
  return mergeInside(found);
}

function sameFileHelper(
  graph: ModuleGraph,
  { file, summary }: ForeignHelper,
  call: FunctionSummary["calls"][number],
): FunctionSummary | undefined {
  if (call.target !== undefined) return summary.functions[call.target];
  if (call.callee.kind !== "local") return undefined;
  const target = foreignHelper(graph.resolve(call.callee, file));
  return target?.file === file ? target.helper : undefined;
}

function foreignHelper(resolution: Resolution): ForeignHelper | undefined {
  if (resolution.kind !== "value" || resolution.path.length > 0) return undefined;
  const { file, summary } = resolution;
  const index = functionIndexOf(resolution.value);
  const helper = index === undefined ? undefined : summary.functions[index];
  return helper && { file, summary, helper };
}

function ownHelper(module: ModuleAnalysis, callee: TSESTree.Node): FunctionNode | undefined {
  const own = findFunction(module, callee);
  if (own) return own.generator ? undefined : own;
  const value = valueBehind(module, callee);
  if (value?.type !== "CallExpression" || !isReactCache(namedImport(referenceOf(module, value.callee))))
    return undefined;
  const [argument] = value.arguments;
  return isFunction(argument) ? argument : undefined;
}

function isReactCache(reference: Reference): boolean {
  return (
    reference.kind === "import" &&
    reference.source === "react" &&
    reference.name === "cache" &&
    reference.path.length === 0
  );
}

function placeOf(module: ModuleAnalysis, call: TSESTree.CallExpression): Inside["at"] {
  const name = module.text.slice(call.callee.range[0], call.callee.range[1]);
  return { file: module.filename, start: call.range[0], end: call.range[1], name };
}

function mergeInside(found: readonly Inside[]): Inside | undefined {
  const [first] = found;
  return first && { at: first.at, kinds: [...new Set(found.flatMap((inside) => inside.kinds))] };
}
