import type { TSESTree } from "@typescript-eslint/utils";

/**
 * The expression inside whatever does not change its value at run time: `as`, `satisfies`, `!`, `<T>x`, `f<T>`,
 * parentheses (some parsers keep them) and the wrapper node around an optional chain.
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const inner = innerOf(current);
    if (!inner) return current;
    current = inner;
  }
}

/** Like `unwrap`, and through `await` too: what a value is once its promise is settled. */
export function unwrapAwait(node: TSESTree.Node): TSESTree.Node {
  let current = unwrap(node);
  while (current.type === "AwaitExpression" && current.argument) current = unwrap(current.argument);
  return current;
}

/** The outermost node that has the same value as `node`: the inverse of `unwrap`. Needs `parent`s. */
export function wrapped(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent && innerOf(current.parent) === current) current = current.parent;
  return current;
}

function innerOf(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type as string) {
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSInstantiationExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return (node as TSESTree.ChainExpression).expression ?? undefined;
    default:
      return undefined;
  }
}
