/** What makes a function of another module, which a Server Component passes to the client, a Server Function: the directive that is missing there. */
import type { TSESTree } from "@typescript-eslint/utils";
import { insertDirective } from "../edits/insert-directive.ts";
import { codeStyleOf } from "../edits/layout.ts";
import { factsOf } from "../facts/function-facts.ts";
import { factsContextOf } from "../facts/function-place.ts";
import type { CheckContext } from "../model/check.ts";
import type { Suggestion } from "../model/finding.ts";
import type { ModuleSummary } from "../model/summary.ts";
import { namedImport, referenceOf } from "../syntax/bindings.ts";
import { fileNameOf } from "../syntax/file-paths.ts";
import { isPackageSpecifier } from "../syntax/specifiers.ts";
import { unwrap } from "../syntax/unwrap.ts";

export const foreignFunctionMessages = {
  addDirectiveThere: 'Make `{{name}}` of `{{file}}` a Server Function: add `"use server"` to it.',
  addFileDirective: 'Make `{{file}}` a file of Server Functions: add `"use server"` at its top.',
};

type RepairId = keyof typeof foreignFunctionMessages;

/**
 * A file gets the directive where it has nothing to export but actions: async functions, each of which changes something, or the one that is
 * passed. Anywhere else the function gets it. Only in a file that runs on the server alone: to other files the function stays what it was.
 */
export function directiveElsewhere(
  context: CheckContext<object>,
  expression: TSESTree.Node,
): readonly Suggestion<RepairId>[] {
  const { module, graph } = context;
  const reference = namedImport(referenceOf(module, unwrap(expression)));
  if (reference.kind !== "import" || isPackageSpecifier(reference.source)) return [];
  const found = graph.resolve(reference, module.filename);
  if (found.kind !== "value" || found.path.length > 0 || found.value.kind !== "function") return [];
  const { file, summary, value } = found;
  const text = graph.textOf(file);
  const at = summary.functions[value.index]?.directiveAt;
  const isPlain = summary.boundary === "none" && graph.environmentOf(file) === "server" && !graph.roleOf(file);
  if (at === undefined || text === undefined || !isPlain) return [];
  const style = codeStyleOf(module);
  const data = { name: module.text.slice(...expression.range), file: fileNameOf(file) };
  if (!hasOnlyActions(context, summary))
    return [
      {
        messageId: "addDirectiveThere",
        data,
        together,
        edits: [],
        files: [{ file, edits: [insertDirective(text, at, style)] }],
      },
    ];
  const { quote, semicolon, lineBreak } = style;
  const directive = `${quote}use server${quote}${semicolon}${lineBreak.repeat(2)}`;
  const edit = { start: 0, end: 0, text: directive };
  return [{ messageId: "addFileDirective", data, together, edits: [], files: [{ file, edits: [edit] }] }];
}

const together = 'Add `"use server"` where it is defined.';

function hasOnlyActions(context: CheckContext<object>, summary: ModuleSummary): boolean {
  const facts = factsContextOf(context);
  const values = summary.exports.filter(({ typeOnly }) => !typeOnly);
  return values.every((exported) => {
    if (exported.kind !== "local" || exported.value.kind !== "function") return false;
    const { index } = exported.value;
    if (summary.functions[index]?.directiveAt === undefined) return false;
    const place = { file: summary.filename, summary, index };
    return values.length === 1 || factsOf(facts, place).mutates.verdict === "yes";
  });
}
