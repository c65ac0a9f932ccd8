/** A name that stands nowhere in `text`: `base`, else `base2`, `base3`, ... */
export function freshName(text: string, base: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!text.includes(name)) return name;
  }
}
