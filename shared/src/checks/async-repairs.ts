/** Repairs of `require-async-action`: the keyword, and the return type that goes with it. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleGraph } from "../graph/module-graph.ts";
import type { Edit, Finding } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { functionNameNode } from "../syntax/functions.ts";
import { findVariable } from "../syntax/variables.ts";
import { wrapped } from "../syntax/unwrap.ts";
import type { MessageId } from "./require-async-action.ts";

type Repair = Pick<Finding<MessageId>, "fix" | "suggestions">;

/**
 * An autofix where nothing can tell the difference: no return type, no overloads, and every caller waits for a promise already.
 * Else a suggestion, and nothing for what cannot be `async`: accessors, generators, type guards.
 */
export function repairOf(module: ModuleAnalysis, graph: ModuleGraph, node: FunctionNode): Repair {
  const at = keywordPlace(module.text, node);
  const types = [node, ...overloadsOf(node)].flatMap(({ returnType }) =>
    returnType ? [returnType.typeAnnotation] : [],
  );
  if (at === undefined || node.generator || types.some(isGuard)) return {};
  const keyword: Edit = { start: at, end: at, text: "async " };
  if (types.length === 0 && overloadsOf(node).length === 0) {
    if (isAwaitedEverywhere(module, graph, node)) return { fix: [keyword] };
    return { suggestions: [{ messageId: "makeAsync", together, edits: [keyword] }] };
  }
  const promised = types.filter((type) => !isPromise(type)).flatMap(asPromise);
  const messageId = promised.length > 0 ? "makeAsyncReturn" : "makeAsync";
  return { suggestions: [{ messageId, together, edits: [keyword, ...promised] }] };
}

const together = "Make it `async`.";

/** Where `async` belongs; `undefined` where there is no such place. */
function keywordPlace(text: string, node: FunctionNode): number | undefined {
  const { parent } = node;
  if (parent?.type !== "Property" && parent?.type !== "MethodDefinition") return node.range[0];
  if (parent.value !== node) return node.range[0];
  if (parent.type === "Property" && parent.kind === "init" && !parent.method) return node.range[0];
  if (parent.kind === "get" || parent.kind === "set") return undefined;
  return parent.computed ? text.lastIndexOf("[", parent.key.range[0]) : parent.key.range[0];
}

function asPromise({ range: [start, end] }: TSESTree.Node): Edit[] {
  return [
    { start, end: start, text: "Promise<" },
    { start: end, end, text: ">" },
  ];
}

function isPromise(type: TSESTree.TypeNode): boolean {
  return type.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "Promise";
}

function isGuard(type: TSESTree.TypeNode): boolean {
  return type.type === "TSTypePredicate" || type.type === "TSThisType";
}

/** The signatures before a function declaration, each with an `export` of its own or none. */
function overloadsOf(node: FunctionNode): TSESTree.TSDeclareFunction[] {
  if (node.type !== "FunctionDeclaration" || !node.id) return [];
  const statement = node.parent?.type.startsWith("Export") ? node.parent : node;
  const list = statement.parent && "body" in statement.parent ? statement.parent.body : undefined;
  const statements: readonly TSESTree.Node[] = Array.isArray(list) ? list : [];
  return statements.flatMap((other) => {
    const declared = "declaration" in other ? other.declaration : other;
    return declared?.type === "TSDeclareFunction" && declared.id?.name === node.id?.name ? [declared] : [];
  });
}

/** Whether no call is known, in this file or another, that would get a promise where it got the value. */
function isAwaitedEverywhere(module: ModuleAnalysis, graph: ModuleGraph, node: FunctionNode): boolean {
  const name = functionNameNode(node);
  const isDefault = wrapped(node).parent?.type === "ExportDefaultDeclaration";
  if (!name) return isHandedOn(node) && !(isDefault && graph.callSitesOf(module.filename, "default").length > 0);
  if (name.type !== "Identifier") return false;
  const variable =
    name.parent?.type === "VariableDeclarator" || name === node.id ? findVariable(module.scopes, name) : undefined;
  if (!variable || (node.type === "FunctionExpression" && name === node.id)) return false;
  const reads = variable.references.filter((reference) => !reference.init);
  if (!reads.every(({ identifier }) => isHandedOn(identifier as TSESTree.Node))) return false;
  const exported = module.exports.filter((entry) => entry.kind === "local" && entry.local === name.name);
  return exported.every((entry) => graph.callSitesOf(module.filename, entry.name).length === 0);
}

/** Exported, given to a prop, or awaited. */
function isHandedOn(node: TSESTree.Node): boolean {
  const { parent } = wrapped(node);
  switch (parent?.type) {
    case "ExportDefaultDeclaration":
    case "ExportSpecifier":
    case "JSXExpressionContainer":
      return true;
    case "CallExpression":
      return parent.callee === wrapped(node) && wrapped(parent).parent?.type === "AwaitExpression";
    default:
      return false;
  }
}
