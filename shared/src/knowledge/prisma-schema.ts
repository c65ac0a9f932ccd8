/** What a Prisma schema tells of its models. https://www.prisma.io/docs/orm/reference/prisma-schema-reference (Prisma 2 - 7) */
import { uncapitalize } from "../syntax/first-letter.ts";
import { words } from "./words.ts";

/** Where Prisma looks for a schema in a package whose configuration names none. */
const usualPlaces: readonly string[] = ["prisma/schema.prisma", "schema.prisma"];

/** Where the schema of a package may stand, below its folder: there alone where its `package.json` says so (`prisma.schema`, Prisma 2 - 6). */
export function schemaPlacesOf(manifest: string | undefined): readonly string[] {
  const named = namedSchema(manifest ?? "{}");
  return named === undefined ? usualPlaces : [named.startsWith("./") ? named.slice(2) : named];
}

function namedSchema(manifest: string): string | undefined {
  try {
    const { prisma } = JSON.parse(manifest) as { readonly prisma?: { readonly schema?: unknown } };
    return typeof prisma?.schema === "string" ? prisma.schema : undefined;
  } catch {
    return undefined;
  }
}

const scalarTypes = words("BigInt Boolean Bytes DateTime Decimal Float Int Json String");

/** A field that holds a scalar, or a list of them. */
export interface PrismaField {
  readonly name: string;
  /** `String`, `Decimal`, ... */
  readonly type: string;
  readonly isList: boolean;
}

/**
 * The scalar fields of a model: what a query gives of it that chooses no fields, besides enums. `member`: the model as the client has it
 * (`user` of `model User`). `undefined` where the schema has no such model.
 */
export function fieldsOfPrismaModel(schema: string, member: string): readonly PrismaField[] | undefined {
  const lines = schema.split("\n").map(tokensOf);
  const start = lines.findIndex(
    ([keyword, name, brace]) =>
      (keyword === "model" || keyword === "view") && brace === "{" && memberOf(name) === member,
  );
  if (start === -1) return undefined;
  const length = lines.slice(start).findIndex(([first]) => first === "}");
  return lines
    .slice(start + 1, length === -1 ? undefined : start + length)
    .flatMap(([name = "", type = "", ...attributes]) => {
      const scalar = withoutModifier(type);
      if (!scalarTypes.has(scalar) || attributes.includes("@ignore")) return [];
      return [{ name, type: scalar, isList: type.endsWith("[]") }];
    });
}

/** The words of a line, without its comment. A definition stands on one line, and a model's braces end its own. */
function tokensOf(line: string): readonly string[] {
  const [code = ""] = line.split("//");
  return code
    .replaceAll("{", " { ")
    .split(/\s/u)
    .filter((token) => token !== "");
}

/** The client's name for a model begins with a small letter. */
function memberOf(model = ""): string {
  return uncapitalize(model);
}

function withoutModifier(type: string): string {
  return type.endsWith("?") ? type.slice(0, -1) : type.endsWith("[]") ? type.slice(0, -2) : type;
}
