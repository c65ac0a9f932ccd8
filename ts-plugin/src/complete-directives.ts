/** Completion of `"use server"` and `"use client"`: in the prologues where Next.js's compiler takes them, and nowhere else. */
import type ts from "typescript";

type TypeScript = typeof ts;

export type DirectiveName = "use client" | "use server";

export interface DirectivePlace {
  /** The file's prologue, or that of an async function. */
  readonly owner: "file" | "function";
  /** Those that may stand here. */
  readonly names: readonly DirectiveName[];
  /** What is replaced: the text between the quotes, or the word that is no string yet. */
  readonly span: ts.TextSpan;
  readonly isQuoted: boolean;
}

/** The place at `position`, where a word or string is being typed as the next directive. */
export function directivePlaceAt(
  typescript: TypeScript,
  sourceFile: ts.SourceFile,
  position: number,
): DirectivePlace | undefined {
  const typed = wordBefore(typescript, sourceFile, position);
  if (!typed || !typescript.isExpressionStatement(typed.parent)) return undefined;
  const container = typed.parent.parent;
  const names = namesIn(typescript, container, typed.parent);
  if (names.length === 0) return undefined;
  const owner = typescript.isSourceFile(container) ? "file" : "function";
  return { owner, names, ...spanOf(typescript, sourceFile, typed) };
}

type Word = ts.Identifier | ts.StringLiteral;

/** The innermost identifier or string that `position` is in, or at the end of. */
function wordBefore(typescript: TypeScript, sourceFile: ts.SourceFile, position: number): Word | undefined {
  const visit = (node: ts.Node): Word | undefined => {
    if (position <= node.getStart(sourceFile) || position > node.getEnd()) return undefined;
    if (typescript.isIdentifier(node)) return node;
    if (typescript.isStringLiteral(node)) return isInsideQuotes(sourceFile, node, position) ? node : undefined;
    return typescript.forEachChild(node, visit);
  };
  return typescript.forEachChild(sourceFile, visit);
}

function isInsideQuotes(sourceFile: ts.SourceFile, node: ts.StringLiteral, position: number): boolean {
  return position < node.getEnd() || !isClosed(sourceFile, node);
}

function isClosed(sourceFile: ts.SourceFile, node: ts.StringLiteral): boolean {
  const text = node.getText(sourceFile);
  return text.length > 1 && text.endsWith(text.charAt(0));
}

function spanOf(
  typescript: TypeScript,
  sourceFile: ts.SourceFile,
  word: Word,
): Pick<DirectivePlace, "isQuoted" | "span"> {
  const isQuoted = typescript.isStringLiteral(word);
  const start = word.getStart(sourceFile) + (isQuoted ? 1 : 0);
  const end = word.getEnd() - (isQuoted && isClosed(sourceFile, word) ? 1 : 0);
  return { isQuoted, span: { start, length: end - start } };
}

function namesIn(typescript: TypeScript, container: ts.Node, statement: ts.Statement): readonly DirectiveName[] {
  if (typescript.isSourceFile(container)) {
    return isNextDirective(typescript, container.statements, statement) ? ["use client", "use server"] : [];
  }
  const isBody = typescript.isBlock(container) && canServe(typescript, container.parent);
  return isBody && isNextDirective(typescript, container.statements, statement) ? ["use server"] : [];
}

/** Only strings stand before it, and no other directive that excludes it, before or after. */
function isNextDirective(
  typescript: TypeScript,
  statements: readonly ts.Statement[],
  statement: ts.Statement,
): boolean {
  const others = statements.filter((other) => other !== statement);
  const end = others.findIndex((other) => !isString(typescript, other));
  const prologue = end === -1 ? others : others.slice(0, end);
  if (statements.indexOf(statement) > prologue.length) return false;
  return prologue.every((other) => {
    return (
      isString(typescript, other) &&
      (other.expression.text === "use strict" || !other.expression.text.startsWith("use "))
    );
  });
}

function isString(
  typescript: TypeScript,
  statement: ts.Statement,
): statement is ts.ExpressionStatement & { readonly expression: ts.StringLiteral } {
  return typescript.isExpressionStatement(statement) && typescript.isStringLiteral(statement.expression);
}

/** An async function, object method or static method: the compiler refuses all others, and private ones. */
function canServe(typescript: TypeScript, node: ts.Node): boolean {
  const isKind =
    typescript.isFunctionDeclaration(node) ||
    typescript.isFunctionExpression(node) ||
    typescript.isArrowFunction(node) ||
    typescript.isMethodDeclaration(node);
  if (!isKind || !hasModifier(typescript, node, typescript.SyntaxKind.AsyncKeyword)) return false;
  const member = typescript.isPropertyDeclaration(node.parent) ? node.parent : node;
  if (!typescript.isClassLike(member.parent)) return true;
  const isPrivate = member.name !== undefined && typescript.isPrivateIdentifier(member.name);
  return !isPrivate && hasModifier(typescript, member, typescript.SyntaxKind.StaticKeyword);
}

function hasModifier(typescript: TypeScript, node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    typescript.canHaveModifiers(node) && (typescript.getModifiers(node)?.some((one) => one.kind === kind) ?? false)
  );
}
