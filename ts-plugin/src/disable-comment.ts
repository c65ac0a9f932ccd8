import { type Edit, lineBreakOf } from "@server-actions/shared";
import type ts from "typescript";

/**
 * The comment that silences `rule` on the line of `offset`, as an edit above that line.
 * `undefined` where the line starts inside a template literal: nothing written there is a comment.
 */
export function disableComment(
  typescript: typeof ts,
  sourceFile: ts.SourceFile,
  offset: number,
  rule: string,
): Edit | undefined {
  const lineStart = sourceFile.getLineStarts()[sourceFile.getLineAndCharacterOfPosition(offset).line] ?? 0;
  const line = sourceFile.text.slice(lineStart, offset);
  const indentation = line.slice(0, line.length - line.trimStart().length);
  const place = placeOf(typescript, sourceFile, lineStart);
  if (place === "template") return undefined;
  const words = `server-actions-disable-next-line ${rule}`;
  const comment = place === "jsx" ? `{/* ${words} */}` : `// ${words}`;
  return { start: lineStart, end: lineStart, text: `${indentation}${comment}${lineBreakOf(sourceFile.text)}` };
}

/** What a line break at `offset` belongs to: code, the children of a JSX element, or the text of a template. */
function placeOf(typescript: typeof ts, sourceFile: ts.SourceFile, offset: number): "code" | "jsx" | "template" {
  let place: "code" | "jsx" | "template" = "code";
  const visit = (node: ts.Node): void => {
    if (node.getFullStart() >= offset || node.getEnd() <= offset) return;
    if (isTemplateText(typescript, node)) place = node.getStart(sourceFile) < offset ? "template" : "code";
    else if (typescript.isJsxElement(node) || typescript.isJsxFragment(node))
      place = isAmongChildren(typescript, node, offset) ? "jsx" : "code";
    else if (!typescript.isJsxText(node)) place = "code";
    typescript.forEachChild(node, visit);
  };
  visit(sourceFile);
  return place;
}

function isTemplateText(typescript: typeof ts, node: ts.Node): boolean {
  return (
    node.kind === typescript.SyntaxKind.NoSubstitutionTemplateLiteral ||
    node.kind === typescript.SyntaxKind.TemplateHead ||
    node.kind === typescript.SyntaxKind.TemplateMiddle ||
    node.kind === typescript.SyntaxKind.TemplateTail
  );
}

function isAmongChildren(typescript: typeof ts, node: ts.JsxElement | ts.JsxFragment, offset: number): boolean {
  const opening = typescript.isJsxElement(node) ? node.openingElement : node.openingFragment;
  const closing = typescript.isJsxElement(node) ? node.closingElement : node.closingFragment;
  return opening.getEnd() <= offset && offset <= closing.getStart();
}
