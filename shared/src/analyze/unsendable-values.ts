/** Values of this file that React certainly cannot send with an inline action: ordinary functions, classes, instances of classes. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { valueBehind } from "../syntax/bindings.ts";
import { functionPrologue } from "../syntax/directives.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { findVariable, isReassigned, valueDefinitions, type Variable } from "../syntax/variables.ts";

export type UnsendableValue =
  | { readonly kind: "class" | "function" }
  /** `className`: as written after `new`. */
  | { readonly kind: "instance"; readonly className: string };

/**
 * Built-in classes whose instances React refuses. Not those it knows (`Date`, `Map`, `FormData`, ...), nor those that only arrive
 * changed (`URL` as its text, `Headers` as an array).
 * Source: `renderModelDestructive` in react-server/src/ReactFlightServer.js (React 19).
 */
const refusedClasses: ReadonlySet<string> = new Set([
  "AbortController",
  "Event",
  "EventTarget",
  "MessageChannel",
  "RegExp",
  "Request",
  "Response",
  "TextDecoder",
  "TextEncoder",
  "WeakMap",
  "WeakRef",
  "WeakSet",
]);

/** What the variable holds, when it is certain that React cannot send it; `undefined` too for what nobody can see. */
export function unsendableValue(module: ModuleAnalysis, variable: Variable): UnsendableValue | undefined {
  const [definition, ...others] = valueDefinitions(variable);
  if (!definition || others.length > 0 || isReassigned(variable)) return undefined;
  const node = definition.node as TSESTree.Node;
  if (isFunction(node) && (definition.type as string) !== "FunctionName") return undefined;
  const value = node.type === "VariableDeclarator" ? plainInitialiser(node) : node;
  return value && describe(module, value);
}

function plainInitialiser({ id, init }: TSESTree.VariableDeclarator): TSESTree.Node | undefined {
  return id.type === "Identifier" && init ? unwrap(init) : undefined;
}

function describe(module: ModuleAnalysis, value: TSESTree.Node): UnsendableValue | undefined {
  if (isFunction(value)) return isSentAsReference(value) ? undefined : { kind: "function" };
  if (value.type === "ClassDeclaration" || value.type === "ClassExpression") return { kind: "class" };
  if (value.type !== "NewExpression") return undefined;
  const className = module.text.slice(...value.callee.range);
  return isRefused(module, unwrap(value.callee)) ? { kind: "instance", className } : undefined;
}

/** A function with `"use server"` or `"use cache"` is sent as a reference to it. */
export function isSentAsReference(node: Parameters<typeof functionPrologue>[0]): boolean {
  return functionPrologue(node).some(({ value }) => value === "use server" || value.startsWith("use cache"));
}

function isRefused(module: ModuleAnalysis, callee: TSESTree.Node): boolean {
  if (callee.type !== "Identifier") return false;
  const isGlobal = (findVariable(module.scopes, callee)?.defs.length ?? 0) === 0;
  if (isGlobal) return refusedClasses.has(callee.name);
  const value = valueBehind(module, callee);
  return (value?.type === "ClassDeclaration" || value?.type === "ClassExpression") && isPlainClass(value);
}

/** Whether instances have only the class to be refused for: no superclass, no iterator, `then` or `toJSON`, no other value made by the constructor. */
function isPlainClass({ superClass, body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression): boolean {
  return !superClass && body.body.every((member) => isPlainMember(member));
}

function isPlainMember(member: TSESTree.ClassElement): boolean {
  if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || member.static) return true;
  if (member.type === "MethodDefinition" && member.kind === "constructor") return !returnsValue(member.value);
  if (member.key.type === "PrivateIdentifier") return true;
  const name = propertyName(member.key, member.computed);
  return name !== undefined && name !== "then" && name !== "toJSON";
}

function returnsValue({ body }: TSESTree.MethodDefinition["value"]): boolean {
  return body !== null && body.body.some(({ type }) => type === "ReturnStatement");
}
