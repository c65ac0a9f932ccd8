import type { TSESTree } from "@typescript-eslint/utils";
import type { Directive, ExportedName, FunctionNode } from "../model/module.ts";
import type { ServerFunction } from "../model/server-function.ts";
import { isInside } from "../syntax/children.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { classMemberOf, functionName, functionNameNode } from "../syntax/functions.ts";
import { describeMaking, type MadeFunction, type Workshop } from "./action-builders.ts";
import { isCollected } from "./compiler-patterns.ts";

type LocalExport = Extract<ExportedName, { kind: "local" }>;

/**
 * The exports that a `"use server"` file directive turns into Server Functions: all values but those that are certainly no
 * functions. next's compiler takes those too, and fails when the module is loaded.
 */
export function serverFunctionsOfFile(
  workshop: Workshop,
  exports: readonly ExportedName[],
  directive: Directive,
): ServerFunction[] {
  const found: ServerFunction[] = [];
  const byBinding = new Map<string, number>();
  for (const exported of exports) {
    if (exported.typeOnly || exported.kind === "star" || isNamespace(exported) || isOverlooked(exported.node)) continue;
    const binding = bindingOf(exported);
    const seen = binding === undefined ? undefined : byBinding.get(binding);
    const earlier = seen === undefined ? undefined : found[seen];
    if (seen !== undefined && earlier) {
      found[seen] = { ...earlier, names: [...new Set([...earlier.names, exported.name])] };
      continue;
    }
    const made = exported.kind === "reexport" ? reexported : madeByExport(workshop, exported);
    if (!made) continue;
    if (binding !== undefined) byBinding.set(binding, found.length);
    found.push({ origin: "file", directive, names: [exported.name], node: exported.node, ...made });
  }
  return found;
}

/** What is exported, to find it under another name again. */
function bindingOf(exported: ExportedName): string | undefined {
  if (exported.kind === "local") return exported.local;
  return exported.kind === "reexport" ? `${exported.imported} of ${exported.source}` : undefined;
}

/**
 * The functions with a `"use server"` directive of their own, at any depth. Not instance methods, accessors and constructors:
 * next refuses the directive there.
 */
export function serverFunctionsInside(
  functions: readonly FunctionNode[],
  known: readonly ServerFunction[],
): ServerFunction[] {
  const exported = new Set(known.filter(({ form }) => form === "function").map(({ handler }) => handler));
  const found: ServerFunction[] = [];
  for (const handler of functions) {
    const directive = findDirective(functionPrologue(handler), "use server");
    if (!directive || exported.has(handler) || !canCarryDirective(handler)) continue;
    const name = functionName(handler);
    const node = (name !== undefined && functionNameNode(handler)) || handler;
    const names = name === undefined ? [] : [name];
    found.push({ origin: "function", directive, names, form: "function", node, value: handler, handler, wrappers: [] });
  }
  return found;
}

/** `import * as api from "./api"; export { api }`: a module's namespace is an object. */
function isNamespace(exported: ExportedName): boolean {
  return exported.kind === "reexport" && exported.imported === "*";
}

type Made = MadeFunction & Pick<ServerFunction, "value">;

const reexported: Made = { form: "reexport", value: undefined, handler: undefined, wrappers: [] };

function madeByExport(workshop: Workshop, exported: LocalExport): Made | undefined {
  const { value } = exported;
  if (value) {
    const making = describeMaking(workshop, value);
    return making && { ...making, value };
  }
  return { form: "unknown", handler: undefined, wrappers: [], value: initialiserOf(workshop, exported.local) };
}

/** The initialiser of a top-level pattern that binds `name`: `const { name } = init`. */
function initialiserOf({ source }: Workshop, name: string | undefined): TSESTree.Node | undefined {
  if (name === undefined) return undefined;
  for (const scope of source.scopes.scopes) {
    if (scope.block.type !== "Program") continue;
    const node = scope.set.get(name)?.defs[0]?.node as TSESTree.Node | undefined;
    if (node?.type === "VariableDeclarator") return node.init ?? undefined;
  }
  return undefined;
}

/** A name of an exported pattern that the compiler does not find: the export stays an ordinary function. */
function isOverlooked(name: TSESTree.Node): boolean {
  let node: TSESTree.Node | undefined = name;
  while (node && node.type !== "VariableDeclarator" && !node.type.endsWith("Statement")) node = node.parent;
  return node?.type === "VariableDeclarator" && isInside(name, node.id) && !isCollected(node.id, name);
}

function canCarryDirective(handler: FunctionNode): boolean {
  const member = classMemberOf(handler);
  if (member?.type === "MethodDefinition") return member.static && member.kind === "method";
  const { parent } = handler;
  return !(parent?.type === "Property" && parent.value === handler && parent.kind !== "init");
}
