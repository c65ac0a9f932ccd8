/** Statements that are nothing but a string, as next's compiler reads them: escapes are resolved, and TypeScript's wrappers are gone. */
import type { TSESTree } from "@typescript-eslint/utils";
import { skipTrivia } from "./parentheses.ts";
import { unwrap } from "./unwrap.ts";

/** The string of `"a"`, `("a")` and `"a" as any`. */
export function stringOf(statement: TSESTree.Node): TSESTree.StringLiteral | undefined {
  if (statement.type !== "ExpressionStatement") return undefined;
  const { expression } = statement as { readonly expression?: TSESTree.Expression };
  const value = expression && unwrap(expression);
  return value?.type === "Literal" && typeof value.value === "string" ? value : undefined;
}

/**
 * Whether a string statement has parentheses somewhere, which the trees do not keep: a wrapper starts where its operand does, and
 * `<T>x` ends there.
 */
export function isInParentheses(statement: TSESTree.ExpressionStatement): boolean {
  return layersOf(statement).some(({ inner, outer }) =>
    outer.type === "TSTypeAssertion" ? outer.range[1] !== inner.range[1] : outer.range[0] !== inner.range[0],
  );
}

/** How many pairs of parentheses are around the string of a statement, wherever its wrappers stand. */
export function parenthesesAround(text: string, statement: TSESTree.ExpressionStatement): number {
  return layersOf(statement).reduce((count, { inner, outer }) => {
    const isAssertion = outer.type === "TSTypeAssertion";
    const start = isAssertion ? skipTrivia(text, outer.typeAnnotation.range[1]) + 1 : outer.range[0];
    return count + openedBetween(text, start, inner.range[0]);
  }, 0);
}

interface Layer {
  readonly outer: TSESTree.Node;
  readonly inner: TSESTree.Node;
}

/** The statement around its expression, and each wrapper around what it wraps. */
function layersOf(statement: TSESTree.ExpressionStatement): Layer[] {
  const layers: Layer[] = [];
  let outer: TSESTree.Node = statement;
  while ("expression" in outer && typeof outer.expression === "object") {
    const inner: TSESTree.Node = outer.expression;
    layers.push({ outer, inner });
    outer = inner;
  }
  return layers;
}

function openedBetween(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = skipTrivia(text, start); at < end && text.charAt(at) === "("; at = skipTrivia(text, at + 1)) count += 1;
  return count;
}
