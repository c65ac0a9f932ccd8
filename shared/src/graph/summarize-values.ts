import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isNeverFunction } from "../analyze/action-builders.ts";
import { type ClassNode, kindOfClass } from "../analyze/class-kind.ts";
import { functionIndices } from "../analyze/function-index.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { Origin, Reference } from "../model/reference.ts";
import type { ChainLink, Operation, ValueSummary } from "../model/value-summary.ts";
import {
  findVariable,
  isReassigned,
  isTopLevel,
  patternPath,
  referenceOf,
  valueBehind,
  valueDefinitions,
} from "../syntax/bindings.ts";
import { callChain } from "../syntax/calls.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { initialValue } from "../syntax/patterns.ts";
import { operationOf } from "../syntax/operations.ts";
import { unwrapAwait } from "../syntax/unwrap.ts";
import { schemaFields } from "./summarize-fields.ts";
import { isKnown, originOf } from "./summarize-origins.ts";
import { summarizeMembers } from "./summarize-class.ts";
import { summarizeParameter } from "./summarize-parameters.ts";

/** What values are described against: the file, and where its functions stand in the summary. */
export interface ValueContext {
  readonly module: ModuleAnalysis;
  readonly indexOf: ReadonlyMap<FunctionNode, number>;
}

export function valueContextOf(module: ModuleAnalysis): ValueContext {
  return { module, indexOf: functionIndices(module) };
}

const unknownValue: ValueSummary = { kind: "unknown" };
const plainValue: ValueSummary = { kind: "value" };
const constantGlobals: ReadonlySet<string> = new Set(["Infinity", "NaN", "undefined"]);
const maxDepth = 6;

/** What an expression or declaration holds, as data. Deeper than six levels it is `unknown`. */
export function summarizeValue(context: ValueContext, value: TSESTree.Node, depth = maxDepth): ValueSummary {
  const node = unwrapAwait(value);
  if (depth === 0) return unknownValue;
  if (isFunction(node)) return functionValue(context, node);
  switch (node.type) {
    case "Identifier":
    case "ImportExpression":
    case "JSXMemberExpression":
    case "MemberExpression":
      return summarizeName(context, node, depth);
    case "CallExpression": {
      const reference = referenceOf(context.module, node);
      return reference.kind === "unknown" ? summarizeCall(context, node, depth) : { kind: "reference", reference };
    }
    case "AssignmentExpression":
      return node.operator === "=" ? summarizeValue(context, node.right, depth - 1) : unknownValue;
    case "ClassDeclaration":
    case "ClassExpression":
      return classValue(context, node);
    case "ObjectExpression":
      return summarizeObject(context, node, depth);
    case "TSModuleDeclaration":
      return unknownValue;
    case "ConditionalExpression":
    case "LogicalExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
    case "TemplateLiteral":
      return { ...(isNeverFunction(node) ? plainValue : unknownValue), ...madeFrom(context, node, depth) };
    default:
      return isNeverFunction(node) ? plainValue : unknownValue;
  }
}

function classValue(context: ValueContext, node: ClassNode): ValueSummary {
  const instances = kindOfClass(context.module, node);
  return { kind: "class", ...(instances && { instances }), ...summarizeMembers(context, node) };
}

/** What tells of a value that is no plain name or call: where it comes from, what it is made from. */
function madeFrom(context: ValueContext, node: TSESTree.Node, depth: number): MadeFrom {
  const operation = operationOf(node);
  if (operation) return { operation };
  const origin = node.type === "TemplateLiteral" ? undefined : originOf(context, node);
  const fields = node.type === "NewExpression" ? schemaFields(node) : undefined;
  const isEither = node.type === "LogicalExpression" && node.operator !== "&&";
  const fallback = isEither ? summarizeValue(context, node.right, depth - 1) : unknownValue;
  return {
    ...(origin && isKnown(origin) && { origin }),
    ...(fields && { fields }),
    ...(fallback.kind === "call" && { fallback }),
  };
}

