/** Values of single expressions of a handler, once those of their parts are known. */
import type { TSESTree } from "@typescript-eslint/utils";
import { isNavigationModule, navigationErrorCodes } from "../knowledge/next.ts";
import { findVariable, isReassigned, namedImport, referenceOf, valueBehind } from "../syntax/bindings.ts";
import { childrenOf } from "../syntax/children.ts";
import { unwrap } from "../syntax/unwrap.ts";
import {
  constant,
  equals,
  isAboutError,
  negate,
  nothing,
  somethingAboutError,
  somethingElse,
  someObject,
  textOf,
  typeOf,
  type Value,
} from "./error-value.ts";
import type { Judgement, State } from "./handler-state.ts";

/** What a name holds: by what the handler did, else a constant of the file or of Next.js. */
export function nameValue(node: TSESTree.Identifier, state: State, run: Judgement): Value {
  if (node.name === "undefined") return nothing;
  const variable = findVariable(run.module.scopes, node);
  const known = variable && state.values.get(variable);
  if (known) return known;
  if (!variable || isReassigned(variable)) return somethingElse;
  const behind = valueBehind(run.module, node);
  if (behind?.type === "Literal") return literalValue(behind);
  const text = importedText(run, node);
  return text === undefined ? somethingElse : constant(text);
}

function importedText(run: Judgement, node: TSESTree.Identifier): string | undefined {
  const reference = namedImport(referenceOf(run.module, node));
  return reference.kind === "import" && isNavigationModule(reference.source)
    ? navigationErrorCodes[reference.name]
    : undefined;
}

/** `Codes.REDIRECT` of a literal object of this file. */
export function constantMember(node: TSESTree.MemberExpression, state: State, run: Judgement): Value | undefined {
  const root = unwrap(node.object);
  if (root.type !== "Identifier") return undefined;
  const variable = findVariable(run.module.scopes, root);
  if (!variable || state.values.has(variable)) return undefined;
  const behind = valueBehind(run.module, node);
  return behind?.type === "Literal" ? literalValue(behind) : undefined;
}

export function literalValue(node: TSESTree.Literal): Value {
  return "regex" in node ? someObject : constant(node.value);
}

export function templateValue(node: TSESTree.TemplateLiteral, values: readonly Value[], run: Judgement): Value {
  const texts = values.map((value) => textOf(value, run.kind));
  const [only] = texts;
  if (texts.length === 1 && only && node.quasis.every((quasi) => quasi.value.cooked === "")) return only;
  if (!texts.every((text) => text.kind === "constant"))
    return texts.some(isAboutError) ? somethingAboutError : somethingElse;
  const parts = node.quasis.map((quasi, index) => {
    const text = texts[index];
    return `${quasi.value.cooked}${text?.kind === "constant" ? String(text.value) : ""}`;
  });
  return constant(parts.join(""));
}

export function unaryValue(operator: string, value: Value): Value {
  if (operator === "!") return negate(value);
  if (operator === "typeof") return typeOf(value);
  if (operator === "void") return nothing;
  return isAboutError(value) ? somethingAboutError : somethingElse;
}

/** The value before a negation: `!==` is taken for `===`. */
export function binaryValue(node: TSESTree.BinaryExpression, left: Value, right: Value, run: Judgement): Value {
  switch (node.operator) {
    case "===":
    case "==":
    case "!==":
    case "!=":
      return equals(left, right, node.operator.length === 2);
    case "instanceof":
      return left.kind === "error" ? instanceOf(node.right, run) : isAboutError(left) ? constant(false) : somethingElse;
    case "in":
      return right.kind === "error" && left.kind === "constant"
        ? constant(isOwnOrInherited(left.value))
        : eitherAbout(left, right);
    default:
      return eitherAbout(left, right);
  }
}

/** Navigation errors are made by `new Error()`: no other class has them. */
function instanceOf(constructor: TSESTree.Node, run: Judgement): Value {
  const reference = namedImport(referenceOf(run.module, constructor));
  if (reference.kind === "global") return constant(reference.name === "Error" || reference.name === "Object");
  return reference.kind === "unknown" && unwrap(constructor).type !== "MemberExpression"
    ? somethingAboutError
    : constant(false);
}

function isOwnOrInherited(name: unknown): boolean {
  return ["digest", "message", "stack", "name", "toString", "constructor"].includes(String(name));
}

function eitherAbout(left: Value, right: Value): Value {
  return isAboutError(left) || isAboutError(right) ? somethingAboutError : somethingElse;
}

/** What `new`, literals and elements evaluate on the way. */
export function partsOf(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type === "NewExpression") return node.arguments;
  return childrenOf(node).flatMap((child) => {
    if (child.type === "Property") return [child.value];
    if (child.type === "SpreadElement") return [child.argument];
    if (child.type === "JSXOpeningElement") return child.attributes.flatMap(attributeParts);
    if (child.type === "JSXExpressionContainer") return [child.expression];
    return child.type.startsWith("JSX") && child.type !== "JSXElement" && child.type !== "JSXFragment" ? [] : [child];
  });
}

function attributeParts(attribute: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): TSESTree.Node[] {
  if (attribute.type === "JSXSpreadAttribute") return [attribute.argument];
  return attribute.value?.type === "JSXExpressionContainer" ? [attribute.value.expression] : [];
}

/** Whether a text in the test is one only Next.js uses for its errors, or `digest`. */
export function namesNavigation(test: TSESTree.Node): boolean {
  if (test.type === "Literal")
    return typeof test.value === "string" && (test.value.startsWith("NEXT_") || test.value === "digest");
  if (test.type === "Identifier") return test.name === "digest" || test.name in navigationErrorCodes;
  return childrenOf(test).some(namesNavigation);
}
