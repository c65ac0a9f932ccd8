import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import type { CallPurpose } from "../model/function-summary.ts";
import type { Reference } from "../model/reference.ts";
import { objectMember, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { memberName, positionalArguments, stringValue } from "../syntax/calls.ts";
import { isFunction } from "../syntax/functions.ts";
import { statementOf } from "../syntax/operations.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** What the arguments of a call tell of what it does: `{ method: "POST" }`, `{ document: SaveMutation }`, an SQL text. */
export function purposeOf(module: ModuleAnalysis, call: TSESTree.CallExpression): CallPurpose | undefined {
  const query = postedQuery(module, call);
  const purpose = { ...methodOf(module, call), ...statementIn(call, query), ...documentOf(module, call, query) };
  return Object.keys(purpose).length > 0 ? purpose : undefined;
}

/** The functions among the arguments and in the properties of object arguments. */
export function callbacksOf(
  indexOf: ReadonlyMap<FunctionNode, number>,
  call: TSESTree.CallExpression,
): readonly number[] {
  return valuesOf(call).flatMap((value) => {
    const index = isFunction(value) ? indexOf.get(value) : undefined;
    return index === undefined ? [] : [index];
  });
}

function methodOf(module: ModuleAnalysis, call: TSESTree.CallExpression): Pick<CallPurpose, "method"> {
  const isFetch = call.callee.type === "Identifier" && call.callee.name === "fetch";
  for (const [position, argument] of positionalArguments(call).entries()) {
    const object = optionsBehind(module, argument);
    const method = object && objectMember(object, "method");
    if (method) return { method: stringValue(valueBehind(module, method))?.toUpperCase() ?? "?" };
    if (isFetch && position === 1 && !(object && isClosed(object))) return { method: "?" };
  }
  return {};
}

/** No spread or computed key may add a property. */
function isClosed({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.every((property) => property.type === "Property" && !property.computed);
}

/** Options written in place, or in a variable of the file. */
function optionsBehind(module: ModuleAnalysis, argument: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const node = unwrap(argument);
  if (node.type === "ObjectExpression") return node;
  const value = node.type === "Identifier" ? valueBehind(module, node) : undefined;
  return value?.type === "ObjectExpression" ? value : undefined;
}

/** `query` of `fetch(url, { body: JSON.stringify({ query, variables }) })`, where nothing is put into its text. */
function postedQuery(module: ModuleAnalysis, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const [, options] = positionalArguments(call);
  const object = options && optionsBehind(module, options);
  const body = object && objectMember(object, "body");
  const written = body && unwrap(body);
  if (written?.type !== "CallExpression" || written.callee.type !== "MemberExpression") return undefined;
  const [given] = positionalArguments(written);
  const sent = memberName(written.callee) === "stringify" && given ? optionsBehind(module, given) : undefined;
  const query = sent && objectMember(sent, "query");
  const text = query && unwrap(query);
  return text?.type === "TemplateLiteral" && text.expressions.length > 0 ? undefined : text;
}

function statementIn(
  call: TSESTree.CallExpression,
  query: TSESTree.Node | undefined,
): Pick<CallPurpose, "operation" | "table"> {
  for (const value of [...valuesOf(call), ...(query ? [query] : [])]) {
    const statement = statementOf(value);
    if (statement) return statement;
  }
  return {};
}

const documentKeys: readonly string[] = ["document", "mutation", "query"];

function documentOf(
  module: ModuleAnalysis,
  call: TSESTree.CallExpression,
  query: TSESTree.Node | undefined,
): Pick<CallPurpose, "document"> {
  if (query) return named(referenceOf(module, query));
  const [first] = positionalArguments(call).map((argument) => unwrap(argument));
  if (first?.type === "Identifier") return named(referenceOf(module, first));
  if (first?.type !== "ObjectExpression") return {};
  const member = documentKeys.map((key) => objectMember(first, key)).find((value) => value !== undefined);
  return member ? named(referenceOf(module, member)) : {};
}

/** Only names of the top level: those may be documents. */
function named(document: Reference): Pick<CallPurpose, "document"> {
  return document.kind === "import" || document.kind === "local" ? { document } : {};
}

/** Arguments, and the values of the properties of those that are written as objects. */
function valuesOf(call: TSESTree.CallExpression): readonly TSESTree.Node[] {
  return positionalArguments(call).flatMap((argument) => {
    const node = unwrap(argument);
    if (node.type !== "ObjectExpression") return [node];
    return node.properties.flatMap((property) =>
      property.type === "Property" && property.kind === "init" ? [unwrap(property.value)] : [],
    );
  });
}
