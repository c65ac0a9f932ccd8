/** What a query of Prisma gives: the schema tells which fields are Decimals, which the client makes instances of `Prisma.Decimal`. */
import type { TSESTree } from "@typescript-eslint/utils";
import { recordCallOf } from "../analyze/record-calls.ts";
import { prismaModelOf } from "../graph/prisma-models.ts";
import type { PrismaField } from "../knowledge/prisma-schema.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { createView, opaqueView, propertyOf, type TypeView } from "../types/type-view.ts";
import type { CodeScope } from "./value-scope.ts";

const toJson = createView({
  kind: "object",
  text: "() => string",
  callReturns: [createView({ kind: "primitive", text: "string" })],
});
const decimal = createView({
  kind: "object",
  certain: "instanceWithJson",
  text: "Decimal",
  properties: [propertyOf("toJSON", toJson)],
});

/** `undefined` for other calls, and where nobody knows what they give. Of the file alone, any record may have a Decimal. */
export function viewOfPrismaCall({ graph, module }: CodeScope, call: TSESTree.CallExpression): TypeView | undefined {
  const record = recordCallOf(call);
  if (!record?.client) return undefined;
  if (!graph) return listOf(decimal);
  const model = prismaModelOf(graph, referenceOf(module, record.client), module.filename, record.table);
  if (!model || model.mayChange || model.mayLeaveOut) return undefined;
  const properties = model.fields.map((field) => propertyOf(field.name, viewOfField(field)));
  const row = createView({ kind: "object", text: record.table, properties });
  return givesMany(call) ? listOf(row) : row;
}

/** The other scalars are sent as they are, or are too many things to tell. */
function viewOfField({ type, isList }: PrismaField): TypeView {
  const one = type === "Decimal" ? decimal : opaqueView;
  return isList ? listOf(one) : one;
}

function listOf(element: TypeView): TypeView {
  return createView({ kind: "object", text: "array", elements: [element] });
}

function givesMany({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === "MemberExpression" && (memberName(callee)?.includes("Many") ?? false);
}
