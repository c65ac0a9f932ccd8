/** How a name begins: components, classes and JSX tags are told by that. */

/** `Card`; not `card`, `_card` nor `$card`. */
export function isCapitalized(name: string): boolean {
  const first = name.charAt(0);
  return first !== first.toLowerCase();
}

/** `Card` of `card`. */
export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `card` of `Card`. */
export function uncapitalize(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
