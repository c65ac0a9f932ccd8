import { errorHandlingOf } from "../flow/navigation-escape.ts";
import { clientOnlyExports, clientOnlyHooks } from "../knowledge/react.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { FunctionDetails, ModuleDetails, Reference } from "../model/summary.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { summarizeCalls, type CallsByOwner } from "./summarize-calls.ts";
import { summarizeFlow } from "./summarize-flow.ts";
import { summarizeElements } from "./summarize-elements.ts";
import { summarizedFlow, summarizeInputs } from "./summarize-inputs.ts";
import { summarizeForms } from "./summarize-forms.ts";
import { summarizeHandedOn } from "./summarize-handed-on.ts";
import { givenBy } from "./summarize-origins.ts";
import { type ValueContext, valueContextOf } from "./summarize-values.ts";

/** The costly part of a summary: what happens inside functions, and what is rendered. */
export function summarizeDetails(module: ModuleAnalysis): ModuleDetails {
  const context = valueContextOf(module);
  const flows = new Map(module.functions.map((node) => [node, summarizedFlow(module, node)] as const));
  const calls = summarizeCalls(context, flows);
  return {
    functions: module.functions.map((node) => ({
      calls: calls.get(node) ?? [],
      ...(module.boundary !== "client" && { flow: summarizeFlow(context, node) }),
      ...givesOf(context, node),
      ...(mayHandleErrors(node) && { errorHandling: errorHandlingOf(module, node) }),
      ...summarizeInputs(module, flows.get(node)),
    })),
    usesClientHooks: usesClientHooks(module, calls),
    moduleCalls: calls.get(undefined) ?? [],
    elements: summarizeElements(context),
    forms: summarizeForms(context),
    handedOn: summarizeHandedOn(module),
  };
}

/** Of functions at the top of the file: those are what clients are made by. */
function givesOf(context: ValueContext, node: FunctionNode): Pick<FunctionDetails, "gives"> {
  const gives = enclosingFunction(node) === undefined ? givenBy(context, node) : undefined;
  return gives ? { gives } : {};
}

/** Functions at the top of the file, small enough to be asked what they do with an error. */
function mayHandleErrors(node: FunctionNode): boolean {
  const isSmall = node.range[1] - node.range[0] < 4000;
  return isSmall && node.params.length > 0 && node.params.length <= 4 && enclosingFunction(node) === undefined;
}

function usesClientHooks(module: ModuleAnalysis, calls: CallsByOwner): boolean {
  for (const list of calls.values()) if (list.some(({ callee }) => isClientOnly(callee))) return true;
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
