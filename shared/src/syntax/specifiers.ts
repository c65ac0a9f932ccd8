/** What the text of an import's specifier tells, before anybody looks where it leads. */

/** `a` of `a/b`, `@a/b` of `@a/b/c`. */
export function packageNameOf(specifier: string): string {
  const [first = "", second] = specifier.split("/", 2);
  return first.startsWith("@") && second !== undefined ? `${first}/${second}` : first;
}

/** Whether an unresolved specifier names a package, and not a file of the project that could not be found. */
export function isPackageSpecifier(specifier: string): boolean {
  const [first = ""] = specifier.split("/", 1);
  return first !== "" && !first.startsWith(".") && !first.startsWith("#") && !first.startsWith("~") && first !== "@";
}

/** Whether each folder comes to another file by it. */
export function isRelativeSpecifier(specifier: string): boolean {
  return specifier === "." || specifier === ".." || specifier.startsWith("./") || specifier.startsWith("../");
}
