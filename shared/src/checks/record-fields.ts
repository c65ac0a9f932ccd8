/** The fields of a record, read from the code or the Prisma schema that defines its table or model. */
import type { RecordCall } from "../analyze/record-calls.ts";
import { prismaModelOf } from "../graph/prisma-models.ts";
import type { CheckContext } from "../model/check.ts";
import type { Reference, ValueSummary } from "../model/summary.ts";
import { referenceOf } from "../syntax/bindings.ts";

type Context = Pick<CheckContext<object>, "graph" | "module">;

/** `undefined` where the definition is not in the project, or does not list them all. */
export function fieldsOfRecord(context: Context, record: RecordCall): readonly string[] | undefined {
  const { client, definition, table } = record;
  if (client) {
    const model = prismaModelOf(context.graph, referenceOf(context.module, client), context.module.filename, table);
    return model?.mayLeaveOut ? [] : model?.fields.map(({ name }) => name);
  }
  if (!definition) return undefined;
  const found = definedAs(context, referenceOf(context.module, definition), context.module.filename);
  if (!found) return undefined;
  const maker = found.value.kind === "unknown" ? found.value.fallback : found.value;
  const described = maker?.kind === "call" && maker.path.length === 0 ? maker.links[0]?.args[1] : undefined;
  if (!described) return undefined;
  const value = described.kind === "reference" ? definedAs(context, described.reference, found.file)?.value : described;
  return value && fieldsIn(value);
}

/** Columns, of `pgTable("users", { id: text() })`; a schema, of `model("User", new Schema({ name: String }))`. */
function fieldsIn(value: ValueSummary): readonly string[] | undefined {
  if (value.kind === "value") return value.fields;
  return value.kind === "object" && !value.open ? Object.keys(value.properties) : undefined;
}

function definedAs(
  { graph }: Context,
  reference: Reference,
  file: string,
): { readonly file: string; readonly value: ValueSummary } | undefined {
  const resolution = graph.resolve(reference, file);
  return resolution.kind === "value" && resolution.path.length === 0 ? resolution : undefined;
}
