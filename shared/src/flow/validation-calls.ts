/** Calls that check the kind of a value: of schema libraries, and of the settings. */
import type { TSESTree } from "@typescript-eslint/utils";
import {
  isSchemaName,
  makesSchemas,
  makesValidator,
  validationByFunction,
  validationByMethod,
  type ValidationOutcome,
} from "../knowledge/validators.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { lastNameOf } from "../model/reference.ts";
import { namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { callChain, memberName, positionalArguments } from "../syntax/calls.ts";
import { unwrap } from "../syntax/unwrap.ts";

export interface ValidationCall {
  readonly outcome: ValidationOutcome;
  /** The argument that is checked; `undefined` where a spread hides it. */
  readonly value: TSESTree.Node | undefined;
}

export interface ValidationContext {
  readonly module: ModuleAnalysis;
  readonly validators: readonly string[];
}

/** How a call checks a value; `undefined` when it does not, or nobody can tell. */
export function validationOf(context: ValidationContext, call: TSESTree.CallExpression): ValidationCall | undefined {
  const args = positionalArguments(call);
  const callee = unwrap(call.callee);
  const name = calledName(callee);
  if (name !== undefined && context.validators.includes(name)) return { outcome: "result", value: args[0] };
  const row = importedValidation(context.module, callee);
  if (row) return { outcome: row.outcome, value: args[row.value] };
  if (isMadeValidator(context.module, callee)) return { outcome: "result", value: args[0] };
  if (callee.type !== "MemberExpression" || name === undefined) return undefined;
  const byMethod = validationByMethod(name);
  if (!byMethod || !(byMethod.certain || isSchema(context.module, callee.object))) return undefined;
  return { outcome: byMethod.validation.outcome, value: args[0] };
}

/** The last name of what is called: `parse` of `schema.parse`. */
export function calledName(callee: TSESTree.Node): string | undefined {
  const node = unwrap(callee);
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? memberName(node) : undefined;
}

/** `v.parse(Schema, value)`, `parseWithZod(formData, { schema })`, `Value.Check(T, value)`. */
function importedValidation(module: ModuleAnalysis, callee: TSESTree.Node) {
  const reference = namedImport(referenceOf(module, callee));
  return reference.kind === "import" ? validationByFunction(reference.source, lastNameOf(reference)) : undefined;
}

/** `Schema.decodeUnknownSync(User)(value)`, `const parseUser = v.parser(User); parseUser(value)`. */
function isMadeValidator(module: ModuleAnalysis, callee: TSESTree.Node): boolean {
  const made = valueBehind(module, callee);
  if (made?.type !== "CallExpression") return false;
  const reference = namedImport(referenceOf(module, made.callee));
  return reference.kind === "import" && makesValidator(reference.source, lastNameOf(reference));
}

/**
 * Whether an expression is a schema: a chain of calls from a schema library, by its definition in this file;
 * where that is out of sight, by its name.
 */
export function isSchema(module: ModuleAnalysis, expression: TSESTree.Node): boolean {
  const value = valueBehind(module, expression) ?? unwrap(expression);
  if (value.type === "CallExpression") return isSchemaChain(module, value);
  const name = calledName(expression);
  return name !== undefined && isSchemaName(name);
}

function isSchemaChain(module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  const { root } = callChain(call);
  const reference = referenceOf(module, root);
  if (reference.kind === "import" && makesSchemas(reference.source)) return true;
  const behind = valueBehind(module, root);
  if (behind?.type === "CallExpression" && behind !== call) return isSchemaChain(module, behind);
  const name = calledName(root);
  return name !== undefined && isSchemaName(name);
}
