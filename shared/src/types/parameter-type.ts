import type ts from "typescript";
import type { TypeScope } from "./type-scope.ts";

/** What the function at hand takes at a position; `undefined` where several signatures may be meant, or nobody knows. */
export function parameterType({ checker, at }: TypeScope, position: number): ts.Type | undefined {
  const [signature, ...others] = checker.getTypeAtLocation(at).getCallSignatures();
  if (!signature || others.length > 0) return undefined;
  const parameters = signature.getParameters();
  const last = parameters.length - 1;
  const parameter = parameters[Math.min(position, last)];
  if (!parameter) return undefined;
  const type = checker.getTypeOfSymbolAtLocation(parameter, at);
  return isRest(parameter) ? itemType(checker, type, position - last) : position > last ? undefined : type;
}

function isRest({ valueDeclaration }: ts.Symbol): boolean {
  return (valueDeclaration as ts.ParameterDeclaration | undefined)?.dotDotDotToken !== undefined;
}

/** Of the array or tuple that a rest parameter is. */
function itemType(checker: ts.TypeChecker, type: ts.Type, position: number): ts.Type | undefined {
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return undefined;
  const items = checker.getTypeArguments(type as ts.TypeReference);
  return checker.isTupleType(type) ? items[position] : items[0];
}
