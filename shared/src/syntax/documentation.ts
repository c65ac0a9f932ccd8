/** Comments of the kind that documents what follows. */

/** Whether a documentation comment that ends right before `offset` has the tag `@name`. */
export function hasTag(text: string, offset: number, name: string): boolean {
  const before = text.slice(0, offset).trimEnd();
  if (!before.endsWith("*/")) return false;
  const comment = before.slice(before.lastIndexOf("/*"));
  if (!comment.startsWith("/**")) return false;
  return comment
    .replaceAll("*", " ")
    .split("\n")
    .some((line) => line.split(" ").some((word) => word.trim() === `@${name}`));
}
