import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import type { Span } from "../model/span.ts";
import { propertyName } from "./functions.ts";
import { unwrap, unwrapAwait, wrapped } from "./unwrap.ts";

/** One call of a chain; `method` is `undefined` where a function is called directly: `f()`, or the second call of `f()()`. */
export interface CallLink {
  readonly method: string | undefined;
  readonly call: TSESTree.CallExpression;
}

/** `client.use(mw).action(fn)`: root `client`, links `use`, `action`. Links are in the order they are called. */
export interface CallChain {
  readonly root: TSESTree.Node;
  readonly links: readonly CallLink[];
}

/** The call that stands at exactly this place. */
export function callAt(
  module: Pick<ModuleAnalysis, "nodesOfType">,
  { start, end }: Span,
): TSESTree.CallExpression | undefined {
  return module
    .nodesOfType("CallExpression", { range: [start, end] })
    .find(({ range }) => range[0] === start && range[1] === end);
}

/** The chain that ends in `call`. A property read between two calls (`a().b.c()`) is passed over. */
export function callChain(call: TSESTree.CallExpression): CallChain {
  const links: CallLink[] = [];
  let current: TSESTree.Node = call;
  while (current.type === "CallExpression") {
    const callee = unwrap(current.callee);
    if (callee.type !== "MemberExpression") {
      links.unshift({ method: undefined, call: current });
      current = callee;
      continue;
    }
    links.unshift({ method: memberName(callee), call: current });
    current = unwrapAwait(callee.object);
    const caller = nextCall(current);
    if (!caller) break;
    current = caller;
  }
  return { root: current, links };
}

/** The name after the dot, also in brackets when it is a literal; `undefined` for `a[b]` and `a.#b`. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  return propertyName(node.property, node.computed);
}

/** The expression of an argument or element, also of one that is spread. */
export function argumentOf(node: TSESTree.Expression | TSESTree.SpreadElement): TSESTree.Expression;
export function argumentOf(node: TSESTree.Node): TSESTree.Node;
export function argumentOf(node: TSESTree.Node): TSESTree.Node {
  return node.type === "SpreadElement" ? node.argument : node;
}

/** The arguments up to the first spread: those whose position is certain. */
export function positionalArguments(call: TSESTree.CallExpression): TSESTree.Expression[] {
  const known: TSESTree.Expression[] = [];
  for (const argument of call.arguments) {
    if (!argument || argument.type === "SpreadElement") break;
    known.push(argument);
  }
  return known;
}

/** The module named by `import("x")` or `require("x")`, when it is written as a string. */
export function importedModule(node: TSESTree.Node): string | undefined {
  if (node.type === "ImportExpression") return stringValue(node.source);
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier" || callee.name !== "require") return undefined;
  const [specifier] = node.arguments;
  return specifier && stringValue(specifier);
}

/** The module named after `from`; a recovered tree may have none, or something else there. */
export function moduleSpecifier(source: TSESTree.Node | null | undefined): string | undefined {
  return source?.type === "Literal" && typeof source.value === "string" ? source.value : undefined;
}

/** The value of a string literal or a template without holes. */
export function stringValue(node: TSESTree.Node | null | undefined): string | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (inner.type === "Literal" && typeof inner.value === "string") return inner.value;
  if (inner.type === "TemplateLiteral" && inner.expressions.length === 0)
    return inner.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The call below the property reads of `a().b.c`; `undefined` when they end in something that is no call. */
function nextCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  let current = node;
  while (current.type === "MemberExpression") current = unwrapAwait(current.object);
  return current.type === "CallExpression" ? current : undefined;
}

/** Whether a member is taken of what the call gives: the `insert` of `db.insert(users).values(user)`. */
export function isChained(call: TSESTree.CallExpression): boolean {
  const outer = wrapped(call);
  return outer.parent?.type === "MemberExpression" && outer.parent.object === outer;
}
