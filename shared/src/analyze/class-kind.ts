/** What an instance of a class of this file is to React. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import { subclasses } from "../knowledge/crossing-types.ts";
import { globalClasses } from "../knowledge/crossing-values.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { referenceOf, valueBehind } from "../syntax/bindings.ts";
import { propertyName } from "../syntax/functions.ts";

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

const maxDepth = 5;

/** `undefined` where a superclass of another file, a computed member or its constructor may decide. */
export function kindOfClass(module: ModuleAnalysis, node: ClassNode, depth = maxDepth): CrossingKind | undefined {
  const inherited = node.superClass ? kindOfSuperclass(module, node.superClass, depth) : "instance";
  if (!inherited || !node.body.body.every(isPlainMember)) return undefined;
  if (!node.body.body.some((member) => memberName(member) === "toJSON")) return inherited;
  if (inherited === "error") return "errorWithJson";
  return inherited === "instance" ? "instanceWithJson" : inherited;
}

/** Whether a type of this name is no plain object's: it has private members, methods or accessors. */
export function isNominalClass({ body }: ClassNode): boolean {
  return body.body.some((member) => {
    if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || member.static) return false;
    if (member.type === "MethodDefinition") return member.kind !== "constructor" || hasPrivateParameter(member);
    return (
      member.key.type === "PrivateIdentifier" ||
      member.accessibility === "private" ||
      member.accessibility === "protected"
    );
  });
}

function hasPrivateParameter({ value }: TSESTree.MethodDefinition): boolean {
  return value.params.some(
    (parameter) =>
      parameter.type === "TSParameterProperty" &&
      (parameter.accessibility === "private" || parameter.accessibility === "protected"),
  );
}

function kindOfSuperclass(module: ModuleAnalysis, superClass: TSESTree.Node, depth: number): CrossingKind | undefined {
  const reference = referenceOf(module, superClass);
  if (reference.kind === "global" && reference.path.length === 0)
    return subclasses.get(reference.name) ?? globalClasses.get(reference.name);
  const value = valueBehind(module, superClass);
  return isClass(value) && depth > 0 ? kindOfClass(module, value, depth - 1) : undefined;
}

export function isClass(node: TSESTree.Node | undefined): node is ClassNode {
  return node?.type === "ClassDeclaration" || node?.type === "ClassExpression";
}

function memberName(member: TSESTree.ClassElement): string | undefined {
  if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || member.static) return undefined;
  return member.key.type === "PrivateIdentifier" ? undefined : propertyName(member.key, member.computed);
}

/** No iterator, no `then`, and no constructor that makes something else. */
function isPlainMember(member: TSESTree.ClassElement): boolean {
  if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || member.static) return true;
  if (member.type === "MethodDefinition" && member.kind === "constructor") return !returnsValue(member.value);
  if (member.key.type === "PrivateIdentifier") return true;
  const name = propertyName(member.key, member.computed);
  return name !== undefined && name !== "then";
}

function returnsValue({ body }: TSESTree.MethodDefinition["value"]): boolean {
  return body !== null && body.body.some(({ type }) => type === "ReturnStatement");
}
