/** What an action does with what a call says of the caller. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { propertyName } from "../syntax/functions.ts";
import { unwrap, wrapped } from "../syntax/unwrap.ts";
import { findVariable, isReassigned } from "../syntax/variables.ts";

/**
 * One use. `unseen`: nothing can come of it, as of a log line. `fallback`: the left side of `??` or `||`. `value`: written as a property's
 * value; `optional` where it may be `undefined`. `other`: it may be tested, there or where it goes.
 */
export type SessionUse =
  | { readonly kind: "other" | "unseen" }
  | { readonly kind: "fallback"; readonly path: readonly string[]; readonly node: TSESTree.LogicalExpression }
  | { readonly kind: "value"; readonly optional: boolean; readonly node: TSESTree.Node };

const other: SessionUse = { kind: "other" };
const maxAliases = 3;

/** Every use of what `call` gives. */
export function sessionUses(module: ModuleAnalysis, call: TSESTree.Node): readonly SessionUse[] {
  return usesOfValue(module, settled(call), { path: [], optional: false, aliases: maxAliases });
}

/** The `await` around a call, or the call. */
export function settled(call: TSESTree.Node): TSESTree.Node {
  const outer = wrapped(call);
  return outer.parent?.type === "AwaitExpression" ? outer.parent : call;
}

interface Read {
  readonly path: readonly string[];
  readonly optional: boolean;
  readonly aliases: number;
}

function usesOfValue(module: ModuleAnalysis, node: TSESTree.Node, read: Read): readonly SessionUse[] {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case "ExpressionStatement":
      return [{ kind: "unseen" }];
    case "MemberExpression": {
      const name = memberName(parent);
      if (parent.object !== value || name === undefined) return [other];
      const path = [...read.path, name];
      return usesOfValue(module, parent, { ...read, path, optional: read.optional || parent.optional });
    }
    case "VariableDeclarator":
      return parent.init === value ? usesOfNames(module, parent.id, read) : [other];
    case "CallExpression":
      return [isConsole(module, parent) ? { kind: "unseen" } : other];
    case "LogicalExpression":
      return parent.left === value && parent.operator !== "&&"
        ? [{ kind: "fallback", path: read.path, node: parent }]
        : [other];
    case "Property":
      return parent.value === value && parent.parent.type === "ObjectExpression"
        ? [{ kind: "value", optional: read.optional, node: value }]
        : [other];
    default:
      return [other];
  }
}

/** `const session = ...`, `const { user } = ...`. */
function usesOfNames(module: ModuleAnalysis, pattern: TSESTree.Node, read: Read): readonly SessionUse[] {
  if (read.aliases === 0) return [other];
  if (pattern.type === "ObjectPattern") {
    return pattern.properties.flatMap((property) => {
      const name = property.type === "Property" ? propertyName(property.key, property.computed) : undefined;
      if (property.type !== "Property" || name === undefined) return [other];
      return usesOfNames(module, property.value, { ...read, path: [...read.path, name] });
    });
  }
  const variable = pattern.type === "Identifier" ? findVariable(module.scopes, pattern) : undefined;
  if (!variable || isReassigned(variable)) return [other];
  const names = variable.references.filter((reference) => !reference.init);
  return names.flatMap(({ identifier }) =>
    usesOfValue(module, identifier as TSESTree.Node, { ...read, aliases: read.aliases - 1 }),
  );
}

function isConsole(module: ModuleAnalysis, call: TSESTree.CallExpression): boolean {
  const callee = referenceOf(module, unwrap(call.callee));
  return callee.kind === "global" && callee.name === "console";
}
