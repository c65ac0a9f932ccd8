/** A refactoring: an inline action of a server module moves to an actions file. What it takes with it, and where to, `shared` decides. */
import { extractionAt, mayHaveServerDirective } from "@server-actions/shared";
import type ts from "typescript";
import { changesOf } from "./code-fixes.ts";
import { moduleRecordOf } from "./module-record.ts";
import { isOwnSource } from "./host-files.ts";
import type { Refactoring } from "./refactorings.ts";

export const extractAction: Refactoring = {
  name: "server-actions/extract-action",
  kind: "refactor.extract.function.action",
  description: "Move a Server Function to a file of its own kind",
  find({ typescript, program, project }, file, span) {
    const sourceFile = program.getSourceFile(file);
    if (!sourceFile || !mayHoldAction(typescript, sourceFile, span.start)) return undefined;
    const view = project.view(program, file);
    const found = view && extractionAt({ ...view, options: {} }, span);
    if (!found || "refusal" in found) return found;
    return { title: found.title, edits: () => changesOf(sourceFile.fileName, found.suggestion) };
  },
};

/** Whether the head of an inline action may stand at `position`: asked at every movement of the cursor, by the text and TypeScript's own tree. */
function mayHoldAction(typescript: typeof ts, sourceFile: ts.SourceFile, position: number): boolean {
  if (!mayHaveServerDirective(sourceFile.text) || !isOwnSource(sourceFile)) return false;
  if (moduleRecordOf(typescript, sourceFile).boundary !== "none") return false;
  const visit = (node: ts.Node): boolean | undefined => {
    if (position < node.getFullStart() || position > node.getEnd()) return undefined;
    return typescript.forEachChild(node, visit) ?? (isHeadOfAction(typescript, node, position) || undefined);
  };
  return typescript.forEachChild(sourceFile, visit) ?? false;
}

/** A function whose block begins with a string, and not behind that. */
function isHeadOfAction(typescript: typeof ts, node: ts.Node, position: number): boolean {
  const fn = typescript.isVariableDeclaration(node) ? node.initializer : node;
  if (!fn || !typescript.isFunctionLike(fn)) return false;
  const { body } = fn as ts.FunctionLikeDeclaration;
  const first = body && typescript.isBlock(body) ? body.statements[0] : undefined;
  if (!first || position > first.getEnd()) return false;
  return typescript.isExpressionStatement(first) && typescript.isStringLiteral(first.expression);
}
