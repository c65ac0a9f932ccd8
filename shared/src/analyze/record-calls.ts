/** Calls that give whole records of a database: nothing in the call chooses fields. */
import type { TSESTree } from "@typescript-eslint/utils";
import {
  plainLinks,
  projectingMethods,
  projectingOptions,
  recordMethods,
  writingMethods,
} from "../knowledge/records.ts";
import { callChain, type CallLink, memberName, stringValue } from "../syntax/calls.ts";
import { isCapitalized } from "../syntax/first-letter.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/** A record, or a list of records. */
export interface RecordCall {
  /** As written: the model, or the variable or string that names the table. */
  readonly table: string;
  /** The expression that names a table or a model, where it may be followed to its columns. */
  readonly definition: TSESTree.Node | undefined;
  /** The client that has the model as a member: `prisma` of `prisma.user`. */
  readonly client?: TSESTree.Node;
  /** Where the records stand in the result: `data` of `{ data, error }`. */
  readonly path: readonly string[];
}

/** `undefined` where fields are chosen, where that cannot be seen, and for every other call. */
export function recordCallOf(call: TSESTree.CallExpression): RecordCall | undefined {
  const { links, root } = callChain(call);
  const [first, ...others] = links;
  if (!first) return undefined;
  return ofModel(first, others, root) ?? ofTable(links);
}

/** `db.user.findFirst({ where })`, `db.query.users.findMany()`, `User.findById(id).lean()`. */
function ofModel({ call, method }: CallLink, others: readonly CallLink[], root: TSESTree.Node): RecordCall | undefined {
  if (method === undefined || !recordMethods.has(method)) return undefined;
  const table = modelName(root);
  if (table === undefined || choosesFields(method, call.arguments)) return undefined;
  if (others.some((link) => !isPlain(link) || link.method === "select")) return undefined;
  if (root.type === "MemberExpression") {
    const isWritten = writingMethods.has(method) && !hasQuery(call.arguments[0]);
    return isWritten ? undefined : { table, definition: undefined, client: root.object, path: [] };
  }
  return { table, definition: root, path: [] };
}

/** Prisma is given a row as `data`, and what it is written to as `where`; `stripe.sessions.create({ customer })` of an SDK is not. */
function hasQuery(argument: TSESTree.Node | undefined): boolean {
  const node = argument && unwrap(argument);
  if (node?.type !== "ObjectExpression") return true;
  return node.properties.some(
    (property) =>
      property.type !== "Property" || queryMembers.has(propertyName(property.key, property.computed) ?? "data"),
  );
}

const queryMembers: ReadonlySet<string> = new Set(["create", "data", "update", "where"]);

/** A model is a member of the client, or a class: `fields.find()` and `array.find()` are neither. */
function modelName(root: TSESTree.Node): string | undefined {
  if (root.type === "MemberExpression") return memberName(root);
  return root.type === "Identifier" && isCapitalized(root.name) ? root.name : undefined;
}

function choosesFields(method: string, args: readonly TSESTree.Node[]): boolean {
  if (projectingMethods.has(method) && args.length > 1) return true;
  return args.some((argument) => {
    const node = unwrap(argument);
    if (node.type !== "ObjectExpression") return node.type === "SpreadElement" || isOptions(method, node);
    return node.properties.some(
      (property) =>
        property.type !== "Property" ||
        projectingOptions.has(propertyName(property.key, property.computed) ?? "select"),
    );
  });
}

/** Prisma's methods take one object, which a variable may hold; an id of mongoose's `findById` is none. */
function isOptions(method: string, { type }: TSESTree.Node): boolean {
  return !method.startsWith("findById") && type !== "Literal" && type !== "TemplateLiteral";
}

/** `db.select().from(users)`, `db.insert(users).values(row).returning()`, `supabase.from("users").select("*")`. */
function ofTable(links: readonly CallLink[]): RecordCall | undefined {
  const last = links.find(({ method }) => method === "select" || method === "returning");
  const from = links.find(({ method }) => method !== undefined && tableMethods.has(method));
  const argument = from?.call.arguments[0];
  if (!last || !argument || links.some((link) => link !== from && !isPlain(link) && !isWrite(link))) return undefined;
  const name = stringValue(argument);
  const fields = last.call.arguments[0];
  if (name !== undefined)
    return !fields || stringValue(fields) === "*" ? { table: name, definition: undefined, path: ["data"] } : undefined;
  const table = unwrap(argument);
  const text =
    table.type === "Identifier" ? table.name : table.type === "MemberExpression" ? memberName(table) : undefined;
  return text === undefined || fields ? undefined : { table: text, definition: table, path: [] };
}

function isPlain({ method }: CallLink): boolean {
  return method !== undefined && plainLinks.has(method);
}

function isWrite({ method }: CallLink): boolean {
  return method === "insert" || method === "update" || method === "upsert" || method === "delete";
}

const tableMethods: ReadonlySet<string> = new Set(["delete", "from", "insert", "update"]);
