/** What the parameters of a function take, as its own file says: by their annotations, and by what a pattern reads of them. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { parametersOf, propertyName } from "../syntax/functions.ts";
import { anythingView, createView, findProperty, opaqueView, propertyOf, type TypeView } from "../types/type-view.ts";
import { viewOfAnnotation } from "./annotation-view.ts";

/** By position. A rest parameter is the array of what it takes. */
export function parameterTypes(module: ModuleAnalysis, node: FunctionNode): readonly TypeView[] {
  return parametersOf(node).map((parameter) => {
    const declared = declaredType(module, parameter);
    const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    return target.type === "ObjectPattern" ? readBy(target, declared) : declared;
  });
}

/** Without an annotation it takes anything; where a default value may decide the type, nobody knows. */
export function declaredType(module: ModuleAnalysis, parameter: TSESTree.Parameter): TypeView {
  if (parameter.type === "TSParameterProperty") return opaqueView;
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target.typeAnnotation) return viewOfAnnotation(module, target.typeAnnotation.typeAnnotation);
  return parameter.type === "AssignmentPattern" && target.type !== "ObjectPattern" ? opaqueView : anythingView;
}

/** `{ id }` takes no other members, whatever the type has. */
function readBy({ properties }: TSESTree.ObjectPattern, declared: TypeView): TypeView {
  const read = properties.flatMap((property) => {
    const name = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
    if (name === undefined) return [];
    const type = declared.isAnything ? anythingView : (findProperty(declared, name)?.type ?? opaqueView);
    return [propertyOf(name, type, { optional: true })];
  });
  const isComplete = read.length === properties.length;
  return isComplete ? createView({ kind: "object", text: declared.text, properties: read }) : declared;
}
