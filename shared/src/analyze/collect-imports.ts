import type { TSESTree } from "@typescript-eslint/utils";
import type { ImportBinding } from "../model/module.ts";
import { otherFrameworks } from "../knowledge/react.ts";
import { importedNameOf } from "../syntax/bindings.ts";
import { moduleSpecifier } from "../syntax/calls.ts";

/** Every name bound by the file's `import` declarations, in source order. */
export function collectImports(declarations: readonly TSESTree.ImportDeclaration[]): ImportBinding[] {
  const bindings: ImportBinding[] = [];
  for (const declaration of declarations) {
    const source = moduleSpecifier(declaration.source);
    if (source === undefined) continue;
    for (const node of declaration.specifiers ?? []) {
      if (!node.local?.name) continue;
      const typeOnly =
        declaration.importKind === "type" || (node.type === "ImportSpecifier" && node.importKind === "type");
      bindings.push({ local: node.local.name, imported: importedNameOf(node), source, typeOnly, node });
    }
  }
  return bindings;
}

/** `false` when an import says that the file belongs to a framework that gives the directive another meaning. */
export function isReactModule(declarations: readonly TSESTree.ImportDeclaration[]): boolean {
  return !declarations.some(({ source }) => isOtherFramework(moduleSpecifier(source) ?? ""));
}

function isOtherFramework(source: string): boolean {
  return otherFrameworks.some((name) => (name.endsWith("/") ? source.startsWith(name) : source === name));
}
