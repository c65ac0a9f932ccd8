/** What a module does with functions of others, and with its own, besides calling them: such a use can lead anywhere. */
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ModuleAnalysis } from "../model/module.ts";
import type { Reference } from "../model/reference.ts";
import { referenceOf } from "../syntax/bindings.ts";
import { memberName } from "../syntax/calls.ts";
import { wrapped } from "../syntax/unwrap.ts";

/** Each reference once. Exporting a name again is no use of it: that is an export edge. */
export function summarizeHandedOn(module: ModuleAnalysis): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const scope of module.scopes.scopes) {
    if (scope.block.type !== "Program") continue;
    for (const { references } of scope.variables)
      for (const reference of references) {
        const use = isValueUse(reference) ? handedOnBy(module, reference.identifier) : undefined;
        if (use && use.kind !== "unknown") found.set(JSON.stringify(use), use);
      }
  }
  return [...found.values()];
}

function isValueUse(reference: TSESLint.Scope.Reference): boolean {
  const { parent } = reference.identifier;
  if (!reference.isRead() || (reference as { isValueReference?: boolean }).isValueReference === false) return false;
  return !NO_USES.has(parent.type);
}

/** `undefined` when the name, or the member of a namespace, is only called here. A method of a function (`save.bind`) hands the function on. */
function handedOnBy(
  module: ModuleAnalysis,
  identifier: TSESTree.Identifier | TSESTree.JSXIdentifier,
): Reference | undefined {
  const reference = referenceOf(module, identifier);
  const ownPath = reference.kind === "import" && reference.name === "*" ? 1 : 0;
  const path: string[] = [];
  let node = wrapped(identifier);
  for (let { parent } = node; parent?.type === "MemberExpression" && parent.object === node; { parent } = node) {
    const name = memberName(parent);
    if (name === undefined) return reference;
    path.push(name);
    node = wrapped(parent);
  }
  const isCalled = node.parent?.type === "CallExpression" && node.parent.callee === node;
  if (isCalled && path.length === ownPath) return undefined;
  if (reference.kind === "unknown") return reference;
  return { ...reference, path: [...reference.path, ...path.slice(0, ownPath)] };
}

/** Exports, and `typeof save` of a type. */
const NO_USES: ReadonlySet<string> = new Set([
  "ExportDefaultDeclaration",
  "ExportSpecifier",
  "TSQualifiedName",
  "TSTypeQuery",
]);
