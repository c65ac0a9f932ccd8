import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import type { Origin, OriginRoot } from "../model/reference.ts";
import {
  findVariable,
  isReassigned,
  patternPath,
  referenceOf,
  valueDefinitions,
  type Variable,
} from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { enclosingFunction, isFunction } from "../syntax/functions.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";
import type { ValueContext } from "./summarize-values.ts";

const maxSteps = 16;

/** What an expression begins with, and the way from there to it; see `Origin`. Goes through variables that are written once. */
export function originOf(context: ValueContext, expression: TSESTree.Node, budget = maxSteps): Origin {
  const node = unwrapAwait(expression);
  if (budget === 0) return unknownOrigin;
  switch (node.type) {
    case "Identifier":
      return originOfName(context, node, budget - 1);
    case "MemberExpression":
      return named(context, node) ?? then(originOf(context, node.object, budget - 1), memberName(node) ?? "?");
    case "CallExpression":
      return named(context, node) ?? then(originOf(context, node.callee, budget - 1), "()");
    case "TaggedTemplateExpression":
      return then(originOf(context, node.tag, budget - 1), "()");
    case "NewExpression":
      return begin({ kind: "instance", of: referenceOf(context.module, node.callee) });
    case "AssignmentExpression":
      return originOf(context, node.right, budget - 1);
    case "LogicalExpression":
      return firstKnown(context, [node.left, node.right], budget - 1);
    case "ConditionalExpression":
      return firstKnown(context, [node.consequent, node.alternate], budget - 1);
    case "ThisExpression":
      return begin({ kind: "unknown", name: "this" });
    case "ArrayExpression":
    case "Literal":
    case "ObjectExpression":
    case "TemplateLiteral":
      return begin({ kind: "value" });
    default:
      return unknownOrigin;
  }
}

/** What a function's only `return`, at its end, gives; `undefined` where that begins with nothing that is known. */
export function givenBy(context: ValueContext, node: FunctionNode): Origin | undefined {
  const result = node.body.type === "BlockStatement" ? soleReturn(node, node.body) : node.body;
  const origin = result && originOf(context, result);
  return origin && isKnown(origin) ? origin : undefined;
}

/** Whether an origin leads to something made: an instance, or the result of a call. */
export function isKnown({ root, steps }: Origin): boolean {
  return root.kind === "instance" || (root.kind !== "unknown" && root.kind !== "parameter" && steps.includes("()"));
}

/** What names an import, a global or a binding of the file's top level. */
function named({ module }: ValueContext, node: TSESTree.Node): Origin | undefined {
  const reference = referenceOf(module, node);
  return reference.kind === "unknown" ? undefined : begin(reference);
}

function originOfName(context: ValueContext, node: TSESTree.Identifier, budget: number): Origin {
  const known = named(context, node);
  if (known) return known;
  const variable = findVariable(context.module.scopes, node);
  const [definition, ...others] = variable ? valueDefinitions(variable) : [];
  if (!variable || !definition || others.length > 0) return begin({ kind: "unknown", name: node.name });
  const declarator = definition.node as TSESTree.Node;
  if (isFunction(declarator)) return begin(parameterRoot(context, declarator, variable));
  const path = declarator.type === "VariableDeclarator" ? patternPath(declarator.id, definition.name) : undefined;
  if (declarator.type !== "VariableDeclarator" || !declarator.init || !path || isReassigned(variable))
    return begin({ kind: "unknown", name: node.name });
  return path.reduce(then, originOf(context, declarator.init, budget));
}

function parameterRoot({ indexOf }: ValueContext, owner: FunctionNode, { name, defs }: Variable): OriginRoot {
  const index = indexOf.get(owner);
  const type = typeName(defs[0]?.name);
  return index === undefined ? { kind: "unknown", name } : { kind: "parameter", owner: index, name, ...type };
}

/** `FormData` of `(formData: FormData)`. */
function typeName(parameter: TSESTree.Node | undefined): { readonly type?: string } {
  const annotation = parameter?.type === "Identifier" ? parameter.typeAnnotation?.typeAnnotation : undefined;
  const isName = annotation?.type === "TSTypeReference" && annotation.typeName.type === "Identifier";
  return isName ? { type: (annotation.typeName as TSESTree.Identifier).name } : {};
}

function firstKnown(context: ValueContext, nodes: readonly TSESTree.Node[], budget: number): Origin {
  const origins = nodes.map((node) => originOf(context, node, budget));
  return origins.find(isKnown) ?? origins.find(({ root }) => root.kind !== "unknown") ?? unknownOrigin;
}

function soleReturn(owner: FunctionNode, { body }: TSESTree.BlockStatement): TSESTree.Expression | undefined {
  const last = body.at(-1);
  if (last?.type !== "ReturnStatement" || !last.argument || enclosingFunction(last) !== owner) return undefined;
  return last.argument;
}

function begin(root: OriginRoot): Origin {
  return { root, steps: [] };
}

function then({ root, steps }: Origin, step: string): Origin {
  return { root, steps: [...steps, step] };
}

const unknownOrigin: Origin = { root: { kind: "unknown" }, steps: [] };
