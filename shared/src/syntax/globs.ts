/**
 * Whether a name, or the end of a path, matches a pattern: `*` stands for anything within a name or folder, `**` for any folders.
 * `public/**` matches `/app/src/public/a.ts`.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  const parts = text.split("/");
  const patterns = pattern.split("/");
  return parts.some((_, start) => matchesParts(parts.slice(start), patterns));
}

function matchesParts(parts: readonly string[], [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return parts.length === 0;
  if (first === "**") return parts.some((_, start) => matchesParts(parts.slice(start), rest)) || rest.length === 0;
  const [part, ...others] = parts;
  return part !== undefined && matchesPart(part, first.split("*")) && matchesParts(others, rest);
}

/** Whether `text` is made of `pieces`, in order, with anything between them. */
function matchesPart(text: string, pieces: readonly string[]): boolean {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
