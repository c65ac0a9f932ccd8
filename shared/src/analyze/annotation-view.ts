/** What a type annotation names, without a type checker: host classes, types of packages, and what this file declares. */
import type { TSESTree } from "@typescript-eslint/utils";
import { containers } from "../knowledge/crossing-types.ts";
import { globalClasses, packageTypes, packageValues } from "../knowledge/crossing-values.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { importedNameOf } from "../syntax/bindings.ts";
import { moduleSpecifier } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import {
  anythingView,
  createView,
  opaqueView,
  propertyOf,
  type PropertyView,
  type TypeView,
} from "../types/type-view.ts";
import { type ClassNode, isNominalClass, kindOfClass } from "./class-kind.ts";

const maxDepth = 6;
const primitive = createView({ kind: "primitive", text: "a primitive" });
const nullish = createView({ kind: "nullish", text: "undefined" });

export function viewOfAnnotation(module: ModuleAnalysis, node: TSESTree.TypeNode, depth = maxDepth): TypeView {
  if (depth === 0) return opaqueView;
  const part = (child: TSESTree.TypeNode): TypeView => viewOfAnnotation(module, child, depth - 1);
  const text = module.text.slice(...node.range);
  switch (node.type) {
    case "TSStringKeyword":
    case "TSNumberKeyword":
    case "TSBooleanKeyword":
    case "TSBigIntKeyword":
    case "TSLiteralType":
      return primitive;
    case "TSAnyKeyword":
    case "TSObjectKeyword":
    case "TSUnknownKeyword":
      return anythingView;
    case "TSNullKeyword":
    case "TSUndefinedKeyword":
    case "TSVoidKeyword":
      return nullish;
    case "TSSymbolKeyword":
      return createView({ kind: "symbol", text });
    case "TSArrayType":
      return createView({ kind: "object", text, elements: [part(node.elementType)] });
    case "TSUnionType":
      return createView({ kind: "union", text, members: node.types.map(part) });
    case "TSFunctionType":
      return createView({
        kind: "object",
        text,
        callReturns: [node.returnType ? part(node.returnType.typeAnnotation) : opaqueView],
      });
    case "TSTypeLiteral":
      return createView({ kind: "object", text, ...membersOf(node.members, part) });
    case "TSTypeOperator":
      return node.operator === "readonly" && node.typeAnnotation ? part(node.typeAnnotation) : opaqueView;
    case "TSTypeReference":
      return viewOfNamed(module, node, part, depth);
    default:
      return opaqueView;
  }
}

type Part = (child: TSESTree.TypeNode) => TypeView;

function viewOfNamed(module: ModuleAnalysis, node: TSESTree.TSTypeReference, part: Part, depth: number): TypeView {
  const { typeName, typeArguments } = node;
  const text = module.text.slice(...node.range);
  if (typeName.type === "TSQualifiedName") return viewOfMember(module, typeName, text);
  if (typeName.type !== "Identifier") return opaqueView;
  const definition = findType(module, typeName);
  if (!definition) return viewOfGlobal(typeName.name, text, (typeArguments?.params ?? []).map(part));
  const declared = definition.node as TSESTree.Node;
  if (declared.type === "ClassDeclaration") return viewOfClass(module, declared, text);
  if (declared.type === "TSTypeAliasDeclaration" && !declared.typeParameters)
    return viewOfAnnotation(module, declared.typeAnnotation, depth - 1);
  if (declared.type === "TSInterfaceDeclaration" && declared.extends.length === 0 && !declared.typeParameters)
    return createView({ kind: "object", text, ...membersOf(declared.body.body, part) });
  if (declared.type === "ImportSpecifier" || declared.type === "ImportDefaultSpecifier")
    return viewOfImported(moduleSpecifier(declared.parent.source), importedNameOf(declared), text);
  return opaqueView;
}

