/**
 * Whether the text exports `name` by a declaration of a function: `export async function name`, at the beginning of a line and not in a
 * comment. May say no wrongly; yes only where the name cannot be exported in another way.
 */
export function declaresFunction(text: string, name: string): boolean {
  return declarationsOf(name).some((declaration) => {
    const at = text.indexOf(declaration);
    if (at === -1 || (at > 0 && text.charAt(at - 1) !== "\n")) return false;
    return text.lastIndexOf("/*", at) <= text.lastIndexOf("*/", at);
  });
}

function declarationsOf(name: string): string[] {
  const keywords = ["export function ", "export async function "];
  if (name === "default") return keywords.map((words) => words.replace("export ", "export default "));
  return keywords.flatMap((words) => [`${words}${name}(`, `${words}${name}<`]);
}
