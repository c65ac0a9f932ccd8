/**
 * Whether `version` (`"14"`, `"15.1.0"`, `"16.0.0-canary.3"`, `"^15"`) is older than `other`. Ranges count by their lowest version;
 * what is no version is older than nothing.
 */
export function isBefore(version: string, other: string): boolean {
  const left = partsOf(version);
  const right = partsOf(other);
  for (const [index, part] of right.entries()) {
    const own = left[index] ?? 0;
    if (Number.isNaN(own)) return false;
    if (own !== part) return own < part;
  }
  return false;
}

function partsOf(version: string): number[] {
  const start = Array.from(version).findIndex((character) => character >= "0" && character <= "9");
  const [numbers = ""] = version.slice(Math.max(start, 0)).split("-", 1);
  return numbers.split(".").map((part) => (part === "" ? Number.NaN : Number(part)));
}
