/** Which values hold secrets, by where they come from: for the checks that look at what leaves the server. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { Capture } from "../analyze/captures.ts";
import { recordCallOf } from "../analyze/record-calls.ts";
import { originOf, originOfVariable, type ValueOrigin } from "../analyze/value-origin.ts";
import { isCredentialTable, secretFieldOf } from "../knowledge/records.ts";
import { isPublicVariable, isSecretName } from "../knowledge/secrets.ts";
import type { CheckContext } from "../model/check.ts";
import { findVariable, objectMember } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { fieldsOfRecord } from "./record-fields.ts";
import { lastName } from "../knowledge/words.ts";

type Context = Pick<CheckContext<object>, "graph" | "module">;

export type SecretValue =
  /** `process.env.NAME`. */
  | { readonly kind: "variable"; readonly name: string }
  /** A member with a secret's name. */
  | { readonly kind: "member"; readonly name: string }
  /** What a library tells of the caller, as a whole. */
  | { readonly kind: "session" }
  /** A whole record; `field`: the secret in it, where its fields are known. */
  | { readonly kind: "record"; readonly table: string; readonly field: string | undefined };

/** `undefined` for what holds none, as far as names and the file tell: also for a value that the client itself has sent. */
export function secretIn(context: Context, { path, root }: ValueOrigin): SecretValue | undefined {
  const variable = environmentVariable(context, root, path);
  if (variable !== undefined) return isPublicVariable(variable) ? undefined : { kind: "variable", name: variable };
  const last = path.at(-1);
  if (last !== undefined && isSecretName(last) && !isName(root, path) && !isFromClient(root, path))
    return isFoundBy(context, root, last) ? undefined : { kind: "member", name: last };
  if (root.type !== "CallExpression") return undefined;
  const record = secretRecord(context, root, path);
  if (record) return record;
  return path.length === 0 && isSessionCall(root) ? { kind: "session" } : undefined;
}

/** The same for what an inline action closes over. */
export function secretInCapture(context: Context, { path, variable }: Capture): SecretValue | undefined {
  const names = path.map(lastName);
  const origin = originOfVariable(context.module, variable, names);
  return origin && secretIn(context, origin);
}

/** The record that a call gives, when it holds secrets and `path` leads to all of it. `fields`: its fields, where types tell. */
export function secretRecord(
  context: Context,
  call: TSESTree.CallExpression,
  path: readonly string[],
  fields?: readonly string[],
): Extract<SecretValue, { kind: "record" }> | undefined {
  const record = recordCallOf(call);
  if (!record) return undefined;
  const names = path.filter((name) => !isIndex(name));
  if (names.some((name, index) => record.path[index] !== name)) return undefined;
  const known = fields ?? fieldsOfRecord(context, record);
  const field = known && secretFieldOf(record.table, known);
  const isSecret = known ? field !== undefined : isCredentialTable(record.table);
  return isSecret ? { kind: "record", table: record.table, field } : undefined;
}

function environmentVariable({ module }: Context, root: TSESTree.Node, path: readonly string[]): string | undefined {
  if (root.type !== "Identifier" || root.name !== "process" || path[0] !== "env" || path.length !== 2) return undefined;
  return findVariable(module.scopes, root)?.defs.length ? undefined : path[1];
}

/** `token` of `function Page({ token })`: a name, which says nothing of where the value is from. */
function isName({ type }: TSESTree.Node, path: readonly string[]): boolean {
  return path.length < 2 && (type === "ObjectPattern" || type === "Identifier");
}

/** Route parameters and the query are what the client sent; so is a form, and what is parsed from it. */
function isFromClient(root: TSESTree.Node, path: readonly string[]): boolean {
  if (path.some((name) => clientInputs.has(name))) return true;
  if (root.type === "Identifier") return clientInputs.has(root.name);
  if (root.type !== "CallExpression") return false;
  const callee = unwrap(root.callee);
  const name =
    callee.type === "MemberExpression" ? memberName(callee) : callee.type === "Identifier" ? callee.name : "";
  return name !== undefined && readers.has(name);
}

/** `invite.token` of `db.invite.findUnique({ where: { token } })`, with the route's `token`: who came with it has it. */
function isFoundBy({ module }: Context, root: TSESTree.Node, name: string): boolean {
  const options = root.type === "CallExpression" ? root.arguments[0] : undefined;
  if (options?.type !== "ObjectExpression") return false;
  const where = objectMember(options, "where") ?? options;
  const value = where.type === "ObjectExpression" ? objectMember(where, name) : undefined;
  if (!value) return false;
  const origin = originOf(module, value);
  return isFromClient(origin.root, origin.path);
}

function isSessionCall({ callee }: TSESTree.CallExpression): boolean {
  const node = unwrap(callee);
  const name = node.type === "MemberExpression" ? memberName(node) : node.type === "Identifier" ? node.name : undefined;
  return name !== undefined && sessionCalls.has(name);
}

function isIndex(name: string): boolean {
  return name !== "" && Number.isInteger(Number(name));
}

const clientInputs: ReadonlySet<string> = new Set([
  "body",
  "formData",
  "input",
  "params",
  "parsedInput",
  "query",
  "searchParams",
]);
const readers: ReadonlySet<string> = new Set(["fromEntries", "parse", "parseAsync", "safeParse", "safeParseAsync"]);
const sessionCalls: ReadonlySet<string> = new Set([
  "auth",
  "getCurrentSession",
  "getIronSession",
  "getServerAuthSession",
  "getServerSession",
  "getSession",
]);
