/** How data libraries give whole records, as data, and which tables hold secrets by their name. */
import { isSecretName } from "./secrets.ts";

/** Methods of Prisma that write a record and give it back. */
export const writingMethods: ReadonlySet<string> = new Set([
  "create",
  "createManyAndReturn",
  "delete",
  "update",
  "updateManyAndReturn",
  "upsert",
]);

/** Methods of a model (`db.user.findFirst()`, `User.findById()`) whose result is the record, or records, with all fields. */
export const recordMethods: ReadonlySet<string> = new Set([
  // Prisma, https://www.prisma.io/docs/orm/reference/prisma-client-reference (2 - 7); drizzle's relational queries have the first two.
  "findFirst",
  "findMany",
  "findFirstOrThrow",
  "findUnique",
  "findUniqueOrThrow",
  ...writingMethods,
  // mongoose, https://mongoosejs.com/docs/queries.html (5 - 9).
  "find",
  "findById",
  "findByIdAndDelete",
  "findByIdAndUpdate",
  "findOne",
  "findOneAndDelete",
  "findOneAndReplace",
  "findOneAndUpdate",
]);

/** Of them, those that mongoose gives a projection as the second argument. */
export const projectingMethods: ReadonlySet<string> = new Set(["find", "findById", "findOne"]);

/** Options that choose fields: Prisma's, drizzle's, mongoose's. */
export const projectingOptions: ReadonlySet<string> = new Set(["columns", "fields", "omit", "projection", "select"]);

/** What a chain may go on with and still give whole records: filters, order, and mongoose's ways to run a query. */
export const plainLinks: ReadonlySet<string> = new Set([
  "$dynamic",
  "catch",
  "eq",
  "exec",
  "for",
  "groupBy",
  "ilike",
  "in",
  "is",
  "lean",
  "like",
  "limit",
  "match",
  "maybeSingle",
  "neq",
  "offset",
  "or",
  "order",
  "orderBy",
  "orFail",
  "populate",
  "range",
  "returning",
  "select",
  "set",
  "single",
  "skip",
  "sort",
  "throwOnError",
  "values",
  "where",
]);

/** Whether a table or model of this name holds credentials in practice: users, accounts and sessions of auth libraries, tokens, keys. */
export function isCredentialTable(name: string): boolean {
  const record = recordName(name);
  return credentialTables.has(record.toLowerCase().replaceAll("_", "")) || isSecretName(record);
}

/** The field that holds a secret: by its own name, or as the `key` of a table that is named for them (`apiKeys`). */
export function secretFieldOf(table: string, fields: readonly string[]): string | undefined {
  const named = fields.find(isSecretName);
  return named ?? (isSecretName(recordName(table)) ? fields.find((field) => ownFields.has(field)) : undefined);
}

const ownFields: ReadonlySet<string> = new Set(["key", "value"]);

/** What one record of a table is called: `apiKey` of `apiKeysTable`. */
function recordName(table: string): string {
  return withoutSuffix(withoutSuffix(table, ["_table", "Table", "Schema", "Model"]), ["s"]);
}

function withoutSuffix(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((end) => name.endsWith(end) && name !== end);
  return suffix === undefined ? name : name.slice(0, -suffix.length);
}

const credentialTables: ReadonlySet<string> = new Set([
  "account",
  "adminuser",
  "appuser",
  "authsession",
  "authuser",
  "authenticator",
  "credential",
  "session",
  "user",
  "useraccount",
  "usersession",
]);
