import { skipTrivia } from "../syntax/parentheses.ts";

/**
 * Whether the text exports `name` by a declaration of a function, `export async function name` or `export const name = async () =>`, at the
 * beginning of a line and not in a comment. May say no wrongly; yes only where the name cannot be exported in another way.
 */
export function declaresFunction(text: string, name: string): boolean {
  if (declarationsOf(name).some((declaration) => standsAt(text, declaration) !== undefined)) return true;
  return name !== "default" && constantsOf(name).some((constant) => isArrowFunction(text, standsAt(text, constant)));
}

function declarationsOf(name: string): string[] {
  const keywords = ["export function ", "export async function "];
  if (name === "default") return keywords.map((words) => words.replace("export ", "export default "));
  return keywords.flatMap((words) => [`${words}${name}(`, `${words}${name}<`]);
}

/** Up to what may be the parameters of an arrow function. */
function constantsOf(name: string): string[] {
  return [`export const ${name} = (`, `export const ${name} = async (`];
}

/** The position behind a declaration; `undefined` where there is none. */
function standsAt(text: string, declaration: string): number | undefined {
  const at = text.indexOf(declaration);
  if (at === -1 || (at > 0 && text.charAt(at - 1) !== "\n")) return undefined;
  return text.lastIndexOf("/*", at) <= text.lastIndexOf("*/", at) ? at + declaration.length : undefined;
}

/** Whether the parenthesis before `start` opens parameters: an arrow or the type of a result follows what closes it. */
function isArrowFunction(text: string, start: number | undefined): boolean {
  const end = start === undefined ? undefined : endOfParameters(text, start);
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
