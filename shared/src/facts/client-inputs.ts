/** What the client sends to a Server Function: which parameters of its handler hold it, and whether it was checked before. */
import type { TSESTree } from "@typescript-eslint/utils";
import { type CalleeFates, type InputFlow, inputFlowOf, type InputRoots } from "../flow/input-values.ts";
import { handlerArgumentsOf } from "../flow/handler-arguments.ts";
import { isSchema } from "../flow/validation-calls.ts";
import { functionIndexOf } from "../graph/function-value.ts";
import {
  builderInputs,
  callerMembers,
  isReactCacheImport,
  schemaMethods,
  schemaProperties,
} from "../knowledge/builders.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { FunctionSummary, HandlerArguments } from "../model/function-summary.ts";
import { findFunction, namedImport, objectMember, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { callChain, memberName } from "../syntax/calls.ts";
import { parametersOf, propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import type { FactsContext } from "./function-place.ts";

/** The flow of what the client sends through the handler of a Server Function; `undefined` when its handler is out of sight. */
export function clientFlowOf(
  context: FactsContext,
  module: ModuleAnalysis,
  serverFunction: ServerFunction,
): InputFlow | undefined {
  const { handler } = serverFunction;
  if (!handler) return undefined;
  const { validators } = context.settings;
  const roots = clientRoots(context, module, serverFunction);
  return inputFlowOf(module, handler, { roots, outside: calleeFates(context, module), validators });
}

/** Whether something may come into the handler unchecked, by what it takes out of its parameters: before it is followed. */
export function mayGetUnchecked({ owner, roots }: InputFlow): boolean {
  return parametersOf(owner).some((parameter, position) =>
    membersTaken(parameter).some((path) => roots(position, path) === "no"),
  );
}

/** `({ ctx, parsedInput })` takes two; of what has a name, any may be taken of those that tell inputs apart. */
function membersTaken(parameter: TSESTree.Parameter): readonly (readonly string[])[] {
  const taken = parameter.type === "ObjectPattern" ? parameter.properties.map(propertyTaken) : [undefined];
  return taken.every((name) => name !== undefined)
    ? taken.map((name) => [name])
    : [[], ...Object.keys(builderInputs).map((name) => [name])];
}

function propertyTaken(property: TSESTree.ObjectPattern["properties"][number]): string | undefined {
  return property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
}

/** Whether the client's arguments arrive as they are: nothing of a wrapper or builder stands between. */
export function isCalledDirectly(module: ModuleAnalysis, { wrappers }: ServerFunction): boolean {
  return wrappers.every((call) => isPlainWrapper(module, call));
}

/** What functions of other files do with what they are given, one import away. */
export function calleeFates(context: FactsContext, module: ModuleAnalysis): CalleeFates {
  return (call) => importedFunction(context, module, call.callee)?.fates;
}

function importedFunction(
  { graph }: FactsContext,
  module: ModuleAnalysis,
  callee: TSESTree.Node,
): FunctionSummary | undefined {
  const reference = referenceOf(module, callee);
  if (reference.kind !== "import") return undefined;
  const resolution = graph.resolve(reference, module.filename);
  if (resolution.kind !== "value" || resolution.path.length > 0) return undefined;
  const index = functionIndexOf(resolution.value);
  return index === undefined ? undefined : resolution.summary.functions[index];
}

function clientRoots(
  context: FactsContext,
  module: ModuleAnalysis,
  { form, handler, wrappers }: ServerFunction,
): InputRoots {
  const calls = wrappers.filter((call) => !isPlainWrapper(module, call));
  if (calls.length === 0) return () => "no";
  if (calls.some((call) => isGivenSchema(module, call)) || form === "builder") {
    const hasSchema = calls.some((call) => takesSchema(module, call));
    return (parameter, path) => builderRoot(parameter, path, hasSchema);
  }
  const [call, ...others] = calls;
  const position = call?.arguments.findIndex((argument) => argument && valueBehind(module, argument) === handler) ?? -1;
  const passed = call && others.length === 0 ? passedTo(context, module, call, position) : undefined;
  return (parameter) =>
    passed ? (passed.inputs[parameter] ?? passed.rest ?? "none") : rootByType(handler?.params[parameter]);
}

/** `f.bind(null, id)`, React's `cache(f)`: the client's arguments arrive as they are. */
function isPlainWrapper(module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression" && memberName(callee) === "bind") return true;
  const reference = namedImport(referenceOf(module, callee));
  return reference.kind === "import" && isReactCacheImport(reference.source, reference.name);
}

/** A builder hands its handler an object, a wrapper with a schema the checked value. */
function builderRoot(parameter: number, path: readonly string[], hasSchema: boolean): ReturnType<InputRoots> {
  const [member] = path;
  if (member !== undefined && callerMembers.has(member)) return "none";
  const row = member !== undefined && Object.hasOwn(builderInputs, member) ? builderInputs[member] : undefined;
  if (row === "raw") return "no";
  if (parameter > 0) return "none";
  return hasSchema ? "yes" : "unknown";
}

function takesSchema(module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  const { links, root } = callChain(call);
  if (links.some(({ method }) => method !== undefined && schemaMethods.has(method))) return true;
  const behind = valueBehind(module, root);
  return (
    isGivenSchema(module, call) || (behind?.type === "CallExpression" && behind !== call && takesSchema(module, behind))
  );
}

/** `createAction(Schema, handler)`, `enhance(handler, { schema })`. */
function isGivenSchema(module: ModuleAnalysis, { arguments: args }: TSESTree.CallExpression): boolean {
  return args.some((argument) => {
    const node = argument && unwrap(argument);
    if (node?.type === "ObjectExpression") return schemaProperties.some((name) => objectMember(node, name));
    return node !== null && node.type !== "SpreadElement" && isSchema(module, node);
  });
}

function passedTo(
  context: FactsContext,
  module: ModuleAnalysis,
  call: TSESTree.CallExpression,
  position: number,
): HandlerArguments | undefined {
  const own = findFunction(module, call.callee);
  const passed = own
    ? handlerArgumentsOf(module, own)
    : importedFunction(context, module, call.callee)?.handlerArguments;
  const [first, ...others] = (passed ?? []).filter(({ parameter }) => parameter === position);
  return others.length === 0 ? first : undefined;
}

/** Out of sight: a form is the client's, and a wrapper that checks it would be given a schema. */
function rootByType(parameter: TSESTree.Parameter | undefined): ReturnType<InputRoots> {
  const type = parameter?.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  const isForm =
    type?.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "FormData";
  return isForm ? "no" : "unknown";
}
