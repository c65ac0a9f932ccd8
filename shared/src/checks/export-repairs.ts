/** Repairs of `valid-action-exports`. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { ExportFault, HandedOnExport } from "../analyze/export-faults.ts";
import { codeStyleOf, freshName } from "../edits/layout.ts";
import { hasComment, removeExport } from "../edits/remove-export.ts";
import { hasOnlyTypes, isTypeExport } from "../graph/export-kinds.ts";
import type { CheckContext } from "../model/check.ts";
import type { Edit, Suggestion } from "../model/finding.ts";
import type { ExportedName, ModuleAnalysis } from "../model/module.ts";
import { isTypeScriptFile } from "../syntax/erased-by-typescript.ts";
import { scopesDeclaring } from "../syntax/names-of-file.ts";
import type { MessageId } from "./valid-action-exports.ts";

type Suggestions = Suggestion<MessageId>[];

export function repairsOf(context: CheckContext<object>, { exported, kind }: ExportFault): Suggestions {
  const { graph, module } = context;
  switch (kind) {
    case "star":
      return exported.kind === "star" && hasOnlyTypes(graph, exported.source, module.filename)
        ? starAsType(module, exported.node)
        : [];
    case "reexport":
      if (exported.kind !== "reexport") return [];
      return isTypeExport(graph, exported, module.filename)
        ? exportAsType(module, exported)
        : importedFirst(module, exported);
    case "implicitType":
      return exportAsType(module, exported);
    case "defaultExpression":
      return namedDefault(module, exported.node);
    default:
      return withoutExport(module, exported);
  }
}

const together = "Export it as a type.";

/** `export { T }` becomes `export { type T }`. */
export function exportAsType({ filename, text }: ModuleAnalysis, { node }: Pick<ExportedName, "node">): Suggestions {
  const specifier = node.parent;
  if (specifier?.type !== "ExportSpecifier" || !isTypeScriptFile(filename)) return [];
  const start = specifier.range[0];
  return text.slice(start, specifier.range[1]).includes("\n")
    ? []
    : [{ messageId: "exportType", edits: [insert(start, "type ")], together }];
}

function starAsType({ filename, text }: ModuleAnalysis, { range }: TSESTree.ExportAllDeclaration): Suggestions {
  if (!isTypeScriptFile(filename)) return [];
  const at = text.indexOf("*", range[0]);
  return [{ messageId: "exportType", edits: [insert(at, "type ")], together }];
}

/** `export { a } from "x"` becomes an import and `export { a }`: so the compiler registers it. Only for a statement with this name alone. */
function importedFirst(module: ModuleAnalysis, { imported, name, node }: HandedOnExport): Suggestions {
  const statement = node.parent?.parent;
  if (statement?.type !== "ExportNamedDeclaration" || statement.specifiers.length !== 1 || !statement.source) return [];
  if (imported === "default" || name === "default" || node.type !== "Identifier" || hasComment(module.text, statement))
    return [];
  if (scopesDeclaring(module.scopes, name) > 0) return [];
  const { lineBreak, semicolon } = codeStyleOf(module);
  const source = module.text.slice(...statement.source.range);
  const binding = imported === name ? name : `${imported} as ${name}`;
  const text = `import { ${binding} } from ${source}${semicolon}${lineBreak}export { ${name} }${semicolon}`;
  return [
    { messageId: "importFirst", data: { name }, edits: [{ start: statement.range[0], end: statement.range[1], text }] },
  ];
}

/** `export default a.b` becomes `const action = a.b` and `export default action`. */
function namedDefault(module: ModuleAnalysis, expression: TSESTree.Node): Suggestions {
  const statement = expression.parent;
  if (statement?.type !== "ExportDefaultDeclaration") return [];
  const { lineBreak, semicolon } = codeStyleOf(module);
  const name = freshName(module.ast, "action");
  const [start, end] = statement.range;
  const keyword = module.text.indexOf("default", start) + "default".length;
  const after = `${module.text.charAt(end - 1) === ";" || semicolon === "" ? "" : ";"}${lineBreak}export default ${name}${semicolon}`;
  return [{ messageId: "nameDefault", edits: [{ start, end: keyword, text: `const ${name} =` }, insert(end, after)] }];
}

/** The declaration stays, or the one specifier goes. */
function withoutExport(module: ModuleAnalysis, exported: ExportedName): Suggestions {
  const edit = removeExport(module, exported);
  return edit ? [{ messageId: "unexport", data: { name: exported.name }, edits: [edit] }] : [];
}

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}