/** `React.FormEvent`. */
function viewOfMember(module: ModuleAnalysis, { left, right }: TSESTree.TSQualifiedName, text: string): TypeView {
  if (left.type !== "Identifier") return opaqueView;
  const definition = findType(module, left);
  if (!definition) return left.name === "React" ? viewOfImported("react", right.name, text) : opaqueView;
  const declared = definition.node as TSESTree.Node;
  const isModule = declared.type === "ImportDefaultSpecifier" || declared.type === "ImportNamespaceSpecifier";
  return isModule ? viewOfImported(moduleSpecifier(declared.parent.source), right.name, text) : opaqueView;
}

function viewOfImported(source: string | undefined, name: string, text: string): TypeView {
  const found = [...packageTypes, ...packageValues].find(
    (entry) => entry.from === source && entry.name === name && !entry.called,
  );
  return found ? createView({ kind: "object", text, certain: found.kind }) : opaqueView;
}

function viewOfGlobal(name: string, text: string, typeArguments: readonly TypeView[]): TypeView {
  if (name === "Array" || name === "ReadonlyArray")
    return createView({ kind: "object", text, elements: typeArguments });
  if (containers.has(name)) {
    const symbol = { name, qualifiedName: name, origin: "lib", isClass: false, hasConstructor: true, isEnum: false };
    return createView({ kind: "object", text, symbol, typeArguments });
  }
  if (name === "Record") return createView({ kind: "object", text, indexValues: typeArguments.slice(1) });
  const certain = name === "Function" ? "function" : globalClasses.get(name);
  return certain ? createView({ kind: "object", text, certain }) : opaqueView;
}

function viewOfClass(module: ModuleAnalysis, node: ClassNode, text: string): TypeView {
  const certain = isNominalClass(node) ? kindOfClass(module, node) : undefined;
  return certain ? createView({ kind: "object", text, certain }) : opaqueView;
}

function membersOf(members: readonly TSESTree.TypeElement[], part: Part): Pick<TypeView, "indexValues" | "properties"> {
  const properties: PropertyView[] = [];
  const indexValues: TypeView[] = [];
  for (const member of members) {
    if (member.type === "TSIndexSignature" && takesAnyName(member))
      indexValues.push(member.typeAnnotation ? part(member.typeAnnotation.typeAnnotation) : anythingView);
    if (member.type !== "TSPropertySignature" && member.type !== "TSMethodSignature") continue;
    const name = propertyName(member.key, member.computed);
    // Any member may be the one with a name that nobody knows.
    if (name === undefined) indexValues.push(opaqueView);
    else properties.push(propertyView(name, member, part));
  }
  return { properties, indexValues };
}

/** `[name: string]`, not `[name: `data-${string}`]`. */
function takesAnyName({ parameters: [parameter] }: TSESTree.TSIndexSignature): boolean {
  return parameter?.type === "Identifier" && parameter.typeAnnotation?.typeAnnotation.type === "TSStringKeyword";
}

function propertyView(
  name: string,
  member: TSESTree.TSMethodSignature | TSESTree.TSPropertySignature,
  part: Part,
): PropertyView {
  const { optional } = member;
  if (member.type === "TSPropertySignature") {
    const type = member.typeAnnotation ? part(member.typeAnnotation.typeAnnotation) : anythingView;
    return propertyOf(name, type, { optional });
  }
  const result = member.returnType ? part(member.returnType.typeAnnotation) : opaqueView;
  // `get` and `set` declare a property.
  const type =
    member.kind === "method" ? createView({ kind: "object", text: "function", callReturns: [result] }) : result;
  return propertyOf(name, type, { optional, isMethod: member.kind === "method" });
}

function findType(module: ModuleAnalysis, identifier: TSESTree.Identifier) {
  for (let node: TSESTree.Node | undefined = identifier; node; node = node.parent) {
    const scope = module.scopes.acquire(node, true);
    const definition = scope?.set.get(identifier.name)?.defs[0];
    if (definition) return definition;
  }
  return undefined;
}
