/** Members of object types that are written in the same file. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import { propertyName } from "./functions.ts";

type Scoped = Pick<ParsedSource, "ast">;

/** The type of the member `path` of an object type; `undefined` where it is not written down. */
export function memberType(
  source: Scoped,
  type: TSESTree.TypeNode,
  path: readonly string[],
): TSESTree.TypeNode | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return type;
  const member = findMember(source, type, name);
  const next = member?.type === "TSPropertySignature" ? member.typeAnnotation?.typeAnnotation : undefined;
  return next && memberType(source, next, rest);
}

/** The property or method of that name in an object type, where it is written down. */
export function findMember(
  source: Scoped,
  type: TSESTree.TypeNode,
  name: string,
): TSESTree.TSMethodSignature | TSESTree.TSPropertySignature | undefined {
  return membersOf(source, type)?.find(
    (member) =>
      (member.type === "TSPropertySignature" || member.type === "TSMethodSignature") &&
      propertyName(member.key, member.computed) === name,
  ) as TSESTree.TSMethodSignature | TSESTree.TSPropertySignature | undefined;
}

/** The names of all fields of an object type; `undefined` when it may have others: it extends one, has an index, is out of sight. */
export function fieldsOfType(source: Scoped, type: TSESTree.TypeNode): readonly string[] | undefined {
  const names = membersOf(source, type)?.map((member) =>
    member.type === "TSPropertySignature" && member.key.type === "Identifier" && !member.computed
      ? member.key.name
      : undefined,
  );
  return names?.every((name) => name !== undefined) ? names : undefined;
}

function membersOf(source: Scoped, type: TSESTree.TypeNode): readonly TSESTree.TypeElement[] | undefined {
  if (type.type === "TSTypeLiteral") return type.members;
  if (type.type !== "TSTypeReference" || type.typeArguments || type.typeName.type !== "Identifier") return undefined;
  const declaration = declarationOf(source, type.typeName.name);
  if (declaration?.type === "TSInterfaceDeclaration")
    return declaration.extends.length === 0 && !declaration.typeParameters ? declaration.body.body : undefined;
  return declaration && !declaration.typeParameters ? membersOf(source, declaration.typeAnnotation) : undefined;
}

type TypeDeclaration = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

/** The only declaration of a type at the top of the file. */
function declarationOf({ ast }: Scoped, name: string): TypeDeclaration | undefined {
  const declarations = ast.body.flatMap((statement): TypeDeclaration[] => {
    const node = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    const isType = node?.type === "TSInterfaceDeclaration" || node?.type === "TSTypeAliasDeclaration";
    return isType && node.id.name === name ? [node] : [];
  });
  return declarations.length === 1 ? declarations[0] : undefined;
}
