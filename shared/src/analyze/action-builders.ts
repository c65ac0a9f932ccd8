/**
 * How a value becomes a function: written out, named, wrapped by calls, or ended by a builder chain. Structure decides
 * (the last call of a chain is given a function), so a project's own wrapper or client of any name is seen.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import { actionBuilders, callbackMethods, finishingMethods, handlerProperties } from "../knowledge/builders.ts";
import type { ParsedSource } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import type { Settings } from "../settings/defaults.ts";
import { namedImport, objectMember, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { callChain, type CallChain, type CallLink } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";

export type MadeFunction = Pick<ServerFunction, "form" | "handler" | "wrappers">;

/** Where values are looked up: the file, and the project's own names for builders. */
export interface Workshop {
  readonly source: ParsedSource;
  readonly settings: Settings | undefined;
}

const unknownMaking: MadeFunction = { form: "unknown", handler: undefined, wrappers: [] };
const handlerMethods: ReadonlySet<string> = new Set(actionBuilders.flatMap((builder) => builder.handlerMethods));
const maxDepth = 12;

/** How `value` is made a function; `undefined` when it is certainly none (a literal, an object, a class, `new X()`, ...). */
export function describeMaking(workshop: Workshop, value: TSESTree.Node, depth = maxDepth): MadeFunction | undefined {
  const node = unwrapAwait(value);
  if (depth === 0) return unknownMaking;
  if (isFunction(node)) return { form: "function", handler: node, wrappers: [] };
  if (node.type === "CallExpression") return describeCall(workshop, node, depth - 1);
  if (node.type === "Identifier" || node.type === "MemberExpression") return describeAlias(workshop, node, depth - 1);
  if (node.type === "AssignmentExpression" && node.operator === "=")
    return describeMaking(workshop, node.right, depth - 1);
  return isNeverFunction(node) ? undefined : unknownMaking;
}

/** Whether an expression or declaration certainly evaluates to something that is no function (a class counts as none). */
export function isNeverFunction(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "ArrayExpression":
    case "BinaryExpression":
    case "ClassDeclaration":
    case "ClassExpression":
    case "ImportExpression":
    case "JSXElement":
    case "JSXFragment":
    case "Literal":
    case "MetaProperty":
    case "NewExpression":
    case "ObjectExpression":
    case "TSEnumDeclaration":
    case "TSModuleDeclaration":
    case "TemplateLiteral":
    case "UnaryExpression":
    case "UpdateExpression":
      return true;
    default:
      return false;
  }
}

function describeAlias(workshop: Workshop, node: TSESTree.Node, depth: number): MadeFunction | undefined {
  const value = valueBehind(workshop.source, node);
  if (!value) return { form: "alias", handler: undefined, wrappers: [] };
  const making = describeMaking(workshop, value, depth);
  return making && { ...making, form: "alias" };
}

function describeCall(workshop: Workshop, call: TSESTree.CallExpression, depth: number): MadeFunction {
  const chain = callChain(call);
  const last = chain.links.at(-1);
  if (!last || (last.method !== undefined && callbackMethods.has(last.method))) return unknownMaking;
  if (last.method === "bind") return describeBound(workshop, call, depth);

  const form = isBuilder(workshop, chain, last) ? "builder" : "wrapper";
  const calls = chain.links.map((link) => link.call).reverse();
  const inner = handlerOf(workshop, last.call, depth) ?? earlierHandler(workshop, chain, last, depth);
  if (inner) return { form, handler: inner.handler, wrappers: [...calls, ...inner.wrappers] };
  return last.call.arguments.some(mayBeFunction) ? { form, handler: undefined, wrappers: calls } : unknownMaking;
}

/** `f.bind(null, x)`: the handler is `f`'s. */
function describeBound(workshop: Workshop, call: TSESTree.CallExpression, depth: number): MadeFunction {
  const callee = unwrapAwait(call.callee);
  const bound = callee.type === "MemberExpression" ? describeMaking(workshop, callee.object, depth) : undefined;
  return { form: "wrapper", handler: bound?.handler, wrappers: [call, ...(bound?.wrappers ?? [])] };
}

/**
 * The handler among a call's arguments: the first async function, given inline, by name or through further wrappers; else the
 * last function; else a handler property of a literal object.
 */
function handlerOf(workshop: Workshop, call: TSESTree.CallExpression, depth: number): MadeFunction | undefined {
  const candidates: MadeFunction[] = [];
  for (const argument of call.arguments) {
    if (!argument || argument.type === "SpreadElement" || argument.type === "ConditionalExpression") continue;
    const making = describeMaking(workshop, argument, depth);
    if (making?.handler) candidates.push(making);
  }
  const chosen = candidates.find(({ handler }) => handler?.async) ?? candidates.at(-1);
  return chosen ?? handlerInObject(workshop, call, depth);
}

function handlerInObject(workshop: Workshop, call: TSESTree.CallExpression, depth: number): MadeFunction | undefined {
  for (const argument of call.arguments) {
    const object = argument && unwrapAwait(argument);
    if (object?.type !== "ObjectExpression") continue;
    for (const name of handlerProperties) {
      const member = objectMember(object, name);
      const making = member && describeMaking(workshop, member, depth);
      if (making?.handler) return making;
    }
  }
  return undefined;
}

/** `os.handler(fn).actionable()`: the chain goes on after its handler. Only for methods known to take one (not `.use(fn)`). */
function earlierHandler(workshop: Workshop, chain: CallChain, last: CallLink, depth: number): MadeFunction | undefined {
  if (last.method === undefined) return undefined;
  const isFinished = finishingMethods.has(last.method);
  for (const link of [...chain.links].reverse().slice(1)) {
    if (link.method === undefined || !(isFinished || isHandlerMethod(workshop, link.method))) continue;
    const making = handlerOf(workshop, link.call, depth);
    if (making) return making;
  }
  return undefined;
}

/** A method call on a value is a builder's; on a module namespace (`React.cache(fn)`, `lib.withAuth(fn)`) it is a wrapper. */
function isBuilder(workshop: Workshop, chain: CallChain, last: CallLink): boolean {
  if (last.method === undefined) return false;
  if (chain.links.length > 1 || isHandlerMethod(workshop, last.method)) return true;
  const root = namedImport(referenceOf(workshop.source, chain.root));
  if (root.kind !== "import") return true;
  return root.name !== "*" && !(root.name === "default" && root.source === "react");
}

function isHandlerMethod({ settings }: Workshop, method: string): boolean {
  return handlerMethods.has(method) || Boolean(settings?.builders.includes(method));
}

function mayBeFunction(argument: TSESTree.Node | null): boolean {
  if (!argument) return false;
  if (argument.type === "SpreadElement") return true;
  const node = unwrapAwait(argument);
  return isFunction(node) || !isNeverFunction(node);
}
