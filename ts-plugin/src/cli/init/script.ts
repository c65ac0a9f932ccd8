/** The text of a config that is a program: how code is written there, and where more of it goes. */
import { lineBreakOf } from "@server-actions/shared";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Brackets, Range } from "./append-member.ts";
import { requiredSpecifier } from "./exported-value.ts";
import { indentationUnit } from "./layout.ts";

export interface Script {
  readonly text: string;
  readonly program: TSESTree.Program;
}

/** Code of ours - two spaces, double quotes, semicolons - as the file writes it, its first line where `indentation` is already. */
export function inStyleOf({ text, program }: Script, code: string, indentation = ""): string {
  const unit = indentationUnit(text);
  const lines = code.split("\n").map((line) => line.replace(/^(?: {2})+/u, (space) => unit.repeat(space.length / 2)));
  const joined = lines.join(lineBreakOf(text) + indentation);
  return isSingleQuoted(text, program) ? joined.replaceAll('"', "'") : joined;
}

/** The text with one more module under a name, behind those that are imported or required already. */
export function withModule(
  script: Script,
  { name, specifier, isCommonJs }: { readonly name: string; readonly specifier: string; readonly isCommonJs: boolean },
): string {
  const { text, program } = script;
  const modules = program.body.filter((statement) => isModule(statement, isCommonJs));
  const last = modules.at(-1) ?? program.body.filter(isPrologue).at(-1);
  const line = isCommonJs ? `const ${name} = require("${specifier}")` : `import ${name} from "${specifier}"`;
  const hasSemicolons = !last || text[last.range[1] - 1] === ";";
  const inserted = inStyleOf(script, hasSemicolons ? `${line};` : line);
  if (last) return text.slice(0, last.range[1]) + lineBreakOf(text) + inserted + text.slice(last.range[1]);
  const at = startOfCode(script);
  return text.slice(0, at) + inserted + lineBreakOf(text) + text.slice(at);
}

/** The members of a list or an object, or the arguments of a call (one at least), with the parentheses that stand around them. */
export function bracketsOf(
  { text, program }: Script,
  node: TSESTree.Node,
  members: readonly TSESTree.Node[],
): Brackets {
  const comments = (program.comments ?? []).map(({ range }): Range => range);
  const end = node.range[1] - 1;
  const closed = members.map(({ range }, index): Range => {
    const limit = members[index + 1]?.range[0] ?? end;
    return [range[0], behindParentheses(text, range[1], limit, comments)];
  });
  return { inside: [node.range[0] + 1, end], members: closed, comments };
}

function behindParentheses(text: string, start: number, limit: number, comments: readonly Range[]): number {
  let end = start;
  for (let at = start; at < limit && text[at] !== ","; at += 1) {
    const comment = comments.find(([from]) => from === at);
    if (comment) at = comment[1] - 1;
    else if (text[at] === ")") end = at + 1;
  }
  return end;
}

function isSingleQuoted(text: string, program: TSESTree.Program): boolean {
  const first = program.body.find((statement) => statement.type === "ImportDeclaration");
  if (first) return text[first.source.range[0]] === "'";
  return text.split("'").length > text.split('"').length;
}

/** Whether a statement loads another module. */
export function isModule(statement: TSESTree.Statement, isCommonJs: boolean): boolean {
  if (!isCommonJs) return statement.type === "ImportDeclaration";
  if (statement.type !== "VariableDeclaration") return false;
  return statement.declarations.some(({ init }) => requiredSpecifier(init) !== undefined);
}

function isPrologue(statement: TSESTree.Statement): boolean {
  return statement.type === "ExpressionStatement" && typeof statement.directive === "string";
}

/** Below the comments at the head of a file, which are about all of it; before the first statement and what documents it. */
function startOfCode({ text, program }: Script): number {
  const [first] = program.body;
  if (!first) return 0;
  const before = (program.comments ?? []).filter(({ range }) => range[1] <= first.range[0]).at(-1);
  const documents = before && text.slice(before.range[1], first.range[0]).split("\n").length <= 2;
  return documents ? before.range[0] : first.range[0];
}
