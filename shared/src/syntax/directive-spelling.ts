/** What a misspelt directive was meant to be. */

/** Directives of other tools, and of React's compiler: never taken for a misspelling. */
const otherDirectives: ReadonlySet<string> = new Set([
  "use asm",
  "use memo",
  "use no memo",
  "use step",
  "use strict",
  "use workflow",
]);

/**
 * The directive that `value` is a misspelling of; `undefined` for a directive that is right, another one's, or a string like any other.
 * Next.js's own rule (`detect_similar_strings` in its `server_actions.rs`, 14 - 16.4) for `use server` and `use cache`; the same for `use client`,
 * which Next.js leaves alone, and for any of them in capitals.
 */
export function intendedDirective(value: string): string | undefined {
  if (value === "use server" || value === "use client" || otherDirectives.has(value)) return undefined;
  if (isSimilar(value, "use server") || value === "use action") return "use server";
  if (value.startsWith("use cache")) return intendedCacheDirective(value);
  if (isSimilar(value, "use cache")) return "use cache";
  if (isSimilar(value, "use client")) return "use client";
  const lower = value.toLowerCase();
  return lower === "use server" || lower === "use client" || lower === "use cache" ? lower : undefined;
}

/** Whether Next.js's compiler looks for the misspelling too, wherever it stands. */
export function isSearchedFor(value: string): boolean {
  return (
    value === "use action" ||
    value.startsWith("use cache") ||
    isSimilar(value, "use server") ||
    isSimilar(value, "use cache")
  );
}

export function isCacheDirective(value: string): boolean {
  return value.startsWith("use cache");
}

/** `use cache` may name a kind: `use cache: remote`. */
function intendedCacheDirective(value: string): string | undefined {
  const rest = value.slice("use cache".length);
  if (rest === "" || (rest.startsWith(": ") && rest.length > 2)) return undefined;
  const kind = rest.slice(rest.indexOf(":") + 1).trim();
  return kind === "" ? "use cache" : `use cache: ${kind}`;
}

/** One character more or less, or one or two others. */
function isSimilar(value: string, directive: string): boolean {
  const left = Array.from(value);
  const right = Array.from(directive);
  if (left.length === right.length) {
    const differences = left.filter((character, index) => character !== right[index]).length;
    return differences > 0 && differences <= 2;
  }
  const [long, short] = left.length > right.length ? [left, right] : [right, left];
  if (long.length - short.length > 1) return false;
  const first = short.findIndex((character, index) => character !== long[index]);
  return first === -1 || long.slice(first + 1).join("") === short.slice(first).join("");
}
