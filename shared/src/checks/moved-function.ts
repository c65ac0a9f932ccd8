/** The text of an inline action as an exported function of a file of Server Functions. */
import { codeStyleOf, indentationAt } from "../edits/layout.ts";
import { removeStatement } from "../edits/remove-statement.ts";
import type { Edit } from "../model/finding.ts";
import type { FunctionNode, ModuleAnalysis } from "../model/module.ts";
import { findDirective, functionPrologue } from "../syntax/directives.ts";
import type { ActionParameters } from "./action-parameters.ts";

export function movedFunction(
  module: ModuleAnalysis,
  action: FunctionNode,
  { leading, own, uses }: ActionParameters,
  name: string,
): string {
  const { text } = module;
  const [first] = action.params;
  const last = action.params.at(-1);
  const ownParameters = first && last ? [textOf(text, first.range[0], last.range[1], own)] : [];
  const typeParameters = action.typeParameters ? text.slice(...action.typeParameters.range) : "";
  const directive = findDirective(functionPrologue(action), "use server")?.node;
  const edits = [...uses, ...(directive ? [removeStatement(text, directive)] : [])];
  const parameters = [...leading, ...ownParameters].join(", ");
  const head = `export async function ${name}${typeParameters}(${parameters})${returnTypeOf(text, action)}`;
  return `${head} ${outdented(module, action, bodyOf(module, action, edits))}`;
}

/** The type of one that was not async says `void`, and goes. */
function returnTypeOf(text: string, { async, returnType }: FunctionNode): string {
  return returnType && async ? text.slice(...returnType.range) : "";
}

/** A block; of an arrow function without one, a block that gives what it gives. */
function bodyOf(module: ModuleAnalysis, action: FunctionNode, edits: readonly Edit[]): string {
  const { text } = module;
  const { body, range } = action;
  if (body.type === "BlockStatement") return textOf(text, ...body.range, edits);
  const { lineBreak, semicolon } = codeStyleOf(module);
  const expression = textOf(text, text.lastIndexOf("=>", body.range[0]) + "=>".length, range[1], edits).trim();
  const indentation = indentationAt(text, range[0]);
  const statement = `${action.async ? "return " : ""}${expression}${semicolon}`;
  return `{${lineBreak}${indentation}  ${statement}${lineBreak}${indentation}}`;
}

function textOf(text: string, start: number, end: number, edits: readonly Edit[]): string {
  let result = "";
  let at = start;
  for (const edit of [...edits].sort((left, right) => left.start - right.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

/** Without the indentation of the line on which the function begins; a template that spans lines keeps every line as it is. */
function outdented(module: ModuleAnalysis, action: FunctionNode, body: string): string {
  const { text } = module;
  const indentation = indentationAt(text, action.range[0]);
  const hasLongTemplate = module
    .nodesOfType("TemplateLiteral", action)
    .some((template) => text.slice(...template.range).includes("\n"));
  return indentation === "" || hasLongTemplate ? body : body.replaceAll(`\n${indentation}`, "\n");
}
