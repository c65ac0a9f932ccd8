/** The imports of a function that moves to another file: what is added there, and what stays of them here. */
import type { TSESTree } from "@typescript-eslint/utils";
import { type ImportedVariable, isUsedOnlyIn, type NamesFromOutside } from "../analyze/names-from-outside.ts";
import { addImport, importLine } from "../edits/import-name.ts";
import { codeStyleOf } from "../edits/layout.ts";
import { movedSpecifier, relativeSpecifier } from "../edits/relative-specifier.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { spanOf } from "../model/span.ts";

/** The new import, in place of those that only the action used. */
export function importEdits(
  module: ModuleAnalysis,
  action: FunctionNode,
  imports: readonly ImportedVariable[],
  name: string,
  source: string,
): readonly Edit[] {
  const unused = new Set(
    imports
      .map(({ declaration }) => declaration)
      .filter(({ specifiers }) =>
        specifiers.every((specifier) =>
          imports.some((used) => used.specifier === specifier && isUsedOnlyIn(action, used.variable)),
        ),
      ),
  );
  const added = addImport(module, name, source);
  const replaced = [...unused].find(({ range }) => range[0] <= added.start && added.start <= range[1]);
  const removals = [...unused].filter((declaration) => declaration !== replaced);
  const edit = replaced ? { ...spanOf(replaced), text: importLine(module, name, source) } : added;
  const isGone = (specifier: TSESTree.ImportClause): boolean =>
    imports.some((used) => used.specifier === specifier && isUsedOnlyIn(action, used.variable));
  const shortened = [...new Set(imports.map(({ declaration }) => declaration))].filter(
    (declaration) => !unused.has(declaration),
  );
  return [
    edit,
    ...removals.map((declaration) => removeStatement(module.text, declaration)),
    ...shortened.flatMap((declaration) => removeNames(module.text, declaration, isGone)),
  ];
}

/** Takes names out of a list of which others stay; none where a comment stands in it. */
function removeNames(
  text: string,
  declaration: TSESTree.ImportDeclaration,
  isGone: (specifier: TSESTree.ImportClause) => boolean,
): Edit[] {
  const named = declaration.specifiers.filter(({ type }) => type === "ImportSpecifier");
  const lastKept = named.findLast((specifier) => !isGone(specifier));
  const code = text.slice(...declaration.range);
  if (!lastKept || code.includes("//") || code.includes("/*")) return [];
  return named.filter(isGone).map((specifier) => {
    const next = named[named.indexOf(specifier) + 1];
    const isBehind = specifier.range[0] > lastKept.range[0];
    const before = named[named.indexOf(specifier) - 1];
    return isBehind && before
      ? { start: before.range[1], end: specifier.range[1], text: "" }
      : { start: specifier.range[0], end: next?.range[0] ?? specifier.range[1], text: "" };
  });
}

/** The imports of the function that moves to the file `target`, as they were written: one line for each module, and one of what it uses of this file. */
export function importsOf(
  module: ModuleAnalysis,
  { imports, exports }: NamesFromOutside,
  target: string,
): readonly string[] {
  const { text, filename } = module;
  const declarations = [...new Set(imports.map(({ declaration }) => declaration))];
  const lines = declarations.map((declaration) => {
    const used = imports.filter((imported) => imported.declaration === declaration).map(({ specifier }) => specifier);
    const named = used.filter(({ type }) => type === "ImportSpecifier").map(({ range }) => text.slice(...range));
    const others = used.filter(({ type }) => type !== "ImportSpecifier").map(({ range }) => text.slice(...range));
    const names = [...others, ...(named.length > 0 ? [`{ ${named.join(", ")} }`] : [])].join(", ");
    const type = declaration.importKind === "type" ? "type " : "";
    const [start, end] = declaration.source.range;
    const source = movedSpecifier(declaration.source.value, filename, target);
    return `import ${type}${names} from ${text.charAt(start)}${source}${text.slice(end - 1, declaration.range[1])}`;
  });
  if (exports.length === 0) return lines;
  const { quote, semicolon } = codeStyleOf(module);
  const names = exports.map(({ specifier }) => specifier).join(", ");
  return [...lines, `import { ${names} } from ${quote}${relativeSpecifier(target, filename)}${quote}${semicolon}`];
}
