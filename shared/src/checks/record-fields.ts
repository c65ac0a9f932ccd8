/** The fields of a record, read from the code or the Prisma schema that defines its table or model. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { RecordCall } from "../analyze/record-calls.ts";
import { fieldsOfPrismaModel, schemaPlaces } from "../knowledge/prisma-schema.ts";
import type { CheckContext } from "../model/check.ts";
import type { Reference, ValueSummary } from "../model/summary.ts";
import { referenceOf } from "../syntax/bindings.ts";

type Context = Pick<CheckContext<object>, "graph" | "module">;

/** `undefined` where the definition is not in the project, or does not list them all. */
export function fieldsOfRecord(context: Context, record: RecordCall): readonly string[] | undefined {
  const { client, definition, table } = record;
  if (client) return fieldsInSchema(context, client, table);
  if (!definition) return undefined;
  const found = definedAs(context, referenceOf(context.module, definition), context.module.filename);
  if (!found) return undefined;
  const maker = found.value.kind === "unknown" ? found.value.fallback : found.value;
  const described = maker?.kind === "call" && maker.path.length === 0 ? maker.links[0]?.args[1] : undefined;
  if (!described) return undefined;
  const value = described.kind === "reference" ? definedAs(context, described.reference, found.file)?.value : described;
  return value && fieldsIn(value);
}

/** Of the Prisma schema beside the module, or beside the one that makes the client. */
function fieldsInSchema(
  { graph, module }: Context,
  client: TSESTree.Node,
  model: string,
): readonly string[] | undefined {
  const made = graph.resolve(referenceOf(module, client), module.filename);
  const madeIn = made.kind === "value" ? made.file : undefined;
  // A client can leave fields out of every query.
  if (madeIn !== undefined && graph.textOf(madeIn)?.includes("omit")) return [];
  const folders = [madeIn ?? module.filename, module.filename].map((file) => graph.packageFolderOf(file));
  for (const place of folders.flatMap((folder) => schemaPlaces.map((name) => `${folder}/${name}`))) {
    const schema = graph.textOf(place);
    const fields = schema === undefined ? undefined : fieldsOfPrismaModel(schema, model);
    if (fields) return fields;
  }
  return undefined;
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
