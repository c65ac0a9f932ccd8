import type { InputFlow } from "../flow/input-values.ts";
import { parameterTypes } from "../analyze/parameter-types.ts";
import { errorHandlingOf } from "../flow/navigation-escape.ts";
import { clientOnlyExports, clientOnlyHooks } from "../knowledge/react.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { FunctionDetails } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import type { ModuleDetails } from "../model/summary.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { lazy } from "../syntax/lazy.ts";
import { calleeOf, type CallsByOwner, callsByOwner, summarizeCalls } from "./summarize-calls.ts";
import { summarizeFlow } from "./summarize-flow.ts";
import { summarizeElements } from "./summarize-elements.ts";
import { summarizedFlow, summarizeFates, summarizeHandlerArguments, uncheckedInputs } from "./summarize-inputs.ts";
import { summarizeForms } from "./summarize-forms.ts";
import { summarizeStateActions } from "./summarize-state-actions.ts";
import { summarizeHandedOn } from "./summarize-handed-on.ts";
import { givenBy } from "./summarize-origins.ts";
import { type ValueContext, valueContextOf } from "./summarize-values.ts";

const known = new WeakMap<ModuleAnalysis, ModuleDetails>();

/**
 * The costly part of a summary: what happens inside functions, and what is rendered. Each part is made when it is first read, once a tree:
 * what one function does is asked for more often than what all of a module do.
 */
export function summarizeDetails(module: ModuleAnalysis): ModuleDetails {
  const details = known.get(module) ?? detailsOf(module);
  known.set(module, details);
  return details;
}

function detailsOf(module: ModuleAnalysis): ModuleDetails {
  const context = lazy(() => valueContextOf(module));
  const flows = lazy(() => new Map(module.functions.map((node) => [node, summarizedFlow(module, node)] as const)));
  const calls = lazy(() => callsByOwner(module));
  return {
    functions: module.functions.map((node) => detailsOfFunction(module, node, { context, flows, calls })),
    get usesClientHooks() {
      return usesClientHooks(module, calls());
    },
    get moduleCalls() {
      return summarizeCalls(context(), undefined, calls().get(undefined));
    },
    get elements() {
      return summarizeElements(context());
    },
    get forms() {
      return summarizeForms(context());
    },
    get stateActions() {
      return summarizeStateActions(module);
    },
    get handedOn() {
      return summarizeHandedOn(module);
    },
  };
}

/** What the parts have in common. */
interface Shared {
  readonly context: () => ValueContext;
  readonly flows: () => ReadonlyMap<FunctionNode, InputFlow | undefined>;
  readonly calls: () => CallsByOwner;
}

function detailsOfFunction(
  module: ModuleAnalysis,
  node: FunctionNode,
  { context, flows, calls }: Shared,
): FunctionDetails {
  return {
    get calls() {
      return summarizeCalls(context(), node, calls().get(node));
    },
    get unchecked() {
      const flow = flows().get(node);
      return flow ? (calls().get(node) ?? []).map((call) => uncheckedInputs(flow, call)) : [];
    },
    get flow() {
      return module.boundary === "client" ? undefined : summarizeFlow(context(), node);
    },
    get gives() {
      // Functions at the top of the file are what clients are made by.
      return enclosingFunction(node) === undefined ? givenBy(context(), node) : undefined;
    },
    get errorHandling() {
      return mayHandleErrors(node) ? errorHandlingOf(module, node) : undefined;
    },
    get fates() {
      const flow = flows().get(node);
      return flow && summarizeFates(module, flow);
    },
    get handlerArguments() {
      return flows().get(node) && summarizeHandlerArguments(module, node);
    },
    get parameterTypes() {
      const isServerFunction = module.serverFunctions.some(({ handler }) => handler === node);
      return isServerFunction ? parameterTypes(module, node) : undefined;
    },
  };
}

/** Functions at the top of the file, small enough to be asked what they do with an error. */
function mayHandleErrors(node: FunctionNode): boolean {
  const isSmall = node.range[1] - node.range[0] < 4000;
  return isSmall && node.params.length > 0 && node.params.length <= 4 && enclosingFunction(node) === undefined;
}

function usesClientHooks(module: ModuleAnalysis, calls: CallsByOwner): boolean {
  for (const list of calls.values()) if (list.some((call) => isClientOnly(calleeOf(module, call)))) return true;
  const classes = [...module.nodesOfType("ClassDeclaration"), ...module.nodesOfType("ClassExpression")];
  return classes.some(({ superClass }) => superClass && isClientOnly(referenceOf(module, superClass)));
}

function isClientOnly(reference: Reference): boolean {
  const target = namedImport(reference);
  if (target.kind !== "import") return false;
  const name = target.name === "default" ? target.path[0] : target.name;
  if (clientOnlyHooks[target.source]?.includes(name ?? "")) return true;
  return clientOnlyExports.some((row) => row.from === target.source && row.name === name);
}
