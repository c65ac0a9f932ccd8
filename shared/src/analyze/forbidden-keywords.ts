/**
 * `this`, `super` and `arguments` where next's compiler refuses them.
 *
 * It walks the file in order with one flag: a Server Function sets it, and what has a `this` of its own (a function, an object's or a
 * static method, a class) clears it until its end. Arrow functions, accessors, instance methods and constructors have no end of their own
 * there, so an action written as one of these leaves the flag set for what follows.
 * Source: `this_status` in next's `server_actions.rs` (14 - 16.4).
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { childrenOf, isInside } from "../syntax/children.ts";
import { isErased } from "../syntax/erased-by-typescript.ts";
import { isFunction } from "../syntax/functions.ts";
import { mentionsWord } from "../syntax/text-probe.ts";
import { isTypeNode } from "../syntax/type-nodes.ts";
import { actionFunctions, isInstanceMember, isPrivate } from "./action-functions.ts";

export interface ForbiddenKeyword {
  readonly node: TSESTree.Node;
  readonly keyword: "arguments" | "super" | "this";
  /** The action that set the flag. */
  readonly action: FunctionNode;
  /** `false`: the keyword stands after the action, where only the compiler takes it for a part of it. */
  readonly isInAction: boolean;
}

type Step = { readonly enter: TSESTree.Node } | { readonly restore: FunctionNode | undefined };

/** All of them, in the order of the walk. Needs `parent`s. */
export function forbiddenKeywords(module: ModuleAnalysis): ForbiddenKeyword[] {
  const found: ForbiddenKeyword[] = [];
  if (!mentionsWord(module.text, ["arguments", "super", "this"])) return found;
  const actions = actionFunctions(module);
  if (actions.size === 0) return found;
  let action: FunctionNode | undefined;
  const steps: Step[] = [{ enter: module.ast }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ("restore" in step) {
      action = step.restore;
      continue;
    }
    const node = step.enter;
    if (isTypeNode(node) || isErased(node)) continue;
    const keyword = keywordOf(node);
    if (keyword && action && found.at(-1)?.node !== node)
      found.push({ node, keyword, action, isInAction: isInside(node, action) });
    if (bindsThis(node)) {
      steps.push({ restore: action });
      action = undefined;
    }
    if (isFunction(node) && actions.has(node)) {
      if (isInstanceMember(node)) continue;
      action = node;
    }
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child) steps.push({ enter: child });
    }
  }
  return found;
}

/** Whether the compiler takes the flag away at `node` and gives it back behind it. */
function bindsThis(node: TSESTree.Node): boolean {
  switch (node.type) {
    case "ClassDeclaration":
    case "ClassExpression":
    case "FunctionDeclaration":
    case "TSEnumDeclaration":
    case "TSModuleDeclaration":
      return true;
    case "FunctionExpression":
      return !isMember(node);
    case "MethodDefinition":
      return node.static && node.kind === "method" && !isPrivate(node);
    case "Property":
      return node.method;
    default:
      return false;
  }
}

/** The function of a method or accessor is no expression of its own. */
function isMember({ parent }: TSESTree.FunctionExpression): boolean {
  if (parent?.type === "MethodDefinition") return true;
  return parent?.type === "Property" && (parent.method || parent.kind !== "init");
}

function keywordOf(node: TSESTree.Node): ForbiddenKeyword["keyword"] | undefined {
  if (node.type === "ThisExpression") return "this";
  if (node.type === "Super") return "super";
  return node.type === "Identifier" && node.name === "arguments" && !isKey(node) ? "arguments" : undefined;
}

/** `o.arguments`, `{ arguments: 1 }`. In the shorthand `{ arguments }` the value is none; some parsers make it the same node as the key. */
function isKey(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent?.type === "MemberExpression") return parent.property === node && !parent.computed;
  if (parent?.type === "Property" && parent.shorthand) return parent.value !== node;
  return parent !== undefined && "key" in parent && parent.key === node && !("computed" in parent && parent.computed);
}
