/** Passing a value to an inline Server Function as its first argument, by `bind`, instead of closing over it. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ClosureName } from "../analyze/closure-names.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { isTypeScriptFile } from "../syntax/erased-by-typescript.ts";
import { skipTrivia } from "../syntax/parentheses.ts";
import type { Variable } from "../syntax/variables.ts";
import type { TypeOracle } from "../types/type-oracle.ts";

/**
 * The parameter has the variable's name, so that nothing in the action changes. `undefined` for a method or argument, where the types of parameters would be
 * lost, and in TypeScript where the value's type cannot be written.
 */
export function bindValue(
  module: ModuleAnalysis,
  types: TypeOracle | undefined,
  action: FunctionNode,
  variable: Variable,
  uses: readonly ClosureName[],
): readonly Edit[] | undefined {
  const [use] = uses;
  if (!use || uses.some(({ inParameters }) => inParameters)) return undefined;
  const needsTypes = isTypeScriptFile(module.filename);
  if (needsTypes && !action.params.every((parameter) => "typeAnnotation" in parameter && parameter.typeAnnotation))
    return undefined;
  const type = needsTypes ? types?.writtenType(use.root) : "";
  if (type === undefined) return undefined;
  const parameter = addParameter(module.text, action, type === "" ? variable.name : `${variable.name}: ${type}`);
  const bound =
    parameter && (action.type === "FunctionDeclaration" ? bindUses : bindFunction)(module, action, variable);
  return bound && [parameter, ...bound];
}

/** `(async (x) => { ... }).bind(null, x)` where the function stands: as a value that nothing else takes in. */
function bindFunction(_: ModuleAnalysis, action: FunctionNode, { name }: Variable): readonly Edit[] | undefined {
  const { parent } = action;
  if (
    parent?.type !== "JSXExpressionContainer" &&
    parent?.type !== "ReturnStatement" &&
    parent?.type !== "VariableDeclarator"
  )
    return undefined;
  const [start, end] = action.range;
  return [
    { start, end: start, text: "(" },
    { start: end, end, text: `).bind(null, ${name})` },
  ];
}

/** `save.bind(null, x)` wherever the declared function is used. */
function bindUses(
  { scopes }: ModuleAnalysis,
  action: FunctionNode,
  { name, scope }: Variable,
): readonly Edit[] | undefined {
  const [declared] = scopes.getDeclaredVariables(action);
  const uses = (declared?.references ?? []).map(({ identifier }) => identifier as TSESTree.Identifier);
  const isReplaceable = (use: TSESTree.Identifier): boolean =>
    !isInside(use, action) && isInside(use, scope.block) && !(use.parent.type === "Property" && use.parent.shorthand);
  if (uses.length === 0 || !uses.every(isReplaceable)) return undefined;
  return uses.map(({ range: [, end] }) => ({ start: end, end, text: `.bind(null, ${name})` }));
}

/** Before the others; `undefined` where the parentheses are not found. */
function addParameter(
  text: string,
  { id, params, range, typeParameters }: FunctionNode,
  parameter: string,
): Edit | undefined {
  const from = typeParameters?.range[1] ?? id?.range[1] ?? range[0];
  const open = text.indexOf("(", from);
  const [first] = params;
  const next = open === -1 ? -1 : skipTrivia(text, open + 1);
  if (first ? next !== first.range[0] : text.charAt(next) !== ")") return undefined;
  return { start: open + 1, end: open + 1, text: first ? `${parameter}, ` : parameter };
}