interface MadeFrom {
  readonly origin?: Origin;
  readonly operation?: Operation;
  readonly fields?: readonly string[];
  readonly fallback?: ValueSummary;
}

/** What a variable of the file's top level holds. */
export function summarizeVariable(context: ValueContext, variable: TSESLint.Scope.Variable): ValueSummary {
  const [definition, ...others] = valueDefinitions(variable);
  if (!definition || others.length > 0 || isReassigned(variable)) return unknownValue;
  const name = definition.name as TSESTree.Identifier;
  const node = definition.node as TSESTree.Node;
  if ((definition.type as string) === "ImportBinding")
    return { kind: "reference", reference: referenceOf(context.module, name) };
  if (node.type !== "VariableDeclarator") return summarizeValue(context, node);
  const value = initialValue(node, name);
  if (value) return summarizeValue(context, value);
  const path = patternPath(node.id, name);
  return node.init && path ? memberOf(summarizeValue(context, node.init), path) : unknownValue;
}

function summarizeName(context: ValueContext, node: TSESTree.Node, depth: number): ValueSummary {
  const reference = referenceOf(context.module, node);
  if (reference.kind === "global" && constantGlobals.has(reference.name)) return plainValue;
  if (reference.kind !== "unknown") return { kind: "reference", reference };
  const value = valueBehind(context.module, node);
  if (value && value !== node) return summarizeValue(context, value, depth - 1);
  return summarizeParameter(context.module.scopes, context.indexOf, node) ?? nestedMember(context, node, depth);
}

/** `const { a } = make()` inside a function, then `a`: the call with its path. */
function nestedMember(context: ValueContext, node: TSESTree.Node, depth: number): ValueSummary {
  if (node.type !== "Identifier") return unknownValue;
  const variable = findVariable(context.module.scopes, node);
  if (!variable || isTopLevel(variable)) return unknownValue;
  const [definition, ...others] = valueDefinitions(variable);
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || !declarator.init || others.length > 0 || isReassigned(variable))
    return unknownValue;
  const path = patternPath(declarator.id, definition?.name as TSESTree.Node);
  return path && path.length > 0 ? memberOf(summarizeValue(context, declarator.init, depth - 1), path) : unknownValue;
}

function summarizeCall(context: ValueContext, call: TSESTree.CallExpression, depth: number): ValueSummary {
  const chain = callChain(call);
  const links = chain.links.map((link): ChainLink => ({
    method: link.method,
    args: link.call.arguments.map((argument) =>
      argument ? summarizeValue(context, argument, depth - 1) : unknownValue,
    ),
  }));
  const root = referenceOf(context.module, chain.root);
  const origin = root.kind === "unknown" ? originOf(context, call) : undefined;
  return { kind: "call", root, links, path: [], ...(origin && isKnown(origin) && { origin }) };
}

function summarizeObject(context: ValueContext, object: TSESTree.ObjectExpression, depth: number): ValueSummary {
  let properties = emptyRecord<ValueSummary>();
  let open = false;
  for (const property of object.properties) {
    const key = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
    if (property.type !== "Property" || key === undefined) {
      properties = emptyRecord();
      open = true;
      continue;
    }
    properties[key] = property.kind === "init" ? summarizeValue(context, property.value, depth - 1) : unknownValue;
  }
  return open ? { kind: "object", properties, open } : { kind: "object", properties };
}

function memberOf(value: ValueSummary, path: readonly string[]): ValueSummary {
  if (value.kind === "call") return { ...value, path: [...value.path, ...path] };
  if (value.kind !== "reference" || value.reference.kind === "unknown") return unknownValue;
  const reference: Reference = { ...value.reference, path: [...value.reference.path, ...path] };
  return { kind: "reference", reference };
}

function functionValue({ indexOf }: ValueContext, node: FunctionNode): ValueSummary {
  const index = indexOf.get(node);
  return index === undefined ? unknownValue : { kind: "function", index };
}

/** Without a prototype: a module may well export `constructor` or `toString`. */
export function emptyRecord<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}
