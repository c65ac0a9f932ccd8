/**
 * The names a function body uses, in the order and with the member paths in which next's compiler reads them.
 *
 * Source: the `Name`s of next's `server_actions.rs`, checked against the installed compiler by `tests/oracles/next-compiler`.
 * Two of its habits matter everywhere: a called member stands for its receiver (`user.getName()` is `user`), but not in an optional
 * chain; and what stands where no expression is expected (assignment targets, JSX tags) is not read at all.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import { childrenOf } from "../syntax/children.ts";
import { isHostName } from "../syntax/jsx.ts";
import { isTypeNode } from "../syntax/type-nodes.ts";
import { isOptionalCall, pathOf } from "./member-paths.ts";

/** One use of a name. */
export interface ClosureName {
  /** `value`: an expression, which the compiler reads. `target`: assigned to. `tag`: the name of a JSX element. */
  readonly role: "tag" | "target" | "value";
  readonly root: TSESTree.Identifier | TSESTree.JSXIdentifier;
  /** The members after the name as the compiler keeps them: `.b`, `?.c`. */
  readonly path: readonly string[];
  /** The whole expression, members included. */
  readonly node: TSESTree.Node;
  /** Whether it stands among the parameters of the function: there nothing is replaced by the captured value. */
  readonly inParameters: boolean;
}

interface Place {
  /** Inside the callee of a call, however deep: there the compiler drops the last member of every path. */
  readonly inCallee: boolean;
  readonly inParameters: boolean;
}

interface Walk {
  readonly text: string;
  readonly names: ClosureName[];
}

/** Every name used in the parameters and the body of `handler`, names bound inside it included. */
export function closureNames(handler: FunctionNode, text: string): ClosureName[] {
  const walk: Walk = { text, names: [] };
  const inCallee = isInCallee(handler, text);
  for (const parameter of handler.params) visitPattern(walk, parameter, { inCallee, inParameters: true });
  visit(walk, handler.body, { inCallee, inParameters: false });
  return walk.names;
}

/** Whether the function is created in the callee of a call: `(() => { ... })()`. */
function isInCallee(handler: FunctionNode, text: string): boolean {
  let node: TSESTree.Node = handler;
  for (let parent: TSESTree.Node | undefined = node.parent; parent; node = parent, parent = parent.parent) {
    if (parent.type === "CallExpression" && parent.callee === node && !isOptionalCall(text, parent)) return true;
  }
  return false;
}

function visit(walk: Walk, node: TSESTree.Node | null | undefined, place: Place): void {
  if (!node || isTypeNode(node)) return;
  switch (node.type) {
    case "Identifier":
    case "MemberExpression":
    case "ChainExpression":
    case "TSNonNullExpression":
      return visitPath(walk, node, place);
    case "ArrowFunctionExpression":
    case "FunctionDeclaration":
    case "FunctionExpression":
      for (const parameter of node.params) visitPattern(walk, parameter, place);
      return visit(walk, node.body, place);
    case "AssignmentExpression":
      visitTarget(walk, node.left, place);
      return visit(walk, node.right, place);
    case "CallExpression":
      visit(walk, node.callee, isOptionalCall(walk.text, node) ? place : { ...place, inCallee: true });
      return visitAll(walk, node.arguments, place);
    case "CatchClause":
      visitPattern(walk, node.param, place);
      return visit(walk, node.body, place);
    case "ClassDeclaration":
    case "ClassExpression":
      visit(walk, node.body, place);
      return visit(walk, node.superClass, place);
    case "DoWhileStatement":
      visit(walk, node.test, place);
      return visit(walk, node.body, place);
    case "ForInStatement":
    case "ForOfStatement":
      if (node.left.type === "VariableDeclaration") visit(walk, node.left, place);
      else visitTargetPattern(walk, node.left, place);
      visit(walk, node.right, place);
      return visit(walk, node.body, place);
    case "JSXAttribute":
      return visit(walk, node.value, place);
    case "JSXClosingElement":
    case "BreakStatement":
    case "ContinueStatement":
      return;
    case "JSXOpeningElement":
      visitTag(walk, node.name, place);
      return visitAll(walk, node.attributes, place);
    case "LabeledStatement":
      return visit(walk, node.body, place);
    case "MetaProperty":
      return;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "AccessorProperty":
      if (node.computed) visit(walk, node.key, place);
      return visit(walk, node.value, place);
    case "Property":
      return visitProperty(walk, node, place);
    case "TSEnumDeclaration":
      for (const member of node.body?.members ?? []) visit(walk, member.initializer, place);
      return;
    case "VariableDeclarator":
      visitPattern(walk, node.id, place);
      return visit(walk, node.init, place);
    default:
      return visitAll(walk, childrenOf(node), place);
  }
}

