import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { isInside } from "../syntax/children.ts";
import { enclosingFunction } from "../syntax/functions.ts";
import { boundNames } from "../syntax/patterns.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import type { Variable } from "../syntax/variables.ts";

/** A variable of a module that its functions change. */
export interface ModuleState {
  readonly name: TSESTree.Identifier;
  /** Where it is changed, in source order; at least one. */
  readonly changes: readonly TSESTree.Node[];
}

type Collection = "array" | "keyed" | "object";

/** The methods that change a collection. */
const changingMethods: Readonly<Record<Collection, ReadonlySet<string>>> = {
  array: new Set(["copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift"]),
  keyed: new Set(["add", "clear", "delete", "set"]),
  object: new Set(),
};

/**
 * The variables at the top of a file that a function changes: `let`s that are assigned, and literal arrays and objects, `Map`s and `Set`s whose
 * content is changed. What is made once, on first use, is no state (`client ??= connect()`); nor is what another module or `globalThis` holds.
 */
export function* moduleStateOf(module: ModuleAnalysis): Generator<ModuleState> {
  for (const statement of module.ast.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration" || declaration.declare) continue;
    for (const { id, init } of declaration.declarations) {
      const collection = id.type === "Identifier" && init ? collectionOf(module, init) : undefined;
      for (const name of boundNames(id)) {
        const variable = findVariable(module.scopes, name);
        const changes = variable ? changesOf(variable, collection) : [];
        if (changes.length > 0) yield { name, changes };
      }
    }
  }
}

function changesOf(variable: Variable, collection: Collection | undefined): TSESTree.Node[] {
  const references = variable.references.filter(({ init }) => init !== true);
  const writes = references.filter((reference) => reference.isWrite()).map(({ identifier }) => identifier);
  const assigned = writes.every((write) => isFirstUse(write, variable)) ? [] : writes;
  const contents = references
    .filter((reference) => collection && !reference.isWrite())
    .map(({ identifier }) => contentChange(identifier, collection));
  return [...assigned, ...contents]
    .filter((node) => node !== undefined)
    .filter((node) => enclosingFunction(node) !== undefined)
    .sort((left, right) => left.range[0] - right.range[0]);
}

/** `x ??= y`, `x ||= y`, whatever stands in an `if` that asks for `x`, and what comes after `if (x) return x`. */
function isFirstUse(write: TSESTree.Node, variable: Variable): boolean {
  const { parent } = write;
  if (parent?.type !== "AssignmentExpression" || parent.left !== write) return false;
  if (parent.operator === "??=" || parent.operator === "||=") return true;
  if (parent.operator !== "=") return false;
  const isAsked = (test: TSESTree.Node) => variable.references.some(({ identifier }) => isInside(identifier, test));
  for (let node: TSESTree.Node | undefined = parent; node; node = node.parent) {
    if (node.type === "IfStatement" && isInside(write, node.consequent) && isAsked(node.test)) return true;
    if (node.type === "LogicalExpression" && isInside(write, node.right) && isAsked(node.left)) return true;
    if (node.type === "BlockStatement" && node.body.some((statement) => leavesWith(statement, write, isAsked)))
      return true;
  }
  return false;
}

/** `if (x) return x;` before the assignment; one that also asks for something else gives up what was made. */
function leavesWith(
  statement: TSESTree.Statement,
  write: TSESTree.Node,
  isAsked: (test: TSESTree.Node) => boolean,
): boolean {
  if (statement.type !== "IfStatement" || statement.range[1] > write.range[0]) return false;
  const { consequent } = statement;
  const test = unwrap(statement.test);
  const isCompound = test.type === "LogicalExpression" || test.type === "CallExpression";
  if (isCompound || !isAsked(test)) return false;
  const last = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  return last?.type === "ReturnStatement" && last.argument !== null && isAsked(last.argument);
}

/** The assignment, `delete` or call by which a use of a collection changes what is in it. */
function contentChange(use: TSESTree.Node, collection: Collection | undefined): TSESTree.Node | undefined {
  const outer = wrapped(use);
  const { parent } = outer;
  if (parent?.type === "CallExpression") return isAssignedTo(parent, outer) ? parent : undefined;
  if (parent?.type !== "MemberExpression" || parent.object !== outer || !collection) return undefined;
  const call = wrapped(parent).parent;
  if (call?.type === "CallExpression" && unwrap(call.callee) === parent)
    return changingMethods[collection].has(memberName(parent) ?? "") ? call : undefined;
  return collection === "keyed" ? undefined : memberChange(parent);
}

/** `Object.assign(x, ...)` */
function isAssignedTo(call: TSESTree.CallExpression, use: TSESTree.Node): boolean {
  const callee = unwrap(call.callee);
  if (call.arguments[0] !== use || callee.type !== "MemberExpression" || memberName(callee) !== "assign") return false;
  const object = unwrap(callee.object);
  return object.type === "Identifier" && object.name === "Object";
}

/** `x.a = 1`, `x.a.b += 1`, `x[a]++`, `delete x.a` */
function memberChange(member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  let current = wrapped(member);
  while (current.parent?.type === "MemberExpression" && current.parent.object === current)
    current = wrapped(current.parent);
  const { parent } = current;
  if (parent?.type === "AssignmentExpression") return parent.left === current ? parent : undefined;
  if (parent?.type === "UpdateExpression") return parent;
  return parent?.type === "UnaryExpression" && parent.operator === "delete" ? parent : undefined;
}

/** What kind of collection an initialiser makes. A `WeakMap` holds what lives elsewhere. */
function collectionOf(module: ModuleAnalysis, init: TSESTree.Node): Collection | undefined {
  const value = unwrap(init);
  if (value.type === "ArrayExpression") return "array";
  if (value.type === "ObjectExpression") return "object";
  if (value.type !== "NewExpression" || value.callee.type !== "Identifier") return undefined;
  if ((findVariable(module.scopes, value.callee)?.defs.length ?? 0) > 0) return undefined;
  const { name } = value.callee;
  return name === "Array" ? "array" : name === "Map" || name === "Set" ? "keyed" : undefined;
}
