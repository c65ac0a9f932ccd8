/** The functions that next's compiler holds to the rules of a Server Function. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import { classMemberOf, isFunction } from "../syntax/functions.ts";
import { hasParentheses } from "../syntax/parentheses.ts";
import { unwrap } from "../syntax/unwrap.ts";

/**
 * Every function with a directive of its own, and in a `"use server"` file those that are exported as they are written: not through a
 * call, another name or parentheses. In a client module the directive makes none. Needs `parent`s.
 */
export function actionFunctions(module: ModuleAnalysis): ReadonlySet<FunctionNode> {
  if (!module.isReact || module.boundary === "client") return new Set();
  const inline = module.functions.filter(
    (node) => findDirective(functionPrologue(node), "use server") && !isConstructor(node),
  );
  const hasDirective = findDirective(module.directives, "use server") !== undefined;
  return new Set([...inline, ...(hasDirective ? exportedFunctions(module) : [])]);
}

/** A method or accessor of an instance: the compiler takes no directive there. Private methods (`#m`) are what it forgets. */
export function isInstanceMember(node: FunctionNode): boolean {
  const member = classMemberOf(node);
  if (member?.type !== "MethodDefinition" || member.kind === "constructor") return false;
  return !member.static || isPrivate(member);
}

export function isPrivate(member: TSESTree.MethodDefinition): boolean {
  return member.key.type === "PrivateIdentifier";
}

function isConstructor(node: FunctionNode): boolean {
  const member = classMemberOf(node);
  return member?.type === "MethodDefinition" && member.kind === "constructor";
}

function exportedFunctions(module: ModuleAnalysis): FunctionNode[] {
  return module.exports.flatMap((exported): FunctionNode[] => {
    if (exported.kind !== "local" || exported.typeOnly) return [];
    if (exported.local !== undefined) return functionsNamed(module, exported.local);
    const value = exported.value && unwrap(exported.value);
    return isFunction(value) && exported.value && !hasParentheses(module.text, exported.value) ? [value] : [];
  });
}

/** The functions that a name of the module's top level is declared with. */
function functionsNamed({ scopes, text }: ModuleAnalysis, name: string): FunctionNode[] {
  const scope = scopes.scopes.find(({ block, set }) => block.type === "Program" && set.has(name));
  return (scope?.set.get(name)?.defs ?? []).flatMap((definition): FunctionNode[] => {
    const node = definition.node as TSESTree.Node;
    if (isFunction(node)) return [node];
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return [];
    const value = unwrap(node.init);
    return isFunction(value) && !hasParentheses(text, node.init) ? [value] : [];
  });
}
