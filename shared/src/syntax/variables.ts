/** Which variable a name is. Works on the scopes of any parser: never reads `through` or lib globals. Needs `parent`s. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isFunction } from "./functions.ts";

export type Variable = TSESLint.Scope.Variable;
export type Definition = TSESLint.Scope.Definition;
type Scope = TSESLint.Scope.Scope;

/** The variable an identifier names as a value; `undefined` when no scope of the file binds it (a global, or a type only). */
export function findVariable(
  scopes: TSESLint.Scope.ScopeManager,
  identifier: TSESTree.Identifier | TSESTree.JSXIdentifier,
): Variable | undefined {
  for (let scope = scopeAround(scopes, identifier); scope; scope = scope.upper) {
    const variable = scope.set.get(identifier.name);
    if (variable && isValue(variable) && isVisible(variable, scope, identifier)) return variable;
  }
  return undefined;
}

/** Whether the variable is bound at the top of the file. */
export function isTopLevel(variable: Variable): boolean {
  return variable.scope.block.type === "Program";
}

/** Whether anything but its declaration writes to the variable. */
export function isReassigned(variable: Variable): boolean {
  return writesTo(variable).length > 0;
}

const writes = new WeakMap<Variable, readonly TSESLint.Scope.Reference[]>();

/** What writes to the variable, its declaration aside. Asked for each use of a name, of which an import has as many as the file has. */
export function writesTo(variable: Variable): readonly TSESLint.Scope.Reference[] {
  const known = writes.get(variable);
  const found = known ?? variable.references.filter((reference) => reference.isWrite() && !reference.init);
  if (!known) writes.set(variable, found);
  return found;
}

/** The definitions of a variable that give it a value: no types, no overload signatures where a body follows. */
export function valueDefinitions(variable: Variable): Definition[] {
  const values = variable.defs.filter((definition) => (definition.type as string) !== "Type");
  const withBody = values.filter(
    ({ type, node }) => (type as string) === "FunctionName" && isFunction(node as TSESTree.Node),
  );
  return withBody.length > 0 ? withBody : values;
}

/** A scope manager without types (`eslint-scope`) has only values. */
function isValue(variable: Variable): boolean {
  return (variable as { isValueVariable?: boolean }).isValueVariable !== false;
}

/** A parameter's default value does not see what the function's body declares. */
function isVisible(variable: Variable, scope: Scope, identifier: TSESTree.Node): boolean {
  const block = scope.block as TSESTree.Node;
  if (scope.type !== "function" || !isFunction(block) || variable.defs.length === 0) return true;
  const bodyStart = block.body.range[0];
  if (identifier.range[0] >= bodyStart) return true;
  return variable.defs.some((definition) => definition.name.range[0] < bodyStart);
}

function scopeAround(scopes: TSESLint.Scope.ScopeManager, identifier: TSESTree.Node): Scope | null {
  const { parent } = identifier;
  if (isFunction(parent) && parent.id === identifier) {
    return parent.type === "FunctionDeclaration" ? innermostScope(scopes, parent.parent) : scopes.acquire(parent);
  }
  return innermostScope(scopes, identifier);
}

function innermostScope(scopes: TSESLint.Scope.ScopeManager, node: TSESTree.Node | undefined): Scope | null {
  let child: TSESTree.Node | undefined;
  for (let current = node; current; child = current, current = current.parent) {
    // What a `switch` looks at is not in the scope of its cases.
    if (current.type === "SwitchStatement" && current.discriminant === child) continue;
    const scope = scopes.acquire(current, true);
    if (scope) return scope;
  }
  return scopes.globalScope;
}

/** `result.url = ...`, `delete result.url`, `list.push(...)`: what the literal says need not hold. */
export function isFilledLater({ references }: Variable): boolean {
  return references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    if (parent?.type !== "MemberExpression" || parent.object !== identifier) return false;
    const around = parent.parent;
    if (around.type === "AssignmentExpression") return around.left === parent;
    return around.type === "UpdateExpression" || (around.type === "UnaryExpression" && around.operator === "delete");
  });
}
