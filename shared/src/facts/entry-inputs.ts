/** What comes with a request into the functions that Next.js calls: Server Functions, pages, route handlers, the proxy. */
import type { TSESTree } from "@typescript-eslint/utils";
import { type InputFlow, inputFlowOf, type InputRoots } from "../flow/input-values.ts";
import type { FileRole } from "../graph/app-folders.ts";
import { httpMethods, requestHooks } from "../knowledge/next.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { enclosingFunction, isFunction } from "../syntax/functions.ts";
import { mayHaveServerDirective, mentionsWord } from "../syntax/text-probe.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { calleeFates, clientFlowOf } from "./client-inputs.ts";
import type { FactsContext } from "./function-place.ts";

/** Gives the flow of what the request brings into the function around a node; `undefined` where Next.js calls none of those around it. */
export type FlowAround = (node: TSESTree.Node) => InputFlow | undefined;

/** Whether there can be such a flow in a file: the request comes into Server Functions, and into pages, route handlers and the proxy as `searchParams`. */
export function mayTakeInput(text: string): boolean {
  return mayHaveServerDirective(text) || mentionsWord(text, ["searchParams"]);
}

/** The flows of a file, each made when first asked for. */
export function entryFlows(context: FactsContext, module: ModuleAnalysis): FlowAround {
  const flows = new Map<FunctionNode, InputFlow | undefined>();
  return (node) => {
    for (let owner = enclosingFunction(node); owner; owner = enclosingFunction(owner)) {
      const flow = flows.has(owner) ? flows.get(owner) : makeFlow(context, module, owner);
      flows.set(owner, flow);
      if (flow) return flow;
    }
    return undefined;
  };
}

function makeFlow(context: FactsContext, module: ModuleAnalysis, owner: FunctionNode): InputFlow | undefined {
  // Before the directive: Next.js itself calls a route handler in a `"use server"` file, and makes its request.
  const roots = routeRoots(context, module, owner);
  const { validators } = context.settings;
  if (roots) return inputFlowOf(module, owner, { roots, outside: calleeFates(context, module), validators });
  const serverFunction = module.serverFunctions.find(({ handler }) => handler === owner);
  return serverFunction && clientFlowOf(context, module, serverFunction);
}

/** Whether Next.js answers requests with what the file's functions return: a route handler, or the proxy. */
export function answersRequests(role: FileRole | undefined): boolean {
  if (role?.kind === "root") return requestHooks.has(role.name);
  return role?.kind === "app" && role.name === "route";
}

function routeRoots({ graph }: FactsContext, module: ModuleAnalysis, owner: FunctionNode): InputRoots | undefined {
  const exported = module.exports.find((entry) => {
    const value = entry.kind === "local" ? entry.value && unwrap(entry.value) : undefined;
    return isFunction(value) && value === owner;
  });
  const role = exported && graph.roleOf(module.filename);
  if (role?.kind === "app" && role.name === "page" && exported?.name === "default") return pageRoots;
  return answersRequests(role) && isEntry(exported?.name ?? "", role) ? requestRoots : undefined;
}

function isEntry(name: string, role: FileRole | undefined): boolean {
  return role?.kind === "root" ? name === role.name || name === "default" : httpMethods.has(name);
}

/** `({ searchParams })`. */
const pageRoots: InputRoots = (parameter, path) => (parameter === 0 && path[0] === "searchParams" ? "no" : "none");

/** `request.nextUrl.searchParams`, `new URL(request.url).searchParams`. */
const requestRoots: InputRoots = (parameter, path) =>
  parameter === 0 && path.slice(0, 2).includes("searchParams") ? "no" : "none";
