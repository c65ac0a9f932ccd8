/** The fields of a record, read from the code or the Prisma schema that defines its table or model. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { RecordCall } from "../analyze/record-calls.ts";
import { prismaModelOf } from "../graph/prisma-models.ts";
import type { CheckContext } from "../model/check.ts";
import type { Reference } from "../model/reference.ts";
import type { ValueSummary } from "../model/value-summary.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";

type Context = Pick<CheckContext<object>, "graph" | "module">;

/** `undefined` where the definition is not in the project, or does not list them all. */
export function fieldsOfRecord(context: Context, record: RecordCall): readonly string[] | undefined {
  const { client, definition, table } = record;
  if (client) return columnsIn(context, tableOfClient(context, client, table)) ?? fieldsOfModel(context, client, table);
  return (
    definition &&
    columnsIn(context, definedAs(context, referenceOf(context.module, definition), context.module.filename))
  );
}

function fieldsOfModel(context: Context, client: TSESTree.Node, table: string): readonly string[] | undefined {
  const model = prismaModelOf(context.graph, referenceOf(context.module, client), context.module.filename, table);
  return model?.mayLeaveOut ? [] : model?.fields.map(({ name }) => name);
}

/** `db.query.users`, of `drizzle(pool, { schema })`: the table stands in the schema that the client was made with. */
function tableOfClient(context: Context, client: TSESTree.Node, table: string): Definition | undefined {
  const query = unwrap(client);
  if (query.type !== "MemberExpression" || memberName(query) !== "query") return undefined;
  const made = definedAs(context, referenceOf(context.module, query.object), context.module.filename);
  if (made?.value.kind !== "call" || made.value.root.kind !== "import") return undefined;
  if (!made.value.root.source.startsWith("drizzle-orm")) return undefined;
  const options = made.value.links.flatMap(({ args }) => args).find((argument) => argument.kind === "object");
  const schema = options?.kind === "object" ? options.properties["schema"] : undefined;
  if (schema?.kind === "object")
    return schema.open ? undefined : definitionOf(context, schema.properties[table], made.file);
  if (schema?.kind !== "reference" || schema.reference.kind === "unknown") return undefined;
  return definedAs(context, { ...schema.reference, path: [...schema.reference.path, table] }, made.file);
}

/** The columns or fields that a table, or a model, is made with. */
function columnsIn(context: Context, found: Definition | undefined): readonly string[] | undefined {
  if (!found) return undefined;
  const maker = found.value.kind === "unknown" ? found.value.fallback : found.value;
  const described = maker?.kind === "call" && maker.path.length === 0 ? maker.links[0]?.args[1] : undefined;
  if (!described) return undefined;
  const value = definitionOf(context, described, found.file)?.value;
  return value && fieldsIn(value);
}

/** Columns, of `pgTable("users", { id: text() })`; a schema, of `model("User", new Schema({ name: String }))`. */
function fieldsIn(value: ValueSummary): readonly string[] | undefined {
  if (value.kind === "value") return value.fields;
  return value.kind === "object" && !value.open ? Object.keys(value.properties) : undefined;
}

interface Definition {
  readonly file: string;
  readonly value: ValueSummary;
}

/** The value that `file` writes, or names. */
function definitionOf(context: Context, value: ValueSummary | undefined, file: string): Definition | undefined {
  return value?.kind === "reference" ? definedAs(context, value.reference, file) : value && { file, value };
}

function definedAs({ graph }: Context, reference: Reference, file: string): Definition | undefined {
  const resolution = graph.resolve(reference, file);
  return resolution.kind === "value" && resolution.path.length === 0 ? resolution : undefined;
}