function visitAll(walk: Walk, nodes: readonly (TSESTree.Node | null)[], place: Place): void {
  for (const node of nodes) visit(walk, node, place);
}

/** A name, or members of one, as far as they are written down; else what the expression is made of. */
function visitPath(walk: Walk, node: TSESTree.Node, place: Place): void {
  const found = pathOf(walk.text, node);
  if (found) {
    const path = place.inCallee ? found.path.slice(0, -1) : found.path;
    walk.names.push({ role: "value", ...found, path, node, inParameters: place.inParameters });
    return;
  }
  if (node.type !== "MemberExpression") return visitAll(walk, childrenOf(node), place);
  visit(walk, node.object, place);
  if (node.computed) visit(walk, node.property, place);
}

function visitProperty(walk: Walk, node: TSESTree.Property, place: Place): void {
  if (node.computed) visit(walk, node.key, place);
  const isShorthandName = node.shorthand && node.value.type === "Identifier";
  visit(walk, node.value, isShorthandName ? { ...place, inCallee: false } : place);
}

/** A pattern that binds names: only its default values and computed keys are used. */
function visitPattern(walk: Walk, pattern: TSESTree.Node | null | undefined, place: Place): void {
  visitPatternParts(walk, pattern, place, () => {});
}

/** What an assignment writes to: names are targets; of a plain member, the object is read; of one in a pattern, all of it. */
function visitTarget(walk: Walk, target: TSESTree.Node, place: Place): void {
  const node = target.type === "TSNonNullExpression" || target.type === "TSAsExpression" ? target.expression : target;
  if (node.type === "MemberExpression") {
    visit(walk, node.object, place);
    if (node.computed) visit(walk, node.property, place);
    return;
  }
  visitTargetPattern(walk, node, place);
}

function visitTargetPattern(walk: Walk, pattern: TSESTree.Node, place: Place): void {
  visitPatternParts(walk, pattern, place, (leaf) => {
    if (leaf.type !== "Identifier") return visit(walk, leaf, place);
    walk.names.push({ role: "target", root: leaf, path: [], node: leaf, inParameters: place.inParameters });
  });
}

function visitPatternParts(
  walk: Walk,
  pattern: TSESTree.Node | null | undefined,
  place: Place,
  onLeaf: (leaf: TSESTree.Node) => void,
): void {
  const inner = (part: TSESTree.Node | null | undefined): void => visitPatternParts(walk, part, place, onLeaf);
  switch (pattern?.type) {
    case undefined:
      return;
    case "ArrayPattern":
      return pattern.elements.forEach(inner);
    case "AssignmentPattern":
      inner(pattern.left);
      return visit(walk, pattern.right, place);
    case "ObjectPattern":
      return pattern.properties.forEach(inner);
    case "Property":
      if (pattern.computed) visit(walk, pattern.key, place);
      return inner(pattern.value);
    case "RestElement":
      return inner(pattern.argument);
    case "TSParameterProperty":
      return inner(pattern.parameter);
    default:
      return onLeaf(pattern as TSESTree.Node);
  }
}

function visitTag(walk: Walk, tag: TSESTree.JSXTagNameExpression, { inParameters }: Place): void {
  let root = tag;
  while (root.type === "JSXMemberExpression") root = root.object;
  if (root.type !== "JSXIdentifier" || root.name === "this") return;
  if (tag.type === "JSXIdentifier" && isHostName(root.name)) return;
  walk.names.push({ role: "tag", root, path: [], node: tag, inParameters });
}
