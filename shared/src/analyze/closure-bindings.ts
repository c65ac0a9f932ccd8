/**
 * Which bindings around an inline Server Function next's compiler knows when it meets the function.
 *
 * It collects names as it goes through the file: parameters, and variables and functions of statements it has left behind, inside
 * functions only. Everything else is invisible to it: the moved function still uses the name, and nothing binds it there.
 * Source: `declared_idents` in next's `server_actions.rs`, checked against the installed compiler by `tests/oracles/next-compiler`.
 */
import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "../model/module.ts";
import { isInside } from "../syntax/children.ts";
import { isFunction } from "../syntax/functions.ts";
import { isTopLevel, type Definition, type Variable } from "../syntax/variables.ts";
import { isCollected } from "./compiler-patterns.ts";

/** Why the compiler does not know a binding. */
export type UnseenBinding =
  /** `catch (error)`. */
  | "catchParameter"
  /** `class K {}` in a function. */
  | "class"
  /** A parameter or local of a constructor or `static {}` of a class at the top of the file. */
  | "constructorLocal"
  /** A variable or function declared further down. */
  | "declaredLater"
  /** `function around() { ... }` that holds the action, itself inside a function. */
  | "enclosingFunction"
  /** The own name of a function or class expression that holds the action. */
  | "expressionName"
  /** `for (const x of xs)`, `for (let i = 0; ...)`. */
  | "loopVariable"
  /** A block at the top of the file: `if (x) { const y = 1; ... }`. */
  | "moduleBlock"
  /** The action's own name: it is bound, to the moved function without its captured values. */
  | "ownName"
  /** `const { a: b = 1 } = x`: renamed (or taken apart further) with a default value. */
  | "renamedWithDefault"
  /** Another variable of the declaration that holds the action: `const x = 1, act = async () => {}`. */
  | "sameDeclaration";

/** The bindings of the file's top, imports and globals stay reachable from the moved function; so do those inside it. */
export function isClosedOver(variable: Variable | undefined, action: FunctionNode): variable is Variable {
  if (!variable || variable.defs.length === 0 || isTopLevel(variable)) return false;
  if (isInside(variable.scope.block, action)) return isOwnExpressionName(variable, action);
  return !isInNamespace(variable.scope.block);
}

/** Why the compiler does not see a variable that `action` closes over; `undefined` when it does, `"unknown"` for other kinds of bindings. */
export function unseenBinding(variable: Variable, action: FunctionNode): UnseenBinding | "unknown" | undefined {
  const reasons = variable.defs.map((definition) => reasonOf(definition, action));
  if (reasons.includes(undefined)) return undefined;
  return reasons.find((reason) => reason !== "unknown") ?? "unknown";
}

function reasonOf(definition: Definition, action: FunctionNode): UnseenBinding | "unknown" | undefined {
  const node = definition.node as TSESTree.Node;
  switch (definition.type as string) {
    case "CatchClause":
      return "catchParameter";
    case "ClassName":
      return node.type === "ClassExpression" ? "expressionName" : "class";
    case "FunctionName":
      return isFunction(node) ? reasonOfFunction(node, action) : "unknown";
    case "Parameter":
      return isFunction(node) ? reasonOfParameter(node, definition.name, action) : "unknown";
    case "TSEnumName":
      // Compiled to a call of a function that has the enum as its parameter.
      return isBefore(node, action) ? undefined : "declaredLater";
    case "Variable":
      return node.type === "VariableDeclarator" ? reasonOfVariable(node, definition.name, action) : "unknown";
    default:
      return "unknown";
  }
}

function reasonOfFunction(node: FunctionNode, action: FunctionNode): UnseenBinding | undefined {
  if (node === action) return "ownName";
  if (node.type === "FunctionExpression") return "expressionName";
  if (isInside(action, node)) return "enclosingFunction";
  return outsideFunctions(node) ?? (isBefore(node, action) ? undefined : "declaredLater");
}

/** An arrow's parameters are all known at once; another function's one after the other. */
function reasonOfParameter(node: FunctionNode, name: TSESTree.Node, action: FunctionNode): UnseenBinding | undefined {
  const parameter = node.params.find((param) => isInside(name, param));
  if (!parameter || !isCollected(parameter, name)) return "renamedWithDefault";
  if (outsideFunctions(node.body)) return "constructorLocal";
  return node.type === "ArrowFunctionExpression" || isBefore(parameter, action) ? undefined : "declaredLater";
}

function reasonOfVariable(
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
  action: FunctionNode,
): UnseenBinding | undefined {
  const declaration = declarator.parent;
  const holder = declaration.parent;
  if (isLoop(holder) && holder.body !== (declaration as TSESTree.Node)) return "loopVariable";
  if (!isCollected(declarator.id, name)) return "renamedWithDefault";
  if (isInside(action, declaration)) return isOwnVariable(declarator, action) ? "ownName" : "sameDeclaration";
  return outsideFunctions(declaration) ?? (isBefore(declaration, action) ? undefined : "declaredLater");
}

/** `const save = async () => {}`: the moved function is called `save`. */
function isOwnVariable({ id, init }: TSESTree.VariableDeclarator, action: FunctionNode): boolean {
  return id.type === "Identifier" && init === action && !("id" in action && action.id);
}

/** Code that runs with the file itself, or in a constructor or `static {}` there: no function the compiler counts is around it. */
function outsideFunctions(node: TSESTree.Node): "constructorLocal" | "moduleBlock" | undefined {
  let inClass = false;
  for (let current = node.parent; current; current = current.parent) {
    if (current.type === "StaticBlock") inClass = true;
    if (!isFunction(current)) continue;
    const { parent } = current;
    if (parent?.type !== "MethodDefinition" || parent.kind !== "constructor") return undefined;
    inClass = true;
  }
  return inClass ? "constructorLocal" : "moduleBlock";
}

function isOwnExpressionName(variable: Variable, action: FunctionNode): boolean {
  const node = variable.defs[0]?.node as TSESTree.Node | undefined;
  return node === action && (variable.defs[0]?.type as string) === "FunctionName";
}

function isInNamespace(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    if (current.type === "TSModuleBlock" || current.type === "TSModuleDeclaration") return true;
  }
  return false;
}

function isBefore(node: TSESTree.Node, action: FunctionNode): boolean {
  return node.range[1] <= action.range[0];
}

function isLoop(
  node: TSESTree.Node | undefined,
): node is TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.ForStatement {
  return node?.type === "ForInStatement" || node?.type === "ForOfStatement" || node?.type === "ForStatement";
}
