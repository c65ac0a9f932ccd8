import type { TSESTree } from "@typescript-eslint/utils";
import { memberName } from "./calls.ts";
import { propertyName } from "./functions.ts";
import { unwrap, wrapped } from "./unwrap.ts";

/** Methods of Prisma's client whose `where` may come to hold no condition at all; only Prisma's take one in a `where`. */
const manyRows: ReadonlySet<string> = new Set(["deleteMany", "updateMany"]);
/** The same, where another condition has to be left: a `where` without any throws. */
const oneRow: ReadonlySet<string> = new Set(["delete", "update"]);

/**
 * Whether `value` is a condition of a Prisma call that is left out when it is `undefined`: `deleteMany({ where: { userId: value } })`.
 * https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined
 */
export function isPrismaCondition(value: TSESTree.Node): boolean {
  const conditions = wrapped(value).parent?.parent;
  const where = conditions?.type === "ObjectExpression" ? wrapped(conditions).parent : undefined;
  if (where?.type !== "Property" || propertyName(where.key, where.computed) !== "where") return false;
  const call = wrapped(where.parent).parent;
  const callee = call?.type === "CallExpression" ? unwrap(call.callee) : undefined;
  const method = callee?.type === "MemberExpression" ? memberName(callee) : undefined;
  if (method === undefined) return false;
  if (manyRows.has(method)) return true;
  return oneRow.has(method) && conditions?.type === "ObjectExpression" && conditions.properties.length > 1;
}
