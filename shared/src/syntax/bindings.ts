/** What names mean: references that lead out of the file, and (re-exported) variables and values inside it. Needs `parent`s. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ParsedSource } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { importedModule, memberName, moduleSpecifier } from "./calls.ts";
import { patternPath } from "./patterns.ts";
import { unwrap } from "./unwrap.ts";
import { type Definition, findVariable, isTopLevel, valueDefinitions } from "./variables.ts";

export { objectMember, patternPath } from "./patterns.ts";
export { findFunction, valueBehind } from "./values.ts";
export { findVariable, isReassigned, isTopLevel, valueDefinitions, type Variable } from "./variables.ts";

type Scoped = Pick<ParsedSource, "scopes">;

const unknownReference: Reference = { kind: "unknown" };
const maxAliases = 20;

/**
 * What an expression names: an identifier, member, namespace member, destructured name, JSX tag, `require()` or `import()`.
 * Goes through TypeScript wrappers and through `const` aliases of this file: `const go = redirect` is `redirect`.
 */
export function referenceOf(module: Scoped, expression: TSESTree.Node): Reference {
  return follow(module, expression, [], maxAliases);
}

/** Folds the namespace form into the named one: `nav.redirect` of `import * as nav` is the import `redirect` (also `default`). */
export function namedImport<Named extends Reference>(reference: Named): Named {
  if (reference.kind !== "import" || reference.name !== "*") return reference;
  const [name, ...path] = reference.path;
  return name === undefined ? reference : { ...reference, name, path };
}

function follow(module: Scoped, expression: TSESTree.Node, path: readonly string[], budget: number): Reference {
  const node = unwrap(expression);
  if (budget === 0) return unknownReference;
  switch (node.type) {
    case "Identifier":
    case "JSXIdentifier":
      return followName(module, node, path, budget);
    case "MemberExpression": {
      const name = memberName(node);
      return name === undefined ? unknownReference : follow(module, node.object, [name, ...path], budget);
    }
    case "JSXMemberExpression":
      return follow(module, node.object, [node.property.name, ...path], budget);
    case "AwaitExpression":
      return isImportCall(node.argument) ? follow(module, node.argument, path, budget) : unknownReference;
    case "SequenceExpression": {
      const last = node.expressions.at(-1);
      return last ? follow(module, last, path, budget) : unknownReference;
    }
    case "CallExpression":
    case "ImportExpression": {
      const source = importedModule(node);
      return source === undefined ? unknownReference : { kind: "import", source, name: "*", path };
    }
    default:
      return unknownReference;
  }
}

function followName(
  module: Scoped,
  identifier: TSESTree.Identifier | TSESTree.JSXIdentifier,
  path: readonly string[],
  budget: number,
): Reference {
  if (!identifier.name || identifier.name === "this") return unknownReference;
  const variable = findVariable(module.scopes, identifier);
  if (!variable || (variable.defs.length === 0 && variable.scope.type === "global")) {
    return { kind: "global", name: identifier.name, path };
  }
  const [definition, ...others] = valueDefinitions(variable);
  if (definition && others.length === 0) {
    const target = importReference(definition, path) ?? aliasReference(module, definition, path, budget - 1);
    if (target && target.kind !== "unknown") return target;
  }
  return definition && isTopLevel(variable) ? { kind: "local", name: variable.name, path } : unknownReference;
}

function importReference(definition: Definition, path: readonly string[]): Reference | undefined {
  if ((definition.type as string) !== "ImportBinding") return undefined;
  const node = definition.node as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;
  const source = moduleSpecifier(sourceNodeOf(definition));
  if (source === undefined) return unknownReference;
  const name = node.type === "TSImportEqualsDeclaration" ? "*" : importedNameOf(node);
  return { kind: "import", source, name, path };
}

/** `from "x"`, or the `"x"` of `import a = require("x")`. */
function sourceNodeOf({ node, parent }: Definition): TSESTree.Node | null | undefined {
  if (node.type !== "TSImportEqualsDeclaration")
    return parent?.type === "ImportDeclaration" ? parent.source : undefined;
  return node.moduleReference.type === "TSExternalModuleReference" ? node.moduleReference.expression : undefined;
}

/** `"default"`, `"*"` for a namespace, else the imported name. */
export function importedNameOf(node: TSESTree.ImportClause): string {
  if (node.type === "ImportDefaultSpecifier") return "default";
  if (node.type === "ImportNamespaceSpecifier") return "*";
  return node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
}

function aliasReference(
  module: Scoped,
  definition: Definition,
  path: readonly string[],
  budget: number,
): Reference | undefined {
  const alias = constantOf(definition);
  return alias && follow(module, alias.init, [...alias.path, ...path], budget);
}

/** `const name = init` or `const { a: name } = init`: what is read from where. */
function constantOf(definition: Definition): { init: TSESTree.Node; path: readonly string[] } | undefined {
  if ((definition.type as string) !== "Variable") return undefined;
  const declarator = definition.node as TSESTree.VariableDeclarator;
  if (!declarator.init || (definition.parent as TSESTree.VariableDeclaration | undefined)?.kind !== "const")
    return undefined;
  const path = patternPath(declarator.id, definition.name);
  return path && { init: declarator.init, path };
}

function isImportCall(node: TSESTree.Node): boolean {
  return unwrap(node).type === "ImportExpression";
}
