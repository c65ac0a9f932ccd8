/** Where database calls take the rows they write, as data. Sources: the documentation of each library, at the version named. */

export interface RowArgument {
  readonly library: string;
  readonly since: string;
  readonly method: string;
  /** The call before it in the chain: `insert` of `db.insert(users).values(row)`. Absent: none is asked for. */
  readonly after?: readonly string[];
  /** Position of the argument. */
  readonly argument: number;
  /** Members of that argument that hold rows; absent: it is the row. */
  readonly members?: readonly string[];
}

const row = (
  library: string,
  since: string,
  methods: readonly string[],
  argument: number,
  more: Pick<RowArgument, "after" | "members"> = {},
): RowArgument[] => methods.map((method) => ({ library, since, method, argument, ...more }));

const prismaWrites = ["create", "createMany", "createManyAndReturn", "update", "updateMany", "updateManyAndReturn"];

export const rowArguments: readonly RowArgument[] = [
  ...row("Prisma", "2.0", prismaWrites, 0, { members: ["data"] }),
  ...row("Prisma", "2.0", ["upsert"], 0, { members: ["create", "update"] }),
  ...row("Drizzle", "0.20", ["values"], 0, { after: ["insert"] }),
  ...row("Drizzle", "0.20", ["set"], 0, { after: ["update"] }),
  ...row("Drizzle", "0.20", ["onConflictDoUpdate"], 0, { members: ["set"] }),
  ...row("Kysely", "0.20", ["values"], 0, { after: ["insertInto", "replaceInto"] }),
  ...row("Kysely", "0.20", ["set"], 0, { after: ["updateTable"] }),
  ...row("Kysely", "0.20", ["doUpdateSet"], 0),
  ...row("Supabase", "2.0", ["insert", "update", "upsert"], 0, { after: ["from"] }),
  ...row("Mongoose, MongoDB", "6.0", ["insertMany", "insertOne"], 0),
  ...row(
    "Mongoose, MongoDB",
    "6.0",
    ["findByIdAndUpdate", "findOneAndReplace", "findOneAndUpdate", "replaceOne", "updateOne"],
    1,
  ),
  ...row("Appwrite", "10.0", ["createDocument", "updateDocument"], 3),
];

/** Methods of so common a name that the library must be known: `User.create(row)` of Mongoose or Sequelize. */
export const plainRowMethods: Readonly<
  Record<string, { readonly argument: number; readonly packages: readonly string[] }>
> = {
  create: { argument: 0, packages: ["mongoose", "sequelize", "sequelize-typescript"] },
  insert: { argument: 0, packages: ["knex", "typeorm"] },
  save: { argument: 0, packages: ["typeorm"] },
};

/** Operators of MongoDB that hold a row in turn. */
export const rowOperators: ReadonlySet<string> = new Set(["$set", "$setOnInsert"]);
