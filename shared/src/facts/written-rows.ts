/** The rows that a database call writes. */
import type { TSESTree } from "@typescript-eslint/utils";
import { plainRowMethods, rowArguments } from "../knowledge/database-rows.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { callChain, type CallLink, positionalArguments } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { effectsOfNode, receiverOfNode } from "./call-effects.ts";
import type { FactsContext } from "./function-place.ts";

/** The expressions that `call` itself hands to a database as rows (or lists of rows); none where it may be something else. */
export function writtenRows(
  context: FactsContext,
  module: ModuleAnalysis,
  call: TSESTree.CallExpression,
): readonly TSESTree.Node[] {
  const { links } = callChain(call);
  const last = links.at(-1);
  if (last?.method === undefined) return [];
  const rows = [...rowsByShape(links, last), ...plainRows(context, module, last)];
  return rows.length > 0 && links.some((link) => writes(context, module, link.call)) ? rows : [];
}

function writes(context: FactsContext, module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  const effects = effectsOfNode(context, module, call);
  return effects !== "unknown" && effects.includes("db-write");
}

function rowsByShape(links: readonly CallLink[], last: CallLink): TSESTree.Node[] {
  const methods = links.map(({ method }) => method);
  return rowArguments.flatMap((row): TSESTree.Node[] => {
    if (row.method !== last.method || (row.after && !row.after.some((method) => methods.includes(method)))) return [];
    const argument = positionalArguments(last.call)[row.argument];
    if (!argument) return [];
    return row.members ? membersOf(argument, row.members) : [argument];
  });
}

function membersOf(argument: TSESTree.Node, names: readonly string[]): TSESTree.Node[] {
  const object = unwrap(argument);
  if (object.type !== "ObjectExpression") return [];
  return object.properties.flatMap((property) =>
    property.type === "Property" && names.includes(propertyName(property.key, property.computed) ?? "")
      ? [property.value]
      : [],
  );
}

function plainRows(context: FactsContext, module: ModuleAnalysis, { call, method = "" }: CallLink): TSESTree.Node[] {
  const row = Object.hasOwn(plainRowMethods, method) ? plainRowMethods[method] : undefined;
  const argument = row && positionalArguments(call)[row.argument];
  const receiver = argument && receiverOfNode(context, module, call);
  return argument && receiver?.kind === "package" && row.packages.includes(receiver.source) ? [argument] : [];
}
