import type { TSESTree } from "@typescript-eslint/utils";
import { declaredType } from "../analyze/parameter-types.ts";
import { opaqueView, type TypeView } from "../types/type-view.ts";
import { typedView, type ValueScope } from "./value-scope.ts";

/** What a parameter takes, as its annotation or the types say. Nothing is known of a rest parameter. */
export function viewOfParameter(scope: ValueScope, parameter: TSESTree.Parameter): TypeView {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  if (target.type === "RestElement" || target.type === "TSParameterProperty") return opaqueView;
  return scope.types ? typedView(scope, target) : declaredType(scope.module, parameter);
}
