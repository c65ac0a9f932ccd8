/** Statements that are meant as directives, wherever and however they are written, and where next's compiler looks for them. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { isErased, isErasedFromFile } from "../syntax/erased-by-typescript.ts";
import { enclosingFunction, isFunction } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { isInParentheses, parenthesesAround, stringOf } from "../syntax/string-statements.ts";

export interface DirectiveStatement {
  readonly node: TSESTree.ExpressionStatement;
  readonly value: string;
  /** `plain`: `"use server"`. `wrapped`: in parentheses. `template`: in backticks. */
  readonly form: "plain" | "template" | "wrapped";
  /**
   * The statements among which it stands: those of the file, or of a function's own body. `nested`: of a block, a class's constructor or
   * `static` block: the compiler looks at none of them.
   */
  readonly place: "file" | "function" | "nested";
  /** The function around it, `undefined` at module level. */
  readonly owner: FunctionNode | undefined;
  /** Whether only strings stand before it in its list (what TypeScript erases aside). */
  readonly isFirst: boolean;
}

/** Every string statement of a file, in source order. Needs `parent`s. */
export function directiveStatements(module: ModuleAnalysis): DirectiveStatement[] {
  return module.nodesOfType("ExpressionStatement").flatMap((node) => {
    const written = readString(node);
    return written ? [{ node, ...written, ...placeOf(module, node) }] : [];
  });
}

function readString(node: TSESTree.ExpressionStatement): Pick<DirectiveStatement, "form" | "value"> | undefined {
  const string = stringOf(node);
  if (string) return { form: isInParentheses(node) ? "wrapped" : "plain", value: string.value };
  const expression = (node as { readonly expression?: TSESTree.Expression }).expression && unwrap(node.expression);
  if (expression?.type !== "TemplateLiteral" || expression.expressions.length > 0) return undefined;
  const value = expression.quasis[0]?.value.cooked;
  return value === undefined || value === null ? undefined : { form: "template", value };
}

function placeOf(
  module: ModuleAnalysis,
  node: TSESTree.ExpressionStatement,
): Pick<DirectiveStatement, "isFirst" | "owner" | "place"> {
  const list = node.parent;
  if (list?.type === "Program") {
    const isFirst = isFirstIn(module, node, list.body, (statement) => isErasedFromFile(module, statement));
    return { place: "file", owner: undefined, isFirst };
  }
  const owner = list?.type === "BlockStatement" && isFunction(list.parent) ? list.parent : undefined;
  if (!owner || isConstructor(owner))
    return { place: "nested", owner: owner ?? enclosingFunction(node), isFirst: false };
  return {
    place: "function",
    owner,
    isFirst: isFirstIn(module, node, (list as TSESTree.BlockStatement).body, isErased),
  };
}

function isFirstIn(
  { text }: ModuleAnalysis,
  node: TSESTree.ExpressionStatement,
  body: readonly TSESTree.Node[],
  isGone: (statement: TSESTree.Node) => boolean,
): boolean {
  const isClient = stringOf(node)?.value === "use client";
  const isPassed = (statement: TSESTree.Node): boolean =>
    statement.type === "ExpressionStatement" &&
    stringOf(statement) !== undefined &&
    // The compiler sees through one pair, and for `"use client"` through none.
    parenthesesAround(text, statement) <= (isClient ? 0 : 1);
  return body.slice(0, body.indexOf(node)).every((statement) => isPassed(statement) || isGone(statement));
}

function isConstructor(owner: FunctionNode): boolean {
  const { parent } = owner;
  return parent?.type === "MethodDefinition" && parent.kind === "constructor";
}
