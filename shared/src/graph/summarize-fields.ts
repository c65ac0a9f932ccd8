import type { TSESTree } from "@typescript-eslint/utils";
import { propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";

/**
 * The fields that a mongoose query gives of a record with this schema: `name` of `new Schema({ name: String })`, and not what has
 * `select: false`. `undefined` where they are not all written down. https://mongoosejs.com/docs/api/schematype.html (5 - 9)
 */
export function schemaFields({ arguments: args, callee }: TSESTree.NewExpression): readonly string[] | undefined {
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  const definition = args[0] && unwrap(args[0]);
  if (name.type !== "Identifier" || name.name !== "Schema" || definition?.type !== "ObjectExpression") return undefined;
  const fields: string[] = [];
  for (const property of definition.properties) {
    const field = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
    if (property.type !== "Property" || field === undefined) return undefined;
    if (!isLeftOut(unwrap(property.value))) fields.push(field);
  }
  return fields;
}

/** `{ type: String, select: false }` */
function isLeftOut(definition: TSESTree.Node): boolean {
  if (definition.type !== "ObjectExpression") return false;
  return definition.properties.some(
    (property) =>
      property.type === "Property" &&
      propertyName(property.key, property.computed) === "select" &&
      property.value.type === "Literal" &&
      property.value.value === false,
  );
}
