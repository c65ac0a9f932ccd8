/** Repairs of `valid-directive`. Only ever suggestions: a directive that works turns functions into endpoints that anybody can call. */
import type { TSESTree } from "@typescript-eslint/utils";
import type { DirectiveFault } from "../analyze/directive-faults.ts";
import { codeStyleOf, indentationAt, lineStart } from "../edits/layout.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { Edit, Suggestion } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { findDirective, functionPrologue, prologueOf } from "../syntax/directives.ts";
import { skipTrivia } from "../syntax/parentheses.ts";
import { unwrap } from "../syntax/unwrap.ts";
import { methodAsStatic } from "./action-shape-repairs.ts";
import type { MessageId } from "./valid-directive.ts";

type Suggestions = Suggestion<MessageId>[];

/** What the user may do about a directive. Each leaves it where and how the compiler reads it, or removes it. */
export function repairsOf(module: ModuleAnalysis, fault: DirectiveFault): Suggestions {
  const { kind, statement } = fault;
  switch (kind) {
    case "bothBoundaries":
    case "conflict":
      return removed(module, fault);
    case "instanceMember": {
      const repaired = module.boundary === "client" ? [] : methodAsStatic(module.text, statement.owner);
      return [...repaired, ...removed(module, fault)];
    }
    case "misspelt":
      return statement.isFirst ? rewritten(module, fault, "respell") : movedToTop(module, fault);
    case "template":
      return statement.isFirst ? rewritten(module, fault, "useQuotes") : movedToTop(module, fault);
    case "wrapped":
      return statement.isFirst ? rewritten(module, fault, "unwrap") : movedToTop(module, fault);
    case "misplaced":
      return movedToTop(module, fault);
    case "nested":
      return [...movedOut(module, fault), ...removed(module, fault)];
  }
}

function removed({ text }: ModuleAnalysis, { directive, statement: { node } }: DirectiveFault): Suggestions {
  if (hasComment(text, node)) return [];
  return [{ messageId: "remove", data: { directive }, edits: [removeStatement(text, node)] }];
}

/** The directive in quotes, where the string stands. */
function rewritten(
  { text }: ModuleAnalysis,
  { directive, statement: { node } }: DirectiveFault,
  messageId: MessageId,
): Suggestions {
  if (hasComment(text, node)) return [];
  const [start] = node.range;
  const edit = { start, end: endOfParentheses(text, node.expression.range[1]), text: quoted(text, node, directive) };
  return [{ messageId, data: { directive }, edits: [edit], together: `Write \`${directive}\`.` }];
}

/** To the beginning of the function or file; only gone where that has the directive already. */
function movedToTop(module: ModuleAnalysis, fault: DirectiveFault): Suggestions {
  const { directive, statement } = fault;
  const owner = statement.place === "file" ? undefined : statement.owner;
  const body = owner ? bodyOf(owner) : module.ast.body;
  const [first] = body;
  if (!first || findDirective(owner ? functionPrologue(owner) : prologueOf(body), directive))
    return removed(module, fault);
  if (hasComment(module.text, statement.node)) return [];
  const edits = [insertBefore(module, first, statement.node, directive), removeStatement(module.text, statement.node)];
  return [{ messageId: "moveToTop", data: { directive }, edits }];
}

/** Out of a block, where the function around it can be a Server Function. */
function movedOut(module: ModuleAnalysis, fault: DirectiveFault): Suggestions {
  const { owner } = fault.statement;
  return fault.directive === "use server" && owner?.async && !isInstances(owner) ? movedToTop(module, fault) : [];
}

function insertBefore(
  module: ModuleAnalysis,
  first: TSESTree.Node,
  from: TSESTree.ExpressionStatement,
  directive: string,
): Edit {
  const { text } = module;
  const { lineBreak } = codeStyleOf(module);
  const [start] = first.range;
  const isOnOwnLine = text.slice(lineStart(text, start), start).trim() === "";
  const isRisky = !isOnOwnLine || "([`+-/".includes(text.charAt(start));
  const semicolon = isRisky || text.charAt(from.range[1] - 1) === ";" ? ";" : "";
  const gap = isOnOwnLine ? `${lineBreak}${indentationAt(text, start)}` : " ";
  return { start, end: start, text: `${quoted(text, from, directive)}${semicolon}${gap}` };
}

/** In the quotes that the author used, if any. */
function quoted(text: string, { expression }: TSESTree.ExpressionStatement, directive: string): string {
  const quote = text.charAt(unwrap(expression).range[0]) === "'" ? "'" : '"';
  return `${quote}${directive}${quote}`;
}

function endOfParentheses(text: string, end: number): number {
  let at = end;
  for (let next = skipTrivia(text, at); text.charAt(next) === ")"; next = skipTrivia(text, at)) at = next + 1;
  return at;
}

/** Between the parentheses of `("use server" /* why *\/)`. */
function hasComment(text: string, { expression, range }: TSESTree.ExpressionStatement): boolean {
  const [start, end] = unwrap(expression).range;
  const around = text.slice(range[0], start) + text.slice(end, range[1]);
  return around.includes("//") || around.includes("/*");
}

function bodyOf({ body }: FunctionNode): readonly TSESTree.Node[] {
  return body.type === "BlockStatement" ? body.body : [];
}

function isInstances({ parent }: FunctionNode): boolean {
  return parent?.type === "MethodDefinition" && (!parent.static || parent.kind !== "method");
}
