import type { TSESTree } from "@typescript-eslint/utils";
import type { Edit } from "../model/finding.ts";
import type { ModuleAnalysis } from "../model/module.ts";
import { findVariable } from "../syntax/bindings.ts";
import { scopesDeclaring } from "../syntax/names-of-file.ts";
import { codeStyleOf, freshName, indentationAt, lineStart } from "./layout.ts";

/** How to write an imported name at some place of the file, and what has to be added for it. */
export interface ImportedName {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/**
 * Makes `name` of `source` usable inside `place`: by what is imported already (also under another name, or as a namespace),
 * else by adding to an import of the same module, else by a new import.
 * `undefined` in a file without ES modules, where an import would change what the file is.
 */
export function importName(
  module: ModuleAnalysis,
  name: string,
  source: string,
  place: TSESTree.Node,
): ImportedName | undefined {
  const declarations = module.nodesOfType("ImportDeclaration");
  const ofSource = declarations.filter(
    (declaration) => declaration.source.value === source && declaration.importKind !== "type",
  );
  for (const { specifiers } of ofSource) {
    for (const specifier of specifiers) {
      const text = nameBy(specifier, name);
      if (text !== undefined && isVisibleAt(module, specifier, place)) return { text, edits: [] };
    }
  }
  if (declarations.length === 0 && !module.ast.body.some((statement) => statement.type.startsWith("Export")))
    return undefined;
  const local = mentionedAnywhere(module, name) ? freshName(module.ast, name) : name;
  const specifier = local === name ? name : `${name} as ${local}`;
  return { text: local, edits: [{ ...addImport(module, specifier, source), once: true }] };
}

/** Adds `specifier` (`a`, `a as b`) to an import of `source`, or a new import. */
export function addImport(module: ModuleAnalysis, specifier: string, source: string): Edit {
  const declarations = module.nodesOfType("ImportDeclaration");
  const ofSource = declarations.filter(
    (declaration) => declaration.source.value === source && declaration.importKind !== "type",
  );
  return addToImport(module, ofSource, specifier) ?? newImport(module, declarations, specifier, source);
}

/** The declaration that imports `specifier` from `source`. */
export function importLine(module: ModuleAnalysis, specifier: string, source: string): string {
  const { quote, semicolon } = codeStyleOf(module);
  return `import { ${specifier} } from ${quote}${source}${quote}${semicolon}`;
}

function nameBy(specifier: TSESTree.ImportClause, name: string): string | undefined {
  if (specifier.type === "ImportNamespaceSpecifier") return `${specifier.local.name}.${name}`;
  if (specifier.type !== "ImportSpecifier" || specifier.importKind === "type") return undefined;
  const imported = specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
  return imported === name ? specifier.local.name : undefined;
}

/** Whether nothing between the top of the file and `place` binds the same name again. */
function isVisibleAt(module: ModuleAnalysis, specifier: TSESTree.ImportClause, place: TSESTree.Node): boolean {
  const probe = { ...specifier.local, parent: place } as TSESTree.Identifier;
  return findVariable(module.scopes, probe) === findVariable(module.scopes, specifier.local);
}

function mentionedAnywhere(module: ModuleAnalysis, name: string): boolean {
  return scopesDeclaring(module.scopes, name) > 0;
}

/** After the last name, on a line of its own where that one has one. */
function addToImport(
  module: ModuleAnalysis,
  declarations: readonly TSESTree.ImportDeclaration[],
  specifier: string,
): Edit | undefined {
  for (const { specifiers } of declarations) {
    const last = specifiers.at(-1);
    if (last?.type !== "ImportSpecifier") continue;
    const [start, end] = last.range;
    const isOnOwnLine = module.text.slice(lineStart(module.text, start), start).trim() === "";
    const separator = isOnOwnLine ? `,${codeStyleOf(module).lineBreak}${indentationAt(module.text, start)}` : ", ";
    return { start: end, end, text: `${separator}${specifier}` };
  }
  return undefined;
}

function newImport(
  module: ModuleAnalysis,
  declarations: readonly TSESTree.ImportDeclaration[],
  specifier: string,
  source: string,
): Edit {
  const { lineBreak } = codeStyleOf(module);
  const line = importLine(module, specifier, source);
  const before = declarations.at(-1) ?? module.directives.at(-1)?.node;
  if (before) return { start: before.range[1], end: before.range[1], text: `${lineBreak}${line}` };
  const start = module.ast.body[0]?.range[0] ?? 0;
  return { start, end: start, text: `${line}${lineBreak}` };
}
