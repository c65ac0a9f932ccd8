/** A piece of code in Markdown, in one line and no longer than a hover has room for. */
export function code(text: string): string {
  const line = text
    .split("\n")
    .map((part) => part.trim())
    .join(" ");
  const short = line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
  const fence = "`".repeat(longestRun(short, "`") + 1);
  const space = short.startsWith("`") || short.endsWith("`") ? " " : "";
  return `${fence}${space}${short}${space}${fence}`;
}

/** `a`, `b` and 3 more. */
export function listOf(items: readonly string[], limit: number): string {
  const hidden = items.length - limit;
  return hidden > 0 ? `${items.slice(0, limit).join(", ")} and ${hidden} more` : items.join(", ");
}

/** `1 call`, `2 calls`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const current of text) {
    run = current === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

const MAX_LENGTH = 50;
