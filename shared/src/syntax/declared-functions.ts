import { skipTrivia } from "./parentheses.ts";
import { isNamePart } from "./text-probe.ts";

/**
 * The names that a text exports by declarations of functions, `export async function name` or `export const name = async () =>`, at the
 * beginning of a line and not in a comment. May leave some out; has none that can be exported in another way.
 */
export function declaredFunctions(text: string): readonly string[] {
  const names: string[] = [];
  const isInComment = commentsOf(text);
  for (let start = text.startsWith(keyword) ? 0 : nextExport(text, 0); start !== -1; start = nextExport(text, start)) {
    const name = functionAt(text, start + keyword.length);
    if (name !== undefined && !isInComment(start)) names.push(name);
  }
  return names;
}

const keyword = "export ";

/** The position after `from` of an `export` that begins a line. */
function nextExport(text: string, from: number): number {
  const found = text.indexOf(`\n${keyword}`, from);
  return found === -1 ? -1 : found + 1;
}

/** Whether positions, asked for in order, stand behind a beginning of a comment and before its end. */
function commentsOf(text: string): (position: number) => boolean {
  const lastBefore = (mark: string): ((position: number) => number) => {
    let last = -1;
    let next = text.indexOf(mark);
    return (position) => {
      while (next !== -1 && next < position) {
        last = next;
        next = text.indexOf(mark, next + 1);
      }
      return last;
    };
  };
  const begun = lastBefore("/*");
  const ended = lastBefore("*/");
  return (position) => begun(position) > ended(position);
}

/** The name of the function that is declared behind `export `. */
function functionAt(text: string, position: number): string | undefined {
  const isDefault = text.startsWith("default ", position);
  const at = isDefault ? position + "default ".length : position;
  for (const words of ["function ", "async function "]) {
    if (!text.startsWith(words, at)) continue;
    if (isDefault) return "default";
    const end = endOfName(text, at + words.length);
    return "(<".includes(text.charAt(end) || " ") ? text.slice(at + words.length, end) : undefined;
  }
  if (isDefault || !text.startsWith("const ", at)) return undefined;
  const start = at + "const ".length;
  const end = endOfName(text, start);
  const parenthesis = [" = (", " = async ("].find((words) => text.startsWith(words, end));
  return parenthesis !== undefined && isArrowFunction(text, end + parenthesis.length)
    ? text.slice(start, end)
    : undefined;
}

function endOfName(text: string, start: number): number {
  let end = start;
  while (isNamePart(text, end)) end += 1;
  return end;
}

/** Whether the parenthesis before `start` opens parameters: an arrow or the type of a result follows what closes it. */
function isArrowFunction(text: string, start: number): boolean {
  const end = endOfParameters(text, start);
  if (end === undefined) return false;
  const next = skipTrivia(text, end);
  return text.startsWith("=>", next) || text.charAt(next) === ":";
}

/** Behind the parenthesis that closes the one before `start`; `undefined` where a comment, a template or a pattern leaves doubt. */
function endOfParameters(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (character === '"' || character === "'") at = text.indexOf(character, at + 1);
    if (depth === 0) return at + 1;
    if (at === -1 || character === "`" || character === "/" || character === "\\") return undefined;
  }
  return undefined;
}
