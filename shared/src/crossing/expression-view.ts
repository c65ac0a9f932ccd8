/** What an expression evaluates to, as a type that the classifier can judge: from the code where it shows the value, else from the types. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { CrossingKind } from "../knowledge/crossing-kinds.ts";
import type { FunctionNode } from "../model/module.ts";
import { valueBehind } from "../syntax/bindings.ts";
import { isSentAsReference } from "../syntax/directives.ts";
import { isFunction, propertyName } from "../syntax/functions.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { findVariable, isFilledLater } from "../syntax/variables.ts";
import { createView, opaqueView, propertyOf, type PropertyView, type TypeView } from "../types/type-view.ts";
import { isClass } from "../analyze/class-kind.ts";
import { boundAction } from "../analyze/state-actions.ts";
import { kindOfCall, kindOfInstance, kindOfName } from "./named-values.ts";
import { viewOfPrismaCall } from "./prisma-records.ts";
import { isReactEvent, isStateSetter } from "./react-values.ts";
import { type CodeScope, typedView, untyped } from "./value-scope.ts";

const maxDepth = 8;
const primitive = createView({ kind: "primitive", text: "a primitive" });
const nullish = createView({ kind: "nullish", text: "undefined" });

/** `as` and `satisfies` do not count: they say nothing of the value. */
export function viewOfExpression(scope: CodeScope, expression: TSESTree.Node, depth = maxDepth): TypeView {
  const node = unwrap(expression);
  if (depth === 0) return typedView(scope, expression);
  const part = (child: TSESTree.Node): TypeView => viewOfExpression(scope, child, depth - 1);
  if (isFunction(node)) return viewOfFunction(scope, node);
  if (isClass(node)) return certainly("class", node.id?.name ?? "class");
  switch (node.type) {
    case "Literal":
      return viewOfLiteral(node);
    case "BinaryExpression":
    case "TemplateLiteral":
    case "UpdateExpression":
      return primitive;
    case "UnaryExpression":
      return node.operator === "void" ? nullish : primitive;
    case "JSXElement":
    case "JSXFragment":
      return certainly("element", "JSX element");
    case "ArrayExpression":
      return viewOfArray(node, part);
    case "ObjectExpression":
      return viewOfObject(node, part);
    case "ConditionalExpression":
      return unionOf([part(node.consequent), part(node.alternate)]);
    case "LogicalExpression":
      return unionOf([node.operator === "&&" ? nullish : part(node.left), part(node.right)]);
    case "SequenceExpression":
      return part(node.expressions.at(-1) ?? node);
    case "AssignmentExpression":
      return node.operator === "=" ? part(node.right) : typedView(scope, node);
    case "AwaitExpression":
      // The type of what is awaited is that of the promise, or of a query that has more to it.
      return orTyped(scope, node, node.argument && viewOfExpression(untyped(scope), node.argument, depth - 1));
    case "NewExpression":
      return certainlyOr(scope, node, kindOfInstance(scope, node), calleeText(scope, node));
    case "CallExpression":
      return viewOfCall(scope, node, part);
    case "Identifier":
    case "MemberExpression":
      return viewOfName(scope, node, part);
    default:
      return typedView(scope, expression);
  }
}

/** A function of this file: one with a directive is sent as a reference. */
function viewOfFunction({ module }: CodeScope, node: FunctionNode): TypeView {
  const isReference =
    isSentAsReference(node) ||
    module.serverFunctions.some(({ handler, wrappers }) => handler === node && wrappers.length === 0);
  return isReference ? certainly("serverReference", "Server Function") : certainly("function", "function");
}

function viewOfLiteral(node: TSESTree.Literal): TypeView {
  if ("regex" in node && node.regex) return certainly("instance", "RegExp");
  return node.raw === "null" ? nullish : primitive;
}

type Part = (child: TSESTree.Node) => TypeView;

function viewOfArray({ elements }: TSESTree.ArrayExpression, part: Part): TypeView {
  const items = elements.map((element) => {
    if (!element) return nullish;
    return element.type === "SpreadElement" ? opaqueView : part(element);
  });
  return createView({ kind: "object", text: "array", elements: items });
}

/** What a later spread or computed key may replace is not certain, and left out. */
function viewOfObject({ properties }: TSESTree.ObjectExpression, part: Part): TypeView {
  let known = new Map<string, PropertyView>();
  for (const property of properties) {
    const name = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
    if (property.type !== "Property" || name === undefined) {
      known = new Map();
      continue;
    }
    known.set(name, propertyOf(name, viewOfProperty(property, part)));
  }
  const opaque = propertyOf("", opaqueView, { optional: true });
  return createView({ kind: "object", text: "object", properties: [...known.values(), opaque] });
}

/** A getter is read when the object is sent. */
function viewOfProperty({ kind, value }: TSESTree.Property, part: Part): TypeView {
  if (kind === "init") return part(value);
  const body = kind === "get" && isFunction(value) && value.body.type === "BlockStatement" ? value.body.body : [];
  const [statement, ...others] = body;
  if (statement?.type !== "ReturnStatement" || !statement.argument || others.length > 0) return opaqueView;
  return part(statement.argument);
}

function viewOfCall(scope: CodeScope, node: TSESTree.CallExpression, part: Part): TypeView {
  const target = boundAction(node);
  if (target) {
    const bound = part(target);
    return bound.certain === "function" || bound.certain === "serverReference" ? bound : typedView(scope, node);
  }
  const records = viewOfPrismaCall(scope, node);
  return records ?? certainlyOr(scope, node, kindOfCall(scope, node), calleeText(scope, node));
}

function viewOfName(scope: CodeScope, node: TSESTree.Identifier | TSESTree.MemberExpression, part: Part): TypeView {
  const { module } = scope;
  if (isReactEvent(module, node)) return certainly("instance", "React event");
  if (isStateSetter(module, node)) return certainly("function", "function");
  const value = valueBehind(module, node);
  if (value && value !== node) {
    const variable = node.type === "Identifier" ? findVariable(module.scopes, node) : undefined;
    const isLiteral = value.type === "ObjectExpression" || value.type === "ArrayExpression";
    if (isLiteral && variable && isFilledLater(variable)) return typedView(scope, node);
    return orTyped(scope, node, part(value));
  }
  const known = kindOfName(scope, node);
  if (known === "nullish" || known === "primitive") return known === "nullish" ? nullish : primitive;
  return certainlyOr(scope, node, known, module.text.slice(...node.range));
}

function certainly(certain: CrossingKind, text: string): TypeView {
  return createView({ kind: "object", certain, text });
}

function certainlyOr(scope: CodeScope, node: TSESTree.Node, kind: CrossingKind | undefined, text: string): TypeView {
  return kind ? certainly(kind, text) : typedView(scope, node);
}

function orTyped(scope: CodeScope, node: TSESTree.Node, view: TypeView | null | undefined): TypeView {
  return view && view.kind !== "opaque" ? view : typedView(scope, node);
}

function unionOf(members: readonly TypeView[]): TypeView {
  return createView({ kind: "union", text: "one of several", members });
}

/** `URL` of `new URL(x)`, `Response` of `Response.json(x)`. */
function calleeText({ module }: CodeScope, node: TSESTree.CallExpression | TSESTree.NewExpression): string {
  const callee = unwrap(node.callee);
  const named = node.type === "CallExpression" && callee.type === "MemberExpression" ? callee.object : callee;
  return module.text.slice(...named.range);
}
