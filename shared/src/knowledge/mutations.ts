/**
 * What calls on libraries do, as data: which of their methods and functions write, send or read, by package. The rows stand by family in
 * `mutations-*.ts`; what stands here finds the row of a call.
 */
import type { EffectKind } from "../model/facts.ts";
import { azure } from "./mutations-azure.ts";
import { databases } from "./mutations-databases.ts";
import { inert } from "./mutations-inert.ts";
import { services } from "./mutations-services.ts";

/** A library, by the packages it is imported from. `x/` matches any subpath of `x`. Versions are the library's; `until` is exclusive. */
export interface EffectLibrary {
  readonly library: string;
  readonly from: readonly string[];
  readonly since?: string;
  readonly until?: string;
  /**
   * By kind, the ends of the names of what is called: `insert` is any method or export of that name, `emails.send` only below `emails`.
   * What is called otherwise does nothing that outlives the request; `open`: unless its name says so, as these are not all.
   */
  readonly effects: Readonly<Partial<Record<EffectKind, readonly string[]>>>;
  readonly open?: true;
}

const libraries: readonly EffectLibrary[] = [...azure, ...databases, ...services];

/** What `names` (the export, then the members) of the package `source` does; `undefined` when no row tells. */
export function effectsOfExport(source: string, names: readonly string[]): readonly EffectKind[] | undefined {
  const rows = libraries.filter(({ from }) => from.some((name) => isFrom(source, name)));
  if (rows.length === 0) return inert.some((name) => isFrom(source, name)) ? [] : undefined;
  const kinds = [...new Set(rows.flatMap(({ effects }) => matching(effects, names)))];
  return kinds.length === 0 && rows.some(({ open }) => open) ? undefined : kinds;
}

/** What a method of this name does, whatever it is called on: names that only libraries of data use. */
export function effectsOfMethod(names: readonly string[]): readonly EffectKind[] {
  return matching(unmistakable, names);
}

/** These end a connection, or say what a write that comes later does to a field: `update({ logo: FieldValue.delete() })`. */
const writingNothing: readonly string[] = [
  "FieldValue.delete",
  "client.destroy",
  "connection.destroy",
  "db.destroy",
  "knex.destroy",
  "pool.destroy",
];

/** Methods that write by their name alone. */
const unmistakable: EffectLibrary["effects"] = {
  "db-write": [
    "$executeRaw",
    "$executeRawUnsafe",
    "bulkCreate",
    "bulkWrite",
    "create",
    "createDocument",
    "createMany",
    "createManyAndReturn",
    "delete",
    "deleteDocument",
    "deleteFrom",
    "deleteMany",
    "deleteOne",
    "destroy",
    "findByIdAndDelete",
    "findByIdAndRemove",
    "findByIdAndUpdate",
    "findOneAndDelete",
    "findOneAndReplace",
    "findOneAndUpdate",
    "insert",
    "insertInto",
    "insertMany",
    "insertOne",
    "replaceOne",
    "update",
    "updateDocument",
    "updateMany",
    "updateManyAndReturn",
    "updateOne",
    "updateTable",
    "upsert",
    "upsertMany",
  ],
  mail: ["emails.send", "sendEmail", "sendMail"],
  payment: ["billingPortal.sessions.create", "checkout.sessions.create", "paymentIntents.create"],
  "private-read": [
    "$queryRaw",
    "aggregate",
    "collection.find",
    "findById",
    "findFirst",
    "findFirstOrThrow",
    "findMany",
    "findOne",
    "findUnique",
    "findUniqueOrThrow",
    "getDocument",
    "groupBy",
    "listDocuments",
    "maybeSingle",
    "select",
    "selectDistinct",
    "selectFrom",
  ],
};

function matching(effects: EffectLibrary["effects"], names: readonly string[]): EffectKind[] {
  if (writingNothing.some((end) => endsIn(names, end))) return [];
  const kinds = Object.keys(effects) as EffectKind[];
  return kinds.filter((kind) => effects[kind]?.some((end) => endsIn(names, end)));
}

function endsIn(names: readonly string[], end: string): boolean {
  return `.${names.join(".")}`.endsWith(`.${end}`);
}

function isFrom(source: string, name: string): boolean {
  return source === name || (name.endsWith("/") && (source.startsWith(name) || source === name.slice(0, -1)));
}
